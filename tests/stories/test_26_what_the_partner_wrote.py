"""What a partner wrote and officers accepted is what the next document says."""

from __future__ import annotations

import json
from collections import Counter
from random import Random

import pytest
from openpyxl import load_workbook

from planbuilder.__main__ import main
from planbuilder.compare.settle import settled
from planbuilder.returned.story import read_story
from random_edits import EDITS, Made, added_to
from returned_paper import Paper, Site
from small_office import ENGINE
from stories.office import Office

KINDS = (
    *("words changed, tracked", "words changed, silent", "words changed in two ways", "typed anew, tracked"),
    *("words changed, runs and quotes too", "typed anew, silent", "anchors lost, silent", "point added, tracked"),
    *("point added, silent", "two points added, tracked", "point taken out, tracked", "point taken out, silent"),
    *("paragraph split, silent", "paragraphs joined, tracked", "paragraph split, tracked", "row added, tracked"),
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF of the draft comes from the engine inside planbuilder."""
    for name, value in ENGINE.items():
        monkeypatch.setenv(name, value)


def run(office: Office, *words: str) -> int:
    return main([*words, "--quiet", "--project", str(office.root)])


def draft(office: Office, number: int) -> tuple[bytes, dict[str, dict[str, str]]]:
    """The Word file of a draft, and the values of its manifest."""
    [folder] = (office.outputs / "drafts").glob(f"{number:02d}-*")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    return (folder / manifest["word"]).read_bytes(), manifest["values"]


def accept_all(office: Office) -> int:
    path = office.outputs / "replies" / "draft-1.xlsx"
    book = load_workbook(path)
    sheet = book["Proposals"]
    column = next(cell.column or 0 for cell in sheet[1] if cell.value == "Decision")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, column).value = "Accept"
    book.save(path)
    return sheet.max_row - 1


def may_be_edited(site: Site) -> bool:
    """Texts that officers type freely; a priority or a funder is checked against lists, a Ref tells which row it is."""
    return site.facts["sheet"] in ("Actions", "Text") and (
        site.facts["field"] in ("Ref", "Strategic objective", "Action", "Text") and "[[" not in site.facts["raw"]
    )


def lines_of(content: bytes) -> set[str]:
    """What the paragraphs of a document say once all its changes are accepted."""
    tree = settled(Paper(content, {}).tree, accept=True)
    return {one.plain for one in read_story(tree).paragraphs if one.plain}


def test_all_that_was_accepted_is_in_the_next_document_and_nothing_is_open(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(office, "draft", "--stage", "first draft", "--who", "Jo Bloggs") == 0
    paper = Paper(*draft(office, 1))
    printed = Counter(key for key, _ in {(one.key, one.container) for one in paper.sites})
    paper.sites = [
        one for one in paper.sites if may_be_edited(one) and (printed[one.key] == 1 or one.facts["field"] == "Ref")
    ]
    paper.touched |= {one.holder for one in paper.sites if one.facts["field"] == "Ref"}
    made: Made = added_to(paper, Random(2017), [*KINDS, *KINDS, *KINDS])
    assert {name for name, _ in made.edits} == set(KINDS)
    assert set(KINDS) <= EDITS.keys()
    (office.inputs / "returned").mkdir(exist_ok=True)
    (office.inputs / "returned" / "RE plan.docx").write_bytes(made.content)
    assert run(office, "collect") == 0
    assert accept_all(office) == sum(len(expected) for _, expected in made.edits)
    capsys.readouterr()
    assert run(office, "apply") == 0, capsys.readouterr().out

    assert run(office, "draft", "--stage", "final draft", "--who", "Jo Bloggs") == 0
    before, wrote, after = lines_of(draft(office, 1)[0]), lines_of(made.content), lines_of(draft(office, 2)[0])
    assert wrote - before - after == set()  # all that is new is said
    assert (before - wrote) & after == set()  # and nothing that is gone

    capsys.readouterr()
    assert run(office, "collect") == 0
    assert "nothing new" in capsys.readouterr().out
    applied = load_workbook(office.outputs / "replies" / "draft-1.xlsx")["Proposals"]
    column = next(cell.column or 0 for cell in applied[1] if cell.value == "Applied")
    assert all(
        str(cell.value).startswith("Applied") for (cell,) in applied.iter_rows(2, min_col=column, max_col=column)
    )
    assert run(office, "apply") == 1  # nothing is left to apply
