"""`planbuilder inspect` on the command line, its words and its JSON; and the short form at the end of a build."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest

import pdf_samples
from broken_word import paragraph
from inspected_word import drawing, heading, word
from make_docs import INSPECTIONS_TARGET, inspections_guide
from planbuilder.__main__ import main
from planbuilder.inspecting import rules_data, rules_html, rules_pdf, short
from planbuilder.inspecting.results import Check
from planbuilder.inspecting.word_checks import RULES
from planbuilder.problems import Level, Problem


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good plan.docx"
    path.write_bytes(word(heading(1, "Burglary") + paragraph("Fewer homes were burgled.")))
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.docx"
    path.write_bytes(
        word(heading(1, "Burglary") + "".join(drawing(number=7 + n, name=f"Picture {n}") for n in range(12)))
    )
    return path


def test_a_good_file_is_told_check_by_check_and_ends_with_0(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(good)]) == 0
    said = capsys.readouterr().out
    assert f"good plan.docx: {len(RULES)} checks, {len(RULES)} passed" in said
    assert all(f"{rule.title}  [{rule.rule}]" in said for rule in RULES)


def test_failures_come_first_with_place_and_mend_and_end_with_1(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(bad)]) == 1
    lines = capsys.readouterr().out.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("  NOT SO"))
    assert lines[first + 1] == "          under “Burglary”: “Picture 0” has no alt text"
    assert lines[first + 9] == "          ... and 4 more"
    assert lines[first + 10].startswith("          To mend it: Right-click it in Word")
    assert first < next(number for number, line in enumerate(lines) if line.startswith("  ok"))


def test_quiet_says_only_what_failed(good: Path, bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(good), str(bad), "--quiet"]) == 1
    said = capsys.readouterr().out
    assert "  ok" not in said
    assert "1 of 2 files passed all checks that were run." in said


def test_a_folder_means_the_files_in_it(good: Path, bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (good.parent / "~$good plan.docx").write_bytes(b"x")
    (good.parent / "notes.txt").write_text("x")
    assert main(["inspect", str(good.parent), "--quiet"]) == 1
    assert "1 of 2 files passed" in capsys.readouterr().out
    empty = good.parent / "empty"
    empty.mkdir()
    assert main(["inspect", str(empty)]) == 1
    assert "it is a folder" in capsys.readouterr().out


def test_something_else_than_a_word_file_to_compare_with_is_refused(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = good.with_name("plan.pdf")
    other.write_bytes(b"%PDF-1.7 and no more")
    assert main(["inspect", str(good), "--word", str(other)]) == 1
    said = capsys.readouterr()
    assert f"There is no Word file “{other}”: it is a PDF" in said.out + said.err


def test_json_holds_every_check_with_every_place(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "--json", str(bad)]) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    alt = next(check for check in file["checks"] if check["key"] == "alt-text")
    assert (file["passed"], file["counts"]["failed"], len(alt["places"])) == (False, 1, 12)
    assert set(alt) == set(Check.__dataclass_fields__)


def test_a_pattern_that_windows_leaves_as_it_is_names_the_files(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (good.parent / "~$od plan.docx").write_bytes(b"x")
    assert main(["inspect", str(good.parent / "*.docx")]) == 0
    assert "good plan.docx:" in capsys.readouterr().out


def test_a_file_that_is_not_there_fails_and_a_word_file_that_is_not_is_told(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inspect", str(good.parent / "gone.pdf")]) == 1
    assert "gone.pdf: it is not there" in capsys.readouterr().out
    assert main(["inspect", str(good), "--word", "gone.docx"]) == 1
    assert "There is no Word file “gone.docx”" in capsys.readouterr().out


def test_a_pdf_is_compared_with_the_word_file_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # without Java: veraPDF has a test of its own
    monkeypatch.delenv("JAVA_HOME", raising=False)
    page = tmp_path / "plan.html"
    page.write_text("<html lang='en'><title>Plan</title><main><h1>Plan</h1><p>Patrols</p></main></html>", "utf-8")
    docx = pdf_samples.make_plan(tmp_path / "plan.docx", rows=1, bullets=1)
    assert main(["inspect", str(page), "--quiet"]) == 1
    assert "Every word of the Word file is in the page" in capsys.readouterr().out
    docx.unlink()
    main(["inspect", str(page)])
    assert "No Word file was given to compare it with." in capsys.readouterr().out


# --- the list of checks -----------------------------------------------------------------------------------


def test_the_list_of_checks_is_up_to_date_and_has_each_once() -> None:
    assert INSPECTIONS_TARGET.read_text(encoding="utf-8") == inspections_guide(), "run scripts/make_docs.py"
    keys = [rule.key for rules in (RULES, rules_pdf.RULES, rules_html.RULES, rules_data.RULES) for rule in rules]
    assert len(keys) == len(set(keys))
    assert all(f"| `{key}` |" in inspections_guide() for key in keys)


def test_every_rule_names_what_asks_for_it_and_how_to_mend_it() -> None:
    for rule in (*RULES, *rules_pdf.RULES, *rules_html.RULES, *rules_data.RULES):
        assert rule.rule and rule.source and rule.mend.endswith("."), rule.key
        assert not rule.title.endswith("."), rule.key


# --- at the end of a build --------------------------------------------------------------------------------


class Document:
    """What a build hands over: a document that can be finished."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def finished(self, pages: object) -> bytes:
        return self.content


def told(content: bytes, pdf: Path | None = None, problems: tuple[Problem, ...] = ()) -> str:
    glance = short.Glance(Document(content))  # type: ignore[arg-type]
    return short.told(glance, [pdf] if pdf else [], problems)


def test_the_short_form_counts_and_names_what_failed_first(good: Path, bad: Path) -> None:
    number = len(RULES) - 1
    assert told(good.read_bytes()) == f"Checked: {number} of {number} checks of Word passed. {short.ALL}"
    said = told(bad.read_bytes())
    assert (
        f"Checked: {number - 1} of {number} checks of Word passed. Every picture, chart and shape has alt text - not so"
        in said
    )
    assert "under “Burglary”: “Picture 0” has no alt text (and 11 more)" in said


def test_the_short_form_tells_of_the_pdf_and_of_words_that_were_lost(good: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "plan.pdf"
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(pdf)
    assert "1 of 8 checks of the PDF passed" not in told(good.read_bytes(), None)
    lost = Problem(Level.WARN, "3 words of the Word document did not get into the PDF", "Compare.", check="lost-words")
    said = told(good.read_bytes(), pdf, (lost,))
    assert "1 of 8 checks of the PDF passed" in said
    assert "It is tagged - not so: the file: it has no tags" in said


def test_what_cannot_be_looked_at_does_not_end_a_build() -> None:
    assert "could not be checked" in told(b"no zip")


def test_without_a_pdf_only_the_quick_checks_are_made(good: Path) -> None:
    assert short.told(None, [good], ()) == f"Checked: 4 of 4 quick checks of Word passed. {short.ALL}"
    shutil.copy(good, good.with_name("untitled.docx"))
    untitled = word(paragraph("x"), core="<dc:title></dc:title>")
    good.write_bytes(untitled)
    assert "3 of 4 quick checks of Word passed. It has a title" in short.told(None, [good], ())
