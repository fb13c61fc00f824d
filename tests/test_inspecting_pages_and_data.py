"""Each check of a web page and of published data catches its broken sample, and passes one that looks alike."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.table import Table

from broken_word import paragraph
from inspected_word import word
from planbuilder.inspecting import rules_data, rules_html
from planbuilder.inspecting.files import inspect_file

HEAD = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Plan</title>'
TABLE = '<table><caption>Actions</caption><tr><th scope="col">Lead</th></tr><tr><td>Smith</td></tr></table>'
PIXEL = "data:image/png;base64,iVBORw0KGgo="


def page(body: str, head: str = HEAD, language: str = ' lang="en-GB"') -> str:
    return f"<!DOCTYPE html><html{language}><head>{head}</head><body><main><h1>Plan</h1>{body}</main></body></html>"


#: The check -> pages that it catches, and pages that look alike and pass.
PAGES: dict[str, tuple[list[str], list[str]]] = {
    "html-language": (
        [page("", language=""), page("", language=' lang="English!"')],
        [page("", language=' lang="cy"')],
    ),
    "html-title": ([page("", HEAD.replace("Plan", "")), page("", HEAD.replace("Plan", "Untitled"))], [page("")]),
    "html-one-h1": ([page("<h1>Another</h1>")], [page("<h2>Another</h2>"), page("<h1 hidden>Another</h1>")]),
    "html-heading-order": ([page("<h3>Deep</h3>"), page("<h2> </h2>")], [page("<h2>A</h2><h3>B</h3><h2>C</h2>")]),
    "html-alt-text": (
        [page(f'<img src="{PIXEL}">'), page("<svg><path/></svg>")],
        [
            page(f'<img src="{PIXEL}" alt="">'),
            page('<svg role="img" aria-label="A chart"></svg>'),
            page('<svg aria-hidden="true"></svg>'),
        ],
    ),
    "html-alt-text-useful": (
        [page(f'<img src="{PIXEL}" alt="chart1.png">')],
        [page(f'<img src="{PIXEL}" alt="Chart of burglaries">')],
    ),
    "html-table-headers": (
        [
            page(TABLE.replace("th", "td")),
            page(TABLE.replace(' scope="col"', "")),
            page(TABLE.replace('"col"', '"column"')),
        ],
        [page(TABLE), page('<table role="presentation"><tr><td>x</td></tr></table>')],
    ),
    "html-table-captions": (
        [page(TABLE.replace("Actions", ""))],
        [
            page(TABLE.replace("<caption>Actions</caption>", "").replace("<table", '<table aria-label="Actions"')),
            page(f"<figure><figcaption>Actions</figcaption>{TABLE.replace('<caption>Actions</caption>', '')}</figure>"),
        ],
    ),
    "html-lists": (
        [page("<div><li>One</li></div>"), page("<ul><p>One</p></ul>")],
        [page("<ol><li>One<ul><li>Two</li></ul></li></ol>")],
    ),
    "html-link-words": (
        [page('<a href="https://x.uk/">here</a>'), page('<a href="https://x.uk/"></a>')],
        [page(f'<a href="https://x.uk/"><img src="{PIXEL}" alt="The force"></a>')],
    ),
    "html-link-form": (
        [
            page('<a href="#gone">Burglary</a>'),
            page('<a href="http:/x">Burglary</a>'),
            page('<a href="file:///C:/x">Plan</a>'),
        ],
        [
            page('<h2 id="b c">B</h2><a href="#b%20c">Burglary</a>'),
            page('<a href="plan.pdf">The plan in PDF</a>'),
            page('<a href="#top">Up</a>'),
        ],
    ),
    "html-ids": (
        [page('<p id="a">x</p><p id="a">y</p>'), page('<p aria-labelledby="b">x</p>')],
        [page('<p id="a">x</p><p id="A">y</p>')],
    ),
    "html-landmarks": (
        [page("").replace("main>", "div>")],
        [page("").replace("<main>", '<div role="main">').replace("</main>", "</div>")],
    ),
    "html-viewport": (
        [
            page("", HEAD.replace("width=device-width", "width=800")),
            page("", HEAD.replace("scale=1", "scale=1, user-scalable=no")),
        ],
        [page("", HEAD.replace("scale=1", "scale=1, maximum-scale=5"))],
    ),
    "html-contrast": (
        [
            page('<p style="color:#aaa;background-color:#fff">Pale</p>'),
            page('<p style="color: white; background: rgb(200, 200, 200)">x</p>'),
        ],
        [
            page('<p style="color:#fff;background-color:#12355B">Clear</p>'),
            page('<p style="color:#767676;background:#fff">x</p>'),
        ],
    ),
    "html-labels": (
        [page("<input>"), page("<button></button>")],
        [page("<label>Name <input></label>"), page('<input type="hidden">')],
    ),
    "html-moving": (
        [page("<marquee>News</marquee>"), page("", f'{HEAD}<meta http-equiv="refresh" content="5">')],
        [page("<p>News</p>")],
    ),
    "html-whole": (
        [
            page('<script src="https://x.uk/a.js"></script>'),
            page("", f'{HEAD}<link rel="stylesheet" href="//x.uk/a.css">'),
            page("", f"{HEAD}<style>body{{background:url(https://x.uk/a.png)}}</style>"),
        ],
        [
            page('<a href="https://x.uk/">The force</a>'),
            page(f'<img alt="A crest" src="{PIXEL}">'),
            page("", f'{HEAD}<link rel="canonical" href="https://x.uk/">'),
        ],
    ),
    "html-template-marks": (
        [page("<p>Led by {{ officer }}</p>"), page("<p>A \ue000 sign</p>")],
        [page("<script>let a = {{}}</script><p>{x}</p>")],
    ),
}


def failing(path: Path, beside: Path | None = None) -> dict[str, str]:
    checks = inspect_file(path, beside=beside)
    return {check.key: "; ".join(place.what for place in check.places) for check in checks if check.state == "failed"}


def saved(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "plan.html"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, (broken, _) in PAGES.items() for text in broken])
def test_a_broken_page_fails_its_check_and_no_other(tmp_path: Path, key: str, text: str) -> None:
    assert [*failing(saved(tmp_path, text))] == [key]


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, (_, good) in PAGES.items() for text in good])
def test_a_page_that_only_looks_broken_passes(tmp_path: Path, key: str, text: str) -> None:
    assert failing(saved(tmp_path, text)) == {}


def test_every_check_of_pages_has_its_samples() -> None:
    assert {*PAGES} | {"html-readable", "html-words"} == {rule.key for rule in rules_html.RULES}


def test_words_of_the_word_file_that_a_page_lacks_are_found(tmp_path: Path) -> None:
    docx = tmp_path / "plan.docx"
    docx.write_bytes(word(paragraph("Patrols went to every ward.")))
    whole = "<p>Patrols went to <b>ev</b>ery ward.</p><p>That is all.</p>"
    assert failing(saved(tmp_path, page(whole)), docx) == {}
    assert failing(saved(tmp_path, page(whole.replace("ward", "park"))), docx) == {"html-words": "“ward” is missing"}


def test_what_is_no_page_is_refused(tmp_path: Path) -> None:
    assert failing(saved(tmp_path, "nothing but words")) == {"html-readable": "it is not a web page"}


# --- data -------------------------------------------------------------------------------------------------


def book(change: Callable[[Any, Any], object], tmp_path: Path) -> Path:
    """A workbook that is right in every respect but for the change."""
    made = Workbook()
    made.properties.title = "Actions of the plan"
    sheet: Any = made.active
    sheet.title = "Actions"
    for row in (
        ["Actions of the plan"],
        ["Ref", "Lead", "Cost"],
        ["CE1", "Smith", 5],
        ["CE2", "Jones", 7],
        ["CE3", "Khan", 9],
    ):
        sheet.append(row)
    sheet.add_table(Table(displayName="actions", ref="A2:C5"))
    change(made, sheet)
    path = tmp_path / "data.xlsx"
    made.save(path)
    return path


def put(cell: str, value: object) -> Callable[[Any, Any], object]:
    return lambda _, sheet: sheet.__setitem__(cell, value)


def blank_row(_: Any, sheet: Any) -> None:
    for cell in ("A4", "B4", "C4"):
        sheet[cell] = None


def no_table(_: Any, sheet: Any) -> None:
    del sheet.tables["actions"]


def hidden_column(_: Any, sheet: Any) -> None:
    sheet.column_dimensions["B"].hidden = True


def another_sheet(name: str, *, hidden: bool = False) -> Callable[[Any, Any], object]:
    def change(made: Any, _: Any) -> None:
        made.create_sheet(name)["A1"] = "Notes"
        made[name].sheet_state = "hidden" if hidden else "visible"

    return change


BOOKS: dict[str, tuple[list[Callable[[Any, Any], object]], list[Callable[[Any, Any], object]]]] = {
    "data-title": ([lambda made, _: setattr(made.properties, "title", None)], []),
    "data-sheet-names": ([another_sheet("Sheet1")], [another_sheet("Sheet of notes")]),
    "data-sheet-titles": ([put("A1", None)], []),
    "data-tables": ([no_table], [another_sheet("Notes")]),
    "data-merged": ([lambda _, sheet: sheet.merge_cells("A1:C1")], []),
    "data-headings": ([put("B2", "Ref")], [put("B2", "Ref 2")]),
    "data-blanks": ([blank_row], [put("B4", None)]),
    "data-hidden": ([hidden_column, another_sheet("Notes", hidden=True)], [another_sheet("Notes")]),
    "data-errors": ([put("C4", "#REF!")], [put("C4", "x#REF")]),
}


@pytest.mark.parametrize(
    ("key", "number"), [(key, n) for key, (broken, _) in BOOKS.items() for n in range(len(broken))]
)
def test_a_broken_workbook_fails_its_check_and_no_other(tmp_path: Path, key: str, number: int) -> None:
    assert [*failing(book(BOOKS[key][0][number], tmp_path))] == [key]


@pytest.mark.parametrize(("key", "number"), [(key, n) for key, (_, good) in BOOKS.items() for n in range(len(good))])
def test_a_workbook_that_only_looks_broken_passes(tmp_path: Path, key: str, number: int) -> None:
    assert failing(book(BOOKS[key][1][number], tmp_path)) == {}


def test_pictures_over_the_cells_are_found(tmp_path: Path) -> None:
    path = book(lambda *_: None, tmp_path)
    assert failing(path) == {}
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/image1.png", b"x")
    assert [*failing(path)] == ["data-pictures"]


def test_a_comment_in_published_data_is_found(tmp_path: Path) -> None:
    from openpyxl.comments import Comment

    path = book(lambda _, sheet: setattr(sheet["A3"], "comment", Comment("Is this right?", "Jo Bloggs")), tmp_path)
    assert [*failing(path)] == ["data-pictures"]


TABLES_OF_TEXT = {
    "csv-coding": (["Ref,Lead\nCE1,Zo\xeb\n".encode("windows-1252")], ["\ufeffRef,Lead\nCE1,Zoë\n".encode()]),
    "csv-headings": ([b"Ref,\nCE1,Smith\n", b"Ref,ref\nCE1,Smith\n"], [b"Ref,Ref 2\nCE1,x\n"]),
    "csv-rows": (
        [b"Ref,Lead\nCE1\n", b"Ref;Lead\nCE1;Smith\nCE2;Jones\n", b"Ref\tLead\nCE1\tSmith\n"],
        [b'Ref,Lead\nCE1,"Smith, Jones"\n', b"Note\nOne; two\nThree\n"],
    ),
    "csv-blanks": ([b"Ref,Lead\n\nCE1,x\n"], [b"Ref,Lead\r\nCE1,x\r\n"]),
    "csv-formulas": (
        [b"Ref,Lead\nCE1,=1+1\n", b"Ref,Lead\nCE1,@SUM(A1)\n"],
        [b"Ref,Change\nCE1,-5.2%\nCE2,+7\nCE3,-\nCE4,-1.2e-05\nCE5,+44 (0)1277 312500\n"],
    ),
}


@pytest.mark.parametrize(
    ("key", "text"), [(key, text) for key, (broken, _) in TABLES_OF_TEXT.items() for text in broken]
)
def test_a_broken_csv_fails_its_check_and_no_other(tmp_path: Path, key: str, text: bytes) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(text)
    assert [*failing(path)] == [key]


@pytest.mark.parametrize("text", [text for _, good in TABLES_OF_TEXT.values() for text in good])
def test_a_csv_that_only_looks_broken_passes(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(text)
    assert failing(path) == {}


def test_every_check_of_data_has_its_samples() -> None:
    assert {*BOOKS, *TABLES_OF_TEXT, "data-readable", "data-pictures"} == {rule.key for rule in rules_data.RULES}
