"""The approved look: a picture of each key page, and what they were made with, in tests/look.

In: the key pages as they are. Out: how each differs from its picture; or, where somebody approves them, new pictures.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from look_parts.measure import OTHER_ENGINE, SAME_ENGINE, Difference, difference
from look_parts.pages import DOTS_PER_INCH, KEY_PAGES, KeyPage, Shown

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "look"
_MADE_WITH = "made-with.json"


@dataclass(frozen=True)
class Compared:
    """A key page as approved and as it is now; either may be missing."""

    page: KeyPage
    old: Image.Image | None
    new: Image.Image | None
    difference: Difference | None

    @property
    def moved(self) -> bool:
        """Whether somebody has to look at it."""
        return self.difference is None or self.difference.seen

    @property
    def said(self) -> str:
        """What there is to see, in words."""
        if self.old is None:
            return "it has no approved picture yet"
        if self.new is None or self.difference is None:
            return "its heading is no longer in the document"
        return self.difference.where if self.moved else "as approved"


@dataclass(frozen=True)
class Verdict:
    """All key pages compared; `headings` are those that came or went, or stand on another page."""

    pages: Sequence[Compared]
    headings: Sequence[str]
    engine: str
    now: str

    @property
    def moved(self) -> list[Compared]:
        """The pages that somebody has to look at."""
        return [one for one in self.pages if one.moved]

    @property
    def other_engine(self) -> bool:
        """Whether the reference was made with another version, so that only plain differences count."""
        return self.engine != self.now

    def lines(self) -> list[str]:
        """What moved, a line a page."""
        pages = [f"{one.page.document}, {one.page.title}: {one.said}" for one in self.moved]
        return [*pages, *self.headings]


class OtherFontsError(Exception):
    """The pages were set in other fonts than the reference, so that comparing them says nothing about a change."""


def compare(shown: Shown, folder: Path = FOLDER) -> Verdict:
    """Compare all key pages with the approved ones; raises OtherFontsError where this computer has other fonts."""
    made_with = _made_with(folder)
    engine = str(made_with.get("engine", shown.engine))
    if made_with and made_with["fonts"] != shown.fonts:
        raise OtherFontsError(f"the reference is set in {made_with['fonts']}, and these pages in {shown.fonts}")
    tolerance = SAME_ENGINE if engine == shown.engine else OTHER_ENGINE
    pages = []
    for key in KEY_PAGES:
        path, new = folder / f"{key.name}.png", shown.pictures.get(key.name)
        old = Image.open(path).convert("RGB") if path.is_file() else None
        apart = difference(old, new, tolerance) if old and new else None
        pages.append(Compared(key, old, new, apart))
    headings = _headings(made_with.get("headings", {}), shown.headings) if engine == shown.engine else []
    return Verdict(pages, headings, engine, shown.engine)


def approve(shown: Shown, verdict: Verdict, folder: Path = FOLDER) -> list[Path]:
    """Take the pages that moved as the reference (all of them after a change of engine); returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for one in verdict.pages:
        path = folder / f"{one.page.name}.png"
        if one.new is None:
            path.unlink(missing_ok=True)
        elif one.moved or verdict.other_engine:
            # 256 colours, chosen in two rounds: with fewer, small coloured things differ from the page itself
            one.new.quantize(256, kmeans=1, dither=Image.Dither.NONE).save(path, optimize=True)
            written.append(path)
    known = {f"{key.name}.png" for key in KEY_PAGES}
    for stale in (path for path in folder.glob("*.png") if path.name not in known):
        stale.unlink()
    made_with = {
        "engine": shown.engine,
        "fonts": shown.fonts,
        "dots per inch": DOTS_PER_INCH,
        "headings": dict(shown.headings),
    }
    text = json.dumps(made_with, indent=1, ensure_ascii=False) + "\n"
    (folder / _MADE_WITH).write_text(text, encoding="utf-8", newline="\n")
    return written


def _made_with(folder: Path) -> dict[str, Any]:
    path = folder / _MADE_WITH
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _headings(old: Mapping[str, list[str]], new: Mapping[str, list[str]]) -> list[str]:
    """What came and what went, of the headings with their pages."""
    lines = []
    for document in new:
        before, after = old.get(document, []), new[document]
        lines += [f"{document}, no longer: {line}" for line in before if line not in after]
        lines += [f"{document}, new: {line}" for line in after if line not in before]
    return lines
