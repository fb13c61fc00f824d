"""docx -> PDF, as an engine makes it: which engine there is on this computer, and the conversion itself.

In: docx files of our own making. Out: tagged PDFs that `pdf_tags.clean_up` then finishes. LibreOffice is the
default; Word makes them where it is at hand (Windows); the embedded rdocx fills in where neither is, and
because it lays some things out otherwise, what it makes is for drafts only.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from xml.etree import ElementTree

from planbuilder.output import pdf_soffice
from planbuilder.output.pdf_charts import drawable_by_rdocx
from planbuilder.output.pdf_outline import outline, page_count
from planbuilder.problems import BrokenInstallation, Level, PlanbuilderError, Problem

__all__ = ["Choice", "Engine", "EngineName", "convert", "find_engine", "outline", "page_count", "stand_in_for"]


class EngineName(StrEnum):
    """The programs that can make the PDF, named as in PLANBUILDER_PDF_ENGINE."""

    LIBREOFFICE = "libreoffice"
    WORD = "word"
    RDOCX = "rdocx"


class Choice(StrEnum):
    """Why an engine is the one that is used."""

    FOUND = "found"  # the best that is on this computer
    WISHED = "wished"  # PLANBUILDER_PDF_ENGINE asks for it
    STAND_IN = "stand-in"  # the one that was chosen made no PDF


@dataclass(frozen=True)
class Engine:
    """A way to make PDFs on this computer. `program` is where it is; `draft_quality` says that the pages may
    break and look otherwise than in Word, so that the PDF is not one to publish; `choice` says why this one."""

    name: EngineName
    program: str
    draft_quality: bool = False
    choice: Choice = Choice.FOUND


_TRIES = 2


def find_engine(wish: str | None = None) -> Engine:
    """The engine to use: the one that is wished for, else the first that is here of Word, LibreOffice, rdocx.

    Raises BrokenInstallation when the wish is for something unknown or not here, or nothing is here at all.
    """
    if wish:
        name = wish.strip().casefold()
        if name not in set(EngineName):
            raise BrokenInstallation(
                f"PLANBUILDER_PDF_ENGINE asks for “{wish}”, which is no known way of making PDFs",
                f"Set it to {', '.join(EngineName)}, or leave it out.",
            )
        if engine := _FINDERS[EngineName(name)]():
            return replace(engine, choice=Choice.WISHED)
        raise BrokenInstallation(*_MISSING[EngineName(name)])
    for find in _FINDERS.values():
        if engine := find():
            return engine
    raise BrokenInstallation(
        "There is no program on this computer that can make a PDF",
        "Install LibreOffice (https://www.libreoffice.org), then try again.",
    )


def stand_in_for(engine: Engine) -> Engine | None:
    """The engine for a document of which this one made no PDF: rdocx, which starts no other program.

    None where rdocx is not here or is the one that failed, and where a setting demands the one that failed.
    """
    if engine.choice is Choice.WISHED or engine.name is EngineName.RDOCX or not (other := _find_rdocx()):
        return None
    return replace(other, choice=Choice.STAND_IN)


def _find_word() -> Engine | None:
    if sys.platform != "win32" or importlib.util.find_spec("win32com") is None:
        return None
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Word.Application"))
    except OSError:
        return None
    return Engine(EngineName.WORD, "Word.Application")


def _find_libreoffice() -> Engine | None:
    program = pdf_soffice.find_program(os.environ)
    return Engine(EngineName.LIBREOFFICE, program) if program else None


def _find_rdocx() -> Engine | None:
    if importlib.util.find_spec("rdocx") is None:
        return None
    return Engine(EngineName.RDOCX, "rdocx", draft_quality=True)


_FINDERS = {
    EngineName.WORD: _find_word,
    EngineName.LIBREOFFICE: _find_libreoffice,
    EngineName.RDOCX: _find_rdocx,
}
_MISSING = {
    EngineName.WORD: (
        "PLANBUILDER_PDF_ENGINE asks for Word, and Word cannot be reached on this computer",
        "It needs Windows, Word and the Python package pywin32; or leave the setting out.",
    ),
    EngineName.LIBREOFFICE: (
        "PLANBUILDER_PDF_ENGINE asks for LibreOffice, and LibreOffice was not found",
        "Install it (https://www.libreoffice.org), or say where it is in the setting SOFFICE.",
    ),
    EngineName.RDOCX: (
        "PLANBUILDER_PDF_ENGINE asks for rdocx, and the Python package rdocx is not installed",
        "Run make setup again, or leave the setting out.",
    ),
}


def convert(documents: Sequence[tuple[Path, Path]], engine: Engine, *, timeout_seconds: float) -> None:
    """Make the PDF of every (docx, pdf) pair; one process of the engine makes them all.

    `timeout_seconds` is for all documents together, and for one try; LibreOffice gets a second try for those
    that failed. rdocx works within this process, seconds for hundreds of pages, and is not timed.
    Raises PlanbuilderError for a document that would fetch something from elsewhere or is no Word document
    (nothing is converted then), and BrokenInstallation when the engine makes no PDF.
    """
    if not documents:
        return
    if problems := [problem for docx, _ in documents for problem in _unsafe(docx)]:
        raise PlanbuilderError(*problems)
    if engine.name is EngineName.LIBREOFFICE:
        _by_libreoffice(documents, engine, timeout_seconds)
    elif engine.name is EngineName.WORD:
        _by_word(documents)
    else:
        _by_rdocx(documents)


def _by_libreoffice(documents: Sequence[tuple[Path, Path]], engine: Engine, timeout_seconds: float) -> None:
    left = list(documents)
    stopped = 0
    for _ in range(_TRIES):
        began = time.monotonic()
        left = pdf_soffice.convert(left, engine.program, timeout_seconds=timeout_seconds)
        if not left:
            return
        stopped += time.monotonic() - began >= timeout_seconds
    names = ", ".join(f"“{docx.name}”" for docx, _ in left)
    why = f"it was stopped after {timeout_seconds:g} seconds" if stopped else "it ended without one"
    raise BrokenInstallation(
        f"LibreOffice was tried {_TRIES} times and made no PDF of {names}: {why}",
        "Close LibreOffice and other large programs and try again; if it fails again, restart the computer, "
        "then install LibreOffice anew.",
    )


def _by_rdocx(documents: Sequence[tuple[Path, Path]]) -> None:
    import rdocx

    for docx, pdf in documents:
        try:
            made = rdocx.Document(drawable_by_rdocx(docx)).to_pdf()
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a fault inside rdocx, which is written in Rust, is no Exception
            raise BrokenInstallation(
                f"The built-in PDF maker could not read “{docx.name}” ({error})",
                "Install LibreOffice (https://www.libreoffice.org), which reads more.",
            ) from error
        pdf.write_bytes(made)


def _by_word(documents: Sequence[tuple[Path, Path]]) -> None:
    """Through Word itself, by its documented COM interface. Never run by the authors, who have no Word."""
    word = importlib.import_module("win32com.client").DispatchEx("Word.Application")
    try:
        word.Visible = False
        word.DisplayAlerts = 0  # wdAlertsNone
        word.AutomationSecurity = 3  # msoAutomationSecurityForceDisable: no macros
        for docx, pdf in documents:
            document = word.Documents.Open(
                str(docx.resolve()), ConfirmConversions=False, ReadOnly=True, AddToRecentFiles=False
            )
            document.Repaginate()
            document.Fields.Update()
            document.ExportAsFixedFormat(
                OutputFileName=str(pdf.resolve()),
                ExportFormat=17,  # wdExportFormatPDF
                CreateBookmarks=1,  # wdExportCreateHeadingBookmarks
                DocStructureTags=True,
                IncludeDocProps=True,
                BitmapMissingFonts=True,
            )
            document.Close(0)  # wdDoNotSaveChanges
            if not pdf_soffice.is_whole_pdf(pdf):
                raise BrokenInstallation(
                    f"Word made no PDF of “{docx.name}”", "Open it in Word and save it as PDF from there."
                )
    finally:
        word.Quit(0)


def _unsafe(docx: Path) -> Iterator[Problem]:
    """What stands against converting a document: it is damaged, or it would fetch parts from elsewhere."""
    try:
        with zipfile.ZipFile(docx) as package:
            names = package.namelist()
            if "word/document.xml" not in names:
                raise zipfile.BadZipFile
            for name in names:
                if name.endswith(".rels"):
                    yield from _fetched(docx.name, package.read(name))
    except (OSError, zipfile.BadZipFile, ElementTree.ParseError):
        yield Problem(
            Level.STOP,
            f"“{docx.name}” is not a whole Word document",
            "Build it again. If the template was changed, open the template in Word and save it again.",
        )


def _fetched(document: str, relationships: bytes) -> Iterator[Problem]:
    for part in ElementTree.fromstring(relationships):
        kind = part.get("Type", "").rpartition("/")[2]
        if part.get("TargetMode") == "External" and kind != "hyperlink":
            yield Problem(
                Level.STOP,
                f"“{document}” does not hold all its parts itself: {_NAMES.get(kind, 'a part')} is fetched "
                f"from {part.get('Target', 'elsewhere')}",
                _MENDS.get(kind, "Open the template in Word, remove that part, and insert it again."),
            )


_NAMES = {"image": "a picture", "attachedTemplate": "its Word template"}
_MENDS = {
    "image": "Open the template in Word, delete the picture, and insert it again without “Link to file”.",
    "attachedTemplate": "Open the template in Word; under Developer > Document Template, attach “Normal”.",
}
