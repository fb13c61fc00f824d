"""Workbooks as they come from officers' computers: sheets, rows and formulas that are not as they should be."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from planbuilder.intake.read import read_workbook
from planbuilder.schema import PLAN_SHEETS
from planbuilder.schema.lists import Person
from planbuilder.schema.plan import Action, Highlight, ProfilePoint, Settings, Version
from planbuilder.values import Line, Mark, Run
from workbooks import PLAN, check, check_file, patched, plan_book, rich, said, saved

# --- sheets -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["actions", "ACTIONS", " Actions "])
def test_the_name_of_a_sheet_may_be_in_other_case(tmp_path: Path, title: str) -> None:
    book = plan_book()
    actions = book["Actions"]
    actions.title = "-"  # openpyxl would add a number to a title that is there already
    actions.title = title
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert len(checked.of(Action)) == 3


def test_sheets_of_the_officers_own_are_left_alone(tmp_path: Path) -> None:
    book = plan_book()
    book.create_sheet("Actions last year").append(["Ref", "#REF!"])
    book.create_sheet("Chart").merge_cells("A1:B2")
    assert said(check(book, tmp_path)) == []


def test_a_sheet_of_an_earlier_name_is_understood_with_a_note(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"].title = "Action plan"
    checked = check(book, tmp_path)
    assert said(checked) == ["NOTE  Actions: The sheet “Action plan” was read as “Actions”. There is no need to act."]
    assert len(checked.of(Action)) == 3


def test_a_renamed_sheet_is_named_with_what_it_should_be(tmp_path: Path) -> None:
    book = plan_book()
    book["Highlights"].title = "Highlights 16-17"
    assert said(check(book, tmp_path)) == [
        "STOP  Highlights: The sheet “Highlights” is missing. Rename the sheet “Highlights 16-17” to “Highlights”."
    ]


@pytest.mark.parametrize("title", ["Profile", "Highlights", "Text", "Versions"])
def test_a_deleted_sheet_is_missed(tmp_path: Path, title: str) -> None:
    book = plan_book()
    del book[title]
    (told,) = said(check(book, tmp_path))
    assert told.startswith(
        f"STOP  {title}: The sheet “{title}” is missing. Copy it from a blank workbook (make blank)."
        " Or add a sheet of that name with the headings “"
    )


def test_no_sheet_is_taken_for_another_that_is_declared_too(tmp_path: Path) -> None:
    book = plan_book()
    del book["People"]  # "Profile" looks most like it
    assert said(check(book, tmp_path)) == [
        "STOP  People: The sheet “People” is missing. Copy it from a blank workbook (make blank)."
        " Or add a sheet of that name with the headings “Name”, “Organisation” in its first row."
    ]


def test_a_hidden_sheet_still_counts_and_is_pointed_out(tmp_path: Path) -> None:
    book = plan_book()
    book["Progress"].sheet_state = "hidden"
    book["People"].sheet_state = "veryHidden"
    checked = check(book, tmp_path)
    assert said(checked) == [
        "WARN  People: This sheet is hidden but still counts. Unhide it to see what is in it.",
        "WARN  Progress: This sheet is hidden but still counts. Unhide it to see what is in it.",
    ]
    assert len(checked.of(Person)) == 2


def test_a_hidden_sheet_that_nothing_reads_is_not_mentioned(tmp_path: Path) -> None:
    book = plan_book()
    book["How to use"].sheet_state = "hidden"
    book.create_sheet("Lists").sheet_state = "hidden"
    assert said(check(book, tmp_path)) == []


# --- rows -------------------------------------------------------------------------------------------------


def test_blank_rows_inside_and_after_a_table_are_passed_over(tmp_path: Path) -> None:
    first, *others = PLAN["Actions"][1:]
    blank = ["  ", "\u00a0", "\u200b", None]
    checked = check(plan_book(Actions=[PLAN["Actions"][0], [], first, blank, [], *others, [], blank]), tmp_path)
    assert said(checked) == []
    assert [action.cell("ref") for action in checked.of(Action)] == ["A3", "A6", "A7"]


def test_what_is_typed_only_in_an_own_column_is_no_row(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["K40"] = "thank Jo for this"
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert len(checked.of(Action)) == 3


def test_hidden_rows_still_count_and_are_pointed_out(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"].row_dimensions[3].hidden = True
    checked = check(book, tmp_path)
    assert said(checked) == [
        "WARN  Actions > row 3: Row 3 is hidden but still counts. Unhide it to check it, or clear the filter."
    ]
    assert len(checked.of(Action)) == 3


def test_many_hidden_rows_are_told_in_one_warning(tmp_path: Path) -> None:
    book = plan_book(Profile=[("Theme", "Point"), *(("Housing", f"Point {n}") for n in range(9))])
    for row in range(3, 11):
        book["Profile"].row_dimensions[row].hidden = True
    assert said(check(book, tmp_path)) == [
        "WARN  Profile > row 3: Rows 3, 4, 5, 6, 7 and 3 more are hidden but still count."
        " Unhide them to check them, or clear the filter."
    ]


def test_a_hidden_row_without_anything_in_it_is_not_mentioned(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"].row_dimensions[20].hidden = True
    assert said(check(book, tmp_path)) == []


def test_rows_that_are_only_formatted_down_to_the_last_row_of_excel_do_not_count(tmp_path: Path) -> None:
    book = plan_book()
    for row in (50, 5_000, 1_048_576):
        book["Actions"].cell(row, 3).font = Font(bold=True)
        book["Actions"].row_dimensions[row].height = 30
    path = saved(book, tmp_path)
    sheets, problems = read_workbook(path, PLAN_SHEETS)
    assert problems == []
    assert [row.number for row in sheets["Actions"].rows] == [2, 3, 4]
    assert said(check_file(path)) == []


# --- merged cells -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("cells", ["B2:B3", "A2:H2", "C3:C4"])
def test_merged_data_cells_are_stopped(tmp_path: Path, cells: str) -> None:
    book = plan_book()
    book["Actions"].merge_cells(cells)
    found = said(check(book, tmp_path))
    assert found[0] == (
        f"STOP  Actions > {cells}: These cells are merged, so that it is not clear to which row their contents belong."
        " Choose Home > Merge & Centre > Unmerge Cells, and type the contents in each row that they belong to."
    )


def test_what_a_merge_hides_is_not_told_a_second_time(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"].merge_cells("B2:B3")
    assert len(said(check(book, tmp_path))) == 1


def test_merged_cells_above_beside_and_below_the_table_are_nobodys_business(tmp_path: Path) -> None:
    book = plan_book(Actions=[["Our actions"], *PLAN["Actions"]])
    for cells in ("A1:H1", "K2:L5", "A90:H92"):
        book["Actions"].merge_cells(cells)
    assert said(check(book, tmp_path)) == ["NOTE  Actions > A2: The headings are in row 2. It was read from there."]


# --- formulas ---------------------------------------------------------------------------------------------

NEVER = (
    "The formula here was never worked out."
    " Open the workbook in Excel, save it, and run this again; or type the value over the formula."
)


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"])
@pytest.mark.parametrize("cell", ["A2", "B2", "C2", "F2"])
def test_a_formula_that_shows_an_error_is_stopped_once(tmp_path: Path, error: str, cell: str) -> None:
    book = plan_book()
    book["Actions"][cell] = error
    found = [line for line in said(check(book, tmp_path)) if "Progress" not in line]
    assert found == [
        f"STOP  Actions > {cell}: The formula here shows {error}. Mend the formula, or type the value over it."
    ]


def test_an_error_in_a_setting_is_stopped(tmp_path: Path) -> None:
    book = plan_book()
    book["Plan"]["B5"] = "#REF!"
    assert said(check(book, tmp_path)) == [
        "STOP  Plan > B5: The formula here shows #REF!. Mend the formula, or type the value over it."
    ]


@pytest.mark.parametrize("text", ["#REF", "see #N/A in the old plan", "#StaySafe!", "N/A", "None", "nan", "NULL"])
def test_words_that_only_look_like_an_error_or_like_nothing_stay_words(tmp_path: Path, text: str) -> None:
    book = plan_book()
    book["Actions"]["D2"] = text
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[0].what[0].text == text


@pytest.mark.parametrize("cell", ["C2", "D3", "H4"])
def test_a_formula_that_was_never_worked_out_is_stopped_once(tmp_path: Path, cell: str) -> None:
    book = plan_book()
    book["Actions"][cell] = '="Hear"&" people"'
    assert said(check(book, tmp_path)) == [f"STOP  Actions > {cell}: {NEVER}"]


def test_a_row_that_holds_nothing_but_such_a_formula_is_not_lost(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["A5"] = '="CE"&3'
    assert said(check(book, tmp_path)) == [f"STOP  Actions > A5: {NEVER}"]


def test_a_setting_whose_formula_was_never_worked_out_is_stopped_once(tmp_path: Path) -> None:
    book = plan_book()
    book["Plan"]["B2"] = '="Safer"&"Anytown"'
    assert said(check(book, tmp_path)) == [f"STOP  Plan > B2: {NEVER}"]


def test_formulas_that_were_worked_out_are_read_by_their_results(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["C2"] = '="Hear"'
    book["Actions"]["F2"] = "=250*2"
    path = saved(book, tmp_path)
    patched(path, "Actions", '<f>"Hear"</f><v></v>', '<f>"Hear"</f><v>Hear</v>')
    patched(path, "Actions", '<c r="C2"><f>', '<c r="C2" t="str"><f>')
    patched(path, "Actions", "<f>250*2</f><v></v>", "<f>250*2</f><v>500</v>")
    checked = check_file(path)
    assert said(checked) == []
    assert checked.of(Action)[0].objective[0].text == "Hear"
    assert checked.of(Action)[0].budget[0].text == "£500"


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["H2"] = '=IF(K2="","",K2)'
    path = saved(book, tmp_path)
    patched(path, "Actions", '<c r="H2"><f>', '<c r="H2" t="str"><f>')
    checked = check_file(path)
    assert said(checked) == []
    assert checked.of(Action)[0].timescale == ()


def test_formulas_in_own_columns_and_above_the_headings_are_nobodys_business(tmp_path: Path) -> None:
    book = plan_book(Actions=[["Our actions", "=1+1"], *PLAN["Actions"]])
    book["Actions"]["K3"] = "=1+1"
    book["Actions"]["L3"] = "#REF!"
    assert said(check(book, tmp_path)) == ["NOTE  Actions > A2: The headings are in row 2. It was read from there."]


def test_a_text_that_starts_with_an_equals_sign_is_a_text(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["D2"] = "=== Visits ==="
    book["Actions"]["D2"].data_type = "s"
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[0].what[0].text == "=== Visits ==="


# --- settings ---------------------------------------------------------------------------------------------


def test_settings_may_stand_in_any_order_with_blank_rows_and_rows_of_ones_own(tmp_path: Path) -> None:
    heading, *rows = PLAN["Plan"]
    checked = check(plan_book(Plan=[heading, *reversed(rows), [], ("Meetings a year", 4), (None, "stray")]), tmp_path)
    assert said(checked) == []
    (settings,) = checked.of(Settings)
    assert (settings.partnership, settings.year) == ("Safer Anytown Community Safety Partnership", "2017/18")
    assert settings.cell("year") == "B3"


@pytest.mark.parametrize("label", ["year", " YEAR: ", "Year\u00a0"])
def test_the_name_of_a_setting_may_be_in_other_case(tmp_path: Path, label: str) -> None:
    book = plan_book()
    book["Plan"]["A5"] = label
    assert said(check(book, tmp_path)) == []


@pytest.mark.parametrize(("year", "printed"), [(2017, "2017"), ("2017-2018", "2017/18"), ("2025-28", "2025-2028")])
def test_the_year_may_be_a_number_or_a_text(tmp_path: Path, year: int | str, printed: str) -> None:
    book = plan_book()
    book["Plan"]["B5"] = year
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert checked.of(Settings)[0].year == printed


def test_a_setting_that_is_not_required_may_be_gone(tmp_path: Path) -> None:
    checked = check(plan_book(Plan=[row for row in PLAN["Plan"] if row[0] != "Short name"]), tmp_path)
    assert said(checked) == []
    assert checked.of(Settings)[0].short_name is None


def test_an_own_row_is_not_taken_for_a_setting_that_may_be_gone(tmp_path: Path) -> None:
    book = plan_book()
    book["Plan"]["A3"] = "Our name"
    assert said(check(book, tmp_path)) == []


def test_a_required_setting_that_is_gone_is_told_once(tmp_path: Path) -> None:
    checked = check(plan_book(Plan=[row for row in PLAN["Plan"] if row[0] != "Area"]), tmp_path)
    assert said(checked) == ["STOP  Plan: The setting “Area” is missing. Add a row for it in column A."]
    assert checked.of(Settings) == []


def test_a_required_setting_without_a_value_is_empty(tmp_path: Path) -> None:
    book = plan_book()
    book["Plan"]["B4"] = None
    assert said(check(book, tmp_path)) == ["STOP  Plan > B4: “Area” is empty. Fill it in."]


@pytest.mark.parametrize(
    ("cell", "typed", "setting"),
    [("A5", "Years", "Year"), ("A2", "Partnership name", "Partnership"), ("A3", "Short names", "Short name")],
)
def test_a_renamed_setting_is_named_with_what_it_should_be(tmp_path: Path, cell: str, typed: str, setting: str) -> None:
    book = plan_book()
    book["Plan"][cell] = typed
    assert said(check(book, tmp_path)) == [
        f"STOP  Plan: The setting “{setting}” is missing. Rename the setting “{typed}” to “{setting}”."
    ]


def test_a_setting_that_stands_twice_is_stopped_with_its_first_cell(tmp_path: Path) -> None:
    book = plan_book(Plan=[*PLAN["Plan"], ("TITLE", "Another plan")])
    assert said(check(book, tmp_path)) == [
        "STOP  Plan > A7: The setting “Title” stands here a second time (first in B6). Delete one of the two rows."
    ]


def test_a_settings_sheet_that_was_wiped_clean_names_each_required_setting(tmp_path: Path) -> None:
    assert said(check(plan_book(Plan=[]), tmp_path)) == [
        f"STOP  Plan: The setting “{name}” is missing. Add a row for it in column A."
        for name in ("Partnership", "Area", "Year", "Title")
    ]


# --- dress ------------------------------------------------------------------------------------------------


def test_bold_and_italics_of_parts_and_of_whole_cells_are_read(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["D2"] = rich("We ", ("b", "must"), " visit\n- ", ("i", "often"))
    book["Actions"]["C2"].font = Font(bold=True)
    book["Actions"]["C3"].font = Font(italic=True)
    checked = check(book, tmp_path)
    assert said(checked) == []
    one, two, _ = checked.of(Action)
    assert one.what == (
        Line((Run("We "), Run("must", bold=True), Run(" visit"))),
        Line((Run("often", italic=True),), Mark.BULLET),
    )
    assert one.objective == (Line((Run("Hear from people", bold=True),)),)
    assert two.objective == (Line((Run("Tell people", italic=True),)),)


def test_bold_names_and_dates_are_names_and_dates(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["A2"].font = Font(bold=True)
    book["Actions"]["B2"] = rich(("b", "Community"), " engagement")
    book["Versions"]["B2"].font = Font(bold=True)
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[0].priority == "Community engagement"
    assert checked.of(Version)[0].date == dt.date(2017, 7, 28)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.15, "0%", "15%"),
        (80000, "#,##0", "80,000"),
        (14, "General", "14"),
        ("16.9%", "General", "16.9%"),
        ("60+", "General", "60+"),
        (60, '0"+"', "60+"),
    ],
)
def test_a_figure_is_printed_as_excel_shows_it(
    tmp_path: Path, value: float | str, number_format: str, shown: str
) -> None:
    book = plan_book()
    book["Highlights"]["A2"] = value
    book["Highlights"]["A2"].number_format = number_format
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert checked.of(Highlight)[0].figure == shown


def test_a_month_that_excel_made_a_date_of_stays_a_month(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["H2"] = dt.date(2018, 3, 1)
    book["Actions"]["H2"].number_format = "mmm-yy"
    book["Actions"]["H3"] = dt.date(2018, 3, 31)
    book["Actions"]["H3"].number_format = "dd/mm/yyyy"
    assert [action.timescale[0].text for action in check(book, tmp_path).of(Action)] == [
        "March 2018",
        "31 March 2018",
        "By the summer",
    ]


def test_line_ends_that_excel_escapes_and_long_texts_survive_the_file(tmp_path: Path) -> None:
    book = plan_book()
    book["Profile"]["B2"] = "one_x000D_\ntwo\u00a0three"
    book["Text"]["B2"] = "word " * 6_000
    book["Actions"]["D2"] = "🏳️‍🌈 🇬🇧 {{ 7*7 }} & < > \" '"
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert [line.text for line in checked.of(ProfilePoint)[0].point] == ["one", "two three"]
    assert checked.of(Action)[0].what[0].text == "🏳️‍🌈 🇬🇧 {{ 7*7 }} & < > \" '"


def test_a_control_character_is_taken_out_with_one_note(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["D2"] = "Ring the _x0007_bell."
    checked = check(book, tmp_path)
    assert said(checked) == [
        "NOTE  Actions > D2: A character that no document can show was taken out of the text. There is no need to act."
    ]
    assert checked.of(Action)[0].what[0].text == "Ring the bell."


# --- other programs ---------------------------------------------------------------------------------------


#: `book_for_libreoffice`, saved as .xlsx by LibreOffice Calc 7.4 (soffice --headless --convert-to xlsx).
SAVED_BY_LIBREOFFICE = Path(__file__).parent / "saved_by_libreoffice" / "plan.xlsx"


def book_for_libreoffice() -> Workbook:
    book = plan_book()
    book["Actions"]["D2"] = rich("We ", ("b", "must"), " visit\n• ", ("i", "often"), "\n• 🇬🇧 & co")
    book["Actions"]["F2"] = "=250*2"
    book["Actions"]["H2"] = dt.date(2018, 3, 1)
    book["Actions"]["H2"].number_format = "mmm-yy"
    book["Actions"]["H3"] = '=IF(K2="","",K2)'
    book["Actions"]["C3"].font = Font(bold=True)
    book["Actions"]["D4"] = "#REF!"
    book["Actions"].row_dimensions[4].hidden = True
    book["Highlights"]["A2"] = 0.15
    book["Highlights"]["A2"].number_format = "0%"
    book["Plan"]["B5"] = 2017
    book["Versions"]["B2"] = "28/7/17"
    return book


def test_a_workbook_that_libreoffice_saved_reads_as_it_was_typed() -> None:
    checked = check_file(SAVED_BY_LIBREOFFICE)
    assert said(checked) == [
        "WARN  Actions > row 4: Row 4 is hidden but still counts. Unhide it to check it, or clear the filter.",
        "STOP  Actions > D4: The formula here shows #REF!. Mend the formula, or type the value over it.",
        "NOTE  Versions > B2: The text “28/7/17” was read as the date 28 July 2017. There is no need to act.",
        "WARN  Actions > H4: “TBC” says that something is still to come. Type what is now known.",
    ]
    one, two = checked.of(Action)
    assert one.what == (
        Line((Run("We "), Run("must", bold=True), Run(" visit"))),
        Line((Run("often", italic=True),), Mark.BULLET),
        Line((Run("🇬🇧 & co"),), Mark.BULLET),
    )
    assert (one.budget[0].text, one.timescale[0].text) == ("£500", "March 2018")
    assert (two.objective[0].runs, two.timescale) == ((Run("Tell people", bold=True),), ())
    assert checked.of(Highlight)[0].figure == "15%"
    assert checked.of(Settings)[0].year == "2017"
    assert [version.date for version in checked.of(Version)] == [dt.date(2017, 7, 28), dt.date(2017, 9, 11)]


def test_a_workbook_that_looks_sound_and_cannot_be_read_is_damaged(tmp_path: Path) -> None:
    path = patched(saved(plan_book(), tmp_path), "Actions", 'r="A1"', 'r="1A"')
    assert said(check_file(path)) == [
        "STOP  plan.xlsx: This workbook is damaged or was only copied in part."
        " Bring back an earlier copy of it (Version history, or Restore previous versions), or ask for a new one."
    ]


def test_a_partnership_without_police_priorities_may_do_without_their_sheet_and_column(tmp_path: Path) -> None:
    book = plan_book()
    del book["Police and crime plan"]
    assert any("Police and crime plan" in one for one in said(check(book, tmp_path)))  # while actions name them
    heads = [cell.value for cell in book["Actions"][1]]
    book["Actions"].delete_cols(heads.index("Police and crime priorities") + 1)
    assert said(check(book, tmp_path)) == []


def test_headings_that_other_partnerships_use_are_understood(tmp_path: Path) -> None:
    book = plan_book()
    others = {"Action": "What we will do", "Lead officer": "Who leads", "Budget": "Money", "Timescale": "By when"}
    for cell in book["Actions"][1]:
        cell.value = others.get(str(cell.value), str(cell.value))
    assert {one.split(" ")[0] for one in said(check(book, tmp_path))} == {"NOTE"}
