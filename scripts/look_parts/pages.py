"""The key pages of the sample's plan and report: laid out by LibreOffice, and as small pictures.

In: the sample year. Out: a picture of each page where a kind of table, chart, box or heading shows, the pages that all
headings stand on, and what they were made with. A page is found by its heading, so that one more page before it moves
the headings and not every picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from planbuilder.checking import check_inputs
from planbuilder.edition import Edition
from planbuilder.output.pdf import Engine, convert
from planbuilder.output.pdf_outline import outline
from planbuilder.output.word import make_document
from planbuilder.project import Year
from planbuilder.publications import PUBLICATIONS, Publication

DOTS_PER_INCH = 50


@dataclass(frozen=True)
class KeyPage:
    """A page of which there is a reference picture; without a heading, `after` counts from the first page."""

    document: str
    title: str
    heading: str = ""
    after: int = 0

    @property
    def name(self) -> str:
        """The name of its picture, without ending."""
        return f"{self.document}-{'-'.join(self.title.lower().split())}"


KEY_PAGES = (
    KeyPage("plan", "Cover"),
    KeyPage("plan", "Contents", after=1),
    KeyPage("plan", "Introduction and partners", "Introduction"),
    KeyPage("plan", "Borough profile", "Borough profile"),
    KeyPage("plan", "Police priorities", "Police and crime plan priorities"),
    KeyPage("plan", "Focus area", "Partnership focus: Community Engagement"),
    KeyPage("plan", "Promise and highlights", "Partnership promise"),
    KeyPage("plan", "Resources", "Resources"),
    KeyPage("plan", "Action plan", "Action plan: Community Engagement"),
    KeyPage("plan", "Action plan going on", "Action plan: Community Engagement", after=1),
    KeyPage("report", "Cover"),
    KeyPage("report", "Year on one page", "The year on one page"),
    KeyPage("report", "Policing", "Policing structure and resources"),
    KeyPage("report", "Crime comparison", "Crime comparison"),
    KeyPage("report", "Districts compared", "Districts compared"),
    KeyPage("report", "Project with picture", "Activity and achievements"),
    KeyPage("report", "Boxes of a priority", "Community Engagement"),
    KeyPage("report", "Progress on actions", "What was done on the plan’s actions"),
    KeyPage("report", "Fly-tips by month", "Fly-tips reported"),
    KeyPage("report", "Enforcement and indicators", "Enforcement"),
)


@dataclass(frozen=True)
class Shown:
    """Key pages as they are: pictures by name, headings with their pages by document, engine and fonts."""

    pictures: Mapping[str, Image.Image]
    headings: Mapping[str, list[str]]
    engine: str
    fonts: list[str]


def lay_out(
    year: Year, folder: Path, engine: Engine, publications: Iterable[Publication] = PUBLICATIONS
) -> dict[str, Path]:
    """The documents of a year as PDFs, by the name of the document; one run of the engine makes them all."""
    made = {}
    for publication in publications:
        inputs = check_inputs(year, publication.workbooks)
        says = publication.contents(inputs, Edition())
        template = year.project.templates / publication.template
        document = make_document(template, says.values, inputs.pictures, says.properties, says.charts)
        made[publication.name] = folder / f"{publication.name}.docx"
        made[publication.name].write_bytes(document.laid_out())
    pdfs = {name: word.with_suffix(".pdf") for name, word in made.items()}
    convert([(made[name], pdfs[name]) for name in made], engine, timeout_seconds=180)
    return pdfs


def show(pdfs: Mapping[str, Path]) -> Shown:
    """The key pages of these PDFs. A page whose heading is gone has no picture."""
    pictures, headings, engines, fonts = {}, {}, set(), set()
    for document, pdf in pdfs.items():
        marks = outline(pdf)
        headings[document] = [f"{title}: page {page}" for title, page in marks]
        firsts = dict(reversed(marks)) | {"": 1}
        with pikepdf.open(pdf) as opened:
            engines.add(str(opened.docinfo.get("/Producer", "unknown")))
            fonts |= _fonts(opened)
        pages = pypdfium2.PdfDocument(pdf)
        headings[document].append(f"last page: {len(pages)}")
        for key in KEY_PAGES:
            number = firsts.get(key.heading, len(pages) + 1) + key.after
            if key.document == document and number <= len(pages):
                pictures[key.name] = pages[number - 1].render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB")
        pages.close()
    return Shown(pictures, headings, ", ".join(sorted(engines)), sorted(fonts))


def _fonts(pdf: pikepdf.Pdf) -> set[str]:
    """The names of the fonts on the pages of a PDF, without the letters that a program puts before them."""
    found = set()
    for page in pdf.pages:
        fonts = page.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
        found |= {str(font.get("/BaseFont", "/")).lstrip("/").rpartition("+")[2] for _, font in fonts.items()}
    return found
