"""The report becomes the values and charts that its template names: each as it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from planbuilder.model.report import Report
from planbuilder.model.sentences import in_a_sentence, rank_in_words
from planbuilder.model.worked import Worked
from planbuilder.output.chart_data import ChartKind
from planbuilder.output.marks import ANY, BOLD_OFF, BOLD_ON, NUMBER_FIRST, chart, colour
from planbuilder.output.report_compared import districts
from planbuilder.output.report_documents import report_charts, report_values
from planbuilder.schema.achievements import Comment, HighlightBox
from planbuilder.schema.plan import Action, Progress
from planbuilder.schema.statistics import Area, DistrictCount, Indicator, Measure, MonthCount, Series
from planbuilder.values import Number
from sample_report import pictures_of, report_without, sample_report
from sample_year import INPUTS, sample_year

REPORT = sample_report()
STATISTICS = sample_year()["statistics.xlsx"]


def values_of(report: Report) -> dict[str, Any]:
    return dict(report_values(report, pictures_of(report)))


VALUES = values_of(REPORT)


def plain(value: object) -> str:
    return ANY.sub("", str(value))


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def test_everything_that_can_print_is_text() -> None:
    """None would print as "None", and a number without its thousands parted."""
    assert {type(leaf).__name__ for leaf in leaves(VALUES)} <= {"str", "Said", "Block", "bool"}
    assert not [leaf for leaf in leaves(VALUES) if re.search(r"\[\[|\bNone\b", str(leaf))]


# --- the year on one page -----------------------------------------------------------------------------------


def test_the_summary_counts_actions_money_and_events() -> None:
    assert [tile["figure"] for tile in VALUES["summary"]["tiles"]] == ["17 of 23", "£28,374", "27"]
    assert VALUES["summary"]["all"] == ["6", "11", "1", "0", "0", "5", "23"]
    assert [row["counts"][-1] for row in VALUES["summary"]["by_priority"]] == ["6", "5", "9", "3"]
    assert VALUES["summary"]["money"][0]["amount"] == "£14,924"


def test_the_main_figures_are_sentences_that_are_worked_out() -> None:
    points = [plain(point) for point in VALUES["summary"]["points"]]
    assert points[0] == "All crime has increased by 16.9% (700 more offences)."
    assert (
        points[-1]
        == "The number of fly-tips has decreased by 2.5% (16 fewer fly-tips) from 2016/17 to 2017/18 (illustrative)."
    )
    assert any("has the 6th lowest rate of all crime among 14 districts: 63.3 offences per" in one for one in points)
    assert str(VALUES["summary"]["points"][0]).startswith(f"{BOLD_ON}All crime{BOLD_OFF}")


def test_a_series_is_illustrative_in_the_main_figures_only_where_its_source_says_so() -> None:
    series = [replace(STATISTICS.of(Series)[0], source="The Council's own records")]
    points = values_of(report_without(Series=series))["summary"]["points"]
    assert plain(points[-1]).endswith("(16 fewer fly-tips) from 2016/17 to 2017/18.")


def comments_on_all() -> Report:
    names = [one.name for one in STATISTICS.of(Measure)]
    comment = sample_year()["achievements.xlsx"].of(Comment)[0]
    return report_without(Commentary=[replace(comment, measure=name) for name in names])


def test_comments_on_all_measures_leave_the_main_figures_on_their_page() -> None:
    values = values_of(comments_on_all())
    points = [plain(point) for point in values["summary"]["points"]]
    assert len(values["crime"]["comments"]) == 18
    assert points[0].startswith("All crime has increased")
    more = next(point for point in points if point.startswith("And "))
    assert more == f"And {18 - points.index(more)} more in the crime comparison."
    assert "has the 6th lowest rate" in points[-2]
    assert sum(1 + len(point) // 88 for point in points) <= 10


def test_without_any_progress_nothing_is_said_of_how_actions_stand() -> None:
    values = values_of(report_without(Progress))
    tiles = {tile["figure"]: tile["text"] for tile in values["summary"]["tiles"]}
    assert tiles == {"£28,374": "was planned for the actions of the plan", "27": "events are listed in this report"}
    assert values["summary"]["by_priority"] == []
    assert values["summary"]["money"]


def test_a_plan_without_actions_has_no_tile_of_them() -> None:
    values = values_of(report_without(Action, Progress))
    assert [tile["figure"] for tile in values["summary"]["tiles"]] == ["27"]
    assert values["summary"]["by_priority"] == []


# --- crime ------------------------------------------------------------------------------------------------


def test_the_crime_table_says_from_which_day_to_which_it_counts() -> None:
    crime = VALUES["crime"]
    assert (plain(crime["previous_dates"]), plain(crime["current_dates"])) == (
        "1 January 2016 to 31 December 2016",
        "1 January 2017 to 31 December 2017",
    )


def test_the_crime_table_has_its_eighteen_measures_as_published() -> None:
    rows = VALUES["crime"]["measures"]
    assert len(rows) == 18
    assert list(rows[0].values()) == [
        *("All crime", "4,135", "4,835", "700", "16.9%", "63.3", "5.6", "−9.5"),
        *("117,807", "131,146", "13,339", "11.3%", "72.8"),
    ]


def test_a_percentage_of_a_small_count_is_marked_and_the_mark_explained() -> None:
    marked = [row["name"] for row in VALUES["crime"]["measures"] if "*" in "".join(row.values())]
    assert marked == ["Robbery"]
    assert VALUES["crime"]["small_below"] == "50"
    settings = [replace(one, small_number=None) for one in STATISTICS.records["Statistics"]]  # type: ignore[call-arg]
    unmarked = values_of(report_without(Statistics=settings))["crime"]
    assert unmarked["small_below"] == ""
    assert not [row for row in unmarked["measures"] if "*" in "".join(row.values())]


def test_what_is_not_available_says_why_once_for_all_its_measures() -> None:
    (missing,) = VALUES["crime"]["missing"]
    assert missing["reason"] == "counted by this definition only from 1 April 2017"
    assert missing["measures"] == "Residential burglary; Business and community burglary"
    row = next(row for row in VALUES["crime"]["measures"] if row["name"] == "Residential burglary")
    assert [row[name] for name in ("own_previous", "own_current", "own_change")] == ["n/a", "471", "n/a"]


def test_a_comment_says_what_changed_here_and_in_the_force() -> None:
    first, *_, last = VALUES["crime"]["comments"]
    assert (first["name"], first["words"]) == ("All crime", "has increased by 16.9% (700 more offences)")
    assert first["force_words"] == "it has increased by 11.3% (13,339 more offences)"
    assert last["words"] == "have decreased by 3.1% (55 fewer incidents)"
    assert last["force_words"].startswith("they have decreased by 4.9%")


# --- districts --------------------------------------------------------------------------------------------


def test_the_league_table_marks_the_own_district_and_holds_its_total_against_the_force() -> None:
    league = VALUES["districts"]
    assert [(row["rank"], row["name"]) for row in league["places"] if row["own"]] == [("6", "Brentwood")]
    assert league["places"][-1] == {"rank": "–", "name": "Stansted", "count": "1,724", "rate": "n/a", "own": False}
    assert (league["total"], league["agrees"], league["exceptions"]) == ("131,146", True, "Stansted")


def test_a_total_that_differs_from_the_force_says_by_how_much() -> None:
    rows = STATISTICS.of(DistrictCount)
    one_less = [replace(rows[0], count=(rows[0].count or 0) - 12), *rows[1:]]
    league = values_of(report_without(Districts=one_less))["districts"]
    assert (league["agrees"], league["apart"], league["force_count"]) == (False, "12 more", "131,146")
    missing = [replace(rows[0], count=None), *rows[1:]]
    league = values_of(report_without(Districts=missing))["districts"]
    assert (league["agrees"], league["total"], league["apart"]) == (False, "n/a", "")
    assert league["why_no_total"] == "not recorded for Basildon"


@pytest.mark.parametrize(
    ("rank", "words"),
    [
        (1, "the lowest rate"),
        (2, "the 2nd lowest rate"),
        (3, "the 3rd lowest"),
        (11, "11th lowest"),
        (22, "22nd lowest"),
    ],
)
def test_a_rank_is_said_in_words(rank: int, words: str) -> None:
    assert REPORT.statistics and REPORT.statistics.league
    league = REPORT.statistics.league
    places = tuple(replace(place, rank=rank) if place.own else place for place in league.places)
    assert words in rank_in_words(replace(league, places=places))
    assert rank_in_words(replace(league, places=())) == ""


def test_a_measure_within_a_sentence_keeps_the_capitals_of_abbreviations() -> None:
    assert in_a_sentence("All crime") == "all crime"
    assert in_a_sentence("ASB incidents") == "ASB incidents"


def test_a_district_without_a_rate_has_its_reason_below_the_table() -> None:
    areas = [replace(one, people=None) if one.name in ("Harlow", "Maldon") else one for one in STATISTICS.of(Area)]
    assert REPORT.statistics is not None
    own = values_of(report_without(Areas=areas))["districts"]
    assert own["notes"][0] == "n/a: the number of people in Harlow, Maldon is not known."
    assert [place["rate"] for place in own["places"]].count("n/a") == 3
    assert not any("n/a" in str(note) for note in VALUES["districts"]["notes"])


def test_the_rate_of_a_total_that_is_not_the_forces_is_its_own() -> None:
    rows = [replace(one, count=4835) if one.area == "Chelmsford" else one for one in STATISTICS.of(DistrictCount)]
    own = values_of(report_without(Districts=rows))["districts"]
    assert (own["total"], own["rate"]) == ("123,662", "68.6")
    assert VALUES["districts"]["rate"] == "72.8"


def test_a_league_that_agrees_to_the_last_offence_is_not_called_apart() -> None:
    assert REPORT.statistics and REPORT.statistics.league
    league = replace(REPORT.statistics.league, apart=Worked(Fraction(0)))
    assert districts(replace(REPORT.statistics, league=league))["apart"] == ""


# --- activity ---------------------------------------------------------------------------------------------


def test_events_are_one_numbered_list_with_their_places() -> None:
    events = VALUES["achieved"][0]["events"]
    assert len(events) == 27
    assert all(event.number for event in events)
    assert [str(event).startswith(NUMBER_FIRST) for event in events].count(True) == 1
    assert plain(events[0]) == "Speedwatch (Bay Tree)"
    assert plain(events[10]) == "CVS breakfast event"


def test_boxes_stand_two_by_two_and_an_odd_last_one_alone() -> None:
    boxes = sample_year()["achievements.xlsx"].of(HighlightBox)
    values = values_of(report_without(Highlights=list(boxes[:3])))
    (first, second) = values["achieved"][0]["boxes"]
    assert first["left"] and first["right"] and second["left"]
    assert second["right"] == ()


def test_each_action_says_its_quarter_its_rating_and_what_was_done_or_that_nothing_was_recorded() -> None:
    actions = {row["ref"]: row for area in VALUES["achieved"] for row in area["actions"]}
    assert len(actions) == 23
    assert (actions["CE1"]["quarter"], actions["CE1"]["rag"]) == ("Q4", "Complete")
    assert plain(actions["CE1"]["done"][0]).startswith("Over 50 engagement events were held")
    assert (actions["PH3"]["rag"], actions["PH3"]["done"]) == ("", [])


def test_the_objective_of_an_action_is_said_once_however_many_quarters_it_has() -> None:
    rows = [row for area in VALUES["achieved"] for row in area["actions"] if row["ref"] == "ASB4"]
    assert [row["quarter"] for row in rows] == ["Q2", "Q4"]
    assert [row["objective"] == "as above" for row in rows] == [False, True]


def test_where_no_progress_was_recorded_at_all_there_are_no_tables_of_actions() -> None:
    values = values_of(report_without(Progress))
    assert not [area for area in values["achieved"] if area["actions"] or area["about_actions"]]
    assert values["texts"]["progress"]
    assert VALUES["texts"]["progress"] == []


def test_a_priority_has_its_colour_and_a_project_its_picture() -> None:
    assert VALUES["achieved"][0]["colour"] == colour("0B6B6B")
    assert [bool(project["picture"]) for project in VALUES["shared"]] == [True, False]
    assert dict(report_values(REPORT, {}))["shared"][0]["picture"] == ""  # type: ignore[index]


# --- months, enforcement, indicators ----------------------------------------------------------------------


def test_the_months_have_their_difference_and_their_totals() -> None:
    (series,) = VALUES["monthly"]
    assert series["rows"][0] == {"month": "January", "previous": "52", "current": "50", "change": "−2"}
    assert (series["totals"], series["change"]) == (["644", "628"], "−16")
    assert "llustrative" in series["source"]


def test_a_change_that_the_text_quotes_is_not_said_twice() -> None:
    assert VALUES["monthly"][0]["sentence"] == ""
    texts = [one for one in sample_year()["achievements.xlsx"].records["Text"] if "Monthly" not in one.section]  # type: ignore[attr-defined]
    (series,) = values_of(report_without(Text=texts))["monthly"]
    assert series["sentence"] == "The number of fly-tips has decreased by 2.5% (16 fewer fly-tips)."


def test_a_single_year_is_no_comparison() -> None:
    rows = [row for row in STATISTICS.of(MonthCount) if row.year == "2017/18"]
    report = report_without(Monthly=rows)
    (series,) = values_of(report)["monthly"]
    assert (series["years"], series["totals"], series["sentence"]) == (["2017/18"], ["628"], "")
    assert len(report_charts(report)["Fly-tips reported"].series) == 1


def test_a_month_that_was_not_recorded_says_so() -> None:
    rows = STATISTICS.of(MonthCount)
    (series,) = values_of(report_without(Monthly=[replace(rows[0], count=None), *rows[1:]]))["monthly"]
    assert series["missing"]
    assert (series["rows"][0]["previous"], series["rows"][0]["change"]) == ("n/a", "n/a")
    assert not VALUES["monthly"][0]["missing"]


def test_enforcement_has_its_totals() -> None:
    rows = VALUES["enforcement"]["rows"]
    assert rows[2] == {"year": "2015/16", "number": "4", "received": "£1,710.50"}
    assert (VALUES["enforcement"]["number"], VALUES["enforcement"]["received"]) == ("32", "£10,359.50")


def test_indicators_have_rating_and_direction() -> None:
    rows = {row["name"]: row for row in VALUES["indicators"]["rows"]}
    events = rows["Engagement events"]
    assert [events[name] for name in ("baseline", "target", "outturn", "direction", "rag")] == [
        *("60", "55", "50", "Worse", "Amber"),
    ]


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        (("-", "10", "9"), "no baseline is recorded"),
        (("-", "-", "-"), "no baseline and no target and no outturn are recorded"),
        (("8%", "10", "9"), "the baseline and the outturn are in different units"),
        (("-", "10%", "9"), "no baseline is recorded; the target and the outturn are in different units"),
        (("8", "10", "-"), "no outturn is recorded"),
        (("8", "10", "9"), ""),
    ],
)
def test_each_n_a_of_an_indicator_has_its_reason(figures: tuple[str, str, str], reason: str) -> None:
    def number(text: str) -> Number | None:
        return None if text == "-" else Number(Decimal(text.rstrip("%")), text.endswith("%"))

    baseline, target, outturn = map(number, figures)
    one = replace(STATISTICS.of(Indicator)[0], baseline=baseline, target=target, outturn=outturn)
    printed = values_of(report_without(Indicators=[one]))["indicators"]
    assert [line["reason"] for line in printed["missing"]] == ([reason] if reason else [])


# --- charts -----------------------------------------------------------------------------------------------


def test_the_charts_show_the_numbers_of_the_tables_beside_them() -> None:
    charts = report_charts(REPORT)
    assert list(charts) == ["Fly-tips reported", "Districts"]
    months, league = charts["Fly-tips reported"], charts["Districts"]
    assert (months.kind, league.kind) == (ChartKind.COLUMNS, ChartKind.BARS)
    assert [str(count) for count in months.series[0].values] == [
        row["previous"] for row in VALUES["monthly"][0]["rows"]
    ]
    rates = [row["rate"] for row in VALUES["districts"]["places"] if row["rate"] != "n/a"]
    assert [str(rate) for rate in league.series[0].values] == rates
    assert league.highlighted == "Brentwood (our area)"


def test_each_chart_that_is_printed_is_there_and_says_what_it_shows() -> None:
    charts = report_charts(REPORT)
    marks = {VALUES["districts"]["chart"], VALUES["monthly"][0]["chart"]}
    assert marks == {chart(name) for name in charts}
    assert "644 in 2016/17, 628 in 2017/18" in charts["Fly-tips reported"].description
    assert "6th lowest rate" in charts["Districts"].description


def test_without_numbers_there_are_no_charts_and_no_marks_of_any() -> None:
    report = report_without(DistrictCount, MonthCount, Series, Measure)
    assert report_charts(report) == {}
    values = values_of(report)
    assert (values["districts"], values["monthly"], values["crime"]) == ({}, [], {})
    unknown = [replace(area, people=None, households=None) for area in STATISTICS.of(Area)]
    report = report_without(Areas=unknown)
    assert "Districts" not in report_charts(report)
    assert values_of(report)["districts"]["chart"] == ""


# --- the guide --------------------------------------------------------------------------------------------


def names_in(value: Any) -> Iterator[str]:
    """Every name of the values, without what it belongs to."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from names_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names_in(inner)


def test_the_guide_has_every_name_of_the_report_and_no_other() -> None:
    guide = (INPUTS.parents[1] / "docs" / "template-guide.md").read_text(encoding="utf-8")
    own = guide.split("### The report")[1].split("\n### ")[0]
    above = guide.split("## The names")[1].split("### The report")[0]
    listed = {part for tag in re.findall(r"`([\w.]+)`", own) for part in tag.split(".") if part}
    shared = {part for tag in re.findall(r"`([\w.]+)`", above) for part in tag.split(".") if part}
    made = set(names_in(VALUES))
    assert made - listed - shared == set()
    assert listed - made - {"templates", "docx"} == set()
