"""The three workbooks of the sample year become the report: what it holds, and what it holds without some sheets."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from planbuilder.intake.check import Checked
from planbuilder.model.report import make_report
from planbuilder.schema.achievements import (
    Comment,
    Event,
    HighlightBox,
    PoliceTeam,
    Post,
    Project,
    ReportPassage,
    ReportSettings,
)
from planbuilder.schema.plan import Action, FocusPoint, Passage, Progress
from planbuilder.schema.plan import Settings as PlanSettings
from planbuilder.schema.statistics import Measure, StatisticsSettings
from planbuilder.values import Line, Run
from sample_report import changed, report_without, sample_report
from sample_year import sample_year, words

REPORT = sample_report()


def all_lines() -> list[str]:
    areas = REPORT.achieved
    several = [
        *REPORT.passages.values(),
        *(project.text for project in (*REPORT.shared, *(one for area in areas for one in area.projects))),
        *(lines for area in areas for lines in (area.about, area.about_events, *area.boxes)),
        *(one.explanation for one in REPORT.comments),
    ]
    return [words(lines) for lines in several]


# --- the sample -------------------------------------------------------------------------------------------


def test_it_compares_eighteen_measures_and_comments_on_those_that_officers_chose() -> None:
    assert REPORT.statistics is not None
    assert len(REPORT.statistics.comparisons) == 18
    assert [one.comparison.measure.name for one in REPORT.comments][:2] == ["All crime", "Stalking and harassment"]
    assert words(REPORT.comments[0].explanation).startswith("That is a little more than in the force")


def test_it_lists_twenty_seven_events_in_the_order_of_their_sheet() -> None:
    (engagement,) = [area for area in REPORT.achieved if area.events]
    assert REPORT.events == len(engagement.events) == 27
    assert (engagement.area.priority.name, engagement.events[0].event) == ("Community Engagement", "Speedwatch")


def test_figures_that_texts_quote_are_filled_in() -> None:
    assert not [line for line in all_lines() if "[[" in line]
    assert "have decreased by 3.1% (55 fewer incidents)" in "\n".join(all_lines())


def test_projects_stand_under_their_priority_and_those_of_none_before_all() -> None:
    assert [project.name for project in REPORT.shared] == ["CCTV", "Body worn cameras"]
    names = [area.area.priority.name for area in REPORT.achieved]
    assert names == [area.priority.name for area in REPORT.plan.focus_areas]
    assert {one.priority for area in REPORT.achieved[:1] for one in area.projects} == {names[0]}
    assert len(REPORT.shared) + sum(len(area.projects) for area in REPORT.achieved) == 32


def test_each_action_of_the_plan_has_its_place_with_or_without_progress() -> None:
    done = [one for area in REPORT.achieved for one in area.actions]
    assert len(done) == 23
    assert sum(not one.quarters for one in done) == 5
    assert sum(len(one.quarters) for one in done) == 20


def test_the_quarters_of_an_action_stand_in_their_order() -> None:
    rows = [one for one in sample_year()["plan.xlsx"].of(Progress) if one.action == "CE1"]
    backwards = [replace(rows[0], quarter=quarter) for quarter in ("Q4", "Q1", "Q3")]
    report = report_without(Progress=backwards)
    (done,) = [one for area in report.achieved for one in area.actions if one.action.ref == "CE1"]
    assert [row.quarter for row in done.quarters] == ["Q1", "Q3", "Q4"]


def test_teams_have_their_posts() -> None:
    assert [(one.team.short_name, sum(post.number for post in one.posts)) for one in REPORT.teams] == [
        ("CPT", 19),
        ("LPT", 36),
        ("CIDP", 7),
        ("CIDR", 25),
        (None, 0),
    ]


def test_the_pictures_of_a_partners_word_file_come_along() -> None:
    (picture,) = REPORT.text_pictures.values()
    assert picture.description


# --- who, and when ----------------------------------------------------------------------------------------


def settings_of(**changes: object) -> list[ReportSettings]:
    (settings,) = sample_year()["achievements.xlsx"].of(ReportSettings)
    return [replace(settings, **changes)]  # type: ignore[arg-type]


def test_the_chair_is_the_one_of_the_plan_where_the_report_names_none() -> None:
    (plan,) = sample_year()["plan.xlsx"].of(PlanSettings)
    named = replace(plan, chair="Cllr Jo Bloggs", vice_chair="Sam Bloggs")
    report = report_without(Plan=[named], Report=settings_of(chair=None, vice_chair=None))
    assert (report.chair, report.vice_chair) == ("Cllr Jo Bloggs", "Sam Bloggs")
    assert (REPORT.chair, report_without(Plan=[named]).chair) == ("Cllr Chris Hossack", "Cllr Chris Hossack")


def test_a_report_without_a_day_has_the_last_one_of_its_year() -> None:
    assert REPORT.date == dt.date(2018, 3, 31)
    assert report_without(Report=settings_of(date=dt.date(2018, 6, 1))).date == dt.date(2018, 6, 1)


def test_a_report_that_says_neither_draft_nor_agreed_has_no_status() -> None:
    assert REPORT.status == "Agreed"
    assert report_without(Report=settings_of(status=None)).status == ""


# --- with less --------------------------------------------------------------------------------------------


def test_without_any_counts_there_are_no_statistics_and_the_rest_stands() -> None:
    report = make_report(changed("plan"), Checked(), changed("achievements"))
    assert report.statistics is None
    assert report.comments == ()
    assert report.events == 27
    assert report_without(StatisticsSettings).statistics is None


def test_without_a_measure_its_comment_is_left_out() -> None:
    kept = [one for one in sample_year()["statistics.xlsx"].of(Measure) if one.name != "All crime"]
    report = report_without(Crime=kept)
    assert [one.comparison.measure.name for one in report.comments][:1] == ["Stalking and harassment"]


def test_a_priority_of_which_nothing_is_told_has_no_place() -> None:
    kept = [one for one in sample_year()["achievements.xlsx"].of(Project) if one.priority != "Burglary"]
    actions = [one for one in sample_year()["plan.xlsx"].of(Action) if one.priority != "Burglary"]
    report = report_without(Projects=kept, Actions=actions)
    assert [area.area.priority.name for area in report.achieved][-1] == "Protecting People from Harm"


def test_a_report_of_settings_alone_is_empty_and_whole() -> None:
    empty = (Action, Progress, Passage, FocusPoint)
    told = (ReportPassage, PoliceTeam, Post, Comment, HighlightBox, Project, Event)
    report = report_without(StatisticsSettings, *empty, *told)
    assert (report.achieved, report.teams, report.shared, report.events) == ((), (), (), 0)
    assert set(report.passages.values()) == {()}


def test_bold_of_a_quoted_figure_stays() -> None:
    (first, *_) = sample_year()["achievements.xlsx"].of(Project)
    quoting = replace(first, text=(Line((Run("Crime "), Run("[[All crime: change %]]", bold=True))),))
    report = report_without(Projects=[quoting])
    assert report.shared[0].text == (Line((Run("Crime "), Run("16.9%", bold=True))),)


def test_a_figure_is_filled_into_a_short_text_too() -> None:
    (first, *_) = sample_year()["achievements.xlsx"].of(Event)
    report = report_without(Events=[replace(first, event="After [[All crime: difference]] more offences")])
    assert [one.event for area in report.achieved for one in area.events] == ["After 700 more offences"]
