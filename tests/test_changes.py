"""What changed, in words: each change told once, by priority, with what it does to the money."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planbuilder.compare.changes import Changes, What, compare_inputs
from planbuilder.compare.summary_document import summary_document
from planbuilder.compare.summary_page import About, as_json, changes_page
from planbuilder.compare.telling import sections, sentence, summary
from planbuilder.compare.words import phrases
from planbuilder.intake.check import Checked
from planbuilder.output.inspect import word_faults
from planbuilder.values import Line, Money, Run
from workbooks import check, plan_book

ABOUT = About("Partnership Plan", "2017/18", "draft 1 (first draft, 28 July 2017)", "the workbook as it is now")
TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return check(plan_book(), tmp_path_factory.mktemp("plan"))


def changes(before: Checked, **sheets: list[Any]) -> Changes:
    after = Checked(records={**before.records, **{name.replace("_", " "): rows for name, rows in sheets.items()}})
    return compare_inputs({"plan.xlsx": before}, {"plan.xlsx": after}, ("Progress",))


def rows(checked: Checked, sheet: str) -> list[Any]:
    """The records of a sheet, of whatever class."""
    return list(checked.records[sheet])


def told(found: Changes) -> list[str]:
    return [sentence(one) for one in found.changes]


def text(*words: str) -> tuple[Line, ...]:
    return tuple(Line((Run(one),)) for one in words)


def test_nothing_is_told_of_what_did_not_change(checked: Checked) -> None:
    found = changes(checked)
    assert told(found) == []
    assert summary(found) == ["Nothing that is printed has changed."]


def test_a_changed_budget_is_told_with_its_ref_and_what_it_does_to_the_money(checked: Checked) -> None:
    first, *rest = rows(checked, "Actions")
    dearer = dataclasses.replace(first, budget=(Money("£750 CSP", Decimal(750), "CSP"),))
    found = changes(checked, Actions=[dearer, *rest])
    assert told(found) == ["CE1: Budget from “£500 CSP” to “£750 CSP” (£250 more)."]
    [section] = sections(found)
    assert (section.heading, section.money) == ("Community engagement", "£500 before, £750 now: £250 more")
    assert found.total.difference == 250


def test_words_of_a_text_are_told_where_they_changed(checked: Checked) -> None:
    first, *rest = rows(checked, "Actions")
    found = changes(checked, Actions=[dataclasses.replace(first, what=text("Hold a meeting in every ward.")), *rest])
    assert told(found) == ["CE1: Action from “Hold a meeting in each ward.” to “Hold a meeting in every ward.”."]


def test_actions_that_came_and_went_are_told_apart_from_those_that_changed(checked: Checked) -> None:
    first, second, third = rows(checked, "Actions")
    fresh = dataclasses.replace(third, ref="ASB2", objective=text("Clean streets"))
    found = changes(checked, Actions=[first, third, fresh])
    assert [(one.what, one.record) for one in found.changes] == [(What.REMOVED, "CE2"), (What.ADDED, "ASB2")]
    assert told(found)[1] == "ASB2: Clean streets, £200 BBC (£200 more)."
    assert second.ref == "CE2"


def test_an_action_in_another_place_is_moved_and_no_change_of_money(checked: Checked) -> None:
    first, second, third = rows(checked, "Actions")
    found = changes(checked, Actions=[second, first, third])
    assert [one.what for one in found.changes] == [What.MOVED]


def test_a_priority_with_another_name_is_told_once_and_not_with_every_action(checked: Checked) -> None:
    def renamed(record: Any, field: str) -> Any:
        new = "Anti-social behaviour and litter"
        old = getattr(record, field) == "Anti-social behaviour"
        return dataclasses.replace(record, **{field: new}) if old else record

    actions = [renamed(one, "priority") for one in rows(checked, "Actions")]
    priorities = [renamed(one, "name") for one in rows(checked, "Priorities")]
    found = changes(checked, Actions=actions, Priorities=priorities)
    assert {one.sheet for one in found.changes} == {"Priorities"}
    assert not found.total.difference
    assert all(not one.difference for one in found.by_priority)


def test_points_of_a_focus_page_are_told_under_their_priority(checked: Checked) -> None:
    point = dataclasses.replace(rows(checked, "Focus")[0], point=text("Meeting people where they are."))
    found = changes(checked, Focus=[*rows(checked, "Focus"), point])
    [section] = sections(found)
    assert section.heading == "Community engagement"
    assert section.groups == [("Added", ["Point: Meeting people where they are."])]


def test_another_picture_under_the_same_file_name_is_told(checked: Checked) -> None:
    priorities = [dataclasses.replace(rows(checked, "Priorities")[0], picture="a.png")]
    side = {"plan.xlsx": Checked(records={**checked.records, "Priorities": priorities})}
    found = compare_inputs(side, side, (), ({"a.png": "1", "b.png": "2"}, {"a.png": "3", "b.png": "2"}))
    assert [one.sheet for one in found.changes] == ["Priorities"]
    assert "another picture" in told(found)[0]
    assert not compare_inputs(side, side, (), ({"a.png": "1"}, {"a.png": "1"})).changes


def test_what_is_not_printed_is_not_told(checked: Checked) -> None:
    partner = dataclasses.replace(rows(checked, "Partners")[0], note=text("Ring before noon."))
    assert told(changes(checked, Partners=[partner, *rows(checked, "Partners")[1:]])) == []


def test_the_places_of_a_text_are_whole_words_and_a_text_that_is_new_has_none() -> None:
    assert phrases("We meet in each ward.", "We meet in every ward.") == [("each", "every")]
    assert phrases("We meet in each ward.", "Officers tidy parks at night, often alone.") is None


def test_the_page_and_the_word_document_say_the_same_and_are_sound(checked: Checked) -> None:
    first, *rest = rows(checked, "Actions")
    dearer = dataclasses.replace(first, budget=(Money("£750 <CSP>", Decimal(750), "CSP"),))
    found = changes(checked, Actions=[dearer, *rest])
    page = changes_page(ABOUT, found)
    assert "£750 &lt;CSP&gt;" in page and "<CSP>" not in page
    assert '<html lang="en-GB">' in page and "<caption>Budget by priority</caption>" in page
    word = summary_document(TEMPLATES, ABOUT, found, "Safer Anytown", dt.date(2017, 8, 7))
    assert word_faults(word) == []
    facts = json.loads(as_json(ABOUT, found))
    assert facts["changes"][0]["fields"] == [{"field": "Budget", "before": ["£500 CSP"], "after": ["£750 <CSP>"]}]
    assert facts["money"]["total"] == {"before": "700", "after": "950", "difference": "250"}
