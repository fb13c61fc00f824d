"""Names that refer to other sheets: known however they are written, else told with the nearest one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from planbuilder.intake.names import NameList
from planbuilder.schema.plan import Action, FocusPoint, Progress
from workbooks import PLAN, check, plan_book, rich, said


def with_cell(cell: str, value: Any, sheet: str = "Actions") -> Workbook:
    book = plan_book()
    book[sheet][cell] = value
    return book


# --- known without a word ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "Anti-social behaviour",
        "anti-social  BEHAVIOUR",
        "Anti–social behaviour",
        "Anti - social behaviour.",
        " Anti-social\u00a0behaviour\u200b ",
        "Anti-social\nbehaviour",
        "ASB",
        "asb",
        rich(("b", "Anti-social"), " behaviour"),
    ],
)
def test_a_priority_is_known_however_it_is_written(tmp_path: Path, typed: object) -> None:
    checked = check(with_cell("B4", typed), tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[2].priority == "Anti-social behaviour"


def test_ampersands_and_curly_quotes_do_not_part_a_name_from_its_list(tmp_path: Path) -> None:
    book = with_cell("B2", "Women’s & girls’ safety")
    book["Priorities"]["A4"] = "Women's and girls' safety"
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[0].priority == "Women's and girls' safety"


ROADS, ASB, CRIME = (row[0] for row in (PLAN["Police and crime plan"][n] for n in (2, 1, 3)))


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (ROADS, (ROADS,)),
        (f"{ROADS}\n{ASB}", (ROADS, ASB)),
        (f"• {ROADS}\n- asb\n\n", (ROADS, ASB)),
        (f"{ROADS}; ASB", (ROADS, ASB)),
        (f"{ROADS}, ASB", (ROADS, ASB)),
        (f"{ROADS}\n{ROADS.upper()}\n{ROADS}", (ROADS,)),
        ("All", (ASB, ROADS, CRIME)),
        ("ALL.", (ASB, ROADS, CRIME)),
        ("• all", (ASB, ROADS, CRIME)),
        (None, ()),
    ],
)
def test_one_cell_may_name_several_or_all(tmp_path: Path, typed: str | None, names: tuple[str, ...]) -> None:
    checked = check(with_cell("G2", typed), tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[0].serves == names


def test_a_name_with_a_comma_in_it_is_one_name(tmp_path: Path) -> None:
    book = with_cell("G2", "Gangs, drugs and knives")
    book["Police and crime plan"]["A5"] = "Gangs, drugs and knives"
    book["Police and crime plan"]["A6"] = "Gangs"
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[0].serves == ("Gangs, drugs and knives",)


@pytest.mark.parametrize(("typed", "text"), [("£500 csp", "£500 CSP"), ("£500 Council (vans)", "£500 BBC (vans)")])
def test_a_funder_is_printed_as_its_sheet_names_it(tmp_path: Path, typed: str, text: str) -> None:
    checked = check(with_cell("F2", typed), tmp_path)
    assert said(checked) == []
    (money,) = checked.of(Action)[0].budget
    assert money.text == text and money.amount == 500


@pytest.mark.parametrize("typed", ["£500 Anytown Borough Council", "£500 Community safety partnership"])
def test_a_funder_is_known_by_its_full_name(tmp_path: Path, typed: str) -> None:
    checked = check(with_cell("F2", typed), tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[0].budget[0].funder in {"BBC", "CSP"}


def test_a_budget_line_without_a_funder_is_no_unknown_funder(tmp_path: Path) -> None:
    assert said(check(with_cell("F2", 500), tmp_path)) == []


@pytest.mark.parametrize("typed", ["Jo Bloggs, ABC", "JO BLOGGS, ABC", "Josephine Bloggs, ABC", "jo  bloggs"])
def test_a_person_is_known_by_name_whatever_the_organisation(tmp_path: Path, typed: str) -> None:
    checked = check(with_cell("E2", typed), tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[0].leads[0].name == "Jo Bloggs"


def test_progress_names_its_action_by_ref(tmp_path: Path) -> None:
    checked = check(with_cell("A2", " ce1 ", "Progress"), tmp_path)
    assert said(checked) == []
    assert checked.of(Progress)[0].action == "CE1"


def test_other_names_may_stand_one_a_line_or_parted_by_semicolons(tmp_path: Path) -> None:
    for also in ("Nuisance\nTrouble", "Nuisance; Trouble"):
        book = with_cell("B4", "trouble")
        book["Priorities"]["B3"] = also
        assert said(check(book, tmp_path)) == []


def test_a_name_of_its_own_wins_over_another_names_other_name() -> None:
    names = NameList("Priorities")
    names.add("Crime", ["Safety"])
    names.add("Safety", [])
    assert names.find("safety") == "Safety"


# --- not known --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "typed", "message"),
    [
        (
            "B3",
            "Anti-socal behavior",
            "STOP  Actions > B3: “Anti-socal behavior” is not in the sheet “Priorities”."
            " Did you mean “Anti-social behaviour”?",
        ),
        (
            "B3",
            "Burglary",
            "STOP  Actions > B3: “Burglary” is not in the sheet “Priorities”. Add it to that sheet, or correct it."
            " The names there are: “Community engagement”; “Anti-social behaviour”.",
        ),
        (
            "G3",
            f"{ROADS}\nDisrupt organized crimes",
            "STOP  Actions > G3: “Disrupt organized crimes” is not in the sheet “Police and crime plan”."
            " Did you mean “Disrupt and prevent organised crime”?",
        ),
        (
            "G3",
            "All of them",
            "STOP  Actions > G3: “All of them” is not in the sheet “Police and crime plan”."
            " Add it to that sheet, or correct it. The names there are: “Crack down on anti-social behaviour”;"
            " “Improve safety on our roads”; “Disrupt and prevent organised crime”.",
        ),
        (
            "F3",
            "£500 CPS",
            "STOP  Actions > F3: “CPS” is not in the sheet “Funders”. Did you mean “CSP”?",
        ),
        (
            "E3",
            "Ann Othr, Police",
            "WARN  Actions > E3: “Ann Othr” is not in the sheet “People”. Did you mean “Ann Other”?",
        ),
        (
            "E3",
            "New Person, Police",
            "WARN  Actions > E3: “New Person” is not in the sheet “People”. Add it to that sheet, or correct it."
            " The names there are: “Jo Bloggs”; “Ann Other”.",
        ),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_one(tmp_path: Path, cell: str, typed: str, message: str) -> None:
    assert said(check(with_cell(cell, typed), tmp_path)) == [message]


def test_every_unknown_name_of_a_cell_is_told(tmp_path: Path) -> None:
    found = said(check(with_cell("G3", "Road safty\nCrime\nASB"), tmp_path))
    assert [line.split(" is not")[0] for line in found] == [
        "STOP  Actions > G3: “Road safty”",
        "STOP  Actions > G3: “Crime”",
    ]


def test_one_unknown_name_in_many_cells_is_told_once(tmp_path: Path) -> None:
    book = with_cell("B2", "Engagment")
    book["Actions"]["B3"] = "Engagment"
    book["Actions"]["B4"] = "Engagment"
    assert said(check(book, tmp_path)) == [
        "STOP  Actions > B2: “Engagment” is not in the sheet “Priorities” (it stands in B3, B4 as well)."
        " Did you mean “Community engagement”?"
    ]


def test_an_unknown_lead_officer_keeps_the_action_and_an_unknown_priority_does_not(tmp_path: Path) -> None:
    book = with_cell("E2", "New Person")
    book["Actions"]["B3"] = "Burglary"
    checked = check(book, tmp_path)
    assert [action.ref for action in checked.of(Action)] == ["CE1", "ASB1"]
    assert checked.of(Action)[0].leads[0].name == "New Person"


@pytest.mark.parametrize("title", ["Priorities", "Police and crime plan", "Funders", "People"])
def test_nothing_is_checked_against_a_list_that_could_not_be_read(tmp_path: Path, title: str) -> None:
    book = plan_book()
    del book[title]
    checked = check(book, tmp_path)
    assert said(checked) == [
        f"STOP  {title}: The sheet “{title}” is missing. Copy it from a blank workbook (make blank)."
    ]
    assert len(checked.of(Action)) == 3


def test_a_fault_in_one_row_of_a_list_does_not_make_its_name_unknown(tmp_path: Path) -> None:
    checked = check(with_cell("C3", "Yellowish", "Priorities"), tmp_path)
    assert len(said(checked)) == 1 and said(checked)[0].startswith("STOP  Priorities > C3: “Yellowish” is not a colour")
    assert [point.priority for point in checked.of(FocusPoint)] == ["Community engagement"] * 2
