"""Published crime tables become a statistics workbook: the right counts, and all that is odd about them told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from make_crime_table import NEW_HEADINGS, OFFENCES, OLD_HEADINGS, Row, crime_rows, write_csv, write_ods, write_xlsx
from planbuilder.importing.command import Wishes, count_tables, import_statistics, read_all
from planbuilder.importing.counts import Counts
from planbuilder.importing.known import known_of
from planbuilder.importing.measures import MEASURES, measure_of, same_code
from planbuilder.importing.periods import asked_span, quarter_number, quarter_start, quarters_named
from planbuilder.importing.places import place_key
from planbuilder.intake.check import check_workbook
from planbuilder.outcome import Outcome
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.project import Project, Year
from planbuilder.review.statistics import statistics
from planbuilder.schema import WORKBOOKS
from word_validity import open_xml_errors

WRITERS: dict[str, Callable[..., Path]] = {"ods": write_ods, "xlsx": write_xlsx, "csv": write_csv}
ROWS = list(crime_rows((2015, 2016, 2017)))


@dataclass
class Counted:
    """What was counted, and what was said of it."""

    of: Counts
    problems: Sequence[Problem]

    def counts(self, measure: str) -> list[int | str]:
        """The four counts of a measure, as the workbook has them."""
        (row,) = [row for row in self.of.rows if row.measure.name == measure]
        figures = (row.own_previous, row.own_current, row.force_previous, row.force_current)
        return ["-" if figure is None else figure for figure in figures]

    @property
    def measures(self) -> list[str]:
        return [row.measure.name for row in self.of.rows]

    @property
    def told(self) -> list[str]:
        """All findings but those of burglary, which any period around April 2017 has."""
        return [f"{one.level.upper()} {one.what}. {one.do}" for one in self.problems if "urglary" not in one.what]


@dataclass
class Imported:
    """What an import made."""

    outcome: Outcome
    path: Path

    @cached_property
    def book(self) -> Workbook:
        return load_workbook(self.path)

    def sheet(self, title: str) -> list[dict[str, object]]:
        """The filled rows of a sheet, by heading."""
        headings, *rows = self.book[title].iter_rows(values_only=True)
        return [dict(zip(map(str, headings), row, strict=True)) for row in rows if any(row)]


@pytest.fixture
def year(tmp_path: Path) -> Year:
    """A year with an empty folder."""
    (tmp_path / "inputs" / "2017-18").mkdir(parents=True)
    return Year(Project(tmp_path), "2017-18")


def wishes_of(files: Sequence[Path], area: str, to: str, more: dict[str, Any]) -> Wishes:
    return Wishes([str(file) for file in files], area, to=to, **more)


def run(year: Year, *files: Path, area: str = "Brentwood", to: str = "2017-12", **more: Any) -> Imported:
    """The whole import, with its workbook."""
    outcome = import_statistics(year, wishes_of(files, area, to, more), lambda step: None)
    return Imported(outcome, outcome.made[0].path)


def count(year: Year, *files: Path, area: str = "Brentwood", to: str = "2017-12", **more: Any) -> Counted:
    """The counts alone: a workbook takes longer to write than they."""
    wishes = wishes_of(files, area, to, more)
    tables = read_all(wishes.files, lambda step: None)
    counts, _, problems = count_tables(tables, wishes, known_of(year.inputs), asked_span(to, wishes.period))
    return Counted(counts, problems)


def table(
    year: Year, rows: Iterable[Sequence[object]], name: str = "crime.csv", headings: Sequence[str] = NEW_HEADINGS
) -> Path:
    return write_csv(year.project.root / name, rows, headings)


def expected(rows: Iterable[Row], quarters: Sequence[tuple[str, int]], codes: Sequence[str] = ()) -> int:
    """A count in the plainest way there is."""
    return sum(row.offences for row in rows if (row.year, row.quarter) in quarters and (not codes or row.code in codes))


NOW = (("2016/17", 4), ("2017/18", 1), ("2017/18", 2), ("2017/18", 3))
THEN = (("2015/16", 4), ("2016/17", 1), ("2016/17", 2), ("2016/17", 3))
OWN = [row for row in ROWS if row.area == "Brentwood"]
FORCE = [row for row in ROWS if row.force == "Essex"]


# --- the counts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("headings", [OLD_HEADINGS, NEW_HEADINGS], ids=["old", "new"])
@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_of_file_and_both_generations_of_headings_give_the_same_counts(
    year: Year, kind: str, headings: Sequence[str]
) -> None:
    file = WRITERS[kind](year.project.root / f"crime.{kind}", ROWS, headings)
    made = count(year, file)
    for measure, codes in (
        ("All crime", ()),
        ("Theft of a vehicle", ("48", "37.2")),
        ("Sexual offences", ("19C", "20A")),
    ):
        assert made.counts(measure) == [expected(rows, when, codes) for rows in (OWN, FORCE) for when in (THEN, NOW)], (
            measure
        )
    assert len(made.of.districts) == 15
    assert sum(count or 0 for count in made.of.districts.values()) == made.counts("All crime")[3]
    assert made.told == []


def test_the_workbook_is_sound_once_renamed_and_asks_only_for_what_the_tables_do_not_hold(year: Year) -> None:
    made = run(year, table(year, ROWS))
    assert open_xml_errors(made.path) == []
    renamed = made.path.rename(year.inputs / "statistics.xlsx")
    checked = check_workbook(renamed, WORKBOOKS["statistics.xlsx"])
    assert [str(problem) for problem in checked.problems] == []
    asked = {problem.check for problem in statistics(checked)}
    assert asked == {"no-denominator"}


def test_the_same_tables_give_the_same_bytes_under_the_next_free_name(year: Year) -> None:
    file = table(year, ROWS)
    first, second = run(year, file), run(year, file)
    assert (first.path.name, second.path.name) == ("statistics-imported.xlsx", "statistics-imported-2.xlsx")
    assert first.path.read_bytes() == second.path.read_bytes()


def test_each_offence_counts_for_one_measure_and_all_of_them_make_up_all_crime(year: Year) -> None:
    made = count(year, table(year, ROWS), to="2017-03")
    whole, *parts = [row.own_current or 0 for row in made.of.rows]
    assert sum(parts) == whole == made.counts("All crime")[1] != 0


def test_numbers_written_in_any_usual_way_are_read(year: Year) -> None:
    rows = [list(row) for row in OWN]
    rows[0][8], rows[0][0], rows[0][1] = f"{1_000 + OWN[0].offences:,}", "2015-16", "Q1"
    plain = count(year, table(year, OWN), to="2016-03").counts("All crime")[1]
    assert count(year, table(year, rows), to="2016-03").counts("All crime")[1] == int(str(plain)) + 1000


@pytest.mark.parametrize(
    ("code", "subgroup", "group", "measure"),
    [
        ("28A", "Residential burglary", "Theft offences", "Dwelling burglary (pre-Apr 17 definition)"),
        ("28Z", "Residential burglary", "Theft offences", "Residential burglary"),
        ("37/2", "Vehicle offences", "Theft offences", "Theft of a vehicle"),
        ("8Q", "Stalking and Harassment", "", "Stalking and harassment"),
        ("99", "Rape offences", "Sexual Offences", "Sexual offences"),
        ("44", "Bicycle theft", "Theft offences", "Theft of pedal cycles"),
        ("53C", "Fraud: Action Fraud", "Fraud offences", ""),
    ],
)
def test_an_offence_is_known_by_its_code_then_by_its_subgroup_then_by_its_group(
    code: str, subgroup: str, group: str, measure: str
) -> None:
    assert measure_of(code, subgroup, group) == measure


def test_codes_are_the_same_however_a_program_writes_them() -> None:
    assert [same_code(code) for code in ("45", "45.0", "045", "37/2", "37.2", "28a", "10")] == [
        *("45", "45", "45", "37.2", "37.2", "28A", "10")
    ]
    assert len({one.name for one in MEASURES}) == len(MEASURES)


# --- periods ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "period", "start", "name"),
    [
        ("2017-12", "", dt.date(2017, 1, 1), "2017"),
        ("Mar 2018", "", dt.date(2017, 4, 1), "2017/18"),
        ("30/06/2017", "", dt.date(2016, 7, 1), "Jul 2016 to Jun 2017"),
        ("", "Jan 2017 to Dec 2017", dt.date(2017, 1, 1), "2017"),
        ("", "April 2017 - March 2018", dt.date(2017, 4, 1), "2017/18"),
        ("", "2017/18", dt.date(2017, 4, 1), "2017/18"),
        ("", "2017", dt.date(2017, 1, 1), "2017"),
        ("", "year ending September 2017", dt.date(2016, 10, 1), "Oct 2016 to Sep 2017"),
    ],
)
def test_twelve_months_are_understood_as_officers_write_them(to: str, period: str, start: dt.date, name: str) -> None:
    span = asked_span(to, period)
    assert span is not None
    assert (span.start, span.name) == (start, name)
    assert span.end == dt.date(start.year + 1, start.month, 1) - dt.timedelta(days=1)
    assert span.before.end == start - dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("to", "period", "said"),
    [
        ("2017-11", "", "give 2017-09 or 2017-12"),
        ("2017-01", "", "give 2016-12 or 2017-03"),
        ("soon", "", "“soon” is not a month"),
        ("2017-13", "", "is not a month"),
        ("", "Jan 2017 to Jun 2017", "is not twelve months. Twelve months to Jun 2017 begin with Jul 2016"),
        ("", "last year", "is not a period of twelve months"),
        ("2017-12", "2017", "oth --to and --period"),
    ],
)
def test_what_is_no_twelve_months_of_quarters_is_refused_with_what_to_give(to: str, period: str, said: str) -> None:
    with pytest.raises(PlanbuilderError) as refusal:
        asked_span(to, period)
    assert said in str(refusal.value)


def test_quarter_one_is_april_to_june() -> None:
    assert quarter_start(quarter_number("2016/17", "1") or 0) == dt.date(2016, 4, 1)
    assert quarter_start(quarter_number("2016/2017 [r]", "Q4") or 0) == dt.date(2017, 1, 1)
    assert [quarter_number(*one) for one in (("2016/18", "1"), ("2016/17", "5"), ("Total", "1"), ("", ""))] == [
        None
    ] * 4
    assert quarters_named([8064]) == "Apr to Jun 2016 (2016/17 quarter 1)"
    assert quarters_named([8064, 8065, 8070]) == "Apr 2016 to Sep 2016, Oct to Dec 2017 (2017/18 quarter 3)"


def test_the_last_four_quarters_are_counted_where_nothing_is_asked(year: Year) -> None:
    rows = [row for row in ROWS if (row.year, row.quarter) != ("2017/18", 4)]
    assert count(year, table(year, rows), to="").of.current.name == "2017"
    assert count(year, table(year, ROWS), to="").of.current.name == "2017/18"


def test_a_missing_quarter_is_told_and_never_counted_as_nought(year: Year) -> None:
    made = count(year, table(year, [row for row in ROWS if (row.year, row.quarter) != ("2016/17", 2)]))
    assert made.counts("All crime")[0] == made.counts("Shoplifting")[2] == "-"
    assert made.counts("All crime")[1] == expected(OWN, NOW)
    (told,) = made.told
    assert "Jul to Sep 2016 (2016/17 quarter 2) is in none of these tables, so 2016 has no counts (-)" in told


def test_a_table_without_rows_is_refused(year: Year) -> None:
    with pytest.raises(PlanbuilderError, match="No row of these tables can be read"):
        count(year, table(year, []))


def test_a_current_period_that_is_not_whole_is_refused_with_one_that_is(year: Year) -> None:
    file = table(year, [row for row in ROWS if (row.year, row.quarter) != ("2017/18", 3)])
    with pytest.raises(PlanbuilderError) as refusal:
        count(year, file)
    assert "Oct to Dec 2017 (2017/18 quarter 3) is in none of these tables" in str(refusal.value)
    assert "--to 2017-09" in str(refusal.value)
    assert list(year.inputs.iterdir()) == []


# --- definitions ------------------------------------------------------------------------------------------


def test_old_and_new_burglary_stay_apart_and_the_break_stands_in_the_workbook(year: Year) -> None:
    made = run(year, table(year, ROWS))
    rows = {str(row["Measure"]): list(row.values())[2:10] for row in made.sheet("Crime")}
    old = [expected(OWN, THEN, ["28A"]), "-", expected(FORCE, THEN, ["28A"]), "-"]
    assert rows["Residential burglary"] == [*("-" * 4), "Households", "Lower", dt.datetime(2017, 4, 1), None]
    assert rows["Dwelling burglary (pre-Apr 17 definition)"] == [
        *(*old, "Households", "Lower", None, dt.datetime(2017, 3, 31))
    ]
    told = [problem for problem in made.outcome.problems if "urglary" in problem.what]
    assert [problem.level for problem in told] == [Level.NOTE, Level.NOTE]
    assert "counted from 1 April 2017 only, so there is no whole count for 2016 and 2017 (-)" in told[0].what


def test_years_after_the_break_have_the_new_burglary_alone_and_nothing_is_told(year: Year) -> None:
    made = count(year, table(year, crime_rows((2018, 2019))), to="")
    assert [name for name in made.measures if "urglary" in name] == [
        "Residential burglary",
        "Business and community burglary",
    ]
    assert "-" not in made.counts("Residential burglary")
    assert list(made.problems) == []


def test_an_offence_that_was_moved_to_another_group_is_counted_by_the_new_one_all_through(year: Year) -> None:
    rows = [
        row._replace(subgroup="Violence without injury") if row.code == "8L" and row.year != "2017/18" else row
        for row in ROWS
    ]
    made = count(year, table(year, rows))
    assert made.counts("Stalking and harassment")[:2] == [expected(OWN, THEN, ["8L"]), expected(OWN, NOW, ["8L"])]
    assert made.counts("Violence without injury")[0] == expected(OWN, THEN, ["105A"])
    (told,) = made.told
    assert "NOTE offence code 8L stood under “Violence without injury” before 1 April 2017" in told


def test_a_measure_that_vanishes_from_the_tables_is_no_nought_but_a_rare_one_is(year: Year) -> None:
    without = {"46": {"2015/16", "2016/17"}, "1": {"2015/16"}}
    made = count(year, table(year, [row for row in ROWS if row.year not in without.get(row.code, set())]))
    assert made.counts("Shoplifting") == ["-", "-", "-", "-"]
    assert made.counts("Homicide")[0] == expected(OWN, THEN[1:], ["1"])
    (told,) = made.told
    assert "the tables have no “Shoplifting” for Jan 2016 to Mar 2017" in told


def test_an_offence_of_no_known_group_counts_in_all_crime_and_is_told(year: Year) -> None:
    fraud = ROWS[-1]._replace(year="2017/18", quarter=2, area="Brentwood", force="Essex", code="53C", offences=7)
    strange = fraud._replace(group="Fraud offences", subgroup="Fraud", description="Fraud")
    made = count(year, table(year, [*ROWS, strange]))
    assert made.counts("All crime")[1] == expected(OWN, NOW) + 7
    assert made.told == [
        "NOTE 7 offences of Brentwood in 2017 belong to no measure but “All crime”. docs/crime-table.md says which"
        " offences make up which measure."
    ]


# --- partnerships -----------------------------------------------------------------------------------------


def test_the_partnership_is_found_however_its_name_is_written(year: Year) -> None:
    file = table(year, ROWS)
    for typed in ("brentwood", "BRENTWOOD CSP", "Brentwood Community Safety Partnership"):
        assert count(year, file, area=typed).counts("All crime")[1] == expected(OWN, NOW)
    assert place_key("London, City of") == place_key("City of London")
    assert place_key("Tonbridge & Malling") == place_key("Tonbridge and Malling")
    assert place_key("Southend-on-Sea") == place_key("Southend on Sea") != place_key("Southend")


def test_a_partnership_that_is_not_there_is_answered_with_the_nearest(year: Year) -> None:
    with pytest.raises(PlanbuilderError) as refusal:
        count(year, table(year, ROWS), area="Brentwod")
    assert "the partnership “Brentwod” is not in these tables" in str(refusal.value).replace("STOP  T", "t")
    assert "Did you mean “Brentwood”?" in str(refusal.value)


def test_where_no_workbook_names_the_own_area_the_officer_is_asked_for_it(year: Year) -> None:
    with pytest.raises(PlanbuilderError) as refusal:
        count(year, table(year, ROWS), area="")
    assert "--area “Ashford”" in str(refusal.value) and "Brentwood" in str(refusal.value)
    assert count(year, table(year, OWN), area="").counts("All crime")[1] == expected(OWN, NOW)


def test_a_force_with_the_name_of_a_partnership_and_no_other_gets_a_name_of_its_own(year: Year) -> None:
    made = run(year, table(year, [row._replace(force="Cumbria", area="Cumbria") for row in OWN]), area="Cumbria")
    assert [row["Area"] for row in made.sheet("Areas")] == ["Cumbria", "Cumbria Police"]
    assert made.sheet("Districts") == []
    first = made.sheet("Crime")[0]
    assert first["Own area, current period"] == first["Force, current period"] == expected(OWN, NOW)


def test_one_name_under_two_forces_has_to_be_told_apart(year: Year) -> None:
    rows = [*ROWS, *(row._replace(force="Isle of Wight") for row in OWN)]
    with pytest.raises(PlanbuilderError) as refusal:
        count(year, table(year, rows))
    assert "“Brentwood” stands under several police forces: Essex and Isle of Wight" in str(refusal.value)
    assert count(year, table(year, rows), force="essex").counts("All crime")[3] == expected(FORCE, NOW)


def test_what_belongs_to_no_district_counts_for_the_force_and_has_no_rank(year: Year) -> None:
    rows = [row._replace(area="Unassigned") if row.area == "Harlow" else row for row in ROWS]
    made = run(year, table(year, rows))
    kinds = {str(row["Area"]): row["Kind"] for row in made.sheet("Areas")}
    assert [name for name, kind in kinds.items() if kind == "Other"] == ["Stansted Airport", "Unassigned"]
    assert kinds["Basildon"] == "District"
    assert made.sheet("Crime")[0]["Force, current period"] == expected(FORCE, NOW)
    whole = f"All crime in Brentwood: {expected(OWN, NOW):,} (2017), {expected(OWN, THEN):,} (2016)."
    assert made.outcome.remarks[0].endswith(whole)


def test_a_partnership_with_another_name_before_is_told_and_counted_whole_once_that_is_given(year: Year) -> None:
    rows = [
        row._replace(area="Old Brentwood") if row.area == "Brentwood" and row.year < "2016/17" else row for row in ROWS
    ]
    file = table(year, rows)
    told = count(year, file)
    assert told.counts("All crime")[0] == "-"
    assert any(
        "Brentwood has no rows for Jan to Mar 2016 (2015/16 quarter 4), though Essex has" in one for one in told.told
    )
    assert any("Old Brentwood is in the tables of 2016, but no longer of 2017" in one for one in told.told)
    whole = count(year, file, before=["old brentwood"])
    assert whole.counts("All crime")[:2] == [expected(OWN, THEN), expected(OWN, NOW)]
    assert whole.told == []


def test_a_district_that_came_in_the_middle_of_the_period_has_no_count(year: Year) -> None:
    rows = [row._replace(area="New Harlow") if row.area == "Harlow" and row.year == "2017/18" else row for row in ROWS]
    made = count(year, table(year, rows))
    assert made.of.districts["Harlow"] is made.of.districts["New Harlow"] is None
    assert len(made.told) == 2


# --- several tables, and odd rows ------------------------------------------------------------------------------


def test_a_file_for_each_year_in_different_kinds_and_headings_is_read_as_one(year: Year) -> None:
    root = year.project.root
    by_year = {name: [row for row in ROWS if row.year == name] for name in ("2015/16", "2016/17", "2017/18")}
    made = count(
        year,
        write_csv(root / "a.csv", by_year["2015/16"], OLD_HEADINGS),
        write_ods(root / "b.ods", by_year["2016/17"], OLD_HEADINGS),
        write_xlsx(root / "c.xlsx", by_year["2017/18"], NEW_HEADINGS),
    )
    assert made.counts("All crime") == [expected(rows, when) for rows in (OWN, FORCE) for when in (THEN, NOW)]
    assert made.told == []


def test_rows_that_two_files_share_are_counted_once_and_told(year: Year) -> None:
    half = [row for row in ROWS if row.year == "2016/17"]
    made = count(year, table(year, ROWS, "a.csv"), table(year, half, "b.csv"))
    assert made.counts("All crime")[1] == expected(OWN, NOW)
    assert made.told == ["NOTE what is also in a.csv is the same there, and was counted once. There is no need to act."]


def test_where_two_files_differ_the_last_one_counts_and_the_officer_is_told(year: Year) -> None:
    revised = [
        row._replace(offences=row.offences + 3)
        if row[:4] == ("2017/18", 2, "Essex", "Brentwood") and row.code == "45"
        else row
        for row in ROWS
        if row.year == "2017/18"
    ]
    made = count(year, table(year, ROWS, "a.csv"), table(year, revised, "b.csv"))
    assert made.counts("All crime")[1] == expected(OWN, NOW) + 3
    (told,) = made.told
    assert told.startswith(
        "WARN 1 counts of Jul to Sep 2017 (2017/18 quarter 2) are not those of a.csv (first: Brentwood"
    )
    assert "those of b.csv, which came last, were counted. If a.csv is the newer one, give it last." in told


def test_files_that_complement_each_other_are_both_counted_without_a_word(year: Year) -> None:
    theft = [row for row in ROWS if row.group == "Theft offences"]
    rest = [row for row in ROWS if row.group != "Theft offences"]
    made = count(year, table(year, theft, "a.csv"), table(year, rest, "b.csv"))
    assert made.counts("All crime")[1] == expected(OWN, NOW)
    assert made.told == []


def test_a_row_that_was_pasted_twice_is_counted_once_and_told(year: Year) -> None:
    doubled = next(row for row in OWN if row.year == "2017/18" and row.offences)
    made = count(year, table(year, [*ROWS, doubled]))
    assert made.counts("All crime")[1] == expected(OWN, NOW)
    (told,) = made.told
    assert told.startswith("WARN a row that stands there twice, counted once")


def test_counts_below_nought_are_taken_off_and_told(year: Year) -> None:
    cancelled = next(row for row in OWN if row.year == "2017/18" and row.code == "45")._replace(
        offences=-4, code="45A", subgroup="Vehicle offences", description="Theft from vehicle, cancelled"
    )
    made = count(year, table(year, [*ROWS, cancelled]))
    assert made.counts("All crime")[1] == expected(OWN, NOW) - 4
    assert any("1 count of Brentwood is below nought (-4 in all)" in one for one in made.told)


def test_totals_are_left_out_and_rows_that_cannot_be_read_are_told(year: Year) -> None:
    total = OWN[-1]._replace(area="Essex Total", offences=99_999)
    unreadable = next(row for row in reversed(FORCE) if (row.year, row.quarter) == NOW[2] and row.code == "9A")
    rows = [*(row for row in ROWS if row is not unreadable), total]
    rows_too: list[Sequence[object]] = [
        [*unreadable[:8], "[x]"],
        ["2017/18", "?", *unreadable[2:]],
        [],
        ["Source: Home Office"],
    ]
    made = count(year, table(year, [*rows, *rows_too]))
    assert made.counts("All crime")[3] == "-"
    assert sorted(one.partition(".")[0] for one in made.told) == [
        "NOTE a row that adds up others (row 5401), left out",
        "WARN a row of this force without a count that can be read; every sum that it belongs to is written as not"
        " recorded (-)",
        "WARN a row without a financial year, quarter, force or partnership that can be read, left out",
    ]


def unreadable_rows(typed: object) -> tuple[list[Sequence[object]], Row]:
    """All rows, one of the own area in the current period with another count."""
    one = next(row for row in OWN if (row.year, row.quarter) == NOW[2] and row.code == "46")
    return [[*row[:8], typed] if row is one else row for row in ROWS], one


@pytest.mark.parametrize("typed", ["1,2x", "", ".."])
def test_a_count_that_cannot_be_read_leaves_no_sum_of_the_rest(typed: str, year: Year) -> None:
    rows, _ = unreadable_rows(typed)
    made = count(year, table(year, rows))
    before = [expected(several, THEN) for several in (OWN, FORCE)]
    assert made.counts("All crime") == [before[0], "-", before[1], "-"]
    shoplifting = made.counts("Shoplifting")
    assert [shoplifting[1], shoplifting[3]] == ["-", "-"]
    assert "-" not in [shoplifting[0], shoplifting[2], *made.counts("Robbery")]
    assert made.of.districts["Brentwood"] is None
    assert made.of.districts["Harlow"] is not None
    assert any("without a count that can be read" in told for told in made.told)


def test_a_count_that_cannot_be_read_in_one_file_is_taken_from_the_other(year: Year) -> None:
    rows, one = unreadable_rows("..")
    made = count(year, table(year, rows, "a.csv"), table(year, [one], "b.csv"))
    assert made.counts("All crime")[1] == expected(OWN, NOW)
    assert not any("cannot" in told or "without a count" in told for told in made.told)


def test_people_of_the_areas_are_taken_over_from_the_workbook_that_is_there(year: Year) -> None:
    file = table(year, ROWS)
    first = run(year, file)
    book = load_workbook(first.path)
    for row in book["Areas"].iter_rows(min_row=2, max_row=17):
        if row[1].value != "Other":
            row[2].value, row[3].value = 100_000, 40_000
    book.save(year.inputs / "statistics.xlsx")
    made = run(year, file, area="")
    assert [row["People"] for row in made.sheet("Areas")] == [100_000] * 14 + ["-", 100_000]
    assert any("Your statistics.xlsx is as it was." in remark for remark in made.outcome.remarks)


def test_the_invented_tables_have_every_measure(year: Year) -> None:
    known = {measure_of(one.code, one.subgroup, one.group) for one in OFFENCES}
    assert known == {one.name for one in MEASURES} - {"All crime"}
