"""The Plan becomes the values that a template names: every name of the template guide, and each value as it prints."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from planbuilder.colours import COLOURS
from planbuilder.edition import Edition, SignOff
from planbuilder.intake.check import check_workbook
from planbuilder.model.plan import Plan, make_plan
from planbuilder.output.documents import PROFILE_ROTATION, ROTATION, plan_values
from planbuilder.output.marks import ANY, BOLD_OFF, BOLD_ON, KEEP_ROW, colour, picture
from planbuilder.schema import PLAN_SHEETS
from test_plan import ACTION_HEADINGS, plan_of
from workbooks import PLAN, rich

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "template-guide.md"


def values(plan: Plan, *pictures: str) -> dict[str, Any]:
    return dict(plan_values(plan, dict.fromkeys(pictures)))


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    plan = make_plan(check_workbook(ROOT / "inputs" / "2017-18" / "plan.xlsx", PLAN_SHEETS))
    plan = dataclasses.replace(plan, settings=dataclasses.replace(plan.settings, sign_off_page="Yes"))
    signed = Edition(sign_offs=(SignOff("Essex Police", "Jo Bloggs", dt.date(2017, 9, 11), 3),))
    pictures = (path.name for path in (ROOT / "inputs" / "2017-18" / "pictures").iterdir())
    return dict(plan_values(plan, dict.fromkeys(pictures), signed))


# --- the guide and the code say the same --------------------------------------------------------------------


NAMED_IN_WORDS = {"an action": "action_plans[].actions", "what serves it": "police[].served_by"}


def guide_names() -> Iterator[str]:
    """Every name in the guide's table, whole: "partnership.name", "versions[].stage", "highlights[][].figure"."""
    table = GUIDE.read_text(encoding="utf-8").split("## The names")[1].split("\n\n")[1]
    for line in table.splitlines()[2:]:
        names, about = (cell.strip() for cell in line.strip("|").split("|", 1))
        found = [NAMED_IN_WORDS[names]] if names in NAMED_IN_WORDS else []
        for name in re.findall(r"`([^`]+)`", names):
            found.append(found[-1].rpartition(".")[0] + name if name.startswith(".") else name)
        yield from found
        for base in found if about.startswith("lists of actions") else found[-1:]:
            yield from _members(base, about)


def _members(base: str, about: str) -> Iterator[str]:
    """What the second column says of the entries of a list."""
    depth = {"highlights": "[][]"}.get(base, "[]")
    owner = f"{base}{depth}"
    for name in re.findall(r"`(\.\w+)`", about):
        in_theme = base == "profile" and name in {".name", ".points"}
        yield f"{owner}.left{name}" if in_theme else f"{owner}{name}"


def found_in(value: Any, name: str) -> bool:
    """Whether every entry along a name has the next part of it (and each list at least one entry)."""
    first, _, rest = re.sub(r"\[\]", ".[]", name).lstrip(".").partition(".")
    if first == "[]":
        inner = list(value)
        return bool(inner) and (not rest or all(found_in(one, rest) for one in inner))
    return first in value and (not rest or found_in(value[first], rest))


def test_the_guide_lists_names_that_can_be_read_from_it() -> None:
    names = set(guide_names())
    assert {"partnership.vice_chair", "texts.actions", "versions[].stage", "police[].served_by[].actions"} <= names
    assert {"profile[].left.points", "highlights[][].figure", "action_plans[].actions[].keep_whole"} <= names
    assert {"resources.total_existing", "resources.by_funder[].share", "resources.unstated[].objective"} <= names
    assert len(names) > 60


@pytest.mark.parametrize("name", sorted(set(guide_names())))
def test_a_name_of_the_guide_is_one_of_the_values(sample: Mapping[str, Any], name: str) -> None:
    assert found_in(sample, name)


def all_names(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            whole = f"{name}.{key}".lstrip(".")
            yield whole
            yield from all_names(inner, whole)
    elif isinstance(value, list):
        for inner in value:
            yield from all_names(inner, f"{name}[]")


def test_every_value_is_named_in_the_guide(sample: Mapping[str, Any]) -> None:
    known = set(guide_names())
    holders = {name.rpartition(".")[0] for name in known} | {"profile[].right"}
    made = {name for name in all_names(sample) if not name.startswith("profile[].right.")}
    assert {name for name in made if name not in known and name not in holders} == set()


# --- what prints --------------------------------------------------------------------------------------------


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


@pytest.mark.parametrize("rows", [None, 1])
def test_everything_that_can_print_is_text(tmp_path: Path, rows: int | None) -> None:
    """Also where sheets are as good as empty; None would print as "None"."""
    bare = {title: PLAN[title][:rows] for title in PLAN if title != "Plan"}
    made = values(plan_of(tmp_path, **bare))
    assert [leaf for leaf in leaves(made) if not isinstance(leaf, str)] == []


def test_a_plan_with_little_in_it_has_falsy_parts_to_leave_out(tmp_path: Path) -> None:
    made = values(plan_of(tmp_path, **{title: PLAN[title][:1] for title in PLAN if title != "Plan"}))
    parts = ("versions", "partners", "profile", "police", "priorities", "highlights", "resources", "action_plans")
    assert [part for part in parts if made[part]] == []
    assert (made["crest"], made["subtitle"], made["partnership"]["council"]) == ("", "", "")
    assert made["partnership"]["area_kind"] == "area"
    assert [lines for lines in made["texts"].values() if lines] == []


def test_sign_offs_are_printed_only_where_the_workbook_asks_for_them(tmp_path: Path, sample: Mapping[str, Any]) -> None:
    signed = Edition(sign_offs=(SignOff("Essex Police", "Jo Bloggs", dt.date(2017, 9, 11), 3, "Funding"),))
    assert plan_values(plan_of(tmp_path), {}, signed)["sign_offs"] == []
    printed = {"partner": "Essex Police", "by": "Jo Bloggs", "on": "11 September 2017", "draft": "3", "conditions": ""}
    assert sample["sign_offs"] == [printed]


def test_names_dates_and_sums_print_as_the_document_writes_them(tmp_path: Path) -> None:
    made = values(plan_of(tmp_path))
    assert (made["year"], made["last_year"], made["status"], made["title"]) == (
        "2017/18",
        "2016/17",
        "Agreed",
        "Partnership Plan",
    )
    assert made["versions"] == [
        {"stage": "First draft", "date": "28 July 2017", "note": "", "who": ""},
        {"stage": "Agreed by the board", "date": "11 September 2017", "note": "", "who": ""},
    ]
    assert made["partnership"]["short_name"] == "Safer Anytown"
    assert made["resources"]["by_funder"] == [
        {"name": "Community Safety Partnership (CSP)", "amount": "£500", "share": "71.4%", "actions": "1"},
        {"name": "Anytown Borough Council (BBC)", "amount": "£200", "share": "28.6%", "actions": "1"},
    ]
    assert {name: made["resources"][name] for name in ("total", "total_actions", "total_existing")} == {
        "total": "£700",
        "total_actions": "3",
        "total_existing": "1",
    }


def test_a_partnership_without_a_short_name_is_called_by_its_full_one(tmp_path: Path) -> None:
    rows = [row for row in PLAN["Plan"] if row[0] != "Short name"] + [("Short name", None)]
    made = values(plan_of(tmp_path, Plan=rows))
    assert made["partnership"]["short_name"] == "Safer Anytown Community Safety Partnership"


def test_the_actions_of_each_focus_area_that_serve_a_police_priority_are_counted(tmp_path: Path) -> None:
    made = values(plan_of(tmp_path))
    assert [(row["number"], row["served_by"]) for row in made["police"]] == [
        ("1", [{"name": "Community engagement", "actions": "1"}, {"name": "Anti-social behaviour", "actions": "1"}]),
        ("2", [{"name": "Community engagement", "actions": "2"}]),
        ("3", [{"name": "Community engagement", "actions": "1"}]),
    ]


def test_partners_of_one_kind_stand_alone(tmp_path: Path) -> None:
    made = values(plan_of(tmp_path, Partners=[("Partner", "Kind"), ("Neighbourhood Watch", "Community")]))
    assert made["partners"] == {"statutory": [], "community": ["Neighbourhood Watch"]}


@pytest.mark.parametrize(("count", "shape"), [(0, []), (1, [1]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1]), (9, [3, 3, 3])])
def test_highlights_stand_in_threes(tmp_path: Path, count: int, shape: list[int]) -> None:
    rows = [("Figure", "Text"), *((f"{number}+", f"visits {number}") for number in range(count))]
    made = values(plan_of(tmp_path, Highlights=rows))
    assert [len(row) for row in made["highlights"]] == shape
    assert [entry["figure"] for row in made["highlights"] for entry in row] == [f"{n}+" for n in range(count)]


def test_themes_stand_in_pairs_and_an_odd_last_one_alone(tmp_path: Path) -> None:
    themes = ["Housing", "Health", "Work", "Crime", "Young people"]
    made = values(plan_of(tmp_path, Profile=[("Theme", "Point"), *((theme, "A point.") for theme in themes)]))
    assert [(row["left"]["name"], row["right"]["name"] if row["right"] else "") for row in made["profile"]] == [
        ("Housing", "Health"),
        ("Work", "Crime"),
        ("Young people", ""),
    ]
    assert [row["colour"] for row in made["profile"]] == [colour(value) for value in PROFILE_ROTATION[:3]]


def test_a_priority_without_a_colour_takes_the_one_of_its_place(tmp_path: Path) -> None:
    names = [f"Priority {number}" for number in range(len(ROTATION) + 2)]
    rows = [("Priority", "Also known as", "Colour", "Picture", "Picture description")]
    made = values(
        plan_of(
            tmp_path,
            Priorities=[*rows, *((name, None, "Slate" if name == names[1] else None) for name in names)],
            Focus=[("Priority", "Heading", "Point"), *((name, "Why?", f"{name} matters.") for name in names[1:])],
            Actions=[ACTION_HEADINGS, ("A1", names[2], "Objective", "Action", None, None, None, None)],
            Progress=[PLAN["Progress"][0]],
        )
    )
    # the first has no page, and the others keep the colours of their places
    colours = [COLOURS["Slate"], *ROTATION[2:], *ROTATION[:2]]
    assert [entry["colour"] for entry in made["priorities"]] == [colour(value) for value in colours]
    assert [entry["colour"] for entry in made["action_plans"]] == [colour(ROTATION[2])]


def test_only_pictures_that_are_there_are_printed(tmp_path: Path) -> None:
    rows = [
        ("Priority", "Also known as", "Colour", "Picture", "Picture description"),
        ("Community engagement", None, None, "people.png"),
        ("Anti-social behaviour", None, None, "lost.png"),
    ]
    focus = [("Priority", "Heading", "Point"), ("Community engagement", "Why?", "Because."),
             ("Anti-social behaviour", "Why?", "Because of it.")]  # fmt: skip
    made = values(plan_of(tmp_path, Priorities=rows, Focus=focus), "Priorities 2")
    assert [entry["picture"] for entry in made["priorities"]] == [picture("Priorities 2"), ""]


def with_actions(folder: Path, *actions: tuple[object, ...]) -> list[dict[str, Any]]:
    made = values(plan_of(folder, Actions=[ACTION_HEADINGS, *actions], Progress=[PLAN["Progress"][0]]))
    return [action for plan in made["action_plans"] for action in plan["actions"]]


def action(objective: str = "Aim", what: str = "Do it.", serves: str | None = None) -> tuple[object, ...]:
    return ("CE1", "Community engagement", objective, what, None, None, serves, None)


@pytest.mark.parametrize(
    ("row", "is_short"),
    [
        (action(), True),
        (action(what="\n".join(["A line."] * 10)), True),
        (action(what="\n".join(["A line."] * 60)), False),
        (action(what="word " * 600), False),
        (action(objective="word " * 300), False),
    ],
)
def test_only_a_short_row_is_kept_whole(tmp_path: Path, row: tuple[object, ...], is_short: bool) -> None:
    assert [one["keep_whole"] for one in with_actions(tmp_path, row)] == [KEEP_ROW if is_short else ""]


def test_an_action_prints_its_lines_as_typed(tmp_path: Path) -> None:
    whole = ("CE1", "Community engagement", rich("Keep ", ("b", "safe")), "• First\n1. Second", "Jo Bloggs, ABC",
             "£500 CSP\n£1,950.50 BBC (Keep Safe)", "All", "31/03/2018")  # fmt: skip
    made = with_actions(tmp_path, whole)[0]
    assert made["objective"] == [f"Keep {BOLD_ON}safe{BOLD_OFF}"]
    assert [(block.bullet, block.number, ANY.sub("", block)) for block in made["what"]] == [
        (True, False, "First"),
        (False, True, "Second"),
    ]
    assert made["leads"] == ["Jo Bloggs, ABC"]
    assert made["budget"] == ["£500 CSP", "£1,950.50 BBC (Keep Safe)"]
    assert len(made["serves"]) == 3


def test_lists_that_stand_in_one_line_bring_no_numbers_along(tmp_path: Path) -> None:
    """A highlight or an objective in a table of resources is one paragraph, which cannot have two numbers."""
    numbered = rich("1. Ask\n2. ", ("b", "Listen"))
    made = values(
        plan_of(
            tmp_path,
            Highlights=[("Figure", "Text"), ("60+", numbered)],
            Actions=[ACTION_HEADINGS, ("CE1", "Community engagement", numbered, "Act", None, None, None, None)],
            Progress=[PLAN["Progress"][0]],
        )
    )
    expected = f"Ask {BOLD_ON}Listen{BOLD_OFF}"
    assert made["highlights"][0][0]["text"] == expected
    assert made["resources"]["unstated"][0]["objective"] == expected
