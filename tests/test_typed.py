"""One cell made clean: what the eye cannot see goes, what no document can hold goes with a note, the rest stays."""

from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planbuilder.problems import Problem
from planbuilder.typed import Typed, as_shown, clean, folded
from planbuilder.values import Run
from workbooks import rich

# --- text that stays as typed -----------------------------------------------------------------------------

AS_TYPED = [
    "plain words",
    "Café Zoë, naïve façade, ½ mile, 20 °C, £5 & €5",
    "& < > \" ' are signs like any other",
    "{{ 7*7 }} {% if x %} {# no #} {_{ is text",
    "Москва, Ελλάδα, 北京, עברית, العربية",
    "🙂 👍🏽",
    "👩‍👩‍👧 and 🏳️‍🌈",  # a family and a rainbow flag, held together by zero-width joiners
    "🇬🇧 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "ক্‌ষ",  # a zero-width non-joiner that spelling asks for
    "snake_case, _x_ and x000D_",
    "24/7, -5, e.g., 1.5",
    "#StaySafe",
    "two lines\nof text",
]


@pytest.mark.parametrize("text", AS_TYPED)
def test_what_an_officer_types_stays_as_typed(text: str) -> None:
    found: list[Problem] = []
    assert clean(text, found) == text
    assert found == []


# --- text that is tidied without a word -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("two  spaces", "two spaces"),
        ("no\u00a0break", "no break"),
        ("thin\u2009space\u202fand\u3000wide", "thin space and wide"),
        ("tab\tstop", "tab stop"),
        ("zero\u200bwidth", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\ufeffmark at the start", "mark at the start"),
        ("\u202eturned round\u202c", "turned round"),
        ("word\u2060joiner", "wordjoiner"),
        ("one_x000D_\ntwo", "one\ntwo"),
        ("one_x000D_two", "one\ntwo"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\vtwo\u2028three\u2029four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("one\x0ctwo", "one\ntwo"),
        ("tab_x0009_stop", "tab stop"),
    ],
)
def test_spaces_and_line_ends_of_every_kind_are_tidied_without_a_word(typed: str, text: str) -> None:
    found: list[Problem] = []
    assert clean(typed, found) == text
    assert found == []


# --- characters that no document can show -----------------------------------------------------------------

ONE = "a character that no document can show was taken out of the text"


@pytest.mark.parametrize(
    ("typed", "text", "note"),
    [
        ("be\x07ll", "bell", ONE),
        ("be_x0007_ll", "bell", ONE),
        ("nu\x00ll and \x1fmore", "null and more", "2 characters that no document can show were taken out of the text"),
        ("a mark\ue001 of our own", "a mark of our own", ONE),
        ("from \uf8ff Apple", "from Apple", ONE),
        ("half an emoji \ud83d", "half an emoji ", ONE),
        ("no character\uffff at all", "no character at all", ONE),
        ("far private use \U00100000.", "far private use .", ONE),
    ],
)
def test_what_no_document_can_show_is_taken_out_with_a_note(typed: str, text: str, note: str) -> None:
    found: list[Problem] = []
    assert clean(typed, found) == text
    assert [one.what for one in found] == [note]


def test_signs_of_the_symbol_fonts_that_word_pastes_become_the_signs_that_they_show() -> None:
    found: list[Problem] = []
    assert clean("\uf0b7 one\n\uf0a7 two\n\uf0d8 three\n\uf0fc done \uf0e0 next", found) == (
        "• one\n▪ two\n‣ three\n✓ done → next"
    )
    assert found == []


def test_a_cell_of_32767_characters_stays_whole() -> None:
    text = ("word " * 6554)[:32767]
    assert clean(text, []) == text
    assert clean(text.replace(" ", "\u00a0"), []) == text


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_clean_text_stays_as_it_is_when_cleaned_again(text: str) -> None:
    once = clean(text, [])
    found: list[Problem] = []
    if "_x" not in once:  # an escape that was itself escaped is read only once
        assert clean(once, found) == once
        assert found == []


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_clean_text_holds_only_what_xml_can_hold_and_nothing_for_private_use(text: str) -> None:
    cleaned = clean(text, [])
    assert not [c for c in cleaned if unicodedata.category(c) in {"Cc", "Co", "Cs"} and c != "\n"]


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="_")))
@settings(max_examples=300, deadline=None)
def test_letters_digits_and_signs_always_stay(text: str) -> None:
    assert clean(text, []) == text


# --- rich text --------------------------------------------------------------------------------------------


def test_bold_and_italics_in_a_part_of_a_cell_are_runs() -> None:
    typed = Typed(rich("We ", ("b", "must"), " and ", ("i", "will"), ("bi", " act")))
    assert typed.runs == [
        Run("We "),
        Run("must", bold=True),
        Run(" and "),
        Run("will", italic=True),
        Run(" act", bold=True, italic=True),
    ]
    assert typed.text == "We must and will act"


def test_a_cell_that_is_bold_as_a_whole_is_one_bold_run() -> None:
    assert Typed("All of it", bold=True).runs == [Run("All of it", bold=True)]


def test_in_a_bold_cell_only_the_parts_without_a_font_of_their_own_are_bold() -> None:
    assert Typed(rich("bold ", ("", "plain")), bold=True).runs == [Run("bold ", bold=True), Run("plain")]


# --- empty ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [None, "", " ", "\u00a0", "\u200b", "\n\n", "_x000D_", "\x07", rich(" ", ("b", " "))])
def test_a_cell_in_which_nothing_can_be_seen_is_empty(value: object) -> None:
    assert Typed(value).empty


@pytest.mark.parametrize("value", [0, 0.0, False, "0", "-", ".", "N/A", "None", dt.date(2018, 3, 31), rich(("b", "x"))])
def test_a_cell_in_which_something_can_be_seen_is_not_empty(value: object) -> None:
    assert not Typed(value).empty


# --- numbers and dates as Excel shows them ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (14, "General", "14"),
        (80000, "General", "80000"),
        (80000, "#,##0", "80,000"),
        (14.0, "General", "14"),
        (14.5, "General", "14.5"),
        (14.5, "@", "14.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1277312500, "General", "1277312500"),
        (0.15, "0%", "15%"),
        (0.145, "0%", "15%"),
        (0.125, "0%", "13%"),
        (0.169, "0.0%", "16.9%"),
        (-0.05, "0%", "-5%"),
        (14.5, "0", "15"),
        (2.5, "0", "3"),
        (1234.5, "#,##0", "1,235"),
        (1.005, "0.00", "1.01"),
        (14.25, "0.0#", "14.25"),
        (14.5, "0.##", "14.5"),
        (14.0, "0.##", "14"),
        (14.5, "# ?/?", "14.5"),
        (1950, "£#,##0", "£1,950"),
        (1950.5, '"£"#,##0.00', "£1,950.50"),
        (1950, "[$£-809]#,##0;[Red]-[$£-809]#,##0", "£1,950"),
        (-1950, "£#,##0", "-£1,950"),
        (1950, '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-', "£1,950.00"),
        (1950, "[$€-2] #,##0", "€ 1,950"),
        (60, '0"+"', "60+"),
        (60, '#,##0" visits"', "60 visits"),
        (5, "00", "05"),
        (True, "General", "Yes"),
        (False, "General", "No"),
        (Decimal("1.50"), "General", "1.5"),
        (dt.datetime(2018, 3, 31), "dd/mm/yyyy", "31 March 2018"),
        (dt.date(2018, 3, 31), "dd mmmm", "31 March 2018"),
        (dt.datetime(2018, 3, 1), "mmm-yy", "March 2018"),
        (dt.datetime(2018, 3, 1), "[$-809]mmmm yyyy;@", "March 2018"),
        (dt.datetime(2018, 3, 1), "yyyy", "2018"),
        (dt.datetime(2018, 3, 1), "General", "1 March 2018"),
        (dt.time(14, 30), "hh:mm", "14:30"),
        (None, "General", ""),
    ],
)
def test_numbers_and_dates_read_as_excel_shows_them(value: object, number_format: str, shown: str) -> None:
    assert as_shown(value, number_format) == shown
    assert Typed(value, number_format=number_format).text == shown


# --- names as they are compared ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Burglary", "BURGLARY"),
        ("Children's services", "Children’s services"),
        ("Children's services", "Children‘s services"),
        ("Children's services", "Children´s services"),
        ("Children's services", "Children`s services"),
        ('"Safe" homes', "“Safe” homes"),
        ("Anti-social", "Anti–social"),
        ("Anti-social", "anti - social"),
        ("Crime & disorder", "Crime and disorder"),
        ("Crime&disorder", "crime and disorder"),
        ("Fire  service", "Fire\u00a0service"),
        ("Housing", " Housing. "),
        ("Housing", "Housing ."),
        ("Housing", "Housing:"),
        ("Why?", "Why"),
        ("ﬁre", "fire"),
    ],
)
def test_names_that_a_person_takes_for_the_same_are_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("CE1", "CE11"), ("CE1", "CE-1"), ("Housing", "Housing 2"), ("Re-sign", "Resign"), ("Band", "B&"), ("1.1", "11")],
)
def test_names_that_differ_in_more_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)
