"""docs/when-something-goes-wrong.md has every message that keeps an officer from a document, and none that is gone."""

from __future__ import annotations

import re

from make_docs import TROUBLES_TARGET
from make_troubles import ROOMS, troubles_guide
from planbuilder.catalogue import CATALOGUE
from planbuilder.output.pdf import _MISSING
from refusals import PACKAGE, refusals

PAGE = troubles_guide()
#: Refusals whose words are made elsewhere: by whom, and why the page has them all the same.
MADE_ELSEWHERE = {
    "importing/files.py, refused": "as for any workbook, in the tables of checks (wrong-format and the like)",
    "output/pdf.py, find_engine": "the words of _MISSING; the test below",
    "patching/apply.py, _problem": "CannotWrite says them, in the modules that raise it",
    "patching/zip_bytes.py": "“this workbook is written in a way that Excel does not use”",
    "compare/redline.py, compare_documents": "“there is no redline: …”",
    "circulate/wanted.py": "the day is not understood: “BY: …”",
    "collecting.py, collect": "“this file was not read: …”",
    "intake/workbook_rules.py": "what Excel itself says where an entry is not in a drop-down",
    "output/plain_text.py": "the check “template” of the catalogue",
    "drafts/stages.py, _refusal": "its callers' words",
    "importing/periods.py, _refused": "its callers' words",
    "inspecting/files.py": "the checks of docs/inspections.md",
    "publishing/agreed.py, _touched": "the findings of make verify, each on the page",
    "starting/folder.py, new_folder": "a fault of the supplies, “planbuilder lacks its own …”",
    "starting/next_year.py, next_year": "the problems of the year's workbooks, which the catalogue has",
}


def longest_piece(words: str) -> str:
    """The longest stretch of a message that is the same whatever it names."""
    return max(re.split("…", words), key=len).strip(" :,;(")


def test_the_page_is_the_one_that_the_script_makes() -> None:
    assert TROUBLES_TARGET.read_text(encoding="utf-8") == PAGE, "run scripts/make_docs.py"


def test_each_refusal_is_on_the_page() -> None:
    missing, unknown = [], []
    for said in refusals():
        if not said.words and not any(said.place.startswith(place) for place in MADE_ELSEWHERE):
            unknown.append(said.place)
        missing += [f"{said.place}: {words}" for words in said.words if longest_piece(words) not in PAGE]
    assert not missing, "Give each of these a row in scripts/trouble_parts:\n  " + "\n  ".join(missing)
    assert not unknown, "Say in MADE_ELSEWHERE where these get their words from:\n  " + "\n  ".join(unknown)


def test_each_way_of_lacking_a_pdf_engine_is_on_the_page() -> None:
    assert all(what in PAGE for what, _ in _MISSING.values())


def test_no_message_of_the_page_is_gone_from_the_code() -> None:
    # texts that go over two lines of the source are joined first
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    source = re.sub(r'"\s*\n\s*f?"', "", source)
    gone = [
        words
        for _, rows in ROOMS
        for one in rows
        for words in one.see
        if (piece := longest_piece(words)) and piece not in source
    ]
    assert not gone


def test_each_check_of_the_catalogue_has_its_row() -> None:
    names = [check.name for checks in CATALOGUE.values() for check in checks]
    assert [PAGE.count(f"`[{name}]`") for name in names] == [1] * len(names)


def test_each_row_says_what_it_means_and_what_to_do() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")]
    assert len(rows) > 150
    assert all(len(re.split(r"(?<!\\)\|", line)) == 5 for line in rows)
    for _, several in ROOMS:
        for one in several:
            assert one.see and one.means.endswith((".", "`")) and one.do.rstrip("`").endswith((".", '"', "NAME"))
