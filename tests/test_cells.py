"""What officers type into cells, kind by kind: what it becomes, and what is said where it cannot be read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planbuilder.cells import choice, to_date, to_leads, to_money, to_names, to_text
from planbuilder.cells import to_year as year_of
from planbuilder.colours import COLOURS, to_colour
from planbuilder.lines import to_lines
from planbuilder.typed import CellFault, Typed
from planbuilder.values import Colour, Lead, Line, Mark, Money, Run, contrast
from workbooks import rich

P, B, N = Mark.PARAGRAPH, Mark.BULLET, Mark.NUMBER


def marks_and_texts(text: str) -> list[tuple[Mark, str]]:
    return [(line.mark, line.text) for line in to_lines(Typed(text))]


def fault(error: pytest.ExceptionInfo[CellFault]) -> str:
    return f"{error.value.what}. {error.value.do}"


# --- lines and list marks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("• visits", "visits"),
        ("•visits", "visits"),
        ("  •   visits", "visits"),
        ("- visits", "visits"),
        ("-visits", "visits"),
        ("* visits", "visits"),
        ("*visits", "visits"),
        ("– visits", "visits"),
        ("— visits", "visits"),
        ("· visits", "visits"),
        ("·\u00a0\u00a0\u00a0 visits", "visits"),
        ("▪ visits", "visits"),
        ("○ visits", "visits"),
        ("‣ visits", "visits"),
        ("\uf0b7\tvisits", "visits"),
        ("\uf0a7 visits", "visits"),
        ("\uf0d8 visits", "visits"),
        ("o\tvisits", "visits"),
        ("- 5 visits", "5 visits"),
        ("- “quoted” words", "“quoted” words"),
        ("• 1. visits", "1. visits"),
    ],
)
def test_a_line_that_starts_with_a_bullet_is_an_item_of_a_list(line: str, item: str) -> None:
    assert marks_and_texts(line) == [(B, item)]


@pytest.mark.parametrize(
    "line",
    ["1. visits", "1) visits", "(1) visits", "a) visits", "(a) visits", "12. visits", "(iv) visits", "iv) visits"],
)
def test_a_line_that_starts_with_a_number_is_a_numbered_item(line: str) -> None:
    assert marks_and_texts(line) == [(N, "visits")]


@pytest.mark.parametrize("line", ["1.Visits", "1)Visits", "(a)Visits"])
def test_a_number_without_its_space_still_numbers_a_sentence(line: str) -> None:
    assert marks_and_texts(line) == [(N, "Visits")]


@pytest.mark.parametrize(
    "line",
    [
        "24/7 patrols",
        "24/7",
        "-5",
        "-5 degrees",
        "–5",
        "- ",
        "-",
        "e.g. visits",
        "i.e. visits",
        "1.5 million",
        "1.30pm",
        "2017. A good year",
        "10,000 visits",
        "3 officers",
        "(see below)",
        "(in Anytown) visits",
        "*** visits ***",
        "--- visits",
        "a visit",
        "o'clock",
        "of course",
        "£500 CSP",
        "60+",
        "#StaySafe",
    ],
)
def test_a_line_that_only_looks_like_an_item_stays_a_paragraph(line: str) -> None:
    assert marks_and_texts(line) == [(P, line.strip())]


def test_a_cell_of_several_lines_becomes_paragraphs_and_items_in_order() -> None:
    assert marks_and_texts("We will:\n• visit\n- call\n\n  Then:  \n1. write\n2) report\n") == [
        (P, "We will:"),
        (B, "visit"),
        (B, "call"),
        (P, "Then:"),
        (N, "write"),
        (N, "report"),
    ]


def test_a_bullet_with_nothing_behind_it_is_nothing() -> None:
    assert marks_and_texts("• one\n•\n\uf0b7 \n· \n• two") == [(B, "one"), (B, "two")]


def test_a_number_in_a_text_cell_is_its_digits() -> None:
    assert to_lines(Typed(14)) == (Line((Run("14"),)),)
    assert to_lines(Typed(80000)) == (Line((Run("80000"),)),)
    assert to_lines(Typed(0.15, number_format="0%")) == (Line((Run("15%"),)),)
    assert to_text(Typed("14")) == "14"


def test_bold_and_italics_stay_and_the_list_mark_goes_whatever_its_dress() -> None:
    assert to_lines(Typed(rich(("b", "• "), "We ", ("i", "will"), " act\nplain ", ("bi", "end ")))) == (
        Line((Run("We "), Run("will", italic=True), Run(" act")), B),
        Line((Run("plain "), Run("end", bold=True, italic=True))),
    )


def test_a_list_mark_that_is_parted_between_two_runs_is_still_one() -> None:
    assert to_lines(Typed(rich(("b", "1"), ". Visit", ("b", " us")))) == (
        Line((Run("Visit"), Run(" us", bold=True)), N),
    )


def test_a_cell_that_is_bold_as_a_whole_has_bold_lines() -> None:
    assert to_lines(Typed("- one\ntwo", bold=True)) == (
        Line((Run("one", bold=True),), B),
        Line((Run("two", bold=True),)),
    )


def test_a_line_break_inside_a_bold_part_keeps_both_lines_bold() -> None:
    assert to_lines(Typed(rich("a ", ("b", "b\nc"), " d"))) == (
        Line((Run("a "), Run("b", bold=True))),
        Line((Run("c", bold=True), Run(" d"))),
    )


def test_a_text_that_looks_like_a_template_tag_stays_as_typed() -> None:
    assert marks_and_texts("{{ 7*7 }} {% if x %} & < > \" ' {_{") == [(P, "{{ 7*7 }} {% if x %} & < > \" ' {_{")]


def test_60_points_and_a_cell_of_32767_characters_come_out_whole() -> None:
    assert marks_and_texts("\n".join(f"• point {n}" for n in range(60))) == [(B, f"point {n}") for n in range(60)]
    assert sum(len(text) for _, text in marks_and_texts("x" * 32_767)) == 32_767


WORDS = st.text(st.characters(categories=["L", "Nd"]), min_size=1)


@given(st.lists(st.tuples(st.sampled_from(["", "• ", "- ", "\uf0b7 "]), st.lists(WORDS, min_size=1)), max_size=8))
@settings(max_examples=60, deadline=None)
def test_lines_typed_with_and_without_bullets_come_back_with_all_their_words(
    typed: list[tuple[str, list[str]]],
) -> None:
    lines = [(mark, "A" + " ".join(words)) for mark, words in typed]
    found = marks_and_texts("\n".join(mark + text for mark, text in lines))
    assert found == [(B if mark else P, text) for mark, text in lines]


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_no_line_is_empty_or_has_outer_spaces_or_a_break_in_it(text: str) -> None:
    for line in to_lines(Typed(text)):
        assert line.text and line.text == line.text.strip() and "\n" not in line.text


# --- one line of text, names, lead officers ---------------------------------------------------------------


def test_one_line_of_text_joins_its_lines_and_loses_outer_spaces() -> None:
    assert to_text(Typed("  Community \n\u00a0engagement\u200b ")) == "Community engagement"


def test_names_stand_one_a_line_with_or_without_bullets() -> None:
    assert to_names(Typed("• Burglary\n- Robbery\n\nTheft ")) == ("Burglary", "Robbery", "Theft")


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("Jo Bloggs, ABC", [("Jo Bloggs", "ABC")]),
        ("Jo Bloggs", [("Jo Bloggs", "")]),
        ("Jo Bloggs , ABC\nAnn Other,Police", [("Jo Bloggs", "ABC"), ("Ann Other", "Police")]),
        ("• Jo Bloggs, ABC; Ann Other, Police", [("Jo Bloggs", "ABC"), ("Ann Other", "Police")]),
        ("Zoë O’Neill-Šimić, Fire, Rescue", [("Zoë O’Neill-Šimić", "Fire, Rescue")]),
        ("Jo Bloggs,", [("Jo Bloggs", "")]),
    ],
)
def test_lead_officers_stand_one_a_line_with_their_organisation(typed: str, leads: list[tuple[str, str]]) -> None:
    assert to_leads(Typed(typed)) == tuple(Lead(*lead) for lead in leads)


# --- money ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1950, "General", "£1,950"),
        (1950.0, "£#,##0", "£1,950"),
        (99.5, "General", "£99.50"),
        (0.1 + 0.2, "General", "£0.30"),
        (0, "General", "£0"),
    ],
)
def test_a_plain_number_in_a_budget_cell_is_pounds(value: float, number_format: str, text: str) -> None:
    (money,) = to_money(Typed(value, number_format=number_format))
    assert money == Money(text, Decimal(str(round(value, 2))))


def test_each_line_of_a_budget_cell_is_a_sum() -> None:
    found = to_money(Typed("• £1,950 BBC (Keep Safe Budget)\n- £500 CSP, £200 BBC\nExisting resources"))
    assert [(money.amount, money.funder, money.existing) for money in found] == [
        (1950, "BBC", False),
        (500, "CSP", False),
        (200, "BBC", False),
        (None, "", True),
    ]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (Typed(-5), "an amount of money cannot be below zero. Type it without the minus sign."),
        (Typed("-£5"), "“-£5” is an amount below zero. Type it without the minus sign."),
        (
            Typed(0.15, number_format="0%"),
            "“15%” is not an amount of money. Type the sum and who pays, one line a funder, for example £500 CSP;"
            " or: Existing resources.",
        ),
        (
            Typed(dt.datetime(2018, 3, 31)),
            "“31 March 2018” is not an amount of money. Type the sum and who pays, one line a funder, for example"
            " £500 CSP; or: Existing resources.",
        ),
        (
            Typed(True),
            "“Yes” is not an amount of money. Type the sum and who pays, one line a funder, for example £500 CSP;"
            " or: Existing resources.",
        ),
    ],
)
def test_what_is_no_money_is_stopped(typed: Typed, message: str) -> None:
    with pytest.raises(CellFault) as error:
        to_money(typed)
    assert fault(error) == message


@pytest.mark.parametrize("text", ["Not known", "Subject to funding", "£500 CSP\nTo be agreed"])
def test_money_that_is_still_to_come_is_pointed_out(text: str) -> None:
    typed = Typed(text)
    to_money(typed)
    assert [str(found) for found in typed.found] == [
        f"WARN  “{text.splitlines()[-1]}” says that something is still to come. Type what is now known."
    ]


@pytest.mark.parametrize("text", ["TBC", "£TBC CSP", "No cost", "Officer time", "£500 CSP (subject to funding)"])
def test_money_that_is_told_by_another_check_or_needs_no_sum_is_taken_without_a_word(text: str) -> None:
    typed = Typed(text)
    to_money(typed)
    assert typed.found == []


# --- dates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [dt.date(2018, 3, 31), dt.datetime(2018, 3, 31), dt.datetime(2018, 3, 31, 14, 30)])
def test_a_date_of_excels_own_is_taken_without_a_word(value: dt.date) -> None:
    typed = Typed(value)
    assert to_date(typed) == dt.date(2018, 3, 31)
    assert [found.what for found in typed.found] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/03/2018", (2018, 3, 31)),
        ("31/3/18", (2018, 3, 31)),
        ("31.3.2018", (2018, 3, 31)),
        ("31-03-18", (2018, 3, 31)),
        ("31 / 3 / 2018", (2018, 3, 31)),
        ("2018-03-31", (2018, 3, 31)),
        ("2018-03-31 00:00:00", (2018, 3, 31)),
        ("1st April 2017", (2017, 4, 1)),
        ("1 April 2017", (2017, 4, 1)),
        ("1 apr 17", (2017, 4, 1)),
        ("22nd of Sept. 2017", (2017, 9, 22)),
        ("3rd-May-2017", (2017, 5, 3)),
        ("Saturday 1st April 2017", (2017, 4, 1)),
        ("Saturday, 1 April, 2017", (2017, 4, 1)),
        ("April 1st 2017", (2017, 4, 1)),
        ("April 1, 2017", (2017, 4, 1)),
        ("29/02/2020", (2020, 2, 29)),
        (" 31/03/2018\u00a0", (2018, 3, 31)),
        ("28/07/2017 10:30", (2017, 7, 28)),
        ("28/07/2017 00:00:00", (2017, 7, 28)),
        ("28 July 2017 at 10.30am", (2017, 7, 28)),
        ("28/07/'17", (2017, 7, 28)),
        ("28 July ’17", (2017, 7, 28)),
        ("'28/07/2017", (2017, 7, 28)),
    ],
)
def test_a_date_in_words_or_figures_is_read_with_a_note(text: str, day: tuple[int, int, int]) -> None:
    typed = Typed(text)
    found = dt.date(*day)
    assert to_date(typed) == found
    assert [found.what for found in typed.found] == [
        f"the text “{text.strip()}” was read as the date {found.day} {found:%B %Y}"
    ]


HINT = "Type it as day/month/year, for example 31/03/2018."


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("Spring", f"“Spring” is not a date. {HINT}"),
        ("TBC", f"“TBC” is not a date. {HINT}"),
        ("31/02/2018", f"“31/02/2018” is not a day in the calendar. {HINT}"),
        ("29/02/2018", f"“29/02/2018” is not a day in the calendar. {HINT}"),
        ("12/31/2017", f"“12/31/2017” is not a day in the calendar. {HINT}"),
        ("31/02", f"“31/02” is not a date. {HINT}"),
        ("April 2017", f"“April 2017” is not a date. {HINT}"),
        ("2017", f"“2017” is not a date. {HINT}"),
        (2017, f"“2017” is a number, not a date. {HINT}"),
        (43190.5, f"“43190.5” is a number, not a date. {HINT}"),
        ("1 Smarch 2017", f"“1 Smarch 2017” is not a date. {HINT}"),
        ("1/4/017", f"“1/4/017” is not a date. {HINT}"),
        (dt.time(14, 30), f"“14:30” is not a date. {HINT}"),
        (True, f"“Yes” is not a date. {HINT}"),
    ],
)
def test_what_is_no_date_is_stopped(value: object, message: str) -> None:
    with pytest.raises(CellFault) as error:
        to_date(Typed(value))
    assert fault(error) == message


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_every_day_is_read_however_it_is_written(day: dt.date) -> None:
    for text in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day:%y}", f"{day:%d %B %Y}", f"{day:%d %b %y}", f"{day}"):
        assert to_date(Typed(text)) == day


# --- years ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("2017/18", "2017/18"),
        ("2017-18", "2017/18"),
        ("2017–18", "2017/18"),
        ("2017/2018", "2017/18"),
        ("2017 - 2018", "2017/18"),
        ("2017 to 2018", "2017/18"),
        (" 2017/18 ", "2017/18"),
        ("2025-2028", "2025-2028"),
        ("2025/28", "2025-2028"),
        (2017, "2017"),
        (2017.0, "2017"),
        ("2017", "2017"),
        ("17/18", "2017/18"),
        ("FY 2017/18", "2017/18"),
        ("Financial year 2017-18", "2017/18"),
        ("2017\\18", "2017/18"),
        ("2017/8", "2017/18"),
        ("April 2017 to March 2018", "2017/18"),
        ("1 April 2017 – 31 March 2018", "2017/18"),
        ("April 2025 to March 2028", "2025-2028"),
    ],
)
def test_the_ways_of_writing_a_year_are_one(value: object, year: str) -> None:
    assert year_of(Typed(value)) == year


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("17/19", "“17/19” is not a year. Type it like 2017/18 (or 2025-2028 for a plan of several years)."),
        ("2017/9", "“2017/9” is not a year. Type it like 2017/18 (or 2025-2028 for a plan of several years)."),
        ("next year", "“next year” is not a year. Type it like 2017/18 (or 2025-2028 for a plan of several years)."),
        (17, "“17” is not a year. Type it like 2017/18 (or 2025-2028 for a plan of several years)."),
        (201718, "“201718” is not a year. Type it like 2017/18 (or 2025-2028 for a plan of several years)."),
        ("2018/17", "“2018/17” ends before it begins. Type the year like 2017/18."),
        ("2018-2017", "“2018-2017” ends before it begins. Type the year like 2017/18."),
        ("2018/18", "“2018/18” ends before it begins. Type the year like 2017/18."),
    ],
)
def test_what_is_no_year_is_stopped(value: object, message: str) -> None:
    with pytest.raises(CellFault) as error:
        year_of(Typed(value))
    assert fault(error) == message


# --- colours and choices ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("Teal", Colour("Teal", "0B6B6B")),
        (" TEAL ", Colour("Teal", "0B6B6B")),
        ("#0b6b6b", Colour("#0B6B6B", "0B6B6B")),
        ("123456", Colour("#123456", "123456")),
        (123456, Colour("#123456", "123456")),
    ],
)
def test_a_colour_is_known_by_its_name_or_its_value(text: object, colour: Colour) -> None:
    assert to_colour(Typed(text)) == colour


def test_every_colour_of_the_list_carries_white_words() -> None:
    assert min(contrast(value, "FFFFFF") for value in COLOURS.values()) >= 4.5
    assert contrast("000000", "FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Tael",
            "“Tael” is not a colour that planbuilder knows."
            " Choose one of: Navy, Teal, Plum, Crimson, Blue, Slate, Green. Or type its digits, like #0B6B6B.",
        ),
        (
            "#FFFF00",
            "white words on the colour “#FFFF00” are too hard to read."
            " The nearest that would do is #7A7A00; or choose one of: Navy, Teal, Plum, Crimson, Blue, Slate, Green.",
        ),
    ],
)
def test_a_colour_that_is_none_or_too_light_is_stopped(text: str, message: str) -> None:
    with pytest.raises(CellFault) as error:
        to_colour(Typed(text))
    assert fault(error) == message


WHY = choice("Focusing on", "Why?")


@pytest.mark.parametrize("text", ["Why?", "why", " WHY ? ", "Why:"])
def test_a_choice_is_known_however_it_is_written(text: str) -> None:
    assert WHY.read(Typed(text)) == "Why?"


def test_another_choice_than_those_of_the_list_is_stopped() -> None:
    with pytest.raises(CellFault) as error:
        WHY.read(Typed("Focussing"))
    assert fault(error) == (
        "“Focussing” is not one of the choices here. Did you mean “Focusing on”? Choose one of: Focusing on, Why?."
    )
