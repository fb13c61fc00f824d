"""What changed, in words: each change told once, by priority, with what it does to the money."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from planbuilder.colours import Palette
from planbuilder.compare.changes import Changes, What, compare_inputs
from planbuilder.compare.figures import with_figures
from planbuilder.compare.summary_document import summary_document
from planbuilder.compare.summary_page import About, as_json, changes_page
from planbuilder.compare.telling import sections, sentence, summary
from planbuilder.compare.templates import wording_changed
from planbuilder.compare.words import phrases
from planbuilder.intake.check import Checked
from planbuilder.output.inspect import word_faults
from planbuilder.values import Line, Money, Run
from sample_year import sample_year
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
    own = summary_document(TEMPLATES, ABOUT, found, "Safer Anytown", dt.date(2017, 8, 7), (), Palette("7A1F3D"))
    with zipfile.ZipFile(io.BytesIO(own)) as package:
        styles = package.read("word/styles.xml")
    assert b"7A1F3D" in styles and b"12355B" not in styles
    facts = json.loads(as_json(ABOUT, found))
    assert facts["changes"][0]["fields"] == [{"field": "Budget", "before": ["£500 CSP"], "after": ["£750 <CSP>"]}]
    assert facts["money"]["total"] == {"before": "700", "after": "950", "difference": "250"}


# --- what records are called, and where they stand --------------------------------------------------------


@pytest.fixture(scope="module")
def year() -> dict[str, Checked]:
    return dict(sample_year())


def year_changes(year: dict[str, Checked], workbook: str, **sheets: list[Any]) -> Changes:
    """What changed in the report, with other rows in sheets of one of its workbooks."""
    after = Checked(records={**year[workbook].records, **{name.replace("_", " "): new for name, new in sheets.items()}})
    return compare_inputs(year, {**year, workbook: after})


def test_rows_that_are_gone_are_told_in_their_own_words_and_not_by_what_they_refer_to(
    year: dict[str, Checked], checked: Checked
) -> None:
    point = dataclasses.replace(rows(checked, "Focus")[0], point=text("Be seen."))
    with_point = Checked(records={**checked.records, "Focus": [point, *rows(checked, "Focus")]})
    assert told(changes(with_point, Focus=rows(checked, "Focus"))) == ["Point: Be seen."]
    events = rows(year["achievements.xlsx"], "Events")
    [event] = told(year_changes(year, "achievements.xlsx", Events=events[1:]))
    assert event.startswith(f"Event: {events[0].event}")
    [month] = told(year_changes(year, "statistics.xlsx", Monthly=rows(year["statistics.xlsx"], "Monthly")[1:]))
    assert month == "Monthly count: Fly-tips reported, January, 2016/17: count 52."
    [fines] = told(year_changes(year, "statistics.xlsx", Enforcement=rows(year["statistics.xlsx"], "Enforcement")[1:]))
    assert "costs and fines received £" in fines
    indicators = rows(year["statistics.xlsx"], "Indicators")
    [indicator] = told(year_changes(year, "statistics.xlsx", Indicators=indicators[1:]))
    assert indicator.startswith(f"{indicators[0].name}: baseline ") and "target" in indicator


def test_the_count_of_a_month_is_told_with_its_month(year: dict[str, Checked]) -> None:
    first, *rest = rows(year["statistics.xlsx"], "Monthly")
    found = year_changes(year, "statistics.xlsx", Monthly=[dataclasses.replace(first, count=60), *rest])
    assert told(found) == ["Monthly count (Fly-tips reported, January, 2016/17): Count from “52” to “60”."]
    assert told(year_changes(year, "statistics.xlsx", Monthly=[*rest, first])) == []  # months are printed in order


def test_rows_that_were_never_printed_are_not_told(year: dict[str, Checked]) -> None:
    assert told(year_changes(year, "plan.xlsx", Accepted=[])) == []


def test_a_point_that_moved_within_its_list_is_told_and_one_that_prints_where_it_did_is_not(checked: Checked) -> None:
    first = rows(checked, "Focus")[0]
    one, two = (dataclasses.replace(first, point=text(words)) for words in ("Be seen.", "Be heard."))
    other = dataclasses.replace(one, priority="Anti-social behaviour", point=text("Keep parks clean."))
    before = Checked(records={**checked.records, "Focus": [one, two, other]})
    [moved] = changes(before, Focus=[two, one, other]).changes
    assert (moved.what, moved.priority) == (What.MOVED, "Community engagement")
    assert "stands in another place" in sentence(moved)
    assert changes(before, Focus=[other, one, two]).changes == []  # each priority has a list of its own


def test_an_action_of_another_priority_is_told_on_both_sides_with_its_money(checked: Checked) -> None:
    first, *rest = rows(checked, "Actions")
    found = changes(checked, Actions=[dataclasses.replace(first, priority="Anti-social behaviour"), *rest])
    assert [one.what for one in found.changes] == [What.MOVED]
    assert {one.heading: dict(one.groups)["Moved"] for one in sections(found)} == {
        "Community engagement": ["CE1: went to “Anti-social behaviour” (£500 less here)."],
        "Anti-social behaviour": ["CE1: came from “Community engagement” (£500 more here)."],
    }


def test_a_line_of_a_budget_keeps_its_funder(checked: Checked) -> None:
    first, *rest = rows(checked, "Actions")
    csp, bbc, more = (
        Money(f"£{sum_} {name}", Decimal(sum_), name) for sum_, name in ((500, "CSP"), (5, "BBC"), (90, "BBC"))
    )
    before = Checked(records={**checked.records, "Actions": [dataclasses.replace(first, budget=(csp, bbc)), *rest]})
    found = changes(before, Actions=[dataclasses.replace(first, budget=(csp, more)), *rest])
    assert told(found) == ["CE1: Budget: from “£5 BBC” to “£90 BBC” (£85 more)."]


# --- one page ---------------------------------------------------------------------------------------------


def test_a_priority_that_is_gone_is_told_as_a_whole(checked: Checked) -> None:
    gone = "Anti-social behaviour"
    left = {
        name: [one for one in rows(checked, name) if getattr(one, "priority", "") != gone]
        for name in ("Actions", "Focus")
    }
    priorities = [one for one in rows(checked, "Priorities") if one.name != gone]
    [section] = sections(changes(checked, Priorities=priorities, **left))
    assert section.heading == gone
    assert section.groups == [("Removed", ["The whole priority, with 1 action (£200 less)."])]


def test_of_many_changes_the_first_ones_are_told_and_how_many_there_are_besides(checked: Checked) -> None:
    first, *rest = rows(checked, "Actions")
    fresh = [dataclasses.replace(first, ref=f"CE{number}", objective=text(f"Aim {number}")) for number in range(10, 60)]
    found = changes(checked, Actions=[first, *rest, *fresh])
    [section] = sections(found)
    [(heading, entries)] = section.groups
    assert heading == "Added"
    assert 10 <= len(entries) <= 25
    assert entries[-1] == f"And {51 - len(entries)} more; see the redline."
    assert len(json.loads(as_json(ABOUT, found))["changes"]) == 50
    few = changes(checked, Actions=[first, *rest, *fresh[:5]])
    assert len(sections(few)[0].groups[0][1]) == 5


# --- figures and templates --------------------------------------------------------------------------------


def test_a_figure_that_changed_is_told_where_a_text_quotes_it_and_never_in_brackets(year: dict[str, Checked]) -> None:
    plan, statistics = year["plan.xlsx"], year["statistics.xlsx"]
    passage, *others = rows(plan, "Text")
    quoting = dataclasses.replace(passage, text=text("Crime rose by [[All crime: change %]]."))
    plan = Checked(records={**plan.records, "Text": [quoting, *others]})
    measure, *measures = rows(statistics, "Crime")
    more = Checked(records={**statistics.records, "Crime": [dataclasses.replace(measure, own_current=5000), *measures]})
    old, new = (with_figures({"plan.xlsx": plan, "statistics.xlsx": one}, ("Progress",)) for one in (statistics, more))
    found = compare_inputs({"plan.xlsx": old["plan.xlsx"]}, {"plan.xlsx": new["plan.xlsx"]}, ("Progress",))
    [change] = found.changes
    assert [(one.before, one.after) for one in change.fields] == [
        (("Crime rose by 16.9%.",), ("Crime rose by 20.9%.",))
    ]
    assert "[[" not in sentence(change)


def test_nothing_changed_is_only_said_where_the_documents_are_the_same_as_well(checked: Checked) -> None:
    found = dataclasses.replace(changes(checked), documents_same=False)
    assert summary(found) == [
        "Nothing in the workbooks that is printed has changed, but the documents are not the same."
    ]


def test_other_words_in_a_template_are_noticed_and_another_font_is_not(tmp_path: Path) -> None:
    template = TEMPLATES / "what-changed.docx"
    reworded, restyled = Document(str(template)), Document(str(template))
    reworded.add_paragraph("Who agreed what")
    restyled.styles["Normal"].font.name = "Georgia"
    files = [tmp_path / "reworded.docx", tmp_path / "restyled.docx"]
    for document, file in zip((reworded, restyled), files, strict=True):
        document.save(str(file))
    assert [wording_changed(template, file) for file in files] == [True, False]
    assert not wording_changed(template, tmp_path / "missing.docx")
