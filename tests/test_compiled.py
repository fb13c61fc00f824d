"""The code of a template's tags, kept from one run to the next: found again, made anew where it must be, never half."""

from __future__ import annotations

import marshal
import sys
from pathlib import Path
from types import CodeType

import pytest

import word_files as word
from planbuilder.output import compiled
from planbuilder.output.compiled import is_worth_keeping, kept
from planbuilder.output.render import render
from planbuilder.problems import PlanbuilderError

SOURCE = "x" * 20_000


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python keeps compiled modules, for this test alone."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    place = compiled._folder()
    place.mkdir(parents=True)
    return place


class Compiler:
    """Compiles a line of Python, and counts how often it is asked to."""

    def __init__(self, line: str = "1 + 1") -> None:
        self.line, self.times = line, 0

    def __call__(self) -> CodeType:
        self.times += 1
        return compile(self.line, "<template>", "eval")


def test_what_was_compiled_once_is_found_again() -> None:
    compiler = Compiler()
    assert [eval(kept(SOURCE, "", compiler)) for _ in range(3)] == [2, 2, 2]
    assert compiler.times == 1


def test_other_words_and_other_settings_are_compiled_by_themselves() -> None:
    compiler = Compiler()
    for source, settings in ((SOURCE, ""), (SOURCE + "y", ""), (SOURCE, "anchors")):
        kept(source, settings, compiler)
    assert compiler.times == 3


@pytest.mark.parametrize("content", [b"", b"x" * 500, None], ids=["empty", "other", "cut short"])
def test_a_damaged_file_is_passed_over_and_made_anew(folder: Path, content: bytes | None) -> None:
    kept(SOURCE, "", Compiler())
    [file] = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] if content is None else content)
    assert eval(kept(SOURCE, "", Compiler())) == 2
    assert file.read_bytes() == whole


def test_only_the_newest_are_kept_and_no_draft_of_a_file_is_left(folder: Path) -> None:
    for number in range(40):
        kept(f"{SOURCE}{number}", "", Compiler())
    assert 0 < len(list(folder.iterdir())) <= 30
    assert {path.suffix for path in folder.iterdir()} == {".code"}


def test_a_folder_that_is_not_there_and_a_python_that_keeps_nothing_are_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert eval(kept(SOURCE, "", Compiler())) == 2
    assert list(folder.iterdir()) == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder.rmdir()
    assert eval(kept(SOURCE, "", Compiler())) == 2


def test_what_holds_no_code_is_not_run(folder: Path) -> None:
    import hashlib

    kept(SOURCE, "", Compiler())
    [file] = folder.iterdir()
    packed = marshal.dumps("no code")
    file.write_bytes(hashlib.sha256(packed).digest() + packed)
    assert eval(kept(SOURCE, "", Compiler())) == 2


def test_it_stands_beside_planbuilders_own_modules_and_not_with_the_officers_files(folder: Path) -> None:
    assert is_worth_keeping([SOURCE])
    assert folder.name == Path(compiled.__file__).parent.name  # as its prefix has it here; else __pycache__ in there


def _printed(body: str) -> list[str]:
    template = word.package(body)
    render(template, {"title": "Partnership Plan"}, "plan.docx")
    return word.texts(word.tree(template.to_bytes()))


def test_a_long_template_prints_the_same_from_what_was_kept(folder: Path) -> None:
    from planbuilder.output.render import _compiled

    body = word.paragraph("{{ title }}") + word.paragraph("words " * 5_000)
    first = _printed(body)
    assert [path.suffix for path in folder.iterdir()] == [".code"]
    _compiled.cache_clear()
    assert _printed(body) == first
    assert first[0] == "Partnership Plan"


@pytest.mark.parametrize("tag", ["{{ titel }}", "{% if %}", "{{ title", "{{ title.upper(1, 2) }}"])
def test_a_fault_is_told_each_time_in_the_same_words(tag: str) -> None:
    body = word.paragraph(tag) + word.paragraph("words " * 5_000)
    said = []
    for _ in range(2):
        with pytest.raises(PlanbuilderError) as caught:
            _printed(body)
        said.append([str(one.what) + one.cell for one in caught.value.problems])
    assert said[0] == said[1] != []


def test_short_templates_are_not_kept(folder: Path) -> None:
    assert _printed(word.paragraph("{{ title }}")) == ["Partnership Plan"]
    assert list(folder.iterdir()) == []
