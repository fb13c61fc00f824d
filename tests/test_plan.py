"""Records become the Plan: what follows from the sheets, in the order of the document."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from broken_word import good_docx
from planbuilder.intake.word_text import read_word_text
from planbuilder.model.plan import Plan, make_plan
from planbuilder.problems import stops
from workbooks import PLAN, check, plan_book, rich

ACTION_HEADINGS = PLAN["Actions"][0]
ASB, ROADS, CRIME = (str(row[0]) for row in PLAN["Police and crime plan"][1:])


def plan_of(folder: Path, **sheets: object) -> Plan:
    """The plan of the small workbook with some sheets exchanged."""
    checked = check(plan_book(**sheets), folder)  # type: ignore[arg-type]
    assert not stops(checked.problems), checked.problems
    return make_plan(checked)


def action(ref: str, priority: str, serves: str) -> tuple[str | None, ...]:
    return (ref, priority, "An objective", "An action", None, None, serves, None)


def test_each_police_priority_knows_which_focus_areas_serve_it_and_how_often(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        Actions=[
            ACTION_HEADINGS,
            action("ASB1", "Anti-social behaviour", ROADS),
            action("ASB2", "Anti-social behaviour", f"{ASB}\n{ROADS}"),
            action("CE1", "Community engagement", ROADS),
        ],
    )
    assert [(police.name, police.served_by) for police in plan.police] == [
        (ASB, (("Anti-social behaviour", 1),)),
        (ROADS, (("Community engagement", 1), ("Anti-social behaviour", 2))),  # in the order of the sheet Priorities
        (CRIME, ()),
    ]


def test_all_serves_every_police_priority(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, Actions=[ACTION_HEADINGS, action("CE1", "Community engagement", "All")])
    assert [police.served_by for police in plan.police] == [(("Community engagement", 1),)] * 3


def test_focus_areas_stand_in_the_order_of_the_priorities_with_their_own_points_and_actions(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        Focus=[
            ("Priority", "Heading", "Point"),
            ("Anti-social behaviour", "Why?", "Calls went up."),
            ("Community engagement", "Focusing on", "Listening.\nAnswering."),
            ("Anti-social behaviour", "Focusing on", "Hot spots."),
            ("Community engagement", "Focusing on", "Meeting."),
        ],
    )
    assert [
        (
            area.priority.name,
            [line.text for line in area.focusing_on],
            [line.text for line in area.why],
            [one.ref for one in area.actions],
        )
        for area in plan.focus_areas
    ] == [
        ("Community engagement", ["Listening.", "Answering.", "Meeting."], [], ["CE1", "CE2"]),
        ("Anti-social behaviour", ["Hot spots."], ["Calls went up."], ["ASB1"]),
    ]


def test_a_section_in_several_rows_is_read_on_and_every_section_is_there(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        Text=[
            ("Section", "Text"),
            ("Introduction", "First."),
            ("Promise", rich("We ", ("b", "will"), ".")),
            ("Introduction", "Second."),
        ],
    )
    assert [line.text for line in plan.passages["introduction"]] == ["First.", "Second."]
    assert [(run.text, run.bold) for run in plan.passages["promise"][0].runs] == [
        ("We ", False),
        ("will", True),
        (".", False),
    ]
    assert plan.passages["background"] == ()
    assert len(plan.passages) == 10


def test_themes_gather_their_points_where_they_first_stand(tmp_path: Path) -> None:
    rows = [("Theme", "Point"), ("Housing", "Homes."), ("Health", "Doctors."), ("Housing", "Rents.")]
    plan = plan_of(tmp_path, Profile=rows)
    assert [(theme.name, [line.text for line in theme.points]) for theme in plan.profile] == [
        ("Housing", ["Homes.", "Rents."]),
        ("Health", ["Doctors."]),
    ]


def test_partners_are_parted_by_kind(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    assert (plan.statutory, plan.community) == (("Anytown Borough Council",), ("Neighbourhood Watch",))


@pytest.mark.parametrize(
    ("year", "last_year", "begins"),
    [
        ("2017/18", "2016/17", 2017),
        ("2026", "2025", 2026),
        ("2025-2028", "2024/25", 2025),
        ("1999/00", "1998/99", 1999),
        ("2000/01", "1999/00", 2000),
        ("2009/10", "2008/09", 2009),
        ("2010/11", "2009/10", 2010),
    ],
)
def test_the_year_before_is_named_and_the_year_begins_in_april(
    tmp_path: Path, year: str, last_year: str, begins: int
) -> None:
    plan = with_versions(tmp_path)
    plan = dataclasses.replace(plan, settings=dataclasses.replace(plan.settings, year=year))
    assert (plan.last_year, plan.date) == (last_year, dt.date(begins, 4, 1))


def with_versions(folder: Path, *versions: tuple[str, dt.date, str]) -> Plan:
    return plan_of(folder, Versions=[("Stage", "Date", "Status"), *versions])


def test_status_and_date_are_those_of_the_latest_version_whatever_its_row(tmp_path: Path) -> None:
    plan = with_versions(
        tmp_path,
        ("Agreed", dt.date(2017, 9, 11), "Agreed"),
        ("First draft", dt.date(2017, 7, 28), "Draft"),
    )
    assert (plan.status, plan.date) == ("Agreed", dt.date(2017, 9, 11))
    assert [version.stage for version in plan.versions] == ["Agreed", "First draft"]


def test_of_two_versions_on_one_day_the_lower_row_counts(tmp_path: Path) -> None:
    day = dt.date(2017, 9, 11)
    plan = with_versions(tmp_path, ("Last draft", day, "Draft"), ("Agreed by the board", day, "Agreed"))
    assert plan.status == "Agreed"
    assert plan.last_version is plan.versions[1]


def test_a_plan_without_versions_is_a_draft_dated_at_the_start_of_its_year(tmp_path: Path) -> None:
    plan = with_versions(tmp_path)
    assert (plan.status, plan.date, plan.last_version) == ("Draft", dt.date(2017, 4, 1), None)


def test_a_plan_without_actions_costs_nothing_and_serves_nobody(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, Actions=[ACTION_HEADINGS], Progress=[PLAN["Progress"][0]])
    assert plan.resources.total == 0
    assert [police.served_by for police in plan.police] == [(), (), ()]
    assert [area.actions for area in plan.focus_areas] == [(), ()]


def test_pictures_of_long_texts_are_found_by_their_keys(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "intro.docx").write_bytes(good_docx())
    plan = plan_of(tmp_path, Text=[("Section", "Text"), ("Introduction", "intro.docx")])
    lines, _ = read_word_text("intro.docx", tmp_path / "text")
    pictures = [line.picture for line in lines if line.picture]
    assert len(pictures) == 1
    assert plan.text_pictures == {pictures[0].key: pictures[0]}
