"""A Word document that lacks only its page numbers -> the finished files: Word with them, and the accessible PDF.

In: the document, and the engine to make PDFs with. Out: both files, what an officer should know of them, and which
engine made the PDF in the end. One layout serves both: the page numbers come from the PDF's bookmarks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planbuilder.catalogue.files import LOST_WORDS
from planbuilder.output.pdf import Choice, Engine, EngineName, convert, stand_in_for
from planbuilder.problems import BrokenInstallation, Problem, shortened

if TYPE_CHECKING:
    from planbuilder.output.word import Properties, WordDocument

SECONDS_FOR_PDF = 600
_MOST_WORDS, _LONGEST_WORD = 8, 40
_NAMES = {
    EngineName.LIBREOFFICE: "LibreOffice",
    EngineName.WORD: "Word",
    EngineName.RDOCX: "the engine inside planbuilder",
}
_WHY_DRAFT = {
    Choice.FOUND: "LibreOffice is not on this computer, so the engine inside planbuilder made it. For the full one, "
    "install LibreOffice (https://www.libreoffice.org) and run this again.",
    Choice.WISHED: "the setting PLANBUILDER_PDF_ENGINE asks for the engine inside planbuilder (rdocx). For the full "
    "one, remove that setting and run this again, on a computer with LibreOffice (https://www.libreoffice.org).",
    Choice.STAND_IN: "{failed} made no PDF, so the engine inside planbuilder made it. For the full one, close {failed} "
    "and other large programs and run this again; if that does not help, restart the computer, then install {failed} "
    "anew.",
}

Say = Callable[[str], None]


@dataclass(frozen=True)
class Finished:
    """How the files were made: the pages of both, the engine that made the PDF, problems and remarks."""

    pages: int
    engine: Engine
    problems: list[Problem]
    remarks: list[str]


def finish(
    word: Path, pdf: Path, document: WordDocument, about: Properties, engine: Engine, say: Say, *, folder: Path
) -> Finished:
    """Write `word` and `pdf`; what is made on the way goes into `folder`.

    Where the engine makes no PDF, the one inside planbuilder stands in, unless a setting demands that engine.
    Raises BrokenInstallation when there is no PDF in the end.
    """
    from planbuilder.output.contents import page_numbers
    from planbuilder.output.pdf import outline, page_count
    from planbuilder.output.pdf_charts import charts_of
    from planbuilder.output.pdf_tags import About, clean_up

    folder.mkdir()
    laid_out, raw = folder / word.name, folder / pdf.name  # messages name the document as officers know it
    laid_out.write_bytes(document.laid_out())
    made_by = _convert(laid_out, raw, engine, say)
    say("Making the PDF accessible")
    about_it = (about.title, about.author, about.subject, about.language, about.date, about.keywords)
    says = About(*about_it, watermark=document.watermark)
    in_no_font = clean_up(raw, pdf, says, charts_of(laid_out))
    # The finished PDF keeps the outline and is read in a tenth of the time that the raw one takes.
    word.write_bytes(document.finished(page_numbers(document.headings, outline(pdf))))
    say("Checking that nothing was lost")
    problems = _lost(word, pdf, in_no_font=in_no_font > 0)
    return Finished(page_count(pdf), made_by, problems, _draft_remarks(made_by, instead_of=engine))


def _convert(docx: Path, pdf: Path, engine: Engine, say: Say) -> Engine:
    """Make the PDF, by the engine that was chosen or by its stand-in; returns the one that made it."""
    say(f"Laying out the PDF with {_NAMES[engine.name]}")
    try:
        convert([(docx, pdf)], engine, timeout_seconds=SECONDS_FOR_PDF)
    except BrokenInstallation as failure:
        other = stand_in_for(engine)
        if other is None:
            raise
        say(f"{_NAMES[engine.name]} made no PDF: laying it out with {_NAMES[other.name]}")
        try:
            convert([(docx, pdf)], other, timeout_seconds=SECONDS_FOR_PDF)
        except BrokenInstallation:
            raise failure from None  # the engine that was chosen is the one to mend
        return other
    return engine


def _draft_remarks(made_by: Engine, instead_of: Engine) -> list[str]:
    if not made_by.draft_quality:
        return []
    return [f"This PDF is of draft quality: {_WHY_DRAFT[made_by.choice].format(failed=_NAMES[instead_of.name])}"]


def _lost(word: Path, pdf: Path, *, in_no_font: bool) -> list[Problem]:
    """What the PDF lacks of the Word document; `in_no_font` says that the engine had no shape for some characters."""
    from planbuilder.output.inspect import missing_characters, missing_words

    lost = missing_words(word, pdf)
    do = "Compare the two before you publish the PDF."
    if in_no_font:
        lost += [sign for sign in missing_characters(word, pdf) if not any(sign in text for text in lost)]
        do = f"No font that was at hand has all of their characters, and the PDF shows a gap for those. {do}"
    if not lost:
        return []
    what = f"{len(lost)} word{'s' * (len(lost) != 1)} of the Word document did not get into the PDF"
    if in_no_font:
        what = "words or signs of the Word document did not get into the PDF whole"
    return [LOST_WORDS.problem(f"{what}: {_some(lost)}", do, workbook=pdf.name)]


def _some(lost: Sequence[str]) -> str:
    """The first few of these words, each once."""
    each = [shortened(text, _LONGEST_WORD) for text in dict.fromkeys(lost)]
    more = f" and {len(each) - _MOST_WORDS} more" if len(each) > _MOST_WORDS else ""
    return ", ".join(f"“{text}”" for text in each[:_MOST_WORDS]) + more
