"""The marked copy: cells filled by level, messages as notes, a list in front, and nothing else changed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from time import perf_counter

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from hostile_files import (
    compound_file,
    part,
    strict,
    with_damaged_sheet,
    with_parts,
    with_type,
    workbook,
)
from planbuilder.problems import Level, Problem
from planbuilder.values import contrast
from planbuilder.worklist.marked_copy import MOST_LISTED, MOST_NOTES, CannotMark, marked_copy
from planbuilder.worklist.places import MOST_CELLS, find_place
from planbuilder.worklist.words import LOOKS
from word_validity import open_xml_errors

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "inputs" / "2017-18" / "plan.xlsx"
FROM_LIBREOFFICE = ROOT / "tests" / "saved_by_libreoffice" / "plan.xlsx"
FIRST_LISTED = 7  # the row below the headings of the list


def problem(cell: str = "B3", sheet: str = "Actions", level: Level = Level.STOP, what: str = "it is wrong") -> Problem:
    return Problem(level, what, "Mend it.", "plan.xlsx", sheet, cell, "some-check")


def saved(book: Workbook, folder: Path) -> Path:
    path = folder / "plan.xlsx"
    book.save(path)
    return path


def actions_book() -> tuple[Workbook, Worksheet]:
    """A workbook of one sheet "Actions" with three columns and four rows."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Actions"
    for row in (("Ref", "Priority", "Budget"), ("A1", "Harm", 500), ("A2", "Harm", 200), ("A3", "Burglary", 100)):
        sheet.append(row)
    return book, sheet


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rewritten(path: Path, **changes: bytes | None) -> Path:
    path.write_bytes(with_parts(path.read_bytes(), **changes))
    return path


def fill(sheet: Worksheet, cell: str) -> str:
    return str(sheet[cell].fill.fgColor.rgb)[-6:]


def note(sheet: Worksheet, cell: str) -> str:
    comment = sheet[cell].comment
    return comment.text if comment else ""


def listed(content: bytes | Workbook) -> list[tuple[object, ...]]:
    """The rows of the list, without number and tick."""
    book = opened(content) if isinstance(content, bytes) else content
    rows = book.worksheets[0].iter_rows(min_row=FIRST_LISTED, min_col=2, max_col=7, values_only=True)
    return [row for row in rows if any(row)]


def rules(sheet: Worksheet) -> set[tuple[str, str, str]]:
    """Areas, formulas and formats of the rules that colour cells."""
    return {
        (str(area.sqref), str(rule.formula), str(rule.dxf.fill.bgColor.rgb))
        for area in sheet.conditional_formatting
        for rule in area.rules
    }


def green(formula: str) -> Rule:
    """A rule that colours a cell where the formula holds."""
    rule: Rule = FormulaRule(formula=[formula], fill=PatternFill("solid", bgColor="FF00FF00"))  # type: ignore[no-untyped-call]
    return rule


def valid(content: bytes, original: Path, folder: Path) -> None:
    """The copy has no error that its original has not got (openpyxl and LibreOffice have habits of their own)."""
    copy = folder / "copy.xlsx"
    copy.write_bytes(content)
    known = set(open_xml_errors(original))
    # texts that stand in their cells are right, but unusual where there are no shared ones
    assert [error for error in open_xml_errors(copy) if error not in known and "inlineStr" not in error] == []


# --- marks ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [SAMPLE, FROM_LIBREOFFICE], ids=["as shipped", "from LibreOffice"])
def test_a_cell_is_filled_by_its_level_and_carries_the_message_as_a_note(path: Path, tmp_path: Path) -> None:
    found = [problem("B3"), problem("C2", level=Level.WARN), problem("D2", "actions", Level.NOTE)]
    content = marked_copy(path, found)
    valid(content, path, tmp_path)
    sheet = opened(content)["Actions"]
    assert {cell: fill(sheet, cell) for cell in ("B3", "C2", "D2")} == {
        "B3": LOOKS[Level.STOP].tint,
        "C2": LOOKS[Level.WARN].tint,
        "D2": LOOKS[Level.NOTE].tint,
    }
    assert note(sheet, "B3") == "To mend:\nIt is wrong. Mend it. [some-check]"
    assert note(sheet, "C2").startswith("To check:")
    comment = sheet["B3"].comment
    assert comment is not None and comment.author == "planbuilder"
    assert note(sheet, "A2") == "" and fill(sheet, "A2") not in {look.tint for look in LOOKS.values()}


@pytest.mark.parametrize("path", [SAMPLE, FROM_LIBREOFFICE], ids=["as shipped", "from LibreOffice"])
def test_every_part_that_need_not_change_is_copied_byte_for_byte(path: Path) -> None:
    before, after = parts(path.read_bytes()), parts(marked_copy(path, [problem()]))
    changed = {name for name in before if before[name] != after[name]}
    book = load_workbook(path)
    actions = f"xl/worksheets/sheet{book.sheetnames.index('Actions') + 1}.xml"
    rels = actions.replace("worksheets/", "worksheets/_rels/") + ".rels"
    selected = {name for name in before if b'tabSelected="1"' in before[name] or b'tabSelected="true"' in before[name]}
    usual = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", actions, rels}
    assert changed <= usual | selected
    assert "xl/sharedStrings.xml" not in changed


@pytest.mark.parametrize("path", [SAMPLE, FROM_LIBREOFFICE], ids=["as shipped", "from LibreOffice"])
def test_what_is_typed_stays_in_every_cell(path: Path) -> None:
    before, after = load_workbook(path), opened(marked_copy(path, [problem(), problem("Z90"), problem("", "Plan")]))
    assert after.sheetnames == ["To do", *before.sheetnames]
    for sheet in before:
        values = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
        same = after[sheet.title]
        assert {key: same[key].value for key in values} == values
        assert same.tables.keys() == sheet.tables.keys()
        assert rules(sheet) <= rules(same)
        assert len(same.data_validations.dataValidation) == len(sheet.data_validations.dataValidation)


def test_the_original_is_not_touched(tmp_path: Path) -> None:
    path = Path(shutil.copy(SAMPLE, tmp_path))
    marked_copy(path, [problem()])
    assert path.read_bytes() == SAMPLE.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["plan.xlsx"]


def test_the_same_problems_give_the_same_bytes(tmp_path: Path) -> None:
    found = [problem(), problem("row 4", level=Level.WARN), problem("", "Plan", Level.NOTE), problem("", "")]
    first = marked_copy(SAMPLE, found)
    assert marked_copy(SAMPLE, list(found)) == first


def test_several_problems_of_a_cell_share_one_note_and_the_worst_colour(tmp_path: Path) -> None:
    found = [
        problem(level=Level.NOTE, what="a note"),
        problem(level=Level.WARN, what="a doubt"),
        problem(what="a fault"),
    ]
    sheet = opened(marked_copy(SAMPLE, found))["Actions"]
    assert fill(sheet, "B3") == LOOKS[Level.STOP].tint
    heads = re.findall(r"(To mend|To check|Note):\n(\w+ \w+)", note(sheet, "B3"))
    assert heads == [("To mend", "A fault"), ("To check", "A doubt"), ("Note", "A note")]


@pytest.mark.parametrize(
    ("words", "first", "also"),
    [
        ("B3", "B3", ()),
        ("b3", "B3", ()),
        ("$B$3", "B3", ()),
        ("B2:C3", "B2", ("C2", "B3", "C3")),
        ("C3:B2", "B2", ("C2", "B3", "C3")),
        ("B2, C4", "B2", ("C4",)),
        ("row 3", "A3", ()),
        ("row 9", "A9", ()),
        ("column C", "C1", ()),
        ("", "A1", ()),
        ("somewhere", "A1", ()),
        ("A9999999", "A1", ()),
    ],
)
def test_whatever_a_problem_calls_its_place_is_marked(
    words: str, first: str, also: tuple[str, ...], tmp_path: Path
) -> None:
    book, _ = actions_book()
    content = marked_copy(saved(book, tmp_path), [problem(words)])
    sheet = opened(content)["Actions"]
    filled = {cell.coordinate for row in sheet.iter_rows() for cell in row if fill(sheet, cell.coordinate) == "F9C9CE"}
    assert filled == {first, *also}
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment} == {first}


def test_a_row_is_marked_where_its_first_entry_stands(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet["A3"] = None
    sheet["A3"].font = Font(bold=True)  # there, but empty
    marked = opened(marked_copy(saved(book, tmp_path), [problem("row 3")]))["Actions"]
    assert note(marked, "B3") and not note(marked, "A3")


def test_a_whole_column_is_not_filled_down_to_the_end() -> None:
    assert len(find_place("B2:B1048576").cells) == MOST_CELLS
    assert find_place("B2:B1048576").cells[0] == (2, 2)


def test_in_merged_cells_the_one_that_shows_is_marked(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet.merge_cells("A3:B4")
    marked = opened(marked_copy(saved(book, tmp_path), [problem("B4")]))["Actions"]
    assert note(marked, "A3")


def test_white_words_become_dark_and_other_dress_stays(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet["A1"].font = Font(name="Arial", sz=14, b=True, color="FFFFFFFF")
    sheet["A1"].fill = PatternFill("solid", fgColor="FF12355B")
    sheet["B2"].font = Font(color="FF6B2C74", i=True)  # plum can be read on all three
    sheet["C2"].number_format = "£#,##0"
    path = saved(book, tmp_path)
    marked = opened(marked_copy(path, [problem(cell) for cell in ("A1", "B2", "C2", "C3")]))["Actions"]
    for cell in ("A1", "B2", "C2", "C3"):
        assert contrast(str(marked[cell].font.color.rgb)[-6:], LOOKS[Level.STOP].tint) >= 4.5
    font = marked["A1"].font
    assert (font.name, font.sz, font.b) == ("Arial", 14, True)
    assert (marked["B2"].font.color.rgb, marked["B2"].font.i) == ("FF6B2C74", True)
    assert marked["C2"].number_format == "£#,##0"


@pytest.mark.parametrize("level", list(Level))
def test_the_colours_carry_dark_text(level: Level) -> None:
    assert contrast("1B2733", LOOKS[level].tint) > 10


def test_an_empty_cell_keeps_the_dress_of_its_column(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet.column_dimensions["E"].number_format = "0.00"
    path = saved(book, tmp_path)
    marked = opened(marked_copy(path, [problem("E3")]))["Actions"]
    assert (fill(marked, "E3"), marked["E3"].number_format) == (LOOKS[Level.STOP].tint, "0.00")


def test_cells_that_are_not_there_are_made_in_their_order(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet["E9"] = "far"
    path = saved(book, tmp_path)
    content = marked_copy(path, [problem(cell) for cell in ("D2", "AA2", "B9", "A7", "C7", "A12", "A1")])
    valid(content, path, tmp_path)
    root = etree.fromstring(parts(content)["xl/worksheets/sheet1.xml"])
    rows = [int(row.get("r", "")) for row in root.iter("{*}row")]
    assert rows == [1, 2, 3, 4, 7, 9, 12]
    assert [[cell.get("r") for cell in row] for row in root.iter("{*}row")][1] == ["A2", "B2", "C2", "D2", "AA2"]
    assert [[cell.get("r") for cell in row] for row in root.iter("{*}row")][5] == ["B9", "E9"]
    dimension = root.find("{*}dimension")
    assert dimension is not None and dimension.get("ref") == "A1:AA12"


# --- the list ---------------------------------------------------------------------------------------------


def test_the_list_comes_first_and_tells_the_worst_first() -> None:
    found = [
        problem("C2", level=Level.NOTE, what="“1st May” was read as 1 May"),
        problem("", "Budget", what="the sheet “Budget” is missing"),
        problem("row 4", "ACTIONS", Level.WARN),
        Problem(Level.WARN, "a copy lies beside it", "Delete it.", "plan.xlsx"),
        problem("", "Progress"),
    ]
    content = marked_copy(SAMPLE, found)
    assert listed(content) == [
        ("To mend", "Budget", None, "The sheet “Budget” is missing.", "Mend it.", "some-check"),
        ("To mend", "Progress", "whole sheet", "It is wrong.", "Mend it.", "some-check"),
        ("To check", "Actions", "row 4", "It is wrong.", "Mend it.", "some-check"),
        ("To check", "(the workbook)", None, "A copy lies beside it.", "Delete it.", None),
        ("Note", "Actions", "C2", "“1st May” was read as 1 May.", "Mend it.", "some-check"),
    ]
    sheet = opened(content).worksheets[0]
    assert [sheet.cell(row, 1).value for row in range(7, 12)] == [1, 2, 3, 4, 5]
    assert [cell.value for cell in sheet[6]] == [
        *("No.", "Level", "Sheet", "Cell", "What was found", "What to do", "Check", "Done"),
    ]
    top = " ".join(str(sheet.cell(row, 1).value) for row in range(1, 6))
    assert "To do: plan.xlsx" in top and "2 things to mend, 2 to check, 1 note" in top.lower().replace("1 notes", "")
    assert "make check YEAR=2017-18" in top and "Mend things in your own workbook, plan.xlsx" in top


def test_every_link_of_the_list_leads_to_a_cell_with_the_message() -> None:
    found = [problem("B3"), problem("row 4"), problem("", "Police and crime plan"), problem("B2", "People")]
    book = opened(marked_copy(SAMPLE, found))
    links = [cell.hyperlink for row in book["To do"].iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 4
    for link in links:
        location = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", link.location or "")
        assert location and "It is wrong" in note(book[location[1]], location[2])


def test_the_list_is_what_opens_and_is_ready_to_print() -> None:
    book = opened(marked_copy(SAMPLE, [problem()]))
    sheet = book.worksheets[0]
    assert book.active is sheet
    assert [one.title for one in book.worksheets if one.sheet_view.tabSelected] == ["To do"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A7", "A6:H7")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$6:$6"
    assert all(sheet.cell(7, column).alignment.wrap_text for column in range(2, 8))


def test_a_sheet_that_is_called_to_do_already_keeps_its_name(tmp_path: Path) -> None:
    book, _ = actions_book()
    book.create_sheet("to DO")
    assert opened(marked_copy(saved(book, tmp_path), [problem()])).sheetnames == ["To do (2)", "Actions", "to DO"]


def test_a_sheet_that_was_read_under_an_old_name_is_marked(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet.title = "Action plan"
    content = marked_copy(saved(book, tmp_path), [problem()], {"Actions": ["Action plan", "Action plans"]})
    assert listed(content)[0][1] == "Action plan" and note(opened(content)["Action plan"], "B3")


def test_a_sheet_with_a_quote_in_its_name_can_be_reached(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet.title = "Officers' actions"
    copy = opened(marked_copy(saved(book, tmp_path), [problem(sheet="officers' actions")]))
    link = copy["To do"].cell(FIRST_LISTED, 4).hyperlink
    assert link is not None and link.location == "'Officers'' actions'!B3"


def test_a_hidden_sheet_is_marked_and_the_list_says_that_it_is_hidden(tmp_path: Path) -> None:
    book, sheet = actions_book()
    book.create_sheet("Shown")
    sheet.sheet_state = "hidden"
    content = marked_copy(saved(book, tmp_path), [problem()])
    assert "hidden" in str(listed(content)[0][4])
    copy = opened(content)
    assert copy["To do"].cell(FIRST_LISTED, 4).hyperlink is None
    assert (copy["Actions"].sheet_state, fill(copy["Actions"], "B3")) == ("hidden", LOOKS[Level.STOP].tint)


def test_problems_of_another_workbook_are_left_out() -> None:
    other = Problem(Level.STOP, "it is wrong", "Mend it.", "statistics.xlsx", "Actions", "B3")
    content = marked_copy(SAMPLE, [other])
    assert listed(content) == [(None, None, None, "There is nothing to do.", None, None)]
    assert not note(opened(content)["Actions"], "B3")


def test_names_that_belong_to_a_sheet_still_do(tmp_path: Path) -> None:
    book, sheet = actions_book()
    second = book.create_sheet("Second")
    second.print_area = "A1:C9"
    second.print_title_rows = "1:1"
    sheet.auto_filter.ref = "A1:C4"
    sheet.defined_names["Here"] = DefinedName("Here", attr_text="Actions!$A$1")
    book.active = 1
    copy = opened(marked_copy(saved(book, tmp_path), [problem()]))
    assert (copy["Second"].print_area, copy["Second"].print_title_rows) == ("'Second'!$A$1:$C$9", "$1:$1")
    assert "Here" in copy["Actions"].defined_names
    assert copy["Actions"].auto_filter.ref == "A1:C4"
    assert copy.active is copy["To do"]


def test_a_very_long_list_says_how_many_more_there_are(tmp_path: Path) -> None:
    book, _ = actions_book()
    found = [problem(f"A{number}", what=f"fault {number}") for number in range(2, MOST_LISTED + 12)]
    copy = opened(marked_copy(saved(book, tmp_path), found))
    rows = listed(copy)
    assert len(rows) == MOST_LISTED + 1
    assert rows[-1][3] == "and 10 more: mend these first, then run the check again"
    sheet = copy["Actions"]
    notes = [row for row in range(2, MOST_LISTED + 12) if note(sheet, f"A{row}")]
    assert len(notes) == MOST_NOTES
    assert fill(sheet, f"A{MOST_LISTED}") == LOOKS[Level.STOP].tint  # without a note, but marked
    assert "this cell has the colour alone" in str(rows[MOST_NOTES][4])
    assert "alone" not in str(rows[MOST_NOTES - 1][4])


# --- texts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ['say "it\'s" & <b>go</b>', "police 🚓 and 👮🏽", "typed _x000D_ as such", "two\nlines"]
)
def test_a_message_comes_out_as_it_was_said(words: str, tmp_path: Path) -> None:
    book, _ = actions_book()
    path = saved(book, tmp_path)
    content = marked_copy(path, [problem(what=f"found {words}")])
    valid(content, path, tmp_path)
    escaped = words.replace("_x000D_", "_x005F_x000D_")  # openpyxl does not read this escape
    assert f"Found {escaped}." in note(opened(content)["Actions"], "B3")
    assert str(listed(content)[0][3]).replace("_x005F_", "_") == f"Found {words}."


def test_characters_that_no_workbook_may_hold_do_not_break_it(tmp_path: Path) -> None:
    book, _ = actions_book()
    content = marked_copy(saved(book, tmp_path), [problem(what="found a\x00b\x0bc\ud800d")])
    assert listed(content)[0][3] == "Found a\ufffdb\ufffdc\ufffdd."


def test_a_message_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    book, _ = actions_book()
    content = marked_copy(saved(book, tmp_path), [problem(what='=HYPERLINK("http://x.invalid")')])
    assert b"<f>" not in parts(content)["xl/worksheets/sheet2.xml"]
    assert listed(content)[0][3] == '=HYPERLINK("http://x.invalid").'


def test_a_very_long_message_is_cut_in_the_note_and_refers_to_the_list(tmp_path: Path) -> None:
    book, _ = actions_book()
    content = marked_copy(saved(book, tmp_path), [problem(what="long " * 900), problem(what="another")])
    said = note(opened(content)["Actions"], "B3")
    assert len(said) < 1_700 and "(see the list)" in said and "And 1 more" in said
    assert len(str(listed(content)[0][3])) > 4_000


# --- what officers and other programs have in their workbooks ---------------------------------------------


def test_a_note_that_is_there_keeps_its_words_before_ours(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet["B3"].comment = Comment("Ask Daniel first", "Jo Bloggs", width=80, height=20)
    sheet["C3"].comment = Comment("Not ours", "Jo Bloggs")
    path = saved(book, tmp_path)
    content = marked_copy(path, [problem("B3"), problem("B4")])
    valid(content, path, tmp_path)
    copy = opened(content)["Actions"]
    assert note(copy, "B3") == "Ask Daniel first\n\nTo mend:\nIt is wrong. Mend it. [some-check]"
    assert note(copy, "C3") == "Not ours" and note(copy, "B4").startswith("To mend")
    authors = [comment.author for comment in (copy[cell].comment for cell in ("B3", "C3", "B4")) if comment]
    assert authors == ["Jo Bloggs", "Jo Bloggs", "planbuilder"]
    names = [name for name in parts(content) if "omments" in name or name.endswith(".vml")]
    assert len(names) == 2, names  # theirs were continued, none came beside them
    drawing = next(content for name, content in parts(content).items() if name.endswith(".vml"))
    shapes = etree.fromstring(drawing).findall("{urn:schemas-microsoft-com:vml}shape")
    assert len(shapes) == 3
    assert len({shape.get("id") for shape in shapes}) == 3


def test_a_plain_note_that_is_there_is_kept_to_the_letter(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet["B3"].comment = Comment("x", "Jo Bloggs")
    path = saved(book, tmp_path)
    (name,) = (name for name in parts(path.read_bytes()) if "/comments" in name and name.endswith(".xml"))
    theirs = b'<text><t xml:space="preserve"> Ask_x000D_Daniel </t></text>'
    xml = re.sub(rb"<text>.*</text>", theirs, part(path.read_bytes(), name), flags=re.DOTALL)
    content = marked_copy(rewritten(path, **{name: xml}), [problem()])
    valid(content, path, tmp_path)
    assert b'<text><r><t xml:space="preserve"> Ask_x000D_Daniel </t></r><r>' in parts(content)[name]


def test_an_officer_who_goes_on_with_the_copy_gets_the_message_once(tmp_path: Path) -> None:
    book, _ = actions_book()
    path = saved(book, tmp_path)
    path.write_bytes(marked_copy(path, [problem(what="an old fault")]))
    content = marked_copy(path, [problem(what="a new fault")])
    valid(content, path, tmp_path)
    copy = opened(content)
    assert note(copy["Actions"], "B3") == "To mend:\nA new fault. Mend it. [some-check]"
    assert copy.sheetnames == ["To do (2)", "To do", "Actions"]


def test_a_conversation_stays_and_the_list_says_that_there_is_no_note(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet["B3"].comment = Comment("[Threaded comment] Is this right?", "tc={1}")
    path = saved(book, tmp_path)
    threads = "xl/threadedComments/threadedComment1.xml"
    office, sheets = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "xl/worksheets/_rels"
    rels = part(path.read_bytes(), f"{sheets}/sheet1.xml.rels").replace(
        b"</Relationships>",
        f'<Relationship Id="rT" Type="{office}" Target="/{threads}"/></Relationships>'.encode(),
    )
    thread = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        b'<threadedComment ref="B3" personId="{2}" id="{1}"><text>Is this right?</text></threadedComment>'
        b"</ThreadedComments>"
    )
    added = {f"{sheets}/sheet1.xml.rels": rels, threads: thread}
    content = marked_copy(rewritten(path, **added), [problem("B3"), problem("B4")])
    copy = opened(content)["Actions"]
    assert note(copy, "B3") == "[Threaded comment] Is this right?"
    assert (fill(copy, "B3"), note(copy, "B4")[:8]) == (LOOKS[Level.STOP].tint, "To mend:")
    assert parts(content)[threads] == thread
    assert ["conversation" in str(row[4]) for row in listed(content)] == [True, False]


def test_a_formula_keeps_its_last_result(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet["C5"] = "=SUM(C2:C4)"
    path = saved(book, tmp_path)
    xml = part(path.read_bytes(), "xl/worksheets/sheet1.xml")
    worked_out = re.sub(rb"(<f>SUM\(C2:C4\)</f>)<v\s*(?:/>|></v>)", rb"\1<v>800</v>", xml)
    assert worked_out != xml
    rewritten(path, **{"xl/worksheets/sheet1.xml": worked_out})
    content = marked_copy(path, [problem("C5"), problem("C4")])
    assert load_workbook(io.BytesIO(content), data_only=True)["Actions"]["C5"].value == 800
    assert opened(content)["Actions"]["C5"].value == "=SUM(C2:C4)"


def test_tables_rules_choices_and_drawings_stay_and_the_notes_find_their_place_among_them(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet.add_table(Table(displayName="Actions_table", ref="A1:C4", tableStyleInfo=TableStyleInfo("TableStyleMedium2")))
    sheet.conditional_formatting.add("C2:C4", green("C2<300"))
    choices = DataValidation(type="list", formula1='"Harm,Burglary"')
    sheet.add_data_validation(choices)
    choices.add("B2:B4")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=4), titles_from_data=True)
    sheet.add_chart(chart, "E5")
    path = saved(book, tmp_path)
    content = marked_copy(path, [problem("A1"), problem("B3")])
    valid(content, path, tmp_path)
    before, after = parts(path.read_bytes()), parts(content)
    assert all(before[name] == after[name] for name in before if "/tables/" in name or "chart" in name)
    root = etree.fromstring(after["xl/worksheets/sheet1.xml"])
    order = [etree.QName(child).localname for child in root]
    assert order[-3:] == ["drawing", "legacyDrawing", "tableParts"]
    assert contrast(str(opened(content)["Actions"]["A1"].font.color.rgb)[-6:], LOOKS[Level.STOP].tint) >= 4.5


def test_a_rule_that_colours_cells_does_not_hide_a_mark(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet.conditional_formatting.add("C2:C1000", green("C2>0"))
    sheet.conditional_formatting.add("A1:A1048576", green("A1<>0"))
    path = saved(book, tmp_path)
    content = marked_copy(path, [problem("C3"), problem("A1"), problem("B2"), problem("C4", level=Level.NOTE)])
    valid(content, path, tmp_path)
    copy = opened(content)["Actions"]
    found = sorted(
        (rule.priority, str(area.sqref), rule.dxf.fill.bgColor.rgb[-6:])
        for area in copy.conditional_formatting
        for rule in area.rules
    )
    assert found[:2] == [(1, "C4", LOOKS[Level.NOTE].tint), (2, "A1 C3", LOOKS[Level.STOP].tint)]
    assert [(area, colour) for _, area, colour in found[2:]] == [("C2:C1000", "00FF00"), ("A1:A1048576", "00FF00")]
    assert len({priority for priority, _, _ in found}) == 4


def test_a_sheet_whose_rules_are_elsewhere_gets_none(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet.conditional_formatting.add("C2:C4", green("C2>0"))
    path = saved(book, tmp_path)
    assert rules(opened(marked_copy(path, [problem("B3")]))["Actions"]) == rules(sheet)


EXCEL_DRAWING = """<xml xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
 <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="3"/></o:shapelayout><v:shapetype id="_x0000_t202"
  coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"></v:shapetype>
 <v:shape id="_x0000_s3073" type="#_x0000_t202" style='visibility:hidden' fillcolor="infoBackground [80]">
  <v:textbox style='mso-direction-alt:auto'><div style='text-align:left'>two<br>lines</div></v:textbox>
  <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>
   <x:Anchor>
    2, 15, 2, 2, 3, 31, 4, 1</x:Anchor>
   <x:AutoFill>False</x:AutoFill><x:Row>2</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>"""


def test_a_drawing_of_notes_as_excel_writes_it_is_continued(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet["B3"].comment = Comment("Ask Daniel first", "Jo Bloggs")
    path = saved(book, tmp_path)
    (drawing,) = (name for name in parts(path.read_bytes()) if name.endswith(".vml"))
    rewritten(path, **{drawing: EXCEL_DRAWING.encode()})
    after = parts(marked_copy(path, [problem("B3"), problem("C4")]))[drawing].decode()
    assert "two<br>lines" in after and after.count("<v:shape ") == 2
    assert 'data="3,4"' in after and 'id="_x0000_s4097"' in after
    anchors = [[int(one) for one in found.split(",")] for found in re.findall(r"<x:Anchor>([^<]+)<", after)]
    assert anchors[0][:4] == [2, 15, 2, 2] and anchors[0][6] > 4 and anchors[0][4] > 3  # grown to hold ours as well
    assert len(anchors[1]) == 8


def with_prefix(xml: bytes) -> bytes:
    """The same sheet as some programs write it: every tag with a prefix."""
    root = etree.fromstring(xml)
    text = etree.tostring(root).decode()
    text = text.replace(
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml',
        'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml',
    )
    return re.sub(r"<(/?)(?=\w+[\s/>])", r"<\1x:", text).encode()


def test_a_workbook_whose_tags_have_a_prefix_is_marked(tmp_path: Path) -> None:
    book, sheet = actions_book()
    sheet["B3"].comment = Comment("Ask Daniel first", "Jo Bloggs")
    path = saved(book, tmp_path)
    names = [
        name for name in parts(path.read_bytes()) if re.search(r"sheet1.xml$|xl/workbook.xml$|styles|omment\d", name)
    ]
    assert len(names) == 4
    prefixed = {name: with_prefix(part(path.read_bytes(), name)) for name in names}
    content = marked_copy(rewritten(path, **prefixed), [problem("B3"), problem("B9")])
    assert b"<x:row" in parts(content)["xl/worksheets/sheet1.xml"]
    valid(content, path, tmp_path)
    assert note(opened(content)["Actions"], "B9")


def test_a_workbook_without_styles_gets_some(tmp_path: Path) -> None:
    book, _ = actions_book()
    path = saved(book, tmp_path)
    old = path.read_bytes()
    types = re.sub(rb'<Override[^>]*PartName="/xl/styles.xml"[^>]*/>', b"", part(old, "[Content_Types].xml"))
    rels = re.sub(rb"<Relationship [^>]*styles.xml[^>]*/>", b"", part(old, "xl/_rels/workbook.xml.rels"))
    changes = {"xl/styles.xml": None, "[Content_Types].xml": types, "xl/_rels/workbook.xml.rels": rels}
    content = marked_copy(rewritten(path, **changes), [problem("B3")])
    valid(content, path, tmp_path)
    assert fill(opened(content)["Actions"], "B3") == LOOKS[Level.STOP].tint


def test_rows_and_cells_that_do_not_say_where_they_are_follow_one_another(tmp_path: Path) -> None:
    book, _ = actions_book()
    path = saved(book, tmp_path)
    xml = re.sub(rb' r="[A-Z]*\d+"', b"", part(path.read_bytes(), "xl/worksheets/sheet1.xml"))
    content = marked_copy(rewritten(path, **{"xl/worksheets/sheet1.xml": xml}), [problem("B3"), problem("D3")])
    copy = opened(content)["Actions"]
    assert (copy["B3"].value, fill(copy, "B3"), fill(copy, "D3")) == ("Harm", "F9C9CE", "F9C9CE")


def test_a_workbook_that_opens_on_several_sheets_at_once_opens_on_the_list_alone(tmp_path: Path) -> None:
    book, sheet = actions_book()
    book.create_sheet("Second").sheet_view.tabSelected = True
    sheet.sheet_view.tabSelected = True
    copy = opened(marked_copy(saved(book, tmp_path), [problem()]))
    assert [one.title for one in copy.worksheets if one.sheet_view.tabSelected] == ["To do"]


def test_a_problem_on_a_sheet_of_charts_is_only_listed(tmp_path: Path) -> None:
    book, _ = actions_book()
    book.create_chartsheet("Chart").add_chart(BarChart())
    content = marked_copy(saved(book, tmp_path), [problem("B3", "Chart"), problem("B3")])
    assert [row[1] for row in listed(content)] == ["Chart", "Actions"]


# --- what cannot be marked --------------------------------------------------------------------------------

NO_WORKBOOKS = {
    "nothing": b"",
    "text": b"Ref,Priority\n",
    "half": workbook()[:2000],
    "old or encrypted": compound_file("EncryptedPackage", "EncryptionInfo"),
    "strict": strict(),
    "macros": with_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    "damaged": with_damaged_sheet(),
    "no list of parts": with_parts(workbook(), **{"[Content_Types].xml": None}),
    "no workbook part": with_parts(workbook(), **{"xl/workbook.xml": None}),
    "broken sheet": with_parts(workbook(), **{"xl/worksheets/sheet1.xml": b"<worksheet"}),
    "odd numbers": with_parts(
        workbook(),
        **{"xl/worksheets/sheet1.xml": part(workbook(), "xl/worksheets/sheet1.xml").replace(b'r="1"', b'r="x"')},
    ),
}


@pytest.mark.parametrize("content", NO_WORKBOOKS.values(), ids=NO_WORKBOOKS.keys())
def test_what_is_no_readable_workbook_is_refused_with_a_reason(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    with pytest.raises(CannotMark) as caught:
        marked_copy(path, [problem("B3", "Sheet")])
    assert str(caught.value) and str(path) not in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotMark):
        marked_copy(tmp_path / "plan.xlsx", [problem()])


@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "cp037"])
def test_entities_are_refused_and_never_resolved(coding: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", "utf-8")
    declared = f'<?xml version="1.0" encoding="{coding}"?><!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    sheet = part(workbook(), "xl/worksheets/sheet1.xml").decode().partition("?>")[2] or "<x/>"
    path = tmp_path / "plan.xlsx"
    path.write_bytes(with_parts(workbook(), **{"xl/worksheets/sheet1.xml": (declared + sheet).encode(coding)}))
    with pytest.raises(CannotMark, match=r"document type|damaged"):
        marked_copy(path, [problem("B3", "Sheet")])


# --- other programs, and speed ----------------------------------------------------------------------------


def test_five_thousand_rows_with_two_thousand_problems_take_seconds(tmp_path: Path) -> None:
    book, sheet = actions_book()
    for number in range(5_000):
        sheet.append([f"A{number}", *(f"Some text of an action, {number} {column}" for column in range(7))])
    path = saved(book, tmp_path)
    found = [
        problem(f"{'ABCDEFG'[number % 7]}{2 * number + 3}", level=list(Level)[number % 3]) for number in range(2_000)
    ]
    begun = perf_counter()
    content = marked_copy(path, found)
    assert perf_counter() - begun < 10  # 1 s where nothing else runs
    assert sum(b"planbuilder" in one for one in parts(content).values()) >= 1
    drawing = next(content for name, content in parts(content).items() if name.endswith(".vml"))
    ids = re.findall(rb'id="_x0000_s(\d+)"', drawing)
    assert len(ids) == len(set(ids)) == 2_000
    assert all(int(number) % 1024 for number in ids)
    blocks = re.search(rb'data="([\d,]+)"', drawing)
    assert blocks and {int(number) // 1024 for number in ids} == {int(one) for one in blocks[1].split(b",")}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this computer")
@pytest.mark.parametrize("path", [SAMPLE, FROM_LIBREOFFICE], ids=["as shipped", "from LibreOffice"])
def test_libreoffice_opens_the_copy_and_finds_everything_in_it(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(marked_copy(path, [problem("B3"), problem("Z90", level=Level.WARN), problem("row 2", "People")]))
    out = tmp_path / "out"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "xlsx", "--outdir", str(out), str(copy)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    book, original = load_workbook(out / "copy.xlsx"), load_workbook(path)
    assert book.sheetnames == ["To do", *original.sheetnames]
    assert book.active is book["To do"]
    assert note(book["Actions"], "B3").startswith("To mend:") and note(book["Actions"], "Z90").startswith("To check:")
    assert (fill(book["Actions"], "B3"), fill(book["Actions"], "Z90")) == ("F9C9CE", "FFE3A0")
    for sheet in original:
        for row in sheet.iter_rows():
            for cell in row:
                assert str(book[sheet.title][cell.coordinate].value or "") == str(cell.value or ""), cell
