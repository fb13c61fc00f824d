"""Sheets of workbooks and pages of Word files as pictures, by one run of LibreOffice.

In: workbooks with the sheet that is meant, and Word files. Out: pictures; those of sheets with the letters of columns
and the numbers of rows round them, as on the screen.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageChops

from planbuilder.output.pdf import EngineName, find_engine


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, and how much of it is shown: so many columns and rows from the first."""

    workbook: Path
    title: str
    columns: int
    rows: int


def pictures(wanted: Mapping[str, Sheet | Path], folder: Path, width: int) -> dict[str, list[Image.Image]]:
    """The pages of each file or sheet, `width` dots across; all are converted in one go."""
    files = []
    for name, one in wanted.items():
        target = folder / f"{name}{'.xlsx' if isinstance(one, Sheet) else one.suffix}"
        if isinstance(one, Sheet):
            _alone(one, target)
        else:
            target.write_bytes(one.read_bytes())
        files.append(target)
    program = find_engine(EngineName.LIBREOFFICE).program
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    shown = {}
    for name, one in wanted.items():
        pages = pages_of(folder / f"{name}.pdf", width)
        shown[name] = [_trimmed(pages[0], width)] if isinstance(one, Sheet) else pages
    return shown


def pages_of(pdf: Path, width: int) -> list[Image.Image]:
    """All pages of a PDF, `width` dots across."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=2 * width / page.get_width()).to_pil().convert("RGB") for page in document]


def _alone(sheet: Sheet, target: Path) -> None:
    """The workbook with that part of that sheet alone, printed on one wide page with headings and grid."""
    from openpyxl import load_workbook
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.header_footer import HeaderFooter
    from openpyxl.worksheet.properties import PageSetupProperties

    book = load_workbook(sheet.workbook, rich_text=True)
    for other in book.worksheets:
        if other.title != sheet.title:
            other.sheet_state = "hidden"
    shown = book[sheet.title]
    book.active = book.sheetnames.index(sheet.title)
    shown.print_area = f"A1:{get_column_letter(sheet.columns)}{sheet.rows}"
    shown.print_title_rows = None
    shown.print_options.headings = True
    shown.print_options.gridLines = True
    shown.page_setup.orientation = "landscape"
    shown.page_setup.paperSize = 8  # A3
    shown.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    shown.page_setup.fitToWidth, shown.page_setup.fitToHeight = 1, 1
    shown.HeaderFooter = HeaderFooter()
    book.save(target)


def _trimmed(page: Image.Image, width: int) -> Image.Image:
    """What stands on a page, without the white round it, `width` dots across."""
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    cut = page.crop(box) if box else page
    return cut.resize((width, round(cut.height * width / cut.width)), Image.Resampling.LANCZOS)
