"""The checks of finished files in a line or two, at the end of every build.

In: the document that is being built. Out: what is said of it. A build must not take longer for it: the checks of the
Word file run while LibreOffice lays out the pages, for which this program only waits; of the PDF, what the build worked
out already and what the file says of itself are told. Without a PDF there is nothing to wait for, and only the quick
checks are made. `planbuilder inspect` makes them all, with places, and asks veraPDF.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from planbuilder.inspecting.results import FAILED, PASSED, Check, Place, Rule, failed, run

if TYPE_CHECKING:
    from planbuilder.output.word import WordDocument
    from planbuilder.problems import Problem

_MOST_TOLD = 4
ALL = "All of them, with places: make inspect"


class Glance:
    """The checks of a Word document, begun in the background; page numbers, which come last, change none of them."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._checks: list[Check] = []
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        from planbuilder.inspecting.word_checks import FINDERS
        from planbuilder.inspecting.word_walk import look_at

        try:
            self._checks = run(FINDERS, look_at(Path("document.docx"), self._document.finished(None)))
        except Exception:  # what is odd in a document must not end a build that else went well; `inspect` tells
            self._checks = []

    def checks(self) -> list[Check]:
        """What came of it, once all are done; none where the document could not be looked at."""
        self._thread.join()
        return self._checks


def told(glance: Glance | None, made: Sequence[Path], problems: Iterable[Problem]) -> str:
    """One or two sentences about the finished files."""
    if glance is None:
        return _told_quickly(made)
    word = glance.checks()
    if not word:
        return "The Word file could not be checked at the end of this build. To see why: make inspect"
    pdf = next((path for path in made if path.suffix == ".pdf"), None)
    of_pdf = _of_pdf(pdf, problems) if pdf else []
    said = [f"{_count(word)} of Word"] + ([f"{_count(of_pdf)} of the PDF"] if of_pdf else [])
    return f"Checked: {' and '.join(said)} passed. {_failures([*word, *of_pdf])}{ALL}"


def _count(checks: Sequence[Check]) -> str:
    return f"{sum(check.state == PASSED for check in checks)} of {len(checks)} checks"


def _failures(checks: Iterable[Check]) -> str:
    wrong = [f"{check.title} - not so: {_first(check)}" for check in failed(checks)]
    if not wrong:
        return ""
    more = f"; and {len(wrong) - _MOST_TOLD} more" if len(wrong) > _MOST_TOLD else ""
    return f"{'; '.join(wrong[:_MOST_TOLD])}{more}. "


def _first(check: Check) -> str:
    place = check.places[0]
    more = f" (and {len(check.places) - 1} more)" if len(check.places) > 1 else ""
    return f"{place.where}: {place.what}{more}"


def _of_pdf(pdf: Path, problems: Iterable[Problem]) -> list[Check]:
    """What a PDF says of itself, and whether the build found all words in it."""
    import pikepdf

    from planbuilder.inspecting import pdf_whole, rules_pdf
    from planbuilder.inspecting.pdf_look import PdfLook, get

    def tagged(look: PdfLook) -> list[Place]:
        has_tags = get(get(look.root, "/StructTreeRoot"), "/K") is not None
        return [] if has_tags else [Place("the file", "it has no tags")]

    def words(look: PdfLook) -> list[Place]:
        return [Place(pdf.name, problem.what) for problem in problems if problem.check == "lost-words"]

    finders: Mapping[Rule, Callable[[Any], Iterable[Place]]] = {
        rules_pdf.ACCESS: pdf_whole.access,
        rules_pdf.TAGGED: tagged,
        rules_pdf.MARKED: pdf_whole.marked,
        rules_pdf.LANGUAGE: pdf_whole.language,
        rules_pdf.TITLE: pdf_whole.title,
        rules_pdf.TITLE_SHOWN: pdf_whole.title_shown,
        rules_pdf.CLAIM: pdf_whole.claim,
        rules_pdf.WORDS: words,
    }
    with pikepdf.open(pdf) as opened:
        return run(finders, PdfLook(pdf, opened, []))


def _told_quickly(made: Sequence[Path]) -> str:
    """The checks that need no look at the text."""
    from planbuilder.inspecting import rules_word, word_package
    from planbuilder.inspecting.word_styles import Styles
    from planbuilder.output.opened_docx import open_docx

    word = made[0]
    docx = open_docx(word, without="word/document.xml")
    finders: Mapping[Rule, Callable[[Any], Iterable[Place]]] = {
        rules_word.TITLE: word_package.title,
        rules_word.LANGUAGE: word_package.language,
        rules_word.PROTECTION: word_package.protection,
        rules_word.FOREIGN: word_package.foreign,
    }
    checks = run(finders, SimpleNamespace(docx=docx, styles=Styles(docx), paragraphs=()))
    passed = sum(check.state != FAILED for check in checks)
    return f"Checked: {passed} of {len(checks)} quick checks of Word passed. {_failures(checks)}{ALL}"
