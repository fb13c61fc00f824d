"""Pictures in the guides: made by the script, described for those who do not see them, and small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from make_guide_pictures import MADE, PICTURES, ROOT

GUIDES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#]*)(?:#([^)]*))?\)")


def pictures() -> list[tuple[Path, str, str]]:
    """Every picture in a guide: the guide, its alternative text, its file."""
    return [(guide, alt, file) for guide in GUIDES for alt, file in PICTURE.findall(guide.read_text("utf-8"))]


def test_each_picture_is_there_and_is_made_by_the_script() -> None:
    assert all((guide.parent / file).resolve() == PICTURES / f"{Path(file).stem}.png" for guide, _, file in pictures())
    assert {Path(file).stem for _, _, file in pictures()} == set(MADE) == {path.stem for path in PICTURES.iterdir()}


def test_each_picture_says_what_it_shows() -> None:
    for guide, alt, file in pictures():
        assert len(alt.split()) > 10, f"{guide.name}: {file} needs more words"
        assert not re.match(r"(?i)(a |an |the )?(picture|image|screenshot)\b", alt), alt


def test_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 3_000_000


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_links_between_guides_lead_somewhere(guide: Path) -> None:
    for file, heading in LINK.findall(guide.read_text("utf-8")):
        if "://" in file or file.startswith("mailto:"):
            continue
        target = (guide.parent / file).resolve() if file else guide
        assert target.exists(), f"{guide.name} links to {file}"
        if heading and target.suffix == ".md":
            assert heading in anchors(target), f"{guide.name} links to {file}#{heading}"


def anchors(guide: Path) -> set[str]:
    """The anchors that headings have on GitHub and in most viewers."""
    titles = re.findall(r"(?m)^#+ (.+)$", guide.read_text("utf-8"))
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
