"""Marks that travel inside values: what each value is marked with, and no typed text can act as a mark or a tag."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import word_files as word
from planbuilder.output import marks
from planbuilder.output.dress import Dressing
from planbuilder.output.marks import ANY, BOLD_OFF, BOLD_ON, ITALIC_OFF, ITALIC_ON, blocks, dressed
from planbuilder.output.package import MAIN
from planbuilder.output.render import render
from planbuilder.problems import Problem
from planbuilder.typed import clean
from planbuilder.values import Line, Mark, Picture, Run

N1, NEXT = marks.NUMBER_FIRST, marks.NUMBER_NEXT


@pytest.mark.parametrize(
    ("runs", "marked"),
    [
        ([Run("plain")], "plain"),
        ([Run("loud", bold=True)], f"{BOLD_ON}loud{BOLD_OFF}"),
        ([Run("slanted", italic=True)], f"{ITALIC_ON}slanted{ITALIC_OFF}"),
        ([Run("both", bold=True, italic=True)], f"{BOLD_ON}{ITALIC_ON}both{ITALIC_OFF}{BOLD_OFF}"),
        ([Run("a "), Run("b", bold=True), Run(" c")], f"a {BOLD_ON}b{BOLD_OFF} c"),
        ([], ""),
    ],
)
def test_runs_carry_their_dress_as_marks(runs: list[Run], marked: str) -> None:
    assert dressed(runs) == marked


def line(text: str, mark: Mark = Mark.PARAGRAPH) -> Line:
    return Line((Run(text),), mark)


def test_each_run_of_numbered_lines_is_a_list_of_its_own() -> None:
    typed = [
        line("One", Mark.NUMBER),
        line("Two", Mark.NUMBER),
        line("A word between"),
        line("One again", Mark.NUMBER),
        line("A point", Mark.BULLET),
        line("One at last", Mark.NUMBER),
    ]
    made = blocks(typed)
    assert made == [f"{N1}One", f"{NEXT}Two", "A word between", f"{N1}One again", "A point", f"{N1}One at last"]
    assert [block.number for block in made] == [True, True, False, True, False, True]
    assert [block.bullet for block in made] == [False, False, False, False, True, False]


def test_a_picture_in_a_text_is_a_block_with_its_key() -> None:
    one = Picture(b"\x89PNG", "A map")
    assert blocks([Line((), picture=one)]) == [marks.picture(one.key)]


def test_no_mark_survives_the_cleaning_of_a_cell() -> None:
    found: list[Problem] = []
    every = "".join(chr(code) for code in range(0xE000, 0xF900))
    assert clean(f"a{every}b", found).replace("•▪‣✓→", "") in {"ab", clean(f"a{every}b", [])}
    assert not ANY.search(clean(f"a{every}b", found))
    assert found


# --- round trip: whatever is typed is printed ---------------------------------------------------------------

ESCAPES = ["{_{", "}_}", "{_%", "%_}", "{{ title }}", "{% raw %}", "{#", "#}", "&amp;", "<w:p>", "]]>", "_", "{", "%"]
#: What a cell can hold once it is cleaned: no control characters, no marks, and not the two that no XML may hold.
LETTERS = st.characters(exclude_categories=["Cs", "Co", "Cc"], exclude_characters="\ufffe\uffff")
TYPED = st.lists(st.sampled_from(ESCAPES) | st.text(LETTERS, max_size=5), max_size=6).map("".join)


def printed(*values: str) -> list[str]:
    """What each value prints, alone in a paragraph of a template."""
    template = word.package("".join(word.paragraph(f"{{{{ value{number} }}}}") for number in range(len(values))))
    render(template, {f"value{number}": value for number, value in enumerate(values)}, "plan.docx")
    xml = Dressing({}).dress(template.text(MAIN), MAIN)
    template.set_text(MAIN, xml)
    assert not ANY.search(xml)
    return word.texts(word.tree(template.to_bytes()))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(TYPED)
@example("{_{ title }_}")
@example("{_{_{")
@example("100 %_} & <b>")
def test_any_text_prints_as_it_was_typed(text: str) -> None:
    assert printed(text) == [text]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.builds(Run, TYPED, st.booleans(), st.booleans()), max_size=5))
@example([Run("{_"), Run("{", bold=True), Run("x"), Run("}_", italic=True), Run("}")])
@example([Run("{_"), Run("{")])
def test_any_runs_print_their_words_and_their_dress(runs: list[Run]) -> None:
    template = word.package(word.paragraph("{{ value }}"))
    render(template, {"value": dressed(runs)}, "plan.docx")
    template.set_text(MAIN, Dressing({}).dress(template.text(MAIN), MAIN))
    paragraph = next(word.tree(template.to_bytes()).iter(f"{word.W}p"))
    expected: list[tuple[str, str]] = []
    for run in runs:
        dress = "b" * run.bold + "i" * run.italic
        if expected and expected[-1][1] == dress:
            expected[-1] = (expected[-1][0] + run.text, dress)
        elif run.text:
            expected.append((run.text, dress))
    assert word.dresses(paragraph) == expected


def test_values_side_by_side_make_no_escape_of_docxtpl() -> None:
    template = word.package(word.paragraph("{{ a }}{{ b }}"))
    render(template, {"a": "{_", "b": "{ 5"}, "plan.docx")
    template.set_text(MAIN, Dressing({}).dress(template.text(MAIN), MAIN))
    assert word.texts(word.tree(template.to_bytes())) == ["{_{ 5"]


def test_marks_never_reach_the_file(tmp_path: Path) -> None:
    """Wherever a template prints them: in words, outside tables, in attributes, in fields, in headers and footers."""
    value = "".join(
        (marks.colour("12355B"), marks.KEEP_ROW, N1, NEXT, BOLD_ON, "x", BOLD_OFF, ITALIC_ON, ITALIC_OFF, BOLD_ON)
    )
    body = word.paragraph("{{ v }}") + word.table(
        word.paragraph("{{ v }} {{ v }}"), word.paragraph("and {{ v }}")
    ).replace("<w:tblW", "<w:tblW").replace("</w:tblPr>", '<w:tblCaption w:val="{{ v }}"/></w:tblPr>')
    parts = {"word/header1.xml": word.header(word.paragraph("{{ v }}"))}
    made = word.filled(tmp_path, body, {"v": value}, parts=parts)
    for name in made.package.parts:
        if name.endswith(".xml"):
            assert not ANY.search(made.package.text(name)), name
    assert word.texts(word.tree(made)) == ["x", "x x", "and x"]
