"""docx -> PDF: the engines, and what happens when one of them misbehaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

import pdf_samples
from planbuilder.output import pdf_soffice
from planbuilder.output.pdf import (
    Choice,
    Engine,
    EngineName,
    convert,
    find_engine,
    outline,
    page_count,
    stand_in_for,
)
from planbuilder.problems import BrokenInstallation, PlanbuilderError

ROOT = Path(__file__).parents[1]
RDOCX = Engine(EngineName.RDOCX, "rdocx", draft_quality=True)
posix_only = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pdf_samples.make_plan(tmp_path_factory.mktemp("plan") / "plan.docx")


@pytest.fixture(scope="module")
def plan_pdf(plan: Path) -> Path:
    pdf = plan.with_name("raw.pdf")
    convert([(plan, pdf)], find_engine("libreoffice"), timeout_seconds=120)
    return pdf


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty at first."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def stand_in(folder: Path, script: str) -> Engine:
    """A program that is run in LibreOffice's place; "$PRIVATE" is the folder that it was given."""
    program = folder / "soffice"
    find_private = 'for word; do case "$word" in */out) PRIVATE="${word%/out}";; esac; done\n'
    program.write_text("#!/bin/sh\n" + find_private + script, encoding="utf-8")
    program.chmod(0o755)
    return Engine(EngineName.LIBREOFFICE, str(program))


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    # A killed process that nobody has waited for yet is listed as a zombie.
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_the_program_that_the_setting_names_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    libreoffice = find_engine("libreoffice")
    monkeypatch.setenv("SOFFICE", libreoffice.program)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pdf_soffice, "PROGRAMS", ())
    assert find_engine("LibreOffice ") == libreoffice
    assert not libreoffice.draft_quality


def test_a_setting_that_names_no_program_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOFFICE", "/nowhere/soffice")
    with pytest.raises(BrokenInstallation, match="/nowhere/soffice"):
        find_engine()


def test_without_libreoffice_the_built_in_engine_makes_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOFFICE", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pdf_soffice, "PROGRAMS", ())
    assert find_engine() == RDOCX
    with pytest.raises(BrokenInstallation, match="Install it"):
        find_engine("libreoffice")


def test_an_engine_says_why_it_is_the_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_engine().choice is Choice.FOUND
    assert find_engine("libreoffice").choice is Choice.WISHED
    assert find_engine("rdocx").choice is Choice.WISHED


def test_the_built_in_engine_stands_in_for_one_that_was_found_and_for_none_that_was_wished_for() -> None:
    found = Engine(EngineName.LIBREOFFICE, "soffice")
    assert stand_in_for(found) == replace(RDOCX, choice=Choice.STAND_IN)
    assert stand_in_for(replace(found, choice=Choice.WISHED)) is None
    assert stand_in_for(RDOCX) is None


def test_an_engine_that_is_not_known_is_reported_with_those_that_are() -> None:
    with pytest.raises(BrokenInstallation, match="libreoffice, word, rdocx"):
        find_engine("acrobat")


@pytest.mark.skipif(sys.platform == "win32", reason="Word may be here")
def test_word_is_refused_where_there_is_no_windows() -> None:
    with pytest.raises(BrokenInstallation, match="needs Windows"):
        find_engine("word")


def test_documents_of_the_same_name_are_converted_together(plan: Path, tmp_path: Path, temporary: Path) -> None:
    for name in ("one", "two words"):
        (tmp_path / name).mkdir()
    short = pdf_samples.make_plan(tmp_path / "one" / "plan.docx", rows=1)
    pdfs = (tmp_path / "one" / "plan.pdf", tmp_path / "two words" / "plan.pdf")
    convert([(short, pdfs[0]), (plan, pdfs[1])], find_engine("libreoffice"), timeout_seconds=120)
    assert page_count(pdfs[0]) < page_count(pdfs[1])
    assert list(temporary.iterdir()) == []


def test_the_bookmarks_are_the_headings_with_their_pages(plan_pdf: Path) -> None:
    found = outline(plan_pdf)
    assert [title for title, _ in found] == [heading for _, heading in pdf_samples.HEADINGS]
    texts = [page.extract_text() for page in PdfReader(plan_pdf).pages]
    for title, page in found:
        assert title in texts[page - 1]
    assert page_count(plan_pdf) == len(texts)


def test_one_conversion_gets_the_contents_right(plan_pdf: Path) -> None:
    contents = PdfReader(plan_pdf).pages[1].extract_text().split()
    for title, page in outline(plan_pdf):
        last_word = title.split()[-1]
        assert contents[contents.index(last_word) + 1] == str(page)


def test_the_built_in_engine_finds_the_same_headings(plan: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "draft.pdf"
    convert([(plan, pdf)], RDOCX, timeout_seconds=1)
    assert [title for title, _ in outline(pdf)] == [heading for _, heading in pdf_samples.HEADINGS]


def test_a_pdf_without_bookmarks_has_an_empty_outline(tmp_path: Path) -> None:
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "blank.pdf")
    assert outline(tmp_path / "blank.pdf") == []
    assert page_count(tmp_path / "blank.pdf") == 1


def test_nothing_to_convert_starts_nothing() -> None:
    convert([], Engine(EngineName.LIBREOFFICE, "/nowhere/soffice"), timeout_seconds=1)


def test_a_picture_that_would_be_fetched_is_refused(plan: Path, tmp_path: Path) -> None:
    linking = tmp_path / "linking.docx"
    pdf_samples.link_a_picture(plan, linking, "http://tracker.example/picture.png")
    with pytest.raises(PlanbuilderError) as refusal:
        convert([(plan, tmp_path / "1.pdf"), (linking, tmp_path / "2.pdf")], RDOCX, timeout_seconds=1)
    (problem,) = refusal.value.problems
    assert "linking.docx" in problem.what
    assert "http://tracker.example/picture.png" in problem.what
    assert "Link to file" in problem.do
    assert not (tmp_path / "1.pdf").exists()


@pytest.mark.parametrize("damage", ["not a zip", "another zip", "half", "missing"])
def test_a_damaged_document_is_refused(damage: str, plan: Path, tmp_path: Path) -> None:
    docx = tmp_path / "broken.docx"
    if damage == "not a zip":
        docx.write_bytes(b"This is no Word document.")
    elif damage == "another zip":
        with zipfile.ZipFile(docx, "w") as package:
            package.writestr("xl/workbook.xml", "<workbook/>")
    elif damage == "half":
        docx.write_bytes(plan.read_bytes()[: plan.stat().st_size // 2])
    with pytest.raises(PlanbuilderError, match=r"“broken\.docx” is not a whole Word document"):
        convert([(docx, tmp_path / "out.pdf")], find_engine("libreoffice"), timeout_seconds=30)


def test_what_the_built_in_engine_cannot_read_is_reported(tmp_path: Path) -> None:
    docx = tmp_path / "odd.docx"
    with zipfile.ZipFile(docx, "w") as package:
        package.writestr("word/document.xml", "<w:document")
    with pytest.raises(BrokenInstallation, match="Install LibreOffice"):
        convert([(docx, tmp_path / "odd.pdf")], RDOCX, timeout_seconds=30)


@posix_only
def test_a_program_that_hangs_is_stopped_with_all_it_started(plan: Path, tmp_path: Path, temporary: Path) -> None:
    engine = stand_in(tmp_path, f"sleep 300 & echo $! >> '{tmp_path}/children'; wait\n")
    began = time.monotonic()
    with pytest.raises(BrokenInstallation, match=r"2 times .* no PDF of “plan\.docx”: it was stopped after 1 sec"):
        convert([(plan, tmp_path / "out.pdf")], engine, timeout_seconds=1)
    assert time.monotonic() - began < 20
    children = [int(line) for line in (tmp_path / "children").read_text().split()]
    assert len(children) == 2, "a second try was made"
    assert not any(map(is_running, children))
    assert list(temporary.iterdir()) == []


@posix_only
def test_an_interrupted_conversion_leaves_nothing_behind(plan: Path, tmp_path: Path) -> None:
    engine = stand_in(
        tmp_path, f"sleep 300 & echo $! > '{tmp_path}/new'; mv '{tmp_path}/new' '{tmp_path}/child'; wait\n"
    )
    code = (
        "import sys; from pathlib import Path; from planbuilder.output.pdf import *\n"
        "convert([(Path(sys.argv[1]), Path(sys.argv[2]))],"
        " Engine(EngineName.LIBREOFFICE, sys.argv[3]), timeout_seconds=120)"
    )
    (tmp_path / "temporary").mkdir()
    running = subprocess.Popen(
        [sys.executable, "-c", code, str(plan), str(tmp_path / "out.pdf"), engine.program],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path / "temporary")},
        stderr=subprocess.PIPE,
        text=True,
    )
    waited_until = time.monotonic() + 60
    while not (tmp_path / "child").exists() and time.monotonic() < waited_until:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert "KeyboardInterrupt" in said
    assert not is_running(int((tmp_path / "child").read_text()))
    assert list((tmp_path / "temporary").iterdir()) == []


@posix_only
def test_a_first_try_that_fails_is_followed_by_a_second(plan: Path, plan_pdf: Path, tmp_path: Path) -> None:
    script = f"[ -e '{tmp_path}/tried' ] && cp '{plan_pdf}' \"$PRIVATE/out/0001.pdf\"; touch '{tmp_path}/tried'\n"
    convert([(plan, tmp_path / "out.pdf")], stand_in(tmp_path, script), timeout_seconds=30)
    assert (tmp_path / "out.pdf").read_bytes() == plan_pdf.read_bytes()


@posix_only
@pytest.mark.parametrize("made", ["head -c 5000 '{pdf}'", "echo Error", ":"])
def test_half_a_pdf_is_no_pdf(made: str, plan: Path, plan_pdf: Path, tmp_path: Path, temporary: Path) -> None:
    engine = stand_in(tmp_path, made.format(pdf=plan_pdf) + ' > "$PRIVATE/out/0001.pdf"\n')
    with pytest.raises(BrokenInstallation, match=r"made no PDF of “plan\.docx”: it ended without one"):
        convert([(plan, tmp_path / "out.pdf")], engine, timeout_seconds=30)
    assert not (tmp_path / "out.pdf").exists()
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads the processes' list of Linux")
def test_libreoffice_itself_dies_at_the_time_out(plan: Path, tmp_path: Path, temporary: Path) -> None:
    with pytest.raises(BrokenInstallation):
        convert([(plan, tmp_path / "out.pdf")], find_engine("libreoffice"), timeout_seconds=0.2)
    commands = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
    assert not any(str(temporary).encode() in command for command in commands)
    assert list(temporary.iterdir()) == []
