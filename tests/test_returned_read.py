"""What partners propose: every kind of edit is found once, at its cell, and nothing else is."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import returned_samples as samples
from planbuilder.proposals import Proposal, each_once
from planbuilder.returned.parts import WordFile
from planbuilder.returned.read import Draft, proposals_in
from returned_samples import WHO, Edited, w

FROZEN, VALUES = samples.frozen()
Edit = Callable[[Edited, bool], object]


def opened(content: bytes) -> WordFile:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return WordFile({name: archive.read(name) for name in archive.namelist()})


def read(content: bytes) -> list[Proposal]:
    return proposals_in(opened(content), opened(FROZEN), VALUES, Draft(1, "plan", "Essex Police"))[0]


def after(*edits: Callable[[Edited], object]) -> list[Proposal]:
    return read(samples.edited(FROZEN, *edits))


def action(ref: str, name: str, line: int = 0) -> Callable[[Edited], object]:
    return lambda one: one.of("Actions", ref, name, line)


def introduction(one: Edited, line: int) -> object:
    return one.of("Text", "Introduction", "Text", line)


ROW = ["ASB3", "Light the car park", "Ask the county", "Ben Hughes", "£5,000", "May 2018"]
#: What is done, tracked or not; then the kind, the cell and the line of the one proposal, and what it proposes.
EDITS: dict[str, tuple[Edit, tuple[str, str, int, str]]] = {
    "a sum": (
        lambda e, t: e.put(e.of("Actions", "CE1", "Budget"), "1,950", "2,450", tracked=t),
        ("change", "E2", 0, "£2,450 BBC (Keep Safe Budget)"),
    ),
    "a line of a cell": (
        lambda e, t: e.put(e.of("Actions", "CE1", "Actions", 2), "crime", "crime and stalking", tracked=t),
        ("change", "C2", 3, "Hate crime and stalking"),
    ),
    "words typed at the end": (
        lambda e, t: e.put(e.of("Actions", "ASB1", "Timescale"), "", " at the latest", tracked=t),
        ("change", "F4", 0, "March 2018 at the latest"),
    ),
    "one of two values in a paragraph": (
        lambda e, t: e.put(e.saying("2017/18"), "Agreed", "Draft", tracked=t),
        ("change", "C4", 0, "Draft"),
    ),
    "the other of two values in a paragraph": (
        lambda e, t: e.put(e.saying("2017/18"), "2017/18", "2018/19", tracked=t),
        ("change", "B8", 0, "2018/19"),
    ),
    "words of the template beside a value": (
        lambda e, t: e.put(e.saying("Website"), "Website", "Web site", tracked=t),
        ("template", "", 0, "Web site:"),
    ),
    "a paragraph of the template": (
        lambda e, t: e.put(e.saying("How the"), "tables", "charts", tracked=t),
        ("template", "", 0, "How the actions are paid for is told in the charts that follow this page."),
    ),
    "a heading that is gone": (
        lambda e, t: e.delete(e.saying("Our partners"), tracked=t),
        ("template", "", 0, ""),
    ),
    "a new paragraph of the template": (
        lambda e, t: e.add_after(e.saying("How the"), "We meet in public.", tracked=t),
        ("template", "", 0, "We meet in public."),
    ),
    "a value that is emptied": (
        lambda e, t: e.delete_words(e.of("Actions", "CE1", "Timescale"), tracked=t),
        ("change", "F2", 0, ""),
    ),
    "a line that is taken out": (
        lambda e, t: e.delete(e.of("Actions", "CE1", "Actions", 1), tracked=t),
        ("remove", "C2", 2, ""),
    ),
    "a paragraph that is taken out": (
        lambda e, t: e.delete(e.of("Text", "Introduction", "Text", 1), tracked=t),
        ("remove", "C2", 2, ""),
    ),
    "a partner that is taken out": (
        lambda e, t: e.delete(e.of("Partners", "Victim Support", "Name"), tracked=t),
        ("remove", "A4", 0, ""),
    ),
    "a new line": (
        lambda e, t: e.add_after(e.of("Actions", "CE1", "Actions", 2), "Knife crime", tracked=t),
        ("add", "C2", 4, "Knife crime"),
    ),
    "a new line at the end": (
        lambda e, t: e.add_after(e.of("Actions", "CE1", "Actions", 3), "Knife crime", tracked=t),
        ("add", "C2", 5, "Knife crime"),
    ),
    "a new first paragraph": (
        lambda e, t: e.add_after(e.saying("Introduction"), "Welcome to this plan.", tracked=t),
        ("add", "C2", 1, "Welcome to this plan."),
    ),
    "a second line of a cell of one": (
        lambda e, t: e.add_after(e.of("Actions", "ASB1", "Actions"), "Paint over graffiti", tracked=t),
        ("add", "C4", 2, "Paint over graffiti"),
    ),
    "a new partner": (
        lambda e, t: e.add_after(e.of("Partners", "Victim Support", "Name"), "Family Mosaic", tracked=t),
        ("add", "", 0, "Family Mosaic"),
    ),
    "a value that is typed anew": (
        lambda e, t: e.retype(e.of("Actions", "ASB1", "Budget"), "Nothing at all", tracked=t),
        ("change", "E4", 0, "Nothing at all"),
    ),
    "a paragraph that is split": (
        lambda e, t: e.split(e.of("Text", "Introduction", "Text", 1), "and they are", tracked=t),
        ("change", "C2", 2, "Its members are statutory and community organisations,\nand they are “listed below”."),
    ),
    "a row that is taken out": (lambda e, t: e.delete_row(e.row("ASB1"), tracked=t), ("remove", "A4", 0, "")),
    "a new row": (
        lambda e, t: e.add_row(e.row("ASB1"), ROW, tracked=t),
        ("add", "", 0, "\n".join(f"{name}: {text}" for name, text in zip(samples.FIELDS, ROW, strict=True))),
    ),
}


@pytest.mark.parametrize("lost", ["all anchors", "no controls", "no bookmarks"])
@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "silent"])
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_found_once_and_at_its_cell(name: str, tracked: bool, lost: str) -> None:
    edit, (kind, cell, line, proposed) = EDITS[name]
    one = Edited(FROZEN)
    edit(one, tracked)
    if lost == "no controls":  # as LibreOffice saves
        one.lose_controls()
    elif lost == "no bookmarks" and "anew" not in name:  # what lost both is told by its words alone
        one.lose_bookmarks()
    (found,) = read(one.saved())
    assert (found.kind, found.cell, found.line, found.proposed) == (kind, cell, line, proposed)
    assert found.how.startswith("tracked" if tracked else "silent")
    assert (found.who, found.when) == ((WHO, "2017-08-22 14:05") if tracked else ("", ""))


# --- nothing that is none ---------------------------------------------------------------------------------


def bold(one: Edited) -> None:
    for run in one.tree.iter(w("r")):
        run.insert(0, run.makeelement(w("rPr")))
        run[0].append(run.makeelement(w("b")))


def smart(one: Edited) -> None:
    for text in one.tree.iter(w("t")):
        text.text = (text.text or "").replace("“", '"').replace("”", '"').replace(" ", "\u00a0", 1) + "\u200b"


def broken_up(one: Edited) -> None:
    """As Word saves after spelling was checked: a run a word."""
    run: Any
    for run in list(one.tree.iter(w("r"))):
        words = one.text_of(run).split(" ")
        place = run.getparent().index(run)
        texts = [word if number == len(words) - 1 else f"{word} " for number, word in enumerate(words)]
        run.getparent()[place : place + 1] = [one.typed(text) for text in texts]


def wrapped(one: Edited) -> None:
    """Words in links and smart tags."""
    run: Any
    for kind, run in zip(("hyperlink", "smartTag") * 100, list(one.tree.iter(w("r"))), strict=False):
        place = run.getparent().index(run)
        holder = run.makeelement(w(kind))
        run.getparent().insert(place, holder)
        holder.append(run)


NO_EDITS: dict[str, Callable[[Edited], object]] = {
    "untouched": lambda one: None,
    "controls lost": Edited.lose_controls,
    "bookmarks lost": Edited.lose_bookmarks,
    "all anchors lost": lambda one: one.lose_all(one.tree),
    "bold": bold,
    "quotes and no-break spaces": smart,
    "runs broken up": broken_up,
    "links and smart tags": wrapped,
    "empty paragraphs": lambda one: one.add_after(one.saying("Our partners"), " ", tracked=False),
    "typed and deleted again": lambda one: one.put(one.saying("Website"), "Web", "Web", tracked=True),
}


@pytest.mark.parametrize("name", NO_EDITS)
def test_what_is_no_edit_is_not_reported(name: str) -> None:
    assert after(NO_EDITS[name]) == []


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this computer")
def test_a_file_that_went_through_libreoffice_says_what_was_edited_and_nothing_else(tmp_path: Path) -> None:
    files = {"untouched": FROZEN, "edited": samples.edited(FROZEN, lambda e: EDITS["a line of a cell"][0](e, True))}
    for name, content in files.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for target, sources in (("odt", "docx"), ("docx", "odt")):
        inputs = [str(tmp_path / f"{name}.{sources}") for name in files]
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(tmp_path), *inputs]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert read((tmp_path / "untouched.docx").read_bytes()) == []
    (found,) = read((tmp_path / "edited.docx").read_bytes())
    assert (found.cell, found.line, found.proposed, found.how) == (
        "C2",
        3,
        "Hate crime and stalking",
        "tracked; recovered by its bookmark",
    )


# --- what else partners do --------------------------------------------------------------------------------


def test_a_value_that_was_changed_silently_and_then_with_tracking_says_so() -> None:
    def edit(one: Edited) -> None:
        one.put(one.of("Actions", "CE1", "Strategic objective"), "Hold", "Run", tracked=False)
        one.put(one.of("Actions", "CE1", "Strategic objective"), "borough", "district", tracked=True)

    (found,) = after(edit)
    assert (found.how, found.proposed) == ("tracked and silent", "Run engagement events in all parts of the district")


def test_within_a_value_that_changed_the_draft_keeps_its_quotes() -> None:
    old, new = "they are “listed below”", 'all are "listed\u00a0below"'
    (found,) = after(lambda one: one.put(one.saying("Its members"), old, new, tracked=False))
    assert found.proposed == "Its members are statutory and community organisations, and all are “listed below”."


def test_the_prompt_of_an_emptied_control_is_no_text() -> None:
    (found,) = after(lambda one: one.empty(one.of("Actions", "CE1", "Timescale")))
    assert (found.kind, found.cell, found.before, found.proposed) == ("change", "F2", "March 2018", "")


def test_a_cell_that_was_empty_is_filled() -> None:
    (found,) = after(lambda one: one.row("CE2")[-1][1].append(one.typed("June 2018")))
    assert (found.kind, found.record, found.field, found.cell) == ("change", "CE2", "Timescale", "F3")
    assert (found.before, found.proposed) == ("", "June 2018")


def test_joined_paragraphs_are_one_proposal() -> None:
    (found,) = after(lambda one: one.end_mark(one.of("Text", "Introduction", "Text"), "del"))
    assert (found.kind, found.cell, found.line, found.how) == ("change", "C2", 1, "tracked")
    assert found.before.count("\n") == 1 and "\n" not in found.proposed


@pytest.mark.parametrize("changed", [False, True])
def test_a_copied_row_is_a_new_row_and_says_of_which(changed: bool) -> None:
    def edit(one: Edited) -> None:
        new = one.copy_row(one.row("CE2"))
        if changed:
            one.put(new, "CE2", "CE9", tracked=False)

    (found,) = after(edit)
    assert (found.kind, found.sheet, found.how) == ("add", "Actions", "silent; copy of “CE2”")
    assert dict(found.values)["Ref"] == ("CE9" if changed else "CE2")


def test_a_moved_row_is_a_proposal_for_a_person() -> None:
    (found,) = after(lambda one: one.row("ASB2").addnext(one.row("CE1")))
    assert (found.kind, found.record, found.proposed) == ("move", "CE1", "after “ASB2”")


def test_a_moved_paragraph_is_a_proposal_for_a_person() -> None:
    (found,) = after(lambda one: introduction(one, 2).addnext(introduction(one, 0)))  # type: ignore[attr-defined]
    assert (found.kind, found.cell, found.line) == ("move", "C2", 1)
    assert found.proposed.startswith("after “Each year")


def test_without_anchors_rows_are_known_by_their_reference_and_paragraphs_by_their_words() -> None:
    def edit(one: Edited) -> None:
        one.lose_all(one.tree)
        one.put(one.saying("Its members"), "community", "voluntary", tracked=True)
        one.put(one.saying("£500"), "500", "700", tracked=False)

    by_words, by_reference = after(edit)
    assert by_words.how == f"tracked; recovered by likeness ({by_words.confidence:.2f})"
    assert 0.6 < by_words.confidence < 1
    assert (by_reference.cell, by_reference.how) == ("E5", "silent; recovered by its reference")


def test_a_paragraph_that_is_not_alike_enough_is_gone_and_the_other_is_new() -> None:
    def edit(one: Edited) -> None:
        one.lose_all(one.tree)
        one.put(
            one.saying("Its members"),
            one.text_of(one.saying("Its members")),
            "Crime fell in every ward.",
            tracked=False,
        )

    assert sorted((found.kind, found.cell, found.line) for found in after(edit)) == [
        ("add", "C2", 2),
        ("remove", "C2", 2),
    ]


def test_a_changed_footer_is_for_the_template() -> None:
    one = Edited(FROZEN)
    one.parts["word/footer1.xml"] = one.parts["word/footer1.xml"].replace(b"Safer", b"A safer")
    (found,) = read(one.saved())
    assert (found.kind, found.before, found.proposed) == (
        *("template", "Safer Brentwood Partnership Plan", "A safer Brentwood Partnership Plan"),
    )


def test_a_heading_that_is_said_otherwise_is_for_the_template_and_no_line_of_the_text_above() -> None:
    (found,) = after(lambda one: one.put(one.saying("Our partners"), "Our partners", "Who we are", tracked=False))
    assert (found.kind, found.cell, found.before, found.proposed) == ("template", "", "Our partners", "Who we are")


def test_the_prompt_of_an_emptied_control_that_another_program_kept_as_text_is_no_text() -> None:
    def edit(one: Edited) -> None:
        one.empty(one.of("Actions", "CE1", "Timescale"))
        one.lose_controls()

    (found,) = after(edit)
    assert (found.kind, found.cell, found.proposed) == ("change", "F2", "")


def test_a_record_whose_words_are_all_gone_is_taken_out_and_not_emptied() -> None:
    (found,) = after(lambda one: one.delete_words(one.of("Partners", "Victim Support", "Name"), tracked=True))
    assert (found.kind, found.cell) == ("remove", "A4")


def test_words_put_in_front_of_a_value_within_its_control_are_of_the_value() -> None:
    (found,) = after(lambda one: one.put(one.saying("Website"), "www.", "https://www.", tracked=False))
    assert (found.kind, found.cell, found.proposed) == ("change", "B12", "https://www.saferbrentwood.com")


def test_a_new_record_says_which_one_it_stands_beside() -> None:
    (found,) = after(
        lambda one: one.add_after(one.of("Partners", "Victim Support", "Name"), "Family Mosaic", tracked=True)
    )
    assert (found.values, found.key) == (
        *((("Name", "Family Mosaic"),), samples.key("plan", "Partners", "Victim Support", "Name")),
    )


# --- comments ---------------------------------------------------------------------------------------------


def test_a_comment_says_what_it_is_about_with_its_replies_and_whether_it_is_settled() -> None:
    def edit(one: Edited) -> None:
        number = one.comment(one.of("Actions", "CE1", "Budget"), "Is this right?", done=True)
        one.comment(one.of("Actions", "CE1", "Budget"), "It is.", who="Ann Lee", answers=number)

    (found,) = after(edit)
    assert (found.kind, found.cell, found.before) == ("comment", "E2", "£1,950 BBC (Keep Safe Budget)")
    assert found.comment == "Is this right?\nReply by Ann Lee: It is. (resolved)"
    assert (found.who, found.when) == (WHO, "2017-08-22 14:05")


def test_a_comment_on_a_change_goes_with_the_change() -> None:
    def edit(one: Edited) -> None:
        one.put(one.of("Actions", "CE1", "Budget"), "1,950", "2,450", tracked=True)
        one.comment(one.of("Actions", "CE1", "Budget"), "As the board agreed", who="Ann Lee")

    (found,) = after(edit)
    assert (found.kind, found.comment) == ("change", "Ann Lee: As the board agreed")


def test_a_comment_on_words_that_no_cell_holds_is_kept() -> None:
    (found,) = after(lambda one: one.comment(one.saying("Our partners"), "A good list"))
    assert (found.kind, found.cell, found.before, found.comment) == ("comment", "", "Our partners", "A good list")


def test_answers_that_go_round_in_a_circle_end() -> None:
    def edit(one: Edited) -> None:
        one.comment(one.saying("Our partners"), "One", answers=1)
        one.comment(one.saying("Our partners"), "Two", answers=0)

    (found,) = after(edit)
    assert "One" in found.comment and "Two" in found.comment


# --- twice ------------------------------------------------------------------------------------------------


def test_the_same_file_read_twice_adds_nothing() -> None:
    edits: Sequence[Callable[[Edited], object]] = [
        lambda one, edit=edit: edit(one, True)  # type: ignore[misc]
        for name, (edit, _) in EDITS.items()
        if name
        in ("a sum", "a new line", "a new row", "a partner that is taken out", "a new paragraph of the template")
    ]
    once, twice = after(*edits), after(*edits)
    assert len(once) == len(edits)
    assert each_once([*once, *twice]) == once


def test_what_two_partners_say_is_two_proposals() -> None:
    content = samples.edited(FROZEN, lambda one: EDITS["a sum"][0](one, True))
    both = [
        one
        for partner in ("Essex Police", "Victim Support")
        for one in proposals_in(opened(content), opened(FROZEN), VALUES, Draft(1, "plan", partner))[0]
    ]
    assert len(each_once(both)) == 2
