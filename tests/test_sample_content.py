"""The sample plan's content: as many parts as the published plan has, and no reference that leads nowhere."""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS, PICTURES = ROOT / "scripts", ROOT / "inputs" / "2017-18" / "pictures"
if str(SCRIPTS) not in sys.path:
    sys.path.insert(0, str(SCRIPTS))
sample: Any = importlib.import_module("sample_content")
achievements: Any = importlib.import_module("sample_achievements")
make_pictures: Any = importlib.import_module("make_pictures")

Row = dict[str, str]
BUDGET_LINE = re.compile(r"£(?P<pounds>\d{1,3}(?:,\d{3})*) (?P<funder>[^()]+?)(?: \((?P<note>[^()]+)\))?")
EXISTING = "Existing resources"


def lines(cell: str) -> list[str]:
    return [line for line in cell.split("\n") if line]


def names(rows: list[Row], *columns: str) -> set[str]:
    """Every way in which a sheet names its rows: the lines of the columns, and of "Also known as"."""
    return {name for row in rows for column in (*columns, "Also known as") for name in lines(row[column])}


def money(actions: list[Row]) -> Counter[str]:
    """Pounds by funder, worked out from the budget lines; a line in any other form fails."""
    pounds: Counter[str] = Counter()
    for action in actions:
        for line in lines(action["Budget"]):
            if line == EXISTING:
                continue
            found = BUDGET_LINE.fullmatch(line)
            assert found, f"{action['Ref']}: {line!r} is no budget line"
            pounds[found["funder"]] += int(found["pounds"].replace(",", ""))
    return pounds


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def refs_where(column: str, value: str) -> list[str]:
    return [action["Ref"] for action in sample.ACTIONS if action[column] == value]


def test_the_profile_has_8_themes_with_40_points() -> None:
    points = Counter(row["Theme"] for row in sample.PROFILE)
    assert list(points.values()) == [5, 4, 6, 5, 5, 6, 5, 4]
    assert sum(points.values()) == 40


def test_the_7_police_and_crime_priorities_have_their_official_names() -> None:
    assert [row["Priority"] for row in sample.POLICE] == [
        "More local, visible and accessible policing",
        "Crack down on anti-social behaviour",
        "Breaking the cycle of domestic abuse",
        "Reverse the trend in serious violence",
        "Tackle gangs and organised crime",
        "Protecting children and vulnerable people",
        "Improve safety on our roads",
    ]


def test_there_are_4_focus_areas_and_9_highlights() -> None:
    assert (len(sample.PRIORITIES), len(sample.HIGHLIGHTS)) == (4, 9)


def test_every_figure_of_the_published_highlights_is_there() -> None:
    figures = [row["Figure"] for row in sample.HIGHLIGHTS]
    assert figures == ["60+", "14", "5", "80,000+", "7", "300+", "Bi-monthly", "20+", "1"]
    told = " ".join(row["Text"] for row in sample.HIGHLIGHTS)
    assert re.findall(r"[\d,]+\d|\d", told) == ["11,000", "130", "3", "33"]


def test_every_focus_area_says_what_it_focuses_on_and_why() -> None:
    points = Counter((row["Priority"], row["Heading"]) for row in sample.FOCUS)
    by_area = [
        (points[area["Priority"], "Focusing on"], points[area["Priority"], "Why?"]) for area in sample.PRIORITIES
    ]
    assert by_area == [(8, 3), (6, 7), (5, 5), (5, 4)]
    assert sum(points.values()) == sum(map(sum, by_area))


def test_the_23_actions_are_numbered_within_their_priority() -> None:
    assert Counter(row["Priority"] for row in sample.ACTIONS) == {
        "Community Engagement": 6,
        "Anti-Social Behaviour and Environmental Crime": 5,
        "Protecting People from Harm": 9,
        "Burglary": 3,
    }
    expected = [f"{prefix}{n}" for prefix, k in (("CE", 6), ("ASB", 5), ("PH", 9), ("B", 3)) for n in range(1, k + 1)]
    assert [row["Ref"] for row in sample.ACTIONS] == expected


def test_every_action_has_as_many_points_as_published() -> None:
    points = [sum(line.startswith("• ") for line in lines(row["Action"])) for row in sample.ACTIONS]
    assert points == [13, 5, 2, 5, 3, 3, 2, 4, 7, 4, 8, 0, 2, 0, 4, 2, 0, 3, 2, 1, 2, 4, 2]


def test_the_budget_adds_up_to_28374_pounds_of_which_the_partnership_gives_14924() -> None:
    pounds = money(sample.ACTIONS)
    assert pounds.total() == 28_374
    assert pounds == {
        "CSP": 14_924,
        "ECFRS": 5_000,
        "ECC IYS": 3_000,
        "Essex Rural Partnership": 3_000,
        "BBC": 2_450,
    }


def test_the_budget_by_priority_adds_up_too() -> None:
    by_area = [
        money([row for row in sample.ACTIONS if row["Priority"] == area["Priority"]]).total()
        for area in sample.PRIORITIES
    ]
    assert by_area == [2_500, 12_000, 13_874, 0]


def test_what_the_published_plan_leaves_blank_is_blank() -> None:
    assert refs_where("Lead officer", "") == ["PH6"]
    assert refs_where("Budget", "") == ["ASB4"]
    assert refs_where("Timescale", "") == ["ASB5", "PH8", "PH9"]
    assert sample.PLAN["Chair"] == ""


def test_timescales_and_existing_resources_are_as_published() -> None:
    assert refs_where("Timescale", "TBC") == ["ASB1"]
    assert refs_where("Timescale", "N/A") == ["PH3"]
    assert refs_where("Timescale", "Immediate and ongoing") == ["PH5", "PH6", "PH7"]
    assert len(refs_where("Timescale", "Immediate & ongoing")) == 15
    assert refs_where("Budget", EXISTING) == [
        *("CE2", "CE3", "CE5", "ASB2", "PH1", "PH6", "PH7", "PH8", "PH9", "B1", "B2", "B3"),
    ]


def test_both_limits_on_workshops_stand_as_published() -> None:
    assert any("minimum of 4 CSP Workshops" in row["Point"] for row in sample.FOCUS)
    assert any("Workshops" in row["Action"] and "max of 4" in row["Action"] for row in sample.ACTIONS)


def test_the_versions_are_those_of_the_published_plan() -> None:
    assert [(row["Date"], row["Status"]) for row in sample.VERSIONS] == [
        (date(2017, 7, 28), "Draft"),
        (date(2017, 8, 7), "Draft"),
        (date(2017, 9, 11), "Agreed"),
    ]


def test_every_priority_named_on_another_sheet_is_in_the_list() -> None:
    priorities = {row["Priority"] for row in sample.PRIORITIES}
    assert {row["Priority"] for row in sample.FOCUS} == priorities
    assert {row["Priority"] for row in sample.ACTIONS} == priorities


def test_every_police_priority_that_an_action_serves_is_in_the_list_and_each_is_served() -> None:
    served = Counter(name for row in sample.ACTIONS for name in lines(row["Police and crime priorities"]))
    assert [served[row["Priority"]] for row in sample.POLICE] == [15, 13, 15, 18, 16, 22, 6]
    assert set(served) == {row["Priority"] for row in sample.POLICE}
    assert all(row["Police and crime priorities"] for row in sample.ACTIONS)


def test_every_lead_officer_is_one_of_the_people_and_all_9_people_lead() -> None:
    leads = {line for row in sample.ACTIONS for line in lines(row["Lead officer"])}
    names = {lead.partition(",")[0] for lead in leads}
    assert names == {person["Name"] for person in sample.PEOPLE}
    assert len(names) == 9


def test_every_person_comes_from_a_partner() -> None:
    partners = names(sample.PARTNERS, "Partner", "Short name")
    assert {person["Organisation"] for person in sample.PEOPLE} <= partners


def test_every_funder_of_a_budget_line_is_in_the_list_and_every_funder_pays() -> None:
    assert set(money(sample.ACTIONS)) == {row["Funder"] for row in sample.FUNDERS}


def test_statutory_partners_are_only_responsible_authorities() -> None:
    kinds = Counter(row["Kind"] for row in sample.PARTNERS)
    assert kinds == {"Statutory": 5, "Community": 10}
    assert all("Compiled from the organisations" in row["Note"] for row in sample.PARTNERS)
    assert {row["Partner"] for row in sample.PARTNERS if row["Kind"] == "Statutory"} == {
        "Brentwood Borough Council",
        "Essex Community Rehabilitation Company",
        "Essex County Council",
        "Essex County Fire and Rescue Service",
        "Essex Police",
    }


@pytest.mark.parametrize(
    ("sheet", "column"),
    [
        ("PARTNERS", "Partner"),
        ("FUNDERS", "Funder"),
        ("PEOPLE", "Name"),
        ("POLICE", "Priority"),
        ("PRIORITIES", "Priority"),
    ],
)
def test_no_name_means_two_rows(sheet: str, column: str) -> None:
    owners: dict[str, set[int]] = {}
    for number, row in enumerate(getattr(sample, sheet)):
        for name in names([row], column):
            owners.setdefault(name.casefold(), set()).add(number)
    assert {name: rows for name, rows in owners.items() if len(rows) > 1} == {}


def test_every_bold_mark_is_closed_within_its_line() -> None:
    cells = [
        cell
        for sheet in ("ACTIONS", "TEXT", "FOCUS", "PROFILE", "HIGHLIGHTS")
        for row in getattr(sample, sheet)
        for cell in row.values()
    ]
    assert [line for cell in cells for line in lines(cell) if line.count("**") % 2] == []


def test_rows_of_a_sheet_have_the_same_columns() -> None:
    for sheet in sample.__all__:
        rows = getattr(sample, sheet)
        if isinstance(rows, list):
            assert len({tuple(row) for row in rows}) <= 1, sheet


def test_every_picture_is_there_with_its_size_and_a_description_of_at_most_150_characters() -> None:
    for row in sample.PRIORITIES:
        assert 20 <= len(row["Picture description"]) <= 150
        path = PICTURES / row["Picture"]
        assert path.stat().st_size < 60_000
        assert size_of(path) == (1660, 700)
    assert size_of(PICTURES / sample.PLAN["Crest"]) == (600, 700)


def test_every_picture_that_is_drawn_is_used_and_no_other() -> None:
    used = {row["Picture"] for row in (*sample.PRIORITIES, *achievements.PROJECTS)} | {sample.PLAN["Crest"]}
    assert set(make_pictures.PICTURES) == used - {""}


def test_a_picture_drawn_twice_has_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.png", "two.png"):
        make_pictures.PICTURES["crest.png"]().save(tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
