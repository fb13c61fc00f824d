"""Texts that know their cell: they are texts like any other, until a template prints them."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

import word_files as word
from planbuilder.keys import KEY_LENGTH, record_key, value_key
from planbuilder.output.marks import ANCHOR_ON, anchored, blocks, unanchored
from planbuilder.output.render import render
from planbuilder.schema import WORKBOOKS, columns, references
from planbuilder.schema.plan import Action, FocusPoint, Settings
from planbuilder.schema.said import Said, key_of, pieces, said, woven
from planbuilder.values import Line, Run
from sample_year import sample_year

KEY = "0123456789_abcd"


# --- keys ---------------------------------------------------------------------------------------------------


def test_a_key_is_of_the_workbook_the_sheet_the_record_and_the_field() -> None:
    whole = value_key(record_key("plan.xlsx", "Actions", "CE1"), "budget")
    assert whole == value_key(record_key("plan", "Actions", "CE1"), "budget") == "c903629a3c_0af9"
    assert len(whole) == KEY_LENGTH
    others = [("statistics", "Actions", "CE1"), ("plan", "Action", "sCE1"), ("plan", "Actions", "CE2")]
    assert len({record_key(*other) for other in others} | {whole[:10]}) == 4


def test_no_two_columns_of_a_sheet_share_a_key_and_no_two_sheets_a_record() -> None:
    for sheets in WORKBOOKS.values():
        for record in sheets:
            keys = [value_key("", name) for name in columns(record)]
            assert len(set(keys)) == len(keys)
    titles = [(name, record.sheet.title) for name, sheets in WORKBOOKS.items() for record in sheets]
    assert all(record_key(*one, "x") != record_key(*other, "x") for one, other in combinations(titles, 2))


def test_every_sheet_that_is_printed_says_what_its_records_are_called() -> None:
    for sheets in WORKBOOKS.values():
        for record in sheets:
            sheet, printed = record.sheet, any(column.printed for column in columns(record).values())
            assert sheet.key or sheet.named_by or sheet.settings or not printed, sheet.title
            assert {sheet.key, *sheet.named_by} - {""} <= set(columns(record))


def test_records_that_are_alike_are_counted() -> None:
    rows: list[dict[str, object]] = [
        {"priority": "Burglary", "heading": one} for one in ("Why?", "Focusing on", "Why?")
    ]
    assert list(references(FocusPoint, rows)) == ["Burglary, Why?", "Burglary, Focusing on", "Burglary, Why? #2"]
    assert list(references(Action, [{"ref": "CE1"}, {"ref": "CE2"}])) == ["CE1", "CE2"]
    assert list(references(Settings, [{"title": "Plan"}])) == ["Plan"]


def test_no_two_cells_of_the_sample_share_a_key() -> None:
    records = [one for checked in sample_year().values() for rows in checked.records.values() for one in rows]
    keys = [key for one in records for name in columns(type(one)) if (key := key_of(one, name))]
    assert len(keys) == len(set(keys)) > 1500


# --- texts --------------------------------------------------------------------------------------------------


def test_a_text_that_knows_its_cell_is_the_same_text() -> None:
    text = Said("Red", KEY)
    assert text == "Red"
    assert {"Red": 1}[text] == 1 and {str(text): 1}[text] == 1
    assert (len(text), text[:2], "e" in text, sorted([text, "Blue"])) == (3, "Re", True, ["Blue", "Red"])
    assert type(text + "!") is str and type(f"{text}") is str


def test_a_field_without_words_is_nothing_and_knows_no_cell() -> None:
    settings = sample_year()["plan.xlsx"].of(Settings)[0]
    assert isinstance(said(settings, "title"), Said)
    assert said(settings, "chair") == "" and type(said(settings, "chair")) is str


def test_texts_that_are_woven_keep_what_each_knows() -> None:
    whole = woven(Said("Essex Police", KEY), " (", woven(Said("EP", KEY), ")"), "")
    assert whole == "Essex Police (EP)"
    assert list(pieces(whole)) == [(KEY, "Essex Police"), ("", " ("), (KEY, "EP"), ("", ")")]  # type: ignore[arg-type]


def test_lines_of_several_cells_keep_their_own_keys() -> None:
    lines = [Line((Run("one"),), source=KEY), Line((Run("two"),))]
    assert [key for block in blocks(lines, "f" * KEY_LENGTH) for key, _ in pieces(block)] == [KEY, "f" * KEY_LENGTH]


def test_only_what_comes_from_a_cell_is_marked_when_it_is_printed() -> None:
    assert anchored("Red") == "Red" and anchored(None) == "" and anchored(7) == 7
    marked = str(anchored(Said("Red", KEY)))
    assert marked.startswith(f"{ANCHOR_ON}{KEY}Red") and unanchored(marked) == "Red"


# --- in a template ------------------------------------------------------------------------------------------

VALUES: dict[str, Any] = {
    "rag": "Red",
    "title": "Partnership Plan",
    "names": ["Ann", "Bob & Co"],
    "rows": [{"rag": "Red", "name": "Ann"}, {"rag": "Green", "name": "Bob"}],
}


def with_cells(value: Any) -> Any:
    """The same values, each text of which knows a cell."""
    if isinstance(value, dict):
        return {name: with_cells(one) for name, one in value.items()}
    return [with_cells(one) for one in value] if isinstance(value, list) else Said(value, KEY)


def printed(body: str, values: dict[str, Any]) -> str:
    template = word.package(word.paragraph(body))
    render(template, values, "plan.docx")
    return word.texts(word.tree(template.to_bytes()))[0]


@pytest.mark.parametrize(
    "body",
    [
        "{% if rag == 'Red' %}yes{% endif %}",
        "{% if rag != 'Red' %}wrong{% else %}yes{% endif %}",
        "{% if rag in ['Red', 'Amber'] and 'art' in title %}yes{% endif %}",
        "{{ title|length }} {{ title[:4] }} {{ title[0] }} {{ title|upper }} {{ title|capitalize }}",
        "{{ title|replace('Plan', 'Report') }} {{ title|truncate(8) }} {{ title.split()|last }}",
        "{{ names|join(', ') }} {{ rows|map(attribute='name')|join('; ') }} {{ rows|join(', ', attribute='name') }}",
        "{{ names|sort|first }} {{ names|length }} {{ title ~ ' of ' ~ rag }} {{ title + '!' }}",
        "{% for row in rows if row.rag == 'Green' %}{{ row.name }}{% endfor %}",
        "{% for row in rows|selectattr('rag', 'equalto', 'Red') %}{{ row.name }}{% endfor %}",
        "{% for letter in rag %}{{ letter }}.{% endfor %}",
        "{% set x %}{{ title }}: {{ rag }}{% endset %}{% if x == 'Partnership Plan: Red' %}{{ x|length }}{% endif %}",
        "{% macro bold(x) %}*{{ x }}*{% endmacro %}{{ bold(title) }}{{ bold(title)|length }}",
        "{% filter upper %}{{ title }}{% endfilter %} {{ title or 'none' }} {{ nothing|default(title) }}",
        "{{ rag is string }} {{ rag|e }} {{ rag &lt; 'Zed' }} {{ rag.startswith('R') }}",
    ],
)
def test_a_template_works_with_texts_that_know_their_cells_as_with_others(body: str) -> None:
    assert unanchored(printed(body, with_cells(VALUES))) == printed(body, VALUES)


def test_values_keep_their_cells_through_the_filters_that_keep_their_words() -> None:
    for body in (
        "{{ title }}",
        "{{ title|upper }}",
        "{{ names|join(', ') }}",
        "{{ '' or title }}",
        "{{ names|first }}",
    ):
        assert ANCHOR_ON in printed(body, with_cells(VALUES)), body
    assert ANCHOR_ON not in printed("{{ title[:4] }}{% set x %}{{ title }}{% endset %}{{ x }}", with_cells(VALUES))


def test_a_template_cannot_ask_a_value_for_its_cell() -> None:
    assert "0123456789" not in printed("{{ title['_from'] is defined }}", with_cells(VALUES))
