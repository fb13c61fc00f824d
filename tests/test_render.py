"""Tags in a template: what they print, what they may not do, and how an officer is told that one is wrong."""

from __future__ import annotations

from typing import Any

import pytest

import word_files as word
from planbuilder.output.marks import Block
from planbuilder.output.package import MAIN
from planbuilder.output.render import render, tag_faults
from planbuilder.problems import PlanbuilderError, Problem

VALUES: dict[str, Any] = {
    "title": "Partnership Plan",
    "area": "R & D <b>",
    "empty": "",
    "versions": [{"stage": "First draft", "date": "28 July 2017"}, {"stage": "Agreed", "date": "11 September 2017"}],
    "partnership": {"name": "Safer Anytown", "chair": "Jo Bloggs"},
    "totals": {"values": "a value named like a method"},
}


def rendered(body: str, values: dict[str, Any] | None = None, **parts: str) -> Any:
    """The tree of the main part after rendering."""
    template = word.package(body, {f"word/{name}.xml": part for name, part in parts.items()})
    render(template, VALUES | (values or {}), "plan.docx")
    return word.tree(template.to_bytes())


def printed(*paragraphs: str, **values: Any) -> list[str]:
    return word.texts(rendered("".join(word.paragraph(one) for one in paragraphs), values))


def problems(*paragraphs: str, **values: Any) -> list[Problem]:
    with pytest.raises(PlanbuilderError) as caught:
        printed(*paragraphs, **values)
    return list(caught.value.problems)


# --- printing -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "prints"),
    [
        ("{{ title }}", "Partnership Plan"),
        ("{{title}} of {{ partnership.name }}", "Partnership Plan of Safer Anytown"),
        ("{{ area }}", "R & D <b>"),
        ("{{ versions[0].stage }}", "First draft"),
        ("{{ versions | map(attribute='stage') | join(', ') }}", "First draft, Agreed"),
        ("{{ title | upper }}", "PARTNERSHIP PLAN"),
        ("{{ empty or 'none' }}", "none"),
        ("{{ missing_one | default('nothing') }}", "nothing"),
        ("{% if missing_one is defined %}yes{% else %}no{% endif %}", "no"),
        ("{% if area == 'R &amp; D &lt;b&gt;' %}yes{% else %}no{% endif %}", "yes"),
        ("{% if title == “Partnership Plan” %}yes{% endif %}", "yes"),
        ("{% if title == ‘Partnership Plan’ %}yes{% endif %}", "yes"),
        ("{% if versions|length &gt; 1 and 2 &gt;= 2 %}yes{% endif %}", "yes"),
        ("{% for v in versions %}{{ loop.index }}. {{ v.stage }} {% endfor %}", "1. First draft 2. Agreed "),
        ("{{ totals.values }}", "a value named like a method"),
        ("{# a remark #}words", "words"),
        ("{_{ title }_}, {_% if %_}", "{{ title }}, {% if %}"),
        ("{{ title }}_} and {_{{ title }}", "Partnership Plan_} and {_Partnership Plan"),
        ("100 {x} 50 % {", "100 {x} 50 % {"),
        ("a  b", "a  b"),
    ],
)
def test_a_tag_prints_what_it_says(typed: str, prints: str) -> None:
    assert printed(typed) == [prints]


@pytest.mark.parametrize(
    "value", ["{{ title }}", "{% if x %}", "{_{ title }_}", "{#", "<w:t>", "&amp;", "“”", "a\u00a0b"]
)
def test_a_value_prints_as_it_is_whatever_it_looks_like(value: str) -> None:
    assert printed("{{ value }}", value=value) == [value]


def test_spaces_round_a_value_are_kept_where_the_template_does_not_ask_for_it() -> None:
    body = "<w:p><w:r><w:t>{{ value }}</w:t></w:r><w:r><w:t>x</w:t></w:r></w:p>"
    tree = rendered(body, {"value": "ends in a space "})
    assert tree.find(f".//{word.W}t").get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


PROOF = '<w:proofErr w:type="spellStart"/>'


@pytest.mark.parametrize(
    "pieces",
    [
        ["{{ partnership.", PROOF, "name }}"],
        ["{", "{ partnership", PROOF, ".name", " }", "}"],
        [PROOF, "{{", PROOF, " partnership.name", PROOF, "}}"],
    ],
)
def test_a_tag_that_word_tore_apart_is_read_whole(pieces: list[str]) -> None:
    inside = "".join(piece if piece.startswith("<") else word.run(piece) for piece in pieces)
    assert word.texts(rendered(f"<w:p>{inside}</w:p>")) == ["Safer Anytown"]


def test_a_tag_torn_apart_in_a_part_without_other_tags_is_rendered() -> None:
    torn = word.header(f"<w:p>{word.run('{')}{word.run('{ title }')}{word.run('}')}</w:p>")
    template = word.package(word.paragraph("words"), {"word/header1.xml": torn})
    render(template, VALUES, "plan.docx")
    assert word.texts(word.tree(template.to_bytes(), "word/header1.xml")) == ["Partnership Plan"]


def test_headers_and_footers_are_rendered_and_parts_without_tags_stay_as_they_are() -> None:
    template = word.package(word.paragraph("no tag"), {"word/header1.xml": word.header(word.paragraph("{{ title }}"))})
    before = dict(template.parts)
    render(template, VALUES, "plan.docx")
    assert word.texts(word.tree(template.to_bytes(), "word/header1.xml")) == ["Partnership Plan"]
    assert [name for name in before if template.parts[name] != before[name]] == ["word/header1.xml"]


def test_paragraphs_and_rows_with_control_tags_disappear() -> None:
    body = (
        word.paragraph("{%p for version in versions %}")
        + word.styled("ListBullet", "{{ version.stage }}")
        + word.paragraph("{%p endfor %}")
        + word.table(
            word.paragraph("{%tr for version in versions %}"),
            word.paragraph("{{ version.date }}"),
            word.paragraph("{%tr endfor %}"),
        )
    )
    tree = rendered(body)
    assert word.texts(tree) == ["First draft", "Agreed", "28 July 2017", "11 September 2017"]
    assert len(list(tree.iter(f"{word.W}tr"))) == 2


def test_rendering_adds_nothing_between_the_paragraphs_of_a_template() -> None:
    body = word.paragraph("one") + word.paragraph("{%p if title %}") + word.paragraph("{{ title }}")
    body += word.paragraph("{%p endif %}")
    template = word.package(body)
    render(template, VALUES, "plan.docx")
    expected = word.document(word.paragraph("one") + word.paragraph("Partnership Plan") + word.LAST_SECTION)
    assert template.text(MAIN) == expected.replace("\n", " ")


def test_a_block_prints_its_text_and_says_what_it_is() -> None:
    block = Block("Listen & learn")
    block.bullet, block.number = True, False
    assert printed("{% if block.bullet %}* {% endif %}{{ block }}", block=block) == ["* Listen & learn"]


# --- names that are not known -------------------------------------------------------------------------------


def test_unknown_names_are_told_all_at_once_with_their_places_and_the_nearest_names() -> None:
    told = problems(
        "The plan",
        "{{ titel }}",
        "{{ partnership.chiar }} and {{ zebra }}",
        "{% for version in versions %}{{ version.stag }}{% endfor %}",
    )
    assert [str(problem) for problem in told] == [
        "STOP  templates/plan.docx > paragraph 2, near “The plan”: The name “titel” means nothing to planbuilder."
        " Did you mean “title”?",
        "STOP  templates/plan.docx > paragraph 3, near “and”: The name “partnership.chiar” means nothing to"
        " planbuilder. Did you mean “chair”?",
        "STOP  templates/plan.docx > paragraph 3, near “and”: The name “zebra” means nothing to planbuilder."
        " The template guide lists the names there are.",
        "STOP  templates/plan.docx > paragraph 4, near “and”: The name “version.stag” means nothing to planbuilder."
        " Did you mean “stage”?",
    ]


def test_paragraphs_are_counted_as_word_shows_them_also_those_with_control_tags() -> None:
    told = problems(
        "{%p if title %}", "First", "{%p endif %}", "{%p for v in versions %}", "{{ v.stag }}", "{%p endfor %}"
    )
    assert [problem.cell for problem in told] == ["paragraph 5, near “First”"]


def test_an_unknown_name_in_a_header_is_told_with_its_room() -> None:
    parts = {"word/header1.xml": word.header(word.paragraph("{{ titel }}"))}
    template = word.package(word.paragraph("{{ zebra }}"), parts)
    with pytest.raises(PlanbuilderError) as caught:
        render(template, VALUES, "plan.docx")
    assert [problem.place for problem in caught.value.problems] == [
        "templates/plan.docx > paragraph 1",
        "templates/plan.docx > page header > paragraph 1",
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ zebra }}",
        "{{ zebra.name }}",
        "{{ zebra[0] }}",
        "{{ zebra.name.first }}",
        "{{ zebra() }}",
        "{{ zebra | upper }}",
        "{{ zebra | join(', ') }}",
        "{{ zebra + 'x' }}",
        "{{ 'x' ~ zebra }}",
        "{% if zebra %}x{% endif %}",
        "{% if not zebra %}x{% endif %}",
        "{% if zebra == 'x' %}x{% endif %}",
        "{% if zebra != 'x' %}x{% endif %}",
        "{% if 'x' == zebra %}x{% endif %}",
        "{% if zebra > 1 %}x{% endif %}",
        "{% if 'x' in zebra %}x{% endif %}",
        "{% if zebra|length %}x{% endif %}",
        "{% for z in zebra %}x{% endfor %}",
    ],
)
def test_an_unknown_name_is_told_however_it_is_used(tag: str) -> None:
    assert [(problem.what, problem.level) for problem in problems(tag)] == [
        ("the name “zebra” means nothing to planbuilder", "stop")
    ]


def test_a_name_is_sought_among_the_members_of_what_it_is_looked_up_in() -> None:
    """A list has no members to offer, and the names of the whole template would mislead."""
    told = problems("{{ versions.titel }} {{ title.area }}")
    assert [(problem.what, problem.do) for problem in told] == [
        ("the name “versions.titel” means nothing to planbuilder", "The template guide lists the names there are."),
        ("the name “title.area” means nothing to planbuilder", "The template guide lists the names there are."),
    ]


# --- tags that cannot be understood -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tag",
    [
        "{{ title }",
        "{{ title",
        "{% if title %}",
        "{% endif %}",
        "{% iff title %}x{% endif %}",
        "{{ title title }}",
        "{# never closed",
        "{{ title | shout }}",
        "{{ 1 / 0 }}",
        "{{ versions + 1 }}",
    ],
)
def test_a_tag_that_makes_no_sense_is_told_with_its_paragraph(tag: str) -> None:
    told = problems("Before", tag)
    assert len(told) == 1
    assert told[0].cell.startswith("paragraph "), told
    assert "a tag here cannot be understood" in told[0].what
    assert told[0].workbook == "templates/plan.docx"


def test_a_wrong_tag_is_quoted_and_its_neighbour_named() -> None:
    told = problems("Our promise", "{{ title title }}")
    assert told[0].cell == "paragraph 2, near “Our promise”"
    assert "“{{ title title }}”" in told[0].what


def test_the_check_of_a_template_finds_what_rendering_would() -> None:
    parts = {"word/header1.xml": word.header(word.paragraph("{% endif %}"))}
    template = word.package(word.paragraph("Fine: {{ zebra }}") + word.paragraph("{{ title title }}"), parts)
    assert [problem.place for problem in tag_faults(template, "plan.docx")] == [
        "templates/plan.docx > paragraph 2, near “Fine:”",
        "templates/plan.docx > page header > paragraph 1",
    ]
    assert tag_faults(word.package(word.paragraph("{{ zebra }}")), "plan.docx") == []


# --- the sandbox --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tag",
    [
        "{{ title.__class__ }}",
        "{{ title.__class__.__mro__ }}",
        "{{ title.__class__.mro() }}",
        "{{ title['__class__'] }}",
        "{{ title|attr('__class__') }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ '{0.__class__}'.format(title) }}",
        "{{ '{0.zebra.mro}'.format(title) }}",
        "{{ range(10000000) | list }}",
        "{% for i in range(999999999) %}x{% endfor %}",
        "{{ versions.append(1) }}",
        "{{ partnership.update({'x': 1}) }}",
        "{% include 'secret.txt' %}",
        "{% import 'secret.txt' as s %}",
        "{% from 'secret.txt' import s %}",
        "{% extends 'secret.txt' %}",
        "{{ open('secret.txt').read() }}",
        "{{ 'x' * 1000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
    ],
)
def test_a_template_can_do_nothing_but_print_values(tag: str) -> None:
    assert problems(tag)
    assert VALUES["partnership"] == {"name": "Safer Anytown", "chair": "Jo Bloggs"}


@pytest.mark.parametrize("tag", ["{{ nothing }}", "{{ nothing or '' }}", "{{ holder.inner }}"])
def test_nothing_never_prints_as_none(tag: str) -> None:
    assert printed(tag, nothing=None, holder={"inner": None}) == [""]
