"""conformance.html: every check that the published files went through, its rule, where the rule stands, its result.

In come the checks of each file; out comes a page for any browser, which needs nothing else. Plan and report share a
folder and the page: what it says of the other document stays as long as that one's files are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from planbuilder.inspecting.results import Check
from planbuilder.inspecting.sources import NAMES
from planbuilder.worklist.page_style import STYLE
from planbuilder.worklist.words import clean

PAGE = "conformance.html"
_STATES: Final = {"passed": "Passed", "failed": "Failed", "not run": "Not run"}
_STYLE: Final = f"""{STYLE}
table.found th:first-child {{ width: 34%; }}
col.rule {{ width: 36%; }} col.result {{ width: 30%; }}
.state {{ display: inline-block; padding: 0 .5rem; border: 1px solid #4A5A6A; border-radius: .2rem;
  font-weight: bold; }}
.failed {{ background: #F9C9CE; }} .passed {{ background: #E3F1F0; }}
tbody th {{ font-weight: normal; }} td, th {{ overflow-wrap: anywhere; }}
"""
_NAMES: Final = {
    **NAMES,
    "https://www.iso.org/standard/71691.html": "ISO/IEC 29500-1",
    "https://www.legislation.gov.uk/eur/2016/679/article/5": "legislation.gov.uk: UK GDPR, Article 5",
    "https://www.gov.uk/government/publications/government-security-classifications": "GOV.UK: classifications",
}
_SECTION = re.compile(r"<!-- document: (\w+) -->.*?<!-- end of \1 -->\n?", re.DOTALL)


@dataclass(frozen=True)
class Published:
    """A document that is published: `name` as its command calls it, its title and status, the checks by file name."""

    name: str
    title: str
    status: str
    checks: Mapping[str, Sequence[Check]]

    @property
    def all(self) -> list[Check]:
        """All checks of all files."""
        return [check for several in self.checks.values() for check in several]


def conformance_page(published: Published, year: str, before: str = "", others: Sequence[str] = ()) -> str:
    """The page as text; `before` is the page as it was, of which the sections of the documents in `others` stay."""
    sections = {found[1]: found[0].rstrip("\n") for found in _SECTION.finditer(before) if found[1] in others}
    sections[published.name] = _section(published)
    heading = f"Conformance of what is published, {year}"
    order = ("plan", "report", published.name)
    body = [
        '<a class="skip" href="#main">Skip to the main content</a>',
        f"<header><p>planbuilder</p><h1>{_text(heading)}</h1></header>",
        '<main id="main" tabindex="-1">',
        "<p>Every check that the files in this folder went through before they were written, with the rule behind it"
        " and where that rule is published. A check that could not be run here is listed with the reason.</p>",
        *(sections[name] for name in dict.fromkeys(order) if name in sections),
        "</main>",
        "<footer><p>Made by planbuilder. The next “make publish” writes this page anew.</p></footer>",
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(heading)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _section(published: Published) -> str:
    name = published.name
    tables = "\n".join(_of_file(name, number, *one) for number, one in enumerate(published.checks.items(), 1))
    return (
        f'<!-- document: {name} -->\n<section aria-labelledby="{name}"><h2 id="{name}">{_text(published.title)}</h2>\n'
        f'<p>{_text(published.status)}</p>\n<p class="outcome good">{summary(published.all)}</p>\n'
        f"{tables}\n</section>\n<!-- end of {name} -->"
    )


def summary(checks: Sequence[Check]) -> str:
    """ "48 checks: 46 passed, 2 could not be run"."""
    counts = {state: sum(check.state == state for check in checks) for state in _STATES}
    parts = [f"{counts['passed']} passed"]
    parts += [f"{counts['failed']} failed"] if counts["failed"] else []
    parts += [f"{counts['not run']} could not be run"] if counts["not run"] else []
    return f"{len(checks)} check{'s' * (len(checks) != 1)}: {', '.join(parts)}."


def _of_file(name: str, number: int, file: str, checks: Sequence[Check]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_text(check.title)}'
        f'<span class="check">Check: <code>{_text(check.key)}</code></span></th>'
        f"<td>{_text(check.rule)}<br>{_source(check.source)}</td><td>{''.join(_result(check))}</td></tr>"
        for check in checks
    )
    return (
        f'<section aria-labelledby="{name}-{number}"><h3 id="{name}-{number}">{_text(file)}</h3>'
        f'<table class="found"><caption>{summary(checks)}</caption><colgroup><col><col class="rule">'
        '<col class="result"></colgroup><thead><tr><th scope="col">Check</th><th scope="col">Rule and source</th>'
        f'<th scope="col">Result</th></tr></thead><tbody>{rows}</tbody></table></section>'
    )


def _result(check: Check) -> Iterator[str]:
    kind = check.state.replace(" ", "-")
    yield f'<span class="state {escape(kind)}">{_STATES.get(check.state, _text(check.state))}</span>'
    if check.reason:
        yield f"<br>{_text(check.reason)}"
    for place in check.places:
        yield f"<br>{_text(': '.join(part for part in (place.where, place.what) if part))}"


def _source(source: str) -> str:
    """Where a rule stands: a link by the name of its page, or by the site that has it."""
    if source.startswith(("https://", "http://")) and not re.search(r"\s", source):
        name = _NAMES.get(source) or re.sub(r"^https?://(?:www[.])?([^/]+).*", r"\1", source)
        return f'<a href="{escape(source)}">{_text(name)}</a>'
    return _text(source)


def _text(words: str) -> str:
    return escape(clean(words)).replace("\n", "<br>")
