"""A finished file looked at: the one way in for commands, for publishing and for tests.

In: a path, and for a PDF or web page the Word file it was made from. Out: every check with its result. Nothing is
printed, nothing raised for a bad file: what cannot be read is a failed check with what to do, and what cannot be worked
out in a foreign file is said to be not run.
"""

from __future__ import annotations

from pathlib import Path

from planbuilder.inspecting import refusing
from planbuilder.inspecting.results import Check, Place, Rule, run

ENDINGS = (".docx", ".pdf", ".html", ".htm", ".xlsx", ".csv")
_NO_WORD_FILE = "No Word file was given to compare it with."
_NO_TAGS = "The PDF has no tags."


def inspect_file(path: Path, *, beside: Path | None = None, thorough: bool = True) -> tuple[Check, ...]:
    """Every check of a file with its result; `beside` is the Word file that a PDF or web page was made from.

    `thorough` says to ask veraPDF, which takes some seconds, where it is at hand.
    """
    try:
        return _looked_at(path, beside, thorough)
    except OSError as error:
        what = "it is not there" if isinstance(error, FileNotFoundError) else f"it cannot be read ({error.strerror})"
        return (_unreadable(path, what, "Look for it, or copy it once more."),)


def _looked_at(path: Path, beside: Path | None, thorough: bool) -> tuple[Check, ...]:
    ending = path.suffix.lower()
    if not path.exists():
        raise FileNotFoundError
    if ending == ".pdf":
        return _pdf(path, beside, thorough)
    if ending in (".html", ".htm"):
        return _html(path, beside)
    if ending in (".xlsx", ".csv"):
        return _data(path)
    return _word(path)


def _unreadable(path: Path, what: str, mend: str) -> Check:
    from planbuilder.inspecting import rules_data, rules_html, rules_pdf, rules_word

    readable = {
        ".pdf": rules_pdf.READABLE,
        ".html": rules_html.READABLE,
        ".htm": rules_html.READABLE,
        ".xlsx": rules_data.READABLE,
        ".csv": rules_data.READABLE,
    }
    return _refused(readable.get(path.suffix.lower(), rules_word.READABLE), path, what, mend)


def _refused(rule: Rule, path: Path, what: str, mend: str) -> Check:
    found = rule.result([Place(path.name, what)])
    return Check(found.key, found.title, found.rule, found.source, found.state, found.places, mend)


def _word(path: Path) -> tuple[Check, ...]:
    from planbuilder.inspecting import rules_word

    what, mend = refusing.why_no_word(path)
    if what:
        return (_refused(rules_word.READABLE, path, what, mend),)
    from planbuilder.inspecting.word_checks import FINDERS
    from planbuilder.inspecting.word_walk import look_at

    try:
        look = look_at(path)
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return (_refused(rules_word.READABLE, path, "it cannot be read as a Word document", rules_word.READABLE.mend),)
    broken = [Place(one.place, "it is no XML that could be read") for one in look.docx.unreadable]
    if "word/document.xml" not in look.docx.trees:
        return (rules_word.READABLE.result(broken or [Place(path.name, "it has no text part")]),)
    return (rules_word.READABLE.result(()), *run(FINDERS, look))


def _pdf(path: Path, beside: Path | None, thorough: bool) -> tuple[Check, ...]:
    from planbuilder.inspecting import rules_pdf

    what, mend = refusing.why_no_pdf(path)
    if what:
        return (_refused(rules_pdf.READABLE, path, what, mend),)
    import pikepdf

    from planbuilder.inspecting.pdf_checks import BESIDE, FINDERS, NEEDS_TAGS
    from planbuilder.inspecting.pdf_look import PdfLook

    try:
        with pikepdf.open(path) as pdf:
            look = PdfLook(path, pdf, pages_of(path), beside)
            if not look.pages:
                return (_refused(rules_pdf.READABLE, path, "it has no pages", rules_pdf.READABLE.mend),)
            told = {rule: rule.not_run(_NO_TAGS) for rule in FINDERS if rule in NEEDS_TAGS and not look.tags}
            found = [rules_pdf.READABLE.result(())]
            found += [told[rule] if rule in told else run({rule: FINDERS[rule]}, look)[0] for rule in FINDERS]
            whole = beside is not None and beside.is_file() and not refusing.why_no_word(beside)[0]
            found += run(BESIDE, look) if whole else [rule.not_run(_NO_WORD_FILE) for rule in BESIDE]
    except pikepdf.PasswordError:
        do = "Save it without its password: PDF/UA asks that screen readers can read it."
        return (_refused(rules_pdf.READABLE, path, "it opens with a password only", do),)
    except (pikepdf.PdfError, ValueError, RecursionError, AttributeError, TypeError):
        return (_refused(rules_pdf.READABLE, path, "it is damaged, or was only copied in part", "Make it anew."),)
    return (*found, _asked_verapdf(path) if thorough else rules_pdf.VERAPDF.not_run("It was not asked for."))


def pages_of(path: Path) -> list[str]:
    """The text of each page of a PDF; raises ValueError for one that cannot be read."""
    import pypdfium2  # type: ignore[import-untyped]

    from planbuilder.output.uninterrupted import uninterrupted

    pages = []
    try:
        with uninterrupted(), pypdfium2.PdfDocument(path) as document:
            for number in range(len(document)):
                page = document[number]
                text = page.get_textpage()
                pages.append(str(text.get_text_range()))
                text.close()
                page.close()
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from None
    return pages


def _asked_verapdf(path: Path) -> Check:
    from dataclasses import replace

    from planbuilder.inspecting.rules_pdf import OWN_OF_PDF_UA, VERAPDF
    from planbuilder.inspecting.verapdf import verdict

    said = verdict(path)
    if said.not_run:
        return VERAPDF.not_run(f"{said.not_run} The {OWN_OF_PDF_UA} rules that planbuilder checks itself are above.")
    return replace(VERAPDF.result(said.broken), reason=f"{said.rules} rules were tried.")


def _html(path: Path, beside: Path | None) -> tuple[Check, ...]:
    from planbuilder.inspecting import rules_html

    what, mend = refusing.why_no_text(path)
    if what:
        return (_refused(rules_html.READABLE, path, what, mend),)
    from planbuilder.inspecting.html_checks import BESIDE, FINDERS
    from planbuilder.inspecting.html_look import HtmlLook, opened

    tree, source = opened(path)
    if tree is None:
        return (_refused(rules_html.READABLE, path, "it is not a web page", rules_html.READABLE.mend),)
    whole = beside is not None and beside.is_file() and not refusing.why_no_word(beside)[0]
    look = HtmlLook(path, tree, source, beside if whole else None)
    found = [rules_html.READABLE.result(()), *run(FINDERS, look)]
    return (*found, *(run(BESIDE, look) if whole else [rule.not_run(_NO_WORD_FILE) for rule in BESIDE]))


def _data(path: Path) -> tuple[Check, ...]:
    from planbuilder.inspecting import rules_data
    from planbuilder.inspecting.data_checks import csv_checks, workbook_checks

    is_csv = path.suffix.lower() == ".csv"
    what, mend = refusing.why_no_text(path) if is_csv else refusing.why_no_workbook(path)
    if what:
        return (_refused(rules_data.READABLE, path, what, mend),)
    found = csv_checks(path) if is_csv else workbook_checks(path)
    if found is None:
        return (_refused(rules_data.READABLE, path, "it cannot be read", rules_data.READABLE.mend),)
    return (rules_data.READABLE.result(()), *found)
