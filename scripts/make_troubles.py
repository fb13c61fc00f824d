"""docs/when-something-goes-wrong.md as Markdown: what you see, what it means, what to do.

In: the rows of trouble_parts, written by hand, and the catalogue of checks. Out: one page, ordered by what you were
doing when the message came. scripts/make_docs.py writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planbuilder.catalogue import CATALOGUE
from planbuilder.problems import Level
from trouble_parts import Row, building, coming_back, drafts, publishing

INTRODUCTION = """\
# When something goes wrong

<!-- Made by scripts/make_docs.py from scripts/trouble_parts and the catalogue of checks; do not edit it by hand. -->

Find your message: press Ctrl+F and type a few of its words. Where a message names a file, a number or a name, this page
has “…”. The tables say what you see, what it means, and what to do.

**Nothing is broken for good.** planbuilder changes a workbook only when you ask for it, keeps a copy first, and a build
that fails leaves the last documents as they were.

- **STOP, WARN or NOTE and a place** (`plan.xlsx > Actions > F7`): the message says what to do. Do it in your workbook,
  save, and run the command again. The tables under [In your workbooks](#in-your-workbooks) say why each is told.
- **Nothing seems to happen**: the first run installs things and takes some minutes; later runs take seconds.
- **“There is no command”, “make: *** No rule”, “usage:”**: the command was typed otherwise than planbuilder knows it.
  Type `make` alone for a list, and look for a missing quotation mark.
- **“make: command not found”**: on Windows, type the same words in the planbuilder folder, in PowerShell with `.\\`
  before them (`.\\make plan`); on Linux, ask for the program make to be installed.
- **A window that asks about links, macros or a password** is Excel's or Word's own; planbuilder opens no windows.
"""
ROOMS: tuple[tuple[str, Sequence[Row]], ...] = (
    ("Years and files", building.WHERE_THINGS_ARE),
    ("Templates", building.TEMPLATES),
    ("The PDF", building.PDF),
    ("The computer", building.COMPUTER),
    ("Drafts", drafts.DRAFTS),
    ("Comparing", drafts.COMPARING),
    ("Sending a draft round", drafts.SENDING),
    ("Signing off", drafts.SIGNING),
    ("Files that come back", coming_back.COLLECTING),
    ("Changes that are written into workbooks", coming_back.APPLYING),
    ("Counts from published tables", coming_back.COUNTS),
    ("Publishing", publishing.PUBLISHING),
    ("Looking at finished files", publishing.LOOKING),
    ("A new partnership, a new year", publishing.BEGINNING),
)
WORKBOOKS = """\
## In your workbooks

Each check has a name. A WARN or NOTE shows it at its end in square brackets; a STOP does not, so look for what it is
about. [checks.md](checks.md) says more of each, and how to accept what is right as it is.
"""
_LEVELS = {Level.STOP: "STOP", Level.WARN: "WARN", Level.NOTE: "NOTE"}


def troubles_guide() -> str:
    """The whole page."""
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield INTRODUCTION
    for title, rows in ROOMS:
        yield f"## {title}\n"
        yield _table((_seen(one), one.means, one.do) for one in rows)
    yield WORKBOOKS
    for subject, checks in CATALOGUE.items():
        yield f"### {subject}\n"
        yield _table((f"{_LEVELS[one.level]} `[{one.name}]` {one.finds}", one.why, one.mend) for one in checks)


def _seen(one: Row) -> str:
    return "<br>".join(one.see)


def _table(rows: Iterable[tuple[str, str, str]]) -> str:
    lines = ["| you see | what it means | what to do |", "| --- | --- | --- |"]
    lines += [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |" for cells in rows]
    return "\n".join(lines) + "\n"
