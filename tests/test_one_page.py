"""“What changed” is one page, however much changed: told at length where there is room, counted where not."""

from __future__ import annotations

import datetime as dt
import os
import random
from decimal import Decimal
from itertools import product
from pathlib import Path

from pypdf import PdfReader

from planbuilder.compare.changes import Change, Changes, FieldChange, Sum, What
from planbuilder.compare.one_page import Above, Section, on_one_page
from planbuilder.compare.summary_document import summary_document
from planbuilder.compare.summary_page import About
from planbuilder.compare.telling import money_rows, sections
from planbuilder.output.pdf_soffice import convert, find_program

TEMPLATES = Path(__file__).parent.parent / "templates"
ABOUT = About("Partnership Plan", "2017/18", "Draft 1 (first draft, 11 September 2017)", "the workbook as it is now")
WORDS = ("Council", "OFFICERS", "£1,200", "2017/18", "young", "people", "anti-social", "behaviour", "a", "burglary")


def _changes(priorities: int, each: int, letters: int, *, money: bool, seed: int = 1) -> Changes:
    """A comparison in which `each` actions of every priority came, went, moved or were changed."""
    chance = random.Random(seed)

    def words(longest: int) -> str:
        return " ".join(chance.choices(WORDS, k=longest))[:longest].strip()

    names = [f"{words(40)} {number}" for number in range(priorities)]
    found = []
    for name in [*names, ""]:
        for number in range(each):
            what = list(What)[number % len(What)]
            texts = (FieldChange("What", (words(letters),), (words(letters),)),) if what is What.CHANGED else ()
            ref = f"CE{number}"
            found.append(
                Change(what, name, "plan.xlsx", "Actions", ref, "An action", "A2", texts, None, words(letters))
            )
    sums = [Sum(name, Decimal(number), Decimal(1000 * money)) for number, name in enumerate(names)] if money else []
    total = Sum("", sum((one.before for one in sums), Decimal()), sum((one.after for one in sums), Decimal()))
    return Changes(found, names, sums, [], total)


def test_whatever_changed_it_is_one_page_in_word(tmp_path: Path) -> None:
    program = find_program(os.environ)
    assert program, "LibreOffice is missing. `make test` installs it."
    documents = []
    for letters, (priorities, each) in product((30, 150, 500), ((1, 3), (1, 60), (4, 10), (15, 3), (30, 20))):
        found = _changes(priorities, each, letters, money=letters != 150)
        document = summary_document(TEMPLATES, ABOUT, found, "Safer Brentwood", dt.date(2017, 9, 11), ["A remark."])
        word = tmp_path / f"{priorities} priorities, {each} each of {letters}.docx"
        word.write_bytes(document)
        documents.append((word, word.with_suffix(".pdf")))
    convert(documents, program, timeout_seconds=60)
    assert {pdf.stem: len(PdfReader(pdf).pages) for _, pdf in documents} == {pdf.stem: 1 for _, pdf in documents}


def _section(number: int, entries: int) -> Section:
    return Section(f"Priority {number}", "", [("Added", [f"CE{one}: an action." for one in range(entries)])])


def test_what_fits_is_told_whole() -> None:
    found = [_section(1, 12), _section(2, 3)]
    assert on_one_page(found, Above(["From one to two."])) == found


def test_where_there_is_no_room_the_first_entries_are_told_and_the_others_counted() -> None:
    [one] = on_one_page([_section(1, 100)], Above())
    [(heading, told)] = one.groups
    assert heading == "Added"
    assert 15 < len(told) < 40
    assert told[-1] == f"And {101 - len(told)} more; see the redline."


def test_of_many_headings_the_last_ones_are_counted_in_a_line_each() -> None:
    *first, last = on_one_page([_section(number, 4) for number in range(12)], Above())
    assert [one.heading for one in first] == [f"Priority {number}" for number in range(len(first))]
    assert first
    assert last.heading == "How much changed elsewhere"
    assert last.groups[0][1] == [f"Priority {number}: 4 added." for number in range(len(first), 12)]


def test_of_many_priorities_those_whose_money_changed_most_have_a_row_and_the_total_is_that_of_all() -> None:
    found = _changes(30, 1, 30, money=True)
    *rows, others, total = money_rows(found)
    assert len(rows) == 11
    assert others[0] == "19 others"
    assert total[1] == "£435"
    assert total[2] == "£30,000"
    assert [section.heading for section in sections(found)][-1] == "How much changed"
