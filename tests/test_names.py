"""Names that refer to other sheets: known however they are written, else told with the nearest one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from planbuilder.intake.name_lists import NameList
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


# --- lead officers ----------------------------------------------------------------------------------------


def leads_of(tmp_path: Path, typed: object) -> tuple[list[str], list[str]]:
    """How the leads of a cell print, and what is said of them."""
    book = with_cell("E2", typed)
    for row in (("Insp Tom Mitchel", "Anytown Police"), ("Zoë O’Neill-Šimić", "ABC"), ("Ann-Marie Day", None)):
        book["People"].append(row)
    book["Partners"].append(("Anytown Police", "Statutory"))
    checked = check(book, tmp_path)
    return [lead.text for lead in checked.of(Action)[0].leads], said(checked)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Jo Bloggs, Ann Other, BBC", ["Jo Bloggs", "Ann Other, BBC"]),
        ("Jo Bloggs, ABC, Ann Other, Police", ["Jo Bloggs, ABC", "Ann Other, Police"]),
        ("Jo Bloggs, ABC; Ann Other, Police", ["Jo Bloggs, ABC", "Ann Other, Police"]),
        ("Jo Bloggs, Ann Other and Tom Mitchel", ["Jo Bloggs", "Ann Other", "Insp Tom Mitchel"]),
        ("Jo Bloggs and Ann Other, Police", ["Jo Bloggs, Police", "Ann Other, Police"]),
        ("Jo Bloggs (ABC) and Ann Other (Police)", ["Jo Bloggs, ABC", "Ann Other, Police"]),
        ("Jo Bloggs (ABC) / Ann Other", ["Jo Bloggs, ABC", "Ann Other"]),
        ("Jo Bloggs, Safety Manager, ABC", ["Jo Bloggs, Safety Manager, ABC"]),
        ("Jo Bloggs, Fire, Rescue", ["Jo Bloggs, Fire, Rescue"]),
        ("Jo Bloggs and team, ABC", ["Jo Bloggs and team, ABC"]),
        ("Jo Bloggs, ABC, & Ann Other, Police", ["Jo Bloggs, ABC", "Ann Other, Police"]),
        ("Lead: Jo Bloggs, ABC,", ["Jo Bloggs, ABC"]),
        ("Jo Bloggs, N/A", ["Jo Bloggs"]),
        ("Jo Bloggs\n(ABC)", ["Jo Bloggs, ABC"]),
        ("Vacant (was Jo Bloggs)", ["Vacant (was Jo Bloggs)"]),
        ("Jo Bloggs and Anytown Police", ["Jo Bloggs", "Anytown Police"]),
        ("ABC, Jo Bloggs", ["Jo Bloggs, ABC"]),
        ("Anytown Police, Jo Bloggs", ["Anytown Police", "Jo Bloggs"]),
        ("ABC - Jo Bloggs", ["Jo Bloggs, ABC"]),
    ],
)
def test_several_leads_in_one_line_are_parted(tmp_path: Path, typed: str, printed: list[str]) -> None:
    assert leads_of(tmp_path, typed) == (printed, [])


@pytest.mark.parametrize(
    "typed",
    [
        *("Cllr Jo Bloggs", "Mrs Jo Bloggs", "Dr. Jo Bloggs", "Rev Jo Bloggs", "Jo Bloggs BEM"),
        *("PC 1234 Jo Bloggs", "PC1234 Jo Bloggs", "A/Sgt Jo Bloggs 1234", "Jo Bloggs, MBE, JP", "Cllr. Jo Bloggs OBE"),
        *(
            "Bloggs, Jo",
            "BLOGGS, Cllr Jo",
            "Bloggs, Josephine",
            "“Jo Bloggs”",
            "Jo Bloggs (1234)",
            "1. Jo Bloggs",
            "Jo\nBloggs",
        ),
    ],
)
def test_titles_ranks_numbers_and_honours_do_not_count(tmp_path: Path, typed: str) -> None:
    assert leads_of(tmp_path, typed) == (["Jo Bloggs"], [])


@pytest.mark.parametrize("typed", ["Inspector Tom Mitchel", "Insp. Tom Mitchel", "T/Insp Tom Mitchel", "Mitchel, Tom"])
def test_a_rank_in_the_list_does_not_count_either(tmp_path: Path, typed: str) -> None:
    assert leads_of(tmp_path, typed) == (["Insp Tom Mitchel"], [])


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "Jo Bloggs (ABC)",
            "Jo Bloggs - ABC",
            "Jo Bloggs – ABC",
            "Jo Bloggs/ABC",
            "Jo Bloggs / ABC",
            "Jo Bloggs: ABC",
        ),
        *(
            "Jo Bloggs of ABC",
            "Jo Bloggs ABC",
            "Jo Bloggs [ABC]",
            "Cllr Jo Bloggs (ABC)",
            "Bloggs, Jo, ABC",
            "Jo Bloggs\nABC",
        ),
        *("Jo Bloggs,\nABC", "Jo Bloggs; ABC", "Jo Bloggs-ABC", "Jo (Josie) Bloggs, ABC", "ABC\nJo Bloggs, ABC"),
    ],
)
def test_an_organisation_may_stand_in_brackets_or_behind_a_dash(tmp_path: Path, typed: str) -> None:
    printed, found = leads_of(tmp_path, typed)
    assert (printed[-1], found) == ("Jo Bloggs, ABC", [])
    assert len(printed) == 1 or typed.startswith("ABC")


def test_a_hyphen_in_a_name_is_no_dash(tmp_path: Path) -> None:
    assert leads_of(tmp_path, "Ann-Marie Day") == (["Ann-Marie Day"], [])
    assert leads_of(tmp_path, "Zoe O'Neill-Šimić")[0] == ["Zoe O'Neill-Šimić"]
    printed, found = leads_of(tmp_path, "Jo Bloggs-Smith")
    assert printed == ["Jo Bloggs-Smith"] and "Did you mean “Jo Bloggs”" in found[0]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        *(
            ("ABC", "ABC"),
            ("abc", "ABC"),
            ("Neighbourhood Watch", "Neighbourhood Watch"),
            ("All partners", "All partners"),
        ),
        *(
            ("CSP", "CSP"),
            ("The CSP", "The CSP"),
            ("TBC", "TBC"),
            ("to be confirmed", "to be confirmed"),
            ("Vacant", "Vacant"),
        ),
        *(
            ("N/A", "N/A"),
            ("-", "-"),
            ("?", "?"),
            ("None", "None"),
            ("BBC and Anytown Police", "BBC and Anytown Police"),
        ),
    ],
)
def test_who_is_no_person_may_lead_too(tmp_path: Path, typed: str, printed: str) -> None:
    leads, found = leads_of(tmp_path, typed)
    assert leads == [printed]
    assert not [one for one in found if "says that something is still to come" not in one]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Jo Bloggs, ABC\nJo Bloggs, ABC", ["Jo Bloggs, ABC"]),
        ("Jo Bloggs\nCllr Jo Bloggs, ABC", ["Jo Bloggs, ABC"]),
        ("Jo Bloggs, ABC\nJo Bloggs, Anytown Borough Council", ["Jo Bloggs, ABC"]),
        ("Jo Bloggs, ABC\nJo Bloggs, Anytown Police", ["Jo Bloggs, ABC", "Jo Bloggs, Anytown Police"]),
    ],
)
def test_a_lead_prints_once(tmp_path: Path, typed: str, printed: list[str]) -> None:
    assert leads_of(tmp_path, typed) == (printed, [])


@pytest.mark.parametrize(
    ("typed", "printed", "name"),
    [
        ("Jo Blogs (ABC)", ["Jo Blogs, ABC"], "Jo Blogs"),
        ("Jo Blogs/ABC", ["Jo Blogs, ABC"], "Jo Blogs"),
        ("Jo Bloggs, ABC, Ann Othr, BBC", ["Jo Bloggs, ABC", "Ann Othr, BBC"], "Ann Othr"),
        ("Jo Bloggs, ABC, Ann Othr", ["Jo Bloggs, ABC", "Ann Othr"], "Ann Othr"),
        ("Jo Bloggs and Ann Othr", ["Jo Bloggs", "Ann Othr"], "Ann Othr"),
        ("Cllr Jo Blogs", ["Cllr Jo Blogs"], "Cllr Jo Blogs"),
        ("J Bloggs", ["J Bloggs"], "J Bloggs"),
    ],
)
def test_an_unknown_lead_among_others_is_told(tmp_path: Path, typed: str, printed: list[str], name: str) -> None:
    leads, found = leads_of(tmp_path, typed)
    assert leads == printed
    assert len(found) == 1 and f"“{name}” is not in the sheet “People”. Did you mean" in found[0]


@pytest.mark.parametrize(
    ("typed", "contact"),
    [
        ("Jo Bloggs, ABC, 01277 312500", "01277 312500"),
        ("Jo Bloggs, ABC (01277 312500)", "01277 312500"),
        ("Jo Bloggs, ABC\nTel: 07700 900123", "07700 900123"),
        ("Jo Bloggs, ABC, +44 1277 312500 ext 12", "+44 1277 312500"),
        ("Jo Bloggs, ABC, ext 2515", "ext 2515"),
        ("Jo Bloggs, ABC, jo.bloggs@anytown.example", "jo.bloggs@anytown.example"),
    ],
)
def test_telephone_numbers_of_officers_are_left_out_and_told(tmp_path: Path, typed: str, contact: str) -> None:
    leads, found = leads_of(tmp_path, typed)
    assert leads == ["Jo Bloggs, ABC"]
    assert found == [
        f"NOTE  Actions > E2: “{contact}” stands beside a lead officer, and is left out of the plan."
        " There is no need to act."
    ]


# --- police and crime priorities --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        *((nothing, ()) for nothing in ("N/A", "None", "-", "n/a.", "Not applicable")),
        *(
            (every, (ASB, ROADS, CRIME))
            for every in ("All of the above", "all 3", "All three", "All priorities", "All of them", "all 3 priorities")
        ),
        *(("1, 2, 3", (ASB, ROADS, CRIME)), ("1 and 3", (ASB, CRIME)), ("1-3", (ASB, ROADS, CRIME)), (2, (ROADS,))),
        *(
            ("1\n3", (ASB, CRIME)),
            ("1; 3", (ASB, CRIME)),
            ("1 & 2", (ASB, ROADS)),
            ("3, 1", (CRIME, ASB)),
            ("Priorities 1 and 3", (ASB, CRIME)),
            ("P2", (ROADS,)),
        ),
        (f"{ROADS} / ASB", (ROADS, ASB)),
        (f"{CRIME} and {ROADS}", (CRIME, ROADS)),
        (f"{CRIME}; {ROADS}", (CRIME, ROADS)),
        (f"{ROADS}, ASB and {CRIME}", (ROADS, ASB, CRIME)),
        ("Improve safety\non our roads", (ROADS,)),
        (f"ASB\nImprove safety\non our\nroads\n{CRIME}", (ASB, ROADS, CRIME)),
        ("1. Improve safety on our roads\n2. ASB", (ROADS, ASB)),
        ("“Improve safety on our roads”", (ROADS,)),
        ("Disrupt, and prevent, organised crime", (CRIME,)),
    ],
)
def test_police_priorities_are_understood_as_officers_type_them(
    tmp_path: Path, typed: object, names: tuple[str, ...]
) -> None:
    book = with_cell("G2", typed)
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[0].serves == names


def test_what_is_to_come_is_told_once_as_unfinished(tmp_path: Path) -> None:
    book = with_cell("G2", "TBC")
    book["Actions"]["E3"] = "TBC"
    found = said(check(book, tmp_path))
    assert [one.split(".")[0] for one in found] == [
        "WARN  Actions > E3: “TBC” says that something is still to come",
        "WARN  Actions > G2: “TBC” says that something is still to come",
    ]


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [
        ("1, 4", "1, 4"),
        ("0", "0"),
        ("all 6", "all 6"),
        ("All but ASB", "All but ASB"),
        ("Improve saftey\non our streets", "Improve saftey on our streets"),
        (f"{ROADS} / Road crime", "Road crime"),
    ],
)
def test_what_is_not_understood_of_a_cell_is_one_finding(tmp_path: Path, typed: str, unknown: str) -> None:
    found = said(check(with_cell("G2", typed), tmp_path))
    assert len(found) == 1 and f"STOP  Actions > G2: “{unknown}” is not in the sheet" in found[0]


# --- other columns ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        *("1. Community engagement", "1 Community Engagement", "(1) Community engagement", "1 - Community engagement"),
        *(
            "“Community engagement”",
            '"Community engagement"',
            "'Community engagement'",
            "Priority 1: Community engagement",
        ),
        *("Community, engagement", "• Community engagement", "2) “Community engagement”", "Community-engagement"),
    ],
)
def test_a_number_before_a_name_and_quotation_marks_do_not_count(tmp_path: Path, typed: str) -> None:
    checked = check(with_cell("B2", typed), tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[0].priority == "Community engagement"


def test_a_number_that_belongs_to_a_name_counts() -> None:
    names = NameList("Priorities")
    names.add("2 Rivers", [])
    names.add("1. Crime", [])
    names.add("CE1.1", [])
    names.add("CE11", [])
    assert names.find("3 Rivers") is None
    assert names.find("Crime") == "1. Crime"
    assert names.find("2. Crime") is None
    assert names.find("CE 1.1") == "CE1.1"
    assert names.find("CE-11") == "CE11"
    assert names.find("CE1 11") is None


def test_a_loose_name_that_two_records_share_is_neither() -> None:
    names = NameList("Funders")
    names.add("A.B", [])
    names.add("A, B", [])
    assert names.find("A-B") is None
    assert names.find("a, b") == "A, B"


@pytest.mark.parametrize(
    ("sheet", "cells", "says"),
    [
        ("Priorities", ("A2", "A3"), "STOP  Focus > A2: The sheet “Priorities” has no names in it yet."),
        (
            "Police and crime plan",
            ("A2", "A3", "A4"),
            "STOP  Actions > G2: The sheet “Police and crime plan” has no names",
        ),
        ("People", ("A2", "A3"), "WARN  Actions > E2: The sheet “People” has no names in it yet."),
    ],
)
def test_an_empty_list_is_told_once_a_column(tmp_path: Path, sheet: str, cells: tuple[str, ...], says: str) -> None:
    book = plan_book()
    book[sheet].delete_rows(2, len(cells))
    found = said(check(book, tmp_path))
    assert any(one.startswith(says) for one in found)
    assert not [one for one in found if "is not in the sheet" in one]


def test_a_very_long_name_is_told_once(tmp_path: Path) -> None:
    (found,) = said(check(with_cell("B2", "Working together with everyone in the area " * 15), tmp_path))
    assert found.startswith("STOP  Actions > B2:") and "is not in the sheet “Priorities”" in found


@pytest.mark.parametrize(
    ("sheet", "cell", "typed", "meant"),
    [
        *(("Progress", "C2", typed, "Complete") for typed in ("Completed", "complete", "C", "“Complete”")),
        *(("Progress", "C2", typed, rag) for typed, rag in (("g", "Green"), ("a", "Amber"), ("R", "Red"))),
        *(("Progress", "C2", typed, "Not started") for typed in ("Not yet started", "not  started.", "NS")),
        *(("Progress", "B2", typed, "Q1") for typed in (1, "1", "Quarter 1", "Q1 2017/18", "Apr-Jun", "April to June")),
        *(("Progress", "B2", typed, "Q1") for typed in ("q 1", "1st quarter", "Q1 (Apr – Jun)", "Q1: April-June 2017")),
        *(("Progress", "B2", typed, "Q4") for typed in ("Jan-Mar", "Q4", "fourth quarter", "Jan - Mar 2018")),
        *(
            ("Partners", "B2", typed, "Statutory")
            for typed in ("Statutory partner", "statutory", "Responsible authority")
        ),
        *(("Versions", "C3", typed, "Agreed") for typed in ("Approved", "agreed", "Adopted")),
        *(("Focus", "B2", typed, "Focusing on") for typed in ("Focussing on", "Focus on", "focusing on:")),
        *(("Focus", "B3", typed, "Why?") for typed in ("Why", "Why?", "why this is a priority")),
    ],
)
def test_a_choice_may_be_typed_in_other_words(tmp_path: Path, sheet: str, cell: str, typed: object, meant: str) -> None:
    checked = check(with_cell(cell, typed, sheet), tmp_path)
    assert said(checked) == []
    assert any(meant in vars(record).values() for record in checked.records[sheet])


@pytest.mark.parametrize(
    ("sheet", "cell", "typed", "near"),
    [
        *(("Progress", "C2", "Grean", "Green"), ("Progress", "C2", "Green - on track", "Green")),
        *(("Progress", "C2", "Blue", "Complete"), ("Versions", "C3", "Final", "Agreed")),
        *(("Partners", "B2", "Voluntary", "Community"), ("Focus", "B2", "Focused on", "Focusing on")),
    ],
)
def test_a_choice_that_is_nearly_one_is_asked_about(
    tmp_path: Path, sheet: str, cell: str, typed: str, near: str
) -> None:
    (found,) = said(check(with_cell(cell, typed, sheet), tmp_path))
    assert f"“{typed}” is not one of the choices here. Did you mean “{near}”? Choose one of: " in found


@pytest.mark.parametrize("typed", ["Q5", "Quarter 5", "Q1/Q2", "half year"])
def test_a_choice_that_is_far_off_is_only_given_the_list(tmp_path: Path, typed: str) -> None:
    (found,) = said(check(with_cell("B2", typed, "Progress"), tmp_path))
    assert found.endswith("is not one of the choices here. Choose one of: Q1, Q2, Q3, Q4.")


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
            "Most of them",
            "STOP  Actions > G3: “Most of them” is not in the sheet “Police and crime plan”."
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


@pytest.mark.parametrize("title", ["Priorities", "Funders", "People"])
def test_nothing_is_checked_against_a_list_that_could_not_be_read(tmp_path: Path, title: str) -> None:
    book = plan_book()
    del book[title]
    checked = check(book, tmp_path)
    (told,) = said(checked)
    assert told.startswith(
        f"STOP  {title}: The sheet “{title}” is missing. Copy it from a blank workbook (make blank)."
    )
    assert len(checked.of(Action)) == 3


def test_a_fault_in_one_row_of_a_list_does_not_make_its_name_unknown(tmp_path: Path) -> None:
    checked = check(with_cell("C3", "Yellowish", "Priorities"), tmp_path)
    assert len(said(checked)) == 1 and said(checked)[0].startswith("STOP  Priorities > C3: “Yellowish” is not a colour")
    assert [point.priority for point in checked.of(FocusPoint)] == ["Community engagement"] * 2
