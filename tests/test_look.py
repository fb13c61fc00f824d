"""The look of the sample documents is the one that was approved; what moves it is seen, and what does not is not.

A failure here is no fault by itself: `make look` shows old and new side by side, and `make look APPROVE=1` takes the
new look for the reference.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from look_parts.measure import OTHER_ENGINE, SAME_ENGINE, Tolerance, difference
from look_parts.pages import KEY_PAGES, Shown, lay_out, show
from look_parts.reference import FOLDER, OtherFontsError, approve, compare
from look_parts.side_by_side import side_by_side
from planbuilder.output.pdf import Engine, EngineName, find_engine
from planbuilder.problems import BrokenInstallation
from planbuilder.project import Project
from planbuilder.publications import PARTNERSHIP_PLAN
from sample_year import INPUTS
from stories.office import change_part

SLATE = "#4A5A6A"


@pytest.fixture(scope="module")
def engine() -> Engine:
    try:
        return find_engine(EngineName.LIBREOFFICE)
    except BrokenInstallation:
        pytest.skip("LibreOffice is not on this computer, and the approved look is the one it makes")


@pytest.fixture(scope="module")
def shown(engine: Engine, request: pytest.FixtureRequest) -> Shown:
    """The key pages of the documents that were built once for all tests."""
    folder: Path = request.getfixturevalue("sample_pages")
    return show({name: folder / f"{name}-with-laid-out.pdf" for name in ("plan", "report")})


def approved(name: str) -> Image.Image:
    return Image.open(FOLDER / f"{name}.png").convert("RGB")


# --- the gate ---------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_key_pages_look_as_they_were_approved(shown: Shown) -> None:
    try:
        verdict = compare(shown)
    except OtherFontsError as error:
        pytest.skip(f"other fonts: {error}")
    told = "\n  ".join(verdict.lines())
    assert not told, f"The look has moved. See it with: make look\n  {told}"


@pytest.mark.slow
def test_a_change_of_the_template_is_seen_on_the_pages_it_moves(engine: Engine, tmp_path: Path) -> None:
    for part in ("inputs/2017-18", "templates"):
        shutil.copytree(INPUTS.parents[1] / part, tmp_path / part)
    template = tmp_path / "templates" / PARTNERSHIP_PLAN.template
    change_part(template, "word/styles.xml", lambda xml: xml.replace('w:fill="F5F7FA"', 'w:fill="FFFFFF"'))  # stripes
    year = Project(tmp_path).year("2017-18")
    try:
        verdict = compare(show(lay_out(year, tmp_path, engine, [PARTNERSHIP_PLAN])))
    except OtherFontsError as error:
        pytest.skip(f"other fonts: {error}")
    moved = [one.page.name for one in verdict.moved if one.page.document == "plan"]
    if not verdict.other_engine:
        assert moved == ["plan-cover", "plan-resources"]
    page = side_by_side(verdict)
    assert page.count("<details open>") == len(verdict.moved) and "What has moved" in page and 'src="http' not in page


def test_the_references_are_small_and_none_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == {page.name for page in KEY_PAGES}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 700_000


# --- the measure ------------------------------------------------------------------------------------------


def drawn(draw: Callable[[ImageDraw.ImageDraw], None]) -> Callable[[Image.Image], Image.Image]:
    def change(page: Image.Image) -> Image.Image:
        changed = page.copy()
        draw(ImageDraw.Draw(changed))
        return changed

    return change


def moved_by(dots: float) -> Callable[[Image.Image], Image.Image]:
    def change(page: Image.Image) -> Image.Image:
        return page.transform(
            page.size,
            Image.Transform.AFFINE,
            (1, 0, dots, 0, 1, dots),
            Image.Resampling.BICUBIC,
            fillcolor="white",
        )

    return change


def box_moved(page: Image.Image) -> Image.Image:
    """The right half of the page two dots further down."""
    changed = page.copy()
    half = page.width // 2
    changed.paste(page.crop((half, 60, page.width, 400)), (half, 62))
    return changed


def recoloured(old: tuple[int, int, int], new: tuple[int, int, int]) -> Callable[[Image.Image], Image.Image]:
    def change(page: Image.Image) -> Image.Image:
        changed = page.copy()
        dots = changed.load()
        assert dots is not None
        for across in range(page.width):
            for down in range(page.height):
                value = dots[across, down]
                assert isinstance(value, tuple)
                if all(abs(one - other) < 3 for one, other in zip(value, old, strict=True)):
                    dots[across, down] = new
        return changed

    return change


WHITE = (255, 255, 255)
SEEN = {
    "a box moved by a millimetre": ("plan-borough-profile", box_moved),
    "all moved by two dots": ("plan-resources", moved_by(2)),
    "a picture missing": ("plan-focus-area", drawn(lambda on: on.rectangle((40, 60, 370, 160), "white"))),
    "a line of text missing": ("report-year-on-one-page", drawn(lambda on: on.rectangle((40, 190, 370, 200), "white"))),
    "a line of text over the margin": ("report-policing", drawn(lambda on: on.text((375, 90), "over the edge", SLATE))),
    "a rule of a table missing": ("plan-resources", drawn(lambda on: on.line((40, 230, 370, 230), "#12355B", 1))),
    "stripes missing": ("plan-resources", recoloured((245, 247, 250), WHITE)),
    "bars of a chart in another colour": ("report-fly-tips-by-month", recoloured((11, 107, 107), (155, 34, 66))),
}


@pytest.mark.parametrize("what", SEEN)
def test_it_notices(what: str) -> None:
    name, change = SEEN[what]
    page = approved(name)
    assert difference(page, change(page), SAME_ENGINE).seen


NOT_SEEN: dict[str, tuple[Callable[[Image.Image], Image.Image], Tolerance]] = {
    "nothing": (lambda page: page, SAME_ENGINE),
    "all moved by a third of a dot": (moved_by(0.34), SAME_ENGINE),
    "edges a little softer": (lambda page: page.resize((826, 1170)).resize(page.size), SAME_ENGINE),
    "another version, all moved by two dots": (moved_by(2), OTHER_ENGINE),
}


@pytest.mark.parametrize("what", NOT_SEEN)
@pytest.mark.parametrize("name", ["plan-introduction-and-partners", "report-districts-compared"])
def test_it_does_not_mind(what: str, name: str) -> None:
    change, tolerance = NOT_SEEN[what]
    page = approved(name)
    assert not difference(page, change(page), tolerance).seen


def test_another_version_still_shows_a_plain_change() -> None:
    page = approved("report-fly-tips-by-month")
    assert difference(page, recoloured((11, 107, 107), (155, 34, 66))(page), OTHER_ENGINE).seen


def test_a_page_turned_round_is_seen() -> None:
    page = approved("report-crime-comparison")
    assert difference(page, page.rotate(90, expand=True), OTHER_ENGINE).seen


# --- approving --------------------------------------------------------------------------------------------


def small_look(shade: int, engine: str = "LibreOffice 7.4") -> Shown:
    """Every key page as one grey sheet."""
    pictures = {page.name: Image.new("RGB", (60, 80), (shade, shade, shade)) for page in KEY_PAGES}
    return Shown(pictures, {"plan": [f"Resources: page {shade}"]}, engine, ["Carlito"])


def test_approving_takes_the_new_look_and_only_writes_what_moved(tmp_path: Path) -> None:
    first = small_look(200)
    (tmp_path / "no-longer-a-key-page.png").touch()
    assert len(approve(first, compare(first, tmp_path), tmp_path)) == len(KEY_PAGES)
    assert not (tmp_path / "no-longer-a-key-page.png").exists()
    first.pictures[KEY_PAGES[3].name].paste((255, 255, 255), (0, 0, 60, 80))
    verdict = compare(first, tmp_path)
    assert [one.page for one in verdict.moved] == [KEY_PAGES[3]]
    assert len(approve(first, verdict, tmp_path)) == 1
    assert not compare(first, tmp_path).lines()


def test_a_heading_on_another_page_is_told_and_not_for_another_version(tmp_path: Path) -> None:
    first = small_look(200)
    approve(first, compare(first, tmp_path), tmp_path)
    later = Shown(first.pictures, {"plan": ["Resources: page 13"]}, first.engine, first.fonts)
    assert compare(later, tmp_path).lines() == [
        "plan, no longer: Resources: page 200",
        "plan, new: Resources: page 13",
    ]
    elsewhere = Shown(first.pictures, later.headings, "LibreOffice 24.8", first.fonts)
    assert not compare(elsewhere, tmp_path).lines() and compare(elsewhere, tmp_path).other_engine


def test_pages_in_other_fonts_are_not_compared(tmp_path: Path) -> None:
    first = small_look(200)
    approve(first, compare(first, tmp_path), tmp_path)
    with pytest.raises(OtherFontsError, match="Liberation"):
        compare(Shown(first.pictures, first.headings, first.engine, ["LiberationSans"]), tmp_path)
