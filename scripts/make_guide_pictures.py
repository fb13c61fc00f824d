"""Makes the pictures of the guides from the sample: pages of the documents, and sheets of workbooks as they look.

    python scripts/make_guide_pictures.py

A year is played through in a folder for a while (guide_parts/story.py), so the pictures show what planbuilder makes.
Needs LibreOffice with Calc for the sheets. The pictures are committed; run this after a change of look.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from guide_parts.sheets import Sheet, pages_of, pictures
from guide_parts.story import Story

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
#: Pages of the sample plan that show what the document is like: cover, contents, profile, focus, figures, actions.
PLAN_OVERVIEW = (1, 2, 4, 7, 11, 12)
#: Pages of the report: cover, the year on one page, crime compared, a priority, actions, fly-tips.
REPORT_OVERVIEW = (1, 3, 8, 12, 15, 25)
WIDE, GAP, GREY, COLOURS = 1100, 14, "#B8C4D0", 128
#: Every picture that this script makes, with what it shows; docs refer to no other.
MADE: Mapping[str, str] = {
    "plan-overview": "six pages of the plan",
    "plan-actions": "a page of the action plans",
    "report-overview": "six pages of the report",
    "workbook-how-to-use": "plan.xlsx, the first sheet",
    "workbook-actions": "plan.xlsx, the sheet Actions",
    "workbook-statistics": "statistics.xlsx, the sheet Crime",
    "checks-marked-copy": "plan-to-do.xlsx, the sheet Actions with four slips",
    "drafts-redline": "a page of a redline",
    "drafts-what-changed": "the first page of What changed",
    "partners-replies": "draft-1.xlsx, the sheet Proposals",
    "partners-sign-off": "sign-off.xlsx",
}


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        office, paper = Path(work, "office"), Path(work, "paper")
        paper.mkdir()
        files = Story(office, ROOT).play()
        made = _documents(files) | _sheets_and_drafts(files, ROOT / "inputs" / "2017-18", paper)
    for name in MADE:
        _save(made[name], name)


def _documents(files: Mapping[str, Path]) -> dict[str, Image.Image]:
    plan, report = pages_of(files["plan"], WIDE), pages_of(files["report"], WIDE)
    return {
        "plan-overview": _side_by_side([plan[number - 1] for number in PLAN_OVERVIEW], width=300),
        "plan-actions": _side_by_side([next(page for page in plan if page.width > page.height)], width=WIDE),
        "report-overview": _side_by_side([report[number - 1] for number in REPORT_OVERVIEW], width=300),
    }


def _sheets_and_drafts(files: Mapping[str, Path], inputs: Path, folder: Path) -> dict[str, Image.Image]:
    sheets: dict[str, Sheet | Path] = {
        "workbook-how-to-use": Sheet(inputs / "plan.xlsx", "How to use", 2, 24),
        "workbook-actions": Sheet(inputs / "plan.xlsx", "Actions", 8, 4),
        "workbook-statistics": Sheet(inputs / "statistics.xlsx", "Crime", 8, 16),
        "checks-marked-copy": Sheet(files["marked"], "Actions", 8, 6),
        "partners-replies": Sheet(files["replies"], "Proposals", 9, 3),
        "partners-sign-off": Sheet(files["sign-off"], "Sign-off", 7, 9),
    }
    shown = pictures(sheets | {"redline": files["redline"], "what-changed": files["what-changed"]}, folder, WIDE)
    made = {name: shown[name][0] for name in sheets}
    changed = next(page for page in shown["redline"] if page.width > page.height)
    made["drafts-redline"] = _side_by_side([changed], width=WIDE)
    made["drafts-what-changed"] = _side_by_side([_top(shown["what-changed"][0])], width=800)
    return made


def _top(page: Image.Image) -> Image.Image:
    """The upper half of a page, where its words are."""
    return page.crop((0, 0, page.width, page.height // 2))


def _side_by_side(pages: list[Image.Image], width: int) -> Image.Image:
    """Pages on a grey ground, each as wide as asked for."""
    small = [page.resize((width, round(page.height * width / page.width)), Image.Resampling.LANCZOS) for page in pages]
    height = max(page.height for page in small)
    board = Image.new("RGB", (len(small) * (width + GAP) + GAP, height + 2 * GAP), GREY)
    for place, page in enumerate(small):
        board.paste(page, (GAP + place * (width + GAP), GAP))
    return board


def _save(picture: Image.Image, name: str) -> None:
    path = PICTURES / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} KB", file=sys.stderr)


if __name__ == "__main__":
    main()
