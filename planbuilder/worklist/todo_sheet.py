"""The sheet "To do": every problem of one workbook in a list, worst first, each with a link to its cell.

In come the problems with the places where they were marked; out come the sheet's XML and the names that Excel wants for
its filter and for the heading on each printed page. Texts stand in their cells, so that the workbook's table of shared
strings is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from planbuilder.problems import Problem
from planbuilder.worklist.notes import with_escapes
from planbuilder.worklist.parts import MAIN
from planbuilder.worklist.places import column_letters
from planbuilder.worklist.words import GOLD, LOOKS, counted, sentence

TITLE: Final = "To do"
#: A longer list would help nobody: these are mended first, then the check is run again.
MOST_LISTED: Final = 5_000
_LONGEST: Final = 8_000  # characters in a cell; Excel shows no more than fill a screen
_COLUMNS: Final = (
    *(("No.", 6), ("Level", 12), ("Sheet", 20), ("Cell", 13), ("What was found", 52), ("What to do", 56)),
    *(("Check", 22), ("Done", 9)),
)
_HEAD: Final = 6  # the row of the headings
_LAST: Final = column_letters(len(_COLUMNS))


@dataclass(frozen=True)
class Entry:
    """A problem as the list tells it.

    `link` is where its link leads ("'Actions'!B3"; "" for nowhere), `remark` what is added to it, `sheet` the name of
    its sheet as the workbook has it ("" where it has none of this name).
    """

    problem: Problem
    link: str = ""
    remark: str = ""
    sheet: str = ""


def todo_sheet(workbook: str, again: str, entries: Sequence[Entry], style: Callable[[str], int]) -> bytes:
    """The sheet's XML; `again` is the command that checks once more, `style` gives the number of a format."""
    shown = entries[:MOST_LISTED]
    rows = [*_top(workbook, again, entries, style), _headings(style)]
    rows += [_row(_HEAD + number, number, entry, style) for number, entry in enumerate(shown, 1)]
    last = _HEAD + max(1, len(shown))
    if len(entries) > len(shown):
        more = f"and {len(entries) - len(shown):,} more: mend these first, then run the check again"
        rows.append(f'<row r="{last + 1}">{_cell(f"E{last + 1}", more, style("bold"))}</row>')
    elif not entries:
        rows.append(f'<row r="{last}">{_cell(f"E{last}", "There is nothing to do.", style("text"))}</row>')
    return _worksheet("".join(rows), _links(shown), last).encode()


def own_names(title: str, count: int) -> dict[str, str]:
    """The names that belong to the sheet, and what they refer to."""
    sheet = quoted(title)
    last = _HEAD + max(1, min(count, MOST_LISTED))
    return {
        "_xlnm._FilterDatabase": f"{sheet}!$A${_HEAD}:${_LAST}${last}",
        "_xlnm.Print_Titles": f"{sheet}!${_HEAD}:${_HEAD}",
    }


def quoted(title: str) -> str:
    """The name of a sheet as references write it."""
    doubled = title.replace("'", "''")
    return f"'{doubled}'"


def _top(workbook: str, again: str, entries: Sequence[Entry], style: Callable[[str], int]) -> list[str]:
    count = counted([entry.problem for entry in entries])
    lines = (
        (f"To do: {workbook}", "title", 34),
        (f"{count[:1].upper()}{count[1:]}.", "count", 24),
        (
            f"This is a copy to work from. Mend things in your own workbook, {workbook}: nothing is read from here, and"
            " the next check writes this copy anew.",
            "line",
            18,
        ),
        (f"When you have mended some, save {workbook} and run the check again:  {again}", "line", 18),
        (
            "A link leads to the cell. There the colour gives the level, and a note says the same as this list:"
            " rest the mouse on the cell to read it.",
            "line",
            22,
        ),
    )
    rows = []
    for number, (words, look, height) in enumerate(lines, 1):
        cells = _cell(f"A{number}", words, style(look))
        if look == "title":
            columns = range(2, len(_COLUMNS) + 1)
            cells += "".join(f'<c r="{column_letters(n)}{number}" s="{style(look)}"/>' for n in columns)
        rows.append(f'<row r="{number}" ht="{height}" customHeight="1">{cells}</row>')
    return rows


def _headings(style: Callable[[str], int]) -> str:
    cells = (_cell(f"{column_letters(n)}{_HEAD}", name, style("head")) for n, (name, _) in enumerate(_COLUMNS, 1))
    return f'<row r="{_HEAD}" ht="24" customHeight="1">{"".join(cells)}</row>'


def _row(row: int, number: int, entry: Entry, style: Callable[[str], int]) -> str:
    problem = entry.problem
    cell = problem.cell or ("whole sheet" if entry.sheet else "")
    do = " ".join(part for part in (problem.do, entry.remark) if part)
    texts = (
        (LOOKS[problem.level].words, problem.level.name),
        (entry.sheet or problem.sheet or "(the workbook)", "text"),
        (cell, "link" if entry.link else "text"),
        (sentence(problem.what), "text"),
        (do, "text"),
        (problem.check, "quiet"),
        ("", "done"),
    )
    cells = [f'<c r="A{row}" s="{style("number")}"><v>{number}</v></c>']
    cells += [_cell(f"{column_letters(n)}{row}", words, style(look)) for n, (words, look) in enumerate(texts, 2)]
    return f'<row r="{row}" ht="{_height(texts)}">{"".join(cells)}</row>'


def _height(texts: Sequence[tuple[str, str]]) -> int:
    """Points that the longest text takes. LibreOffice does not work them out where it saved the workbook itself."""
    lines = [
        sum(max(1, ceil(len(line) / (width * 1.05))) for line in words.split("\n"))
        for (words, _), (_, width) in zip(texts, _COLUMNS[1:], strict=True)
    ]
    return min(6 + 15 * max(lines), 400)


def _cell(address: str, words: str, style: int) -> str:
    if not words:
        return f'<c r="{address}" s="{style}"/>'
    text = escape(with_escapes(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}..."))
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _links(entries: Sequence[Entry]) -> str:
    links = (
        f'<hyperlink ref="D{row}" location={quoteattr(entry.link)}/>'
        for row, entry in enumerate(entries, _HEAD + 1)
        if entry.link
    )
    return "".join(links)


def _worksheet(rows: str, links: str, last: int) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, (_, width) in enumerate(_COLUMNS, 1)
    )
    first = _HEAD + 1
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="FF{GOLD}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{_LAST}{last}"/>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{_HEAD}" topLeftCell="A{first}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{first}" sqref="A{first}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{rows}</sheetData>'
        f'<autoFilter ref="A{_HEAD}:{_LAST}{last}"/>'
        f'<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="{_LAST}{first}:{_LAST}{last}">'
        '<formula1>"✓"</formula1></dataValidation></dataValidations>'
        + (f"<hyperlinks>{links}</hyperlinks>" if links else "")
        + '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.7" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;L&amp;F  -  &amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>"
        "</worksheet>"
    )
