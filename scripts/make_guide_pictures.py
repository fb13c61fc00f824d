"""Makes the pictures of the guides from the sample: pages of the plan, and sheets of its workbook as they look.

    python scripts/make_guide_pictures.py

Needs LibreOffice with Calc for the sheets of the workbook. The pictures are committed; run this after a change of look.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from planbuilder.pipeline import Options, plan
from planbuilder.project import Project

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
#: Pages of the sample plan that show what the document is like: cover, contents, profile, focus, figures, actions.
OVERVIEW = (1, 2, 4, 7, 11, 12)
GAP, GREY = 14, "#B8C4D0"


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    outcome = plan(Project(ROOT), Options("2017-18"), lambda step: None)
    pages = _pages(next(file.path for file in outcome.made if file.path.suffix == ".pdf"), 72)
    _save(_side_by_side([pages[number - 1] for number in OVERVIEW], across=6, width=300), "plan-overview")
    landscape = next(page for page in pages if page.width > page.height)
    _save(_side_by_side([landscape], across=1, width=1100), "plan-actions")
    with tempfile.TemporaryDirectory() as folder:
        for sheet, name in (("How to use", "workbook-how-to-use"), ("Actions", "workbook-actions")):
            _save(_sheet(ROOT / "inputs/2017-18/plan.xlsx", sheet, Path(folder)), name)


def _pages(pdf: Path, dots_per_inch: int) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dots_per_inch / 36).to_pil() for page in document]


def _side_by_side(pages: list[Image.Image], across: int, width: int) -> Image.Image:
    small = [page.resize((width, round(page.height * width / page.width)), Image.Resampling.LANCZOS) for page in pages]
    height = max(page.height for page in small)
    board = Image.new("RGB", (across * (width + GAP) + GAP, height + 2 * GAP), GREY)
    for place, page in enumerate(small):
        board.paste(page, (GAP + place * (width + GAP), GAP))
    return board


def _sheet(workbook: Path, title: str, folder: Path) -> Image.Image:
    """The top of a sheet as it prints: the workbook with that sheet alone, as a PDF, as a picture."""
    from openpyxl import load_workbook

    book = load_workbook(workbook, rich_text=True)
    for worksheet in book.worksheets:
        if worksheet.title != title:
            worksheet.sheet_state = "hidden"
    book.active = book.sheetnames.index(title)
    alone = folder / "alone.xlsx"
    book.save(alone)
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(alone)], check=True, capture_output=True, timeout=120)
    page = _pages(alone.with_suffix(".pdf"), 110)[0]
    small = page.resize((1100, round(page.height * 1100 / page.width)), Image.Resampling.LANCZOS)
    return small.crop((0, 0, small.width, min(small.height, 620)))


def _save(picture: Image.Image, name: str) -> None:
    path = PICTURES / f"{name}.png"
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=192).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} KB", file=sys.stderr)


if __name__ == "__main__":
    main()
