"""Figures by name: in officers' texts, for an auditor, and beside numbers that were typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crime_2017 import check_book, checked_statistics, statistics_book, workbook_rows
from planbuilder.intake.entries import look_over, suspicious
from planbuilder.model.figures import Cell, Figure, figures, key, names, other_names
from planbuilder.model.filled import Quotable, fill, fill_line, fill_lines
from planbuilder.model.outturn import Outturn, make_outturn
from planbuilder.model.quoted import Quotations
from planbuilder.model.statistics import Statistics, make_statistics
from planbuilder.schema import columns
from planbuilder.schema.plan import Passage
from planbuilder.typed import Typed
from planbuilder.values import Line, Run
from workbooks import check, plan_book


@pytest.fixture(scope="module")
def statistics(tmp_path_factory: pytest.TempPathFactory) -> Statistics:
    return make_statistics(checked_statistics(tmp_path_factory.mktemp("figures")))


@pytest.fixture(scope="module")
def found(statistics: Statistics) -> Mapping[str, Figure]:
    return figures(statistics)


@pytest.fixture(scope="module")
def quotable(statistics: Statistics, found: Mapping[str, Figure]) -> Quotable:
    return Quotable(found, other_names(statistics))


# --- the list of figures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("All Crime: change %", "16.9%"),
        ("All Crime: previous", "4,135"),
        ("All Crime: force current", "131,146"),
        ("All Crime: gap", "5.6"),
        ("All Crime: rate gap", "−9.5"),
        ("All Crime: change", "has increased by 16.9% (700 more offences)"),
        ("Anti-Social Behaviour Incidents: change %", "−3.1%"),
        ("Anti-Social Behaviour Incidents: change size %", "3.1%"),
        ("Anti-Social Behaviour Incidents: difference size", "55"),
        ("Residential Burglary: change %", "n/a"),
        ("Business and Community Burglary: rate gap", "0.8"),
        ("Brentwood: rank", "6"),
        ("Brentwood: rate", "63.3"),
        ("Districts: total", "131,146"),
        ("Districts: number", "14"),
        ("Stansted: rank", "n/a"),
        ("Fly-tips reported: 2016/17", "151"),
        ("Fly-tips reported: change", "has decreased by 6.0% (9 fewer fly-tips)"),
        ("Enforcement: total number", "32"),
        ("Enforcement: total received", "£10,359.50"),
        ("Enforcement: 17/18 received", "£6,499"),
        ("Residents who feel safe at night: outturn", "64.2%"),
        ("Residents who feel safe at night: RAG", "Amber"),
    ],
)
def test_a_figure_goes_by_its_name(found: Mapping[str, Figure], name: str, text: str) -> None:
    assert found[key(name)].text == text


def test_a_figure_knows_its_formula_and_its_cells(found: Mapping[str, Figure]) -> None:
    figure = found[key("All Crime: change %")]
    assert figure.value == Decimal("16.9")
    assert figure.formula == "difference as a percentage of 2016: 700 / 4,135 x 100 = 16.92865...%, rounded to 16.9%"
    assert figure.cells == tuple(Cell("statistics.xlsx", "Crime", cell) for cell in ("C2", "D2"))
    rate = found[key("Dwelling Burglary (pre-Apr 17 definition): rate")]
    assert rate.formula == "count in 2017 per 1,000 households: 353 / 30,600 x 1,000 = 11.53594..., rounded to 11.5"
    assert rate.cells == (Cell("statistics.xlsx", "Crime", "D10"), Cell("statistics.xlsx", "Areas", "D2"))


def test_the_rate_of_the_force_and_a_rank_name_all_that_they_rest_on(found: Mapping[str, Figure]) -> None:
    rate = found[key("Districts: force rate")]
    assert {one.sheet for one in rate.cells} == {"Crime", "Areas"}
    assert "131,146 / 1,802,000 x 1,000" in rate.formula
    for name in ("Brentwood: rank", "Brentwood: rank in words"):
        cells = found[key(name)].cells
        assert [one.sheet for one in cells].count("Districts") == 14
        assert [one.sheet for one in cells].count("Areas") == 14
    assert len(found[key("Brentwood: rate")].cells) == 2


def test_every_figure_has_its_cells_and_a_missing_one_its_reason(found: Mapping[str, Figure]) -> None:
    assert all(figure.cells and figure.formula for figure in found.values())
    assert all(bool(figure.reason) == (figure.text == "n/a") == (figure.value is None) for figure in found.values())


def test_every_figure_is_found_by_the_name_that_is_listed(found: Mapping[str, Figure]) -> None:
    assert all(found[key(figure.name)] is figure for figure in found.values())


def test_the_names_to_choose_from_are_those_that_have_a_figure(found: Mapping[str, Figure]) -> None:
    listed = names(found)
    assert listed[:2] == ["All Crime: previous", "All Crime: current"]
    assert "Residential Burglary: rate" in listed and "Residential Burglary: change %" not in listed


def test_two_things_of_one_name_are_told_apart_by_their_sheet(tmp_path: Path) -> None:
    rows = workbook_rows()
    rows["Series"] = [["Robbery", "robbery", "robberies", "Lower"]]
    rows["Monthly"] = [["Robbery", *row[1:]] for row in rows["Monthly"]]
    book = statistics_book(rows)
    listed = figures(make_statistics(check_book(book, tmp_path)))
    assert listed[key("Robbery: change")].text == "has increased by 2.7% (1 more offence, from a small count)"
    assert listed[key("Series Robbery: change")].text == "has decreased by 6.0% (9 fewer robberies)"


def test_the_plan_and_its_outturn_have_figures_too(statistics: Statistics, tmp_path: Path) -> None:
    listed = figures(statistics, make_outturn(check(plan_book(), tmp_path)))
    own = {figure.name: figure.text for figure in listed.values() if figure.name.startswith("Plan: ")}
    assert int(own["Plan: actions"]) == sum(int(own[name]) for name in own if name.removeprefix("Plan: ") in STATUSES)
    assert own["Plan: money planned"].startswith("£")


STATUSES = {"Complete", "Green", "Amber", "Red", "Not started", "No progress recorded"}

# --- filling in -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("All crime [[All Crime: change]].", "All crime has increased by 16.9% (700 more offences)."),
        ("Up [[all crime:change %]], [[ ALL CRIME : Change % ]]", "Up 16.9%, 16.9%"),
        ("Up [[All Crime: change per cent]]", "Up 16.9%"),
        ("ASB: [[ASB: current]] against [[ASB incidents: previous]]", "ASB: 1,746 against 1,801"),
        ("Rank [[Brentwood: rank]] of [[Districts: number]]", "Rank 6 of 14"),
        ("No figure, [one] and [[]]? no", "No figure, [one] and [[]]? no"),
    ],
)
def test_a_text_is_filled_in_however_the_name_is_written(quotable: Quotable, text: str, filled: str) -> None:
    assert fill(text, quotable)[0] == filled


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "[[All Crim: change %]]",
            "STOP  “All Crim: change %” is not the name of a figure. Did you mean “All Crime: change %”?",
        ),
        (
            "[[All Crime: chagne]]",
            "STOP  “All Crime: chagne” is not the name of a figure. Did you mean “All Crime: change”?",
        ),
        (
            "[[Robery]]",
            "STOP  “Robery” is not the name of a figure. Did you mean “Robbery: previous”?",
        ),
        (
            "Up [[All Crime: change %] this year",
            "STOP  The square brackets of “[[All Crime: change %] this year” are not a pair."
            " Type two before the name and two behind it.",
        ),
        (
            "[[Residential Burglary: change %]]",
            "WARN  There is no figure for “Residential Burglary: change %”: counted by this definition only from"
            " 1 April 2017. It would read “n/a”. Say it in other words.",
        ),
    ],
)
def test_a_name_that_cannot_be_filled_in_is_told_once(quotable: Quotable, text: str, says: str) -> None:
    assert [str(problem) for problem in fill(text, quotable)[1]] == [says]


def test_a_figure_keeps_the_dress_of_its_first_bracket(quotable: Quotable) -> None:
    line = Line((Run("Up "), Run("[[All Crime: ", bold=True), Run("change %]] in "), Run("all", italic=True)))
    filled, problems = fill_line(line, quotable)
    assert filled.runs == (Run("Up "), Run("16.9%", bold=True), Run(" in "), Run("all", italic=True))
    assert problems == []


def test_a_line_without_figures_is_left_as_it_is(quotable: Quotable) -> None:
    line = Line((Run("Crime fell [sic]."),))
    assert fill_line(line, quotable) == (line, [])
    assert fill_lines([line, line], quotable) == ((line, line), [])


@given(st.text(st.characters(blacklist_characters="[]", blacklist_categories=["Cs"])))
def test_whatever_has_no_brackets_comes_through(text: str) -> None:
    assert fill(text, Quotable({})) == (text, [])


@given(st.lists(st.sampled_from(["[[", "]]", "[", "]", "All Crime", ": change %", "\n", "x"])))
def test_brackets_in_any_order_never_break_the_filling(quotable: Quotable, parts: list[str]) -> None:
    text = "".join(parts)
    filled, _ = fill(text, quotable)
    runs = tuple(Run(part) for part in parts)
    assert fill_line(Line(runs), quotable)[0].text == filled


# --- numbers that were typed ------------------------------------------------------------------------------


def says(statistics: Statistics, text: str, measure: str = "") -> list[str]:
    return [problem.what for problem in Quotations(statistics).look_through(text, measure)]


@pytest.mark.parametrize(
    ("text", "about", "what"),
    [
        (
            "ASB incidents have decreased by 3.1% (54 fewer incidents).",
            "",
            "“54 fewer incidents” stands here, but the counts of Anti-Social Behaviour Incidents give 55 fewer",
        ),
        (
            "All Crime has increased by 19.6%.",
            "",
            "“increased by 19.6%” stands here, but the counts of All Crime give a rise of 16.9%",
        ),
        ("Theft from a Vehicle saw 88 fewer offences", "", "“88 fewer offences” stands here, but the counts of"),
        ("There were 710 more offences this year.", "All Crime", "“710 more offences” stands here, but the counts of"),
        ("All crime rose by 16.8% compared with 2016.", "", "“rose by 16.8%” stands here, but the counts of"),
        ("A 16.5% increase in all crime", "", "“16.5% increase” stands here, but the counts of"),
        ("All crime rose by 12% in 2017.", "", "“rose by 12%” stands here, but the counts of All Crime give a rise of"),
        ("Robbery fell by 3% between 2016 and 2017.", "", "“fell by 3%” stands here, but the counts of Robbery give"),
        (
            "Fly-tips have decreased by 6.1%.",
            "",
            "“decreased by 6.1%” stands here, but the counts of Fly-tips reported",
        ),
        (
            "There were 8 fewer fly-tips.",
            "",
            "“8 fewer fly-tips” stands here, but the counts of Fly-tips reported give 9",
        ),
        ("The rate of all crime is 63.5 offences per 1,000 people.", "", "“63.5 offences per 1,000” stands here, but"),
        (
            "There were 4,853 offences of all crime.",
            "",
            "“4,853 offences” stands here, but the figure of All Crime is 4,835",
        ),
        ("Brentwood has the 7th lowest rate of all crime.", "", "“7th lowest” stands here, but in the league table it"),
        (
            "Brentwood has the 6th highest crime rate.",
            "",
            "“6th highest” stands here, but in the league table it ranks 6",
        ),
        (
            "Anti-social behaviour continues to reduce across the borough with 54 fewer incidents as detailed above.",
            "",
            "“54 fewer incidents” stands here, but the counts of Anti-Social Behaviour Incidents give 55 fewer",
        ),
        (
            "54 fewer anti-social behaviour incidents were reported this year.",
            "",
            "“54 fewer anti-social",
        ),
        ("Incidents of anti-social behaviour fell by 3.2%.", "", "“fell by 3.2%” stands here"),
        ("All crime rose by 700 offences, or 19.6%.", "", "“rose by 700 offences, or 19.6%” stands here"),
        ("All crime has increased by 700 (16.5%).", "", "“increased by 700 (16.5%” stands here"),
        ("Theft from a vehicle is up by 88 offences (23.9%).", "", "“up by 88 offences (23.9%” stands here"),
        ("Stalking and harassment has increased by 121 to 278.", "", "“increased by 121 to 278” stands here"),
        ("All crime has increased by 700 offences to 4,385.", "", "“increased by 700 offences to 4,385” stands here"),
        ("Violence with injury rose from 379 to 492.", "", "“rose from 379 to 492” stands here"),
        ("Criminal damage fell by 11 offences.", "", "“fell by 11 offences” stands here"),
        ("The rate for all crime is 63.5 per 1,000 population.", "", "“63.5 per 1,000” stands here"),
        ("There were 145 fly-tips in 2017/18.", "", "“145 fly-tips” stands here, but the figure of Fly-tips reported"),
        ("There were 12 fewer fly-tips.", "", "“12 fewer fly-tips” stands here"),
        ("Fly-tips fell by 11.", "", "“fell by 11” stands here"),
        ("16 enforcement actions were taken in 17/18.", "", "“16 enforcement actions” stands here, but the sheet Enf"),
        ("Brentwood ranks 7th of 14 districts for all crime.", "", "“7th of 14” stands here, but in the league table"),
        ("Brentwood ranks 7th of 14.", "", "“7th of 14” stands here, but in the league table it ranks 6"),
        ("In Brentwood all crime rose by 16.5%.", "", "“rose by 16.5%” stands here"),
        ("A rise in Robbery: up by 3.1%.", "", "“up by 3.1%” stands here"),
        ("Fines brought in £10,539.50.", "", "“£10,539.50” stands here, but the sum is £10,359.50"),
        ("We received £4,699 last year.", "", "“£4,699” stands here, but the sum is £6,499"),
    ],
)
def test_a_number_that_is_a_little_off_is_pointed_out(statistics: Statistics, text: str, about: str, what: str) -> None:
    (said,) = says(statistics, text, about)
    assert said.startswith(what)


@pytest.mark.parametrize(
    "text",
    [
        "All Crime has increased by 16.9% (700 more offences).",
        "All crime has increased by 17% (700 more crimes).",
        "All crime has increased by almost 16%.",
        "About 690 more offences of all crime were recorded.",
        "Stalking and Harassment: 3 more offences were linked to one case.",
        "All crime rose by 11.5% in the force.",
        "All crime in Harlow rose by 16.5%.",
        "Nationally, all crime has increased by 16%.",
        "All crime rose by 16.5% since the summer.",
        "All crime in 2015 rose by 16.5%.",
        "We aim to see all crime reduced by 16%.",
        "All crime and robbery increased by 16.5%.",
        "There were 54 fewer incidents.",
        "The rate of all crime is 63.4, and 16.5% of offences were detected.",
        "Residential burglary rose by 16.5%.",
        "Robbery is up by 5 percentage points.",
        "All crime in the High Street fell by 16.9%.",
        "Other theft rose by 5%.",
        "One in five crimes was solved, and all crime rose.",
        "All crime is one in three of our calls.",
        "All crime: ring 101 or 01277 312500 by 31 March 2018, from 16 years of age.",
        "The 17 officers of all ranks met on 5 May.",
        "All crime rose by 12% in the first half of 2017.",
        "Robbery among young people rose by 12% in 2017.",
        "All crime was 4,135 in 2016 and 4,835 offences in 2017.",
        "There were 429 offences of violence with injury, and 4,835 offences of all crime.",
        "The rate of all crime is 63.3 offences per 1,000 people, below 72.8 offences per 1,000 in all.",
        "Brentwood has the 6th lowest rate of all crime.",
        "Brentwood has the 9th highest rate of all crime.",
        "Brentwood has the 2nd lowest rate of unemployment.",
        "Brentwood has the 2nd lowest rate of robbery.",
        "Maldon has the 1st lowest crime rate.",
        "Fly-tips fell by 6%, or 9 fewer fly-tips.",
        "Fly-tips in the woods: 8 fewer fly-tips in the summer.",
        "We received £6,499 in fines and £10,359.50 in all.",
        "The new cameras cost £4,966 and £12,000.",
        "The lottery gave £9,649.",
        "Anti-social behaviour in Pilgrims Hatch fell, with 50 fewer incidents.",
        "ASB at the Baytree: 54 fewer incidents.",
        "Anti-social behaviour fell, with 55 fewer incidents.",
        "All crime rose by 700 offences, or 17%.",
        "All crime is up by 700 offences (16.9%) to 4,835.",
        "Violence with injury rose from 379 to 429.",
        "Violence with injury rose from 379 to 429, and robbery from 37 to 38.",
        "All crime rose by 20 a week.",
        "Robbery fell by 11 in Shenfield.",
        "Our campaign began in the summer. Fly-tips fell by 11.",
        "At the Baytree we put up cameras. Fly-tips fell by 11.",
        "There were 139 fly-tips on council land.",
        "In 2017/18 we cleared 139 fly-tips within a day.",
        "There were 142 fly-tips in 2017/18 and 151 fly-tips in 2016/17.",
        "There were about 130 fly-tips.",
        "Sexual health clinics saw 16 fewer cases.",
        "Anti-social behaviour: 48 letters were sent and 12 cases closed.",
        "17 enforcement actions were taken in 17/18, and 9 enforcement actions in 16/17.",
        "9 enforcement actions were taken in 16/17.",
        "12 enforcement actions against fly-tipping were taken in 17/18.",
        "Brentwood ranks 6th of 14 districts for all crime.",
        "Brentwood ranks 9th of 14 districts for all crime.",
        "Brentwood ranks 7th of 14 districts for recycling.",
        "Brentwood ranks 3rd of 12 parishes in bloom.",
    ],
)
def test_what_is_right_rough_or_of_something_else_passes(statistics: Statistics, text: str) -> None:
    assert says(statistics, text) == []


EVENTS = (27, 4, 9, 14)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("16 of 23 actions are complete or Green.", "“16 of 23 actions are complete or Green” stands here, but their"),
        ("We delivered 26 events.", "“26 events” stands here, but the sheet Events has 27"),
    ],
)
def test_a_number_of_actions_or_events_that_is_off_is_pointed_out(
    statistics: Statistics, tmp_path: Path, text: str, what: str
) -> None:
    (said,) = Quotations(statistics, outturn_of(tmp_path), EVENTS).look_through(text)
    assert said.what.startswith(what)


@pytest.mark.parametrize(
    "text",
    [
        "17 of 23 actions are complete or Green.",
        "3 of 4 actions are complete or Green.",
        "We delivered 27 events, 14 events in the borough.",
        "We delivered 26 events for young people.",
        "We held 26 events with the library.",
    ],
)
def test_actions_and_events_that_are_right_or_others_pass(statistics: Statistics, tmp_path: Path, text: str) -> None:
    known = Quotations(statistics, outturn_of(tmp_path), EVENTS)
    assert known.look_through(text) == []
    assert known.look_through("16 of 23 actions are complete or Green.", part=True) == []
    assert known.look_through("We delivered 26 events.", part=True) == []


def outturn_of(tmp_path: Path) -> Outturn:
    """23 actions, of which 17 stand well."""
    return replace(make_outturn(check(plan_book(), tmp_path)), actions=23, by_status={"Complete": 5, "Green": 12})


def test_every_generated_sentence_passes(statistics: Statistics, found: Mapping[str, Figure]) -> None:
    for one in statistics.comparisons:
        assert says(statistics, f"{one.measure.name} {found[key(f'{one.measure.name}: change')].text}.") == []


def test_what_is_told_names_the_figure_to_type(statistics: Statistics) -> None:
    (problem,) = Quotations(statistics).look_through("ASB has decreased by 3.3%.")
    assert problem.check == "figure-differs"
    assert problem.do == (
        "Correct it; or type [[Anti-Social Behaviour Incidents: change size %]], which is always filled in."
    )


def test_the_name_of_a_figure_is_no_gap_that_is_still_to_be_filled() -> None:
    column = columns(Passage)["text"]
    assert list(look_over(Typed("Crime [[Number of visits: change]] and [[Name: rate]]."), column)) == []
    assert list(suspicious(["Crime [[Number of visits: change]] and [[Name: rate]]."])) == []
    assert [one.check for _, one in suspicious(["There were [number of visits] visits."])] == ["unfinished"]
