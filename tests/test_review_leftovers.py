"""Last year's words in this year's plan; and the years that stand in a plan rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from planbuilder.review.leftovers import leftovers
from planbuilder.review.printed import printed_texts
from planbuilder.review.years import year_of
from printed_plans import AT_ALL, said
from workbooks import PLAN, check, plan_book


def in_text(folder: Path, words: str, year: str = "2017/18", section: str = "Background") -> list[str]:
    return said(folder, "wrong-year", year=year, text=[(section, words)])


@pytest.mark.parametrize(
    "words",
    [
        "In 2016/17 the partnership will hold events in every ward.",
        "In 2016/17 the partnership will continue to build on this work.",
        "During 2016-17, we will visit every school.",
        "In 2016 the partnership will visit every school.",
        "We will hold 12 events in 2016/17.",
        "Four workshops will be held during 2016/17.",
        "We will visit every school by March 2017.",
        "This plan for 2016/17 sets out what we do.",
        "This plan covers the year 2016/17, which was agreed by residents.",
        "Our plan 2016-17 has four priorities.",
        "Our own focus for 2016/17 reflects them.",
        "Our priorities for 16/17 are drawn from the assessment.",
        "Our 2016/17 priorities are these.",
        "The Partnership Plan 2016/17 has four parts.",
        "The plan for 2016/17 has four parts.",
        "Priorities for 2016/17:",
        "This year (2016/17) there is more money.",
        "This plan for 2018/19 sets out what we do.",
    ],
)
def test_a_text_that_claims_another_year_for_the_plan_is_pointed_out(tmp_path: Path, words: str) -> None:
    [told] = in_text(tmp_path, words)
    assert told.startswith("Text > B3: “")
    assert told.endswith(", but the plan is for 2017/18")


@pytest.mark.parametrize(
    "words",
    [
        "In 2016/17 there were 40 burglaries; we will halve that.",
        "In 2016/17 the partnership held 12 events and will hold more.",
        "In 2016/17 we achieved a lot.",
        "Since 2015 crime has gone down.",
        "The police and crime plan 2016-2020 sets seven priorities.",
        "We have regard to the Police and Crime Plan 2016/17.",
        "The Crime and Disorder Act 1998 and the Serious Violence Duty 2023 will apply.",
        "At the Census 2011 there were 73,601 residents.",
        "We will visit every school by March 2018.",
        "In 2017 we will visit every school, in 2018 every college.",
        "In 2017/18 the partnership will hold events.",
        "This plan for 2017-18 sets out what we do; our focus for 17/18 is below.",
        "In 2018/19 we will review the priorities.",
        "Our priorities for 2018/19 will be set in the spring.",
        "We will compare the figures with those for 2016/17.",
        "We will build on what was done in 2016/17.",
        "We will publish the results for 2016/17.",
        "Our plan for 2016/17 delivered 12 events.",
        "Last year's priorities for 2016/17 were the same.",
        "Our priorities remain those of our 2016/17 plan.",
        "We will carry out the Prevent strategy of 2011.",
        "Ring 01277 312500, or write before 31/03/2017, about 2016 homes.",
        "Young people who are 16/17 will be asked.",
    ],
)
def test_a_text_that_rightly_names_another_year_is_passed(tmp_path: Path, words: str) -> None:
    assert in_text(tmp_path, words) == []


@pytest.mark.parametrize(
    ("setting", "words"),
    [("Title", "Partnership Plan 2016/17"), ("Subtitle", "Our plan for 2016-17"), ("Short name", "Safer Anytown 2016")],
)
def test_a_title_with_another_year_is_always_pointed_out(tmp_path: Path, setting: str, words: str) -> None:
    [told] = said(tmp_path, "wrong-year", settings=[(setting, words)])
    assert f"“{words}” speaks of 2016" in told
    assert told.startswith("Plan > B")


@pytest.mark.parametrize(
    "words", ["Partnership Plan 2017-18", "Plan 2017", "Serving Anytown since 1998", "Towards Vision 2030", "2016-2020"]
)
def test_a_title_with_the_plans_year_or_a_span_round_it_is_passed(tmp_path: Path, words: str) -> None:
    assert said(tmp_path, "wrong-year", settings=[("Subtitle", words)]) == []


@pytest.mark.parametrize(
    "words", ["Hold four workshops in 2016/17", "Visit schools by March 2017", "A survey during summer 2016"]
)
def test_what_is_still_to_be_done_cannot_be_done_in_a_year_that_is_over(tmp_path: Path, words: str) -> None:
    [told] = said(tmp_path, "wrong-year", actions=[(AT_ALL, "Hear people", words)])
    assert told.startswith("Actions > D5: ")
    [told] = said(tmp_path, "wrong-year", focus=[(AT_ALL, "Focusing on", words)])
    assert told.startswith("Focus > C4: ")
    assert said(tmp_path, "wrong-year", focus=[(AT_ALL, "Why?", words)]) == []


@pytest.mark.parametrize(
    "words",
    [
        "Reduce burglary by 5% on 2016/17",
        "Repeat the survey held in 2016/17",
        "Publish the report for 2016/17",
        "Carry on the work begun in 2016",
        "Apply the Modern Slavery Act 2015",
        "Hold more events than in 2016/17",
        "Hold events in 2016/17 and in 2017/18",
        "Keep up the standards set out in 2009",
        "Visit schools by June 2017",
    ],
)
def test_an_action_that_builds_on_an_earlier_year_is_passed(tmp_path: Path, words: str) -> None:
    assert said(tmp_path, "wrong-year", actions=[(AT_ALL, "Hear people", words)]) == []


def test_a_timescale_of_last_year_is_pointed_out_unless_it_runs_on(tmp_path: Path) -> None:
    def with_timescale(words: str) -> list[str]:
        row = (*PLAN["Actions"][1][:-1], words)
        return said(tmp_path, "wrong-year", Actions=[PLAN["Actions"][0], row])

    assert with_timescale("2016/17") == ["Actions > H2: “2016/17” speaks of 2016/17, but the plan is for 2017/18"]
    assert [with_timescale(words) for words in ("2017/18", "From 2016/17", "2016/17 to 2018/19", "2018/19")] == [[]] * 4


def test_the_highlights_are_last_years_and_no_older(tmp_path: Path) -> None:
    words = "What the partnership achieved in {}."
    assert in_text(tmp_path, words.format("2016/17"), section="Highlights") == []
    [told] = in_text(tmp_path, words.format("2015/16"), section="Highlights")
    assert told.endswith("speaks of 2015/16, but last year was 2016/17")
    assert in_text(tmp_path, "In 2016/17 we held more than in 2015/16.", section="Highlights") == []
    assert in_text(tmp_path, "The profile is that of 2015/16; in 2014/15 it will be.", section="Profile") == []


def test_a_plan_of_several_years_or_of_a_calendar_year_has_its_own_years(tmp_path: Path) -> None:
    assert in_text(tmp_path, "In 2026/27 we will hold events.", year="2025-2028") == []
    assert len(in_text(tmp_path, "Our plan for 2022-2025 has four parts.", year="2025-2028")) == 1
    assert len(in_text(tmp_path, "In 2017 we will hold events.", year="2018")) == 1
    assert in_text(tmp_path, "In 2018 we will hold events.", year="2018") == []


def test_a_line_is_told_once_and_a_plan_without_leftovers_not_at_all(tmp_path: Path) -> None:
    assert len(in_text(tmp_path, "In 2016/17 we will act. This plan for 2016/17 says how.")) == 1
    checked = check(plan_book(), tmp_path)
    assert leftovers(printed_texts(checked), year_of("2017/18")) == []
