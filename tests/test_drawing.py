"""A picture file becomes a Word drawing: its size, what is cropped, its words, its number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import word_files as word
from hostile_files import gif, jpeg, png
from planbuilder.output.drawing import EMU_PER_CM, PictureFile, drawing
from planbuilder.output.inspect import word_faults
from planbuilder.output.marks import picture

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"


def drawn(contents: bytes, width: float, height: float, *, fills: bool = False, words: str = "A picture") -> Any:
    """The drawing as a tree."""
    xml = drawing(PictureFile(contents, words, width, height, fills), word.package(""))
    return etree.fromstring(word.document(f"<w:p><w:r>{xml}</w:r></w:p>").split("?>\n")[1])


def size(tree: Any) -> tuple[float, float]:
    """Centimetres across and down, the same in both places that tell them."""
    extents = [tree.find(f".//{WP}extent"), tree.find(f".//{A}ext")]
    sizes = {(int(one.get("cx")), int(one.get("cy"))) for one in extents}
    ((across, down),) = sizes
    return round(across / EMU_PER_CM, 2), round(down / EMU_PER_CM, 2)


def crop(tree: Any) -> dict[str, str]:
    cut = tree.find(f".//{A}srcRect")
    return {} if cut is None else dict(cut.attrib)


@pytest.mark.parametrize(
    ("dots", "box", "centimetres"),
    [
        ((400, 200), (10, 10), (10, 5)),
        ((200, 400), (10, 10), (5, 10)),
        ((100, 100), (7, 2.4), (2.4, 2.4)),
        ((700, 240), (7, 2.4), (7, 2.4)),
        ((3000, 10), (7, 2.4), (7, 0.02)),
    ],
)
def test_a_picture_keeps_its_shape_and_stays_within_its_box(
    dots: tuple[int, int], box: tuple[float, float], centimetres: tuple[float, float]
) -> None:
    tree = drawn(png(*dots), *box)
    assert size(tree) == centimetres
    assert crop(tree) == {}


@pytest.mark.parametrize(
    ("dots", "box", "cut"),
    [
        ((400, 200), (10, 10), {"l": "25000", "r": "25000"}),
        ((200, 400), (10, 10), {"t": "25000", "b": "25000"}),
        ((100, 100), (16.6, 7), {"t": "28916", "b": "28916"}),
        ((1660, 700), (16.6, 7), {}),
        ((1661, 700), (16.6, 7), {"l": "30", "r": "30"}),
    ],
)
def test_a_picture_that_fills_its_box_is_cropped_on_two_sides_alike(
    dots: tuple[int, int], box: tuple[float, float], cut: dict[str, str]
) -> None:
    tree = drawn(png(*dots), *box, fills=True)
    assert size(tree) == box
    assert crop(tree) == cut


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(1, 30), st.integers(1, 30))
def test_what_is_left_of_a_cropped_picture_has_the_shape_of_its_box(
    across: int, down: int, width: int, height: int
) -> None:
    tree = drawn(png(across, down), width, height, fills=True)
    cut = {side: int(share) / 100_000 for side, share in crop(tree).items()}
    assert set(cut) in ({"l", "r"}, {"t", "b"}, set())
    left = 1 - cut.get("l", 0) - cut.get("r", 0), 1 - cut.get("t", 0) - cut.get("b", 0)
    # a thousandth of a per cent is the finest that can be said
    assert left[0] * across * height == pytest.approx(
        left[1] * down * width, abs=2e-5 * max(across * height, down * width)
    )


@given(st.integers(1, 3000), st.integers(1, 3000))
def test_an_uncropped_picture_never_leaves_its_box(across: int, down: int) -> None:
    width, height = size(drawn(png(across, down), 7, 2.4))
    assert width <= 7.01
    assert height <= 2.41
    assert width >= 6.99 or height >= 2.39


@pytest.mark.parametrize(
    "words",
    ["A crest", 'Saying "safe" & <sound>', "It's ‘quoted’", "Both \"kinds\" of 'quotes'", 'id="7" r:embed="x"', ""],
)
def test_the_words_for_those_who_cannot_see_it_come_through(words: str) -> None:
    tree = drawn(png(10, 10), 2, 2, words=words)
    assert [tree.find(f".//{name}").get("descr") for name in (f"{WP}docPr", f"{PIC}cNvPr")] == [words, words]


@pytest.mark.parametrize(("contents", "ending"), [(png(3, 2), "png"), (jpeg(), "jpg"), (gif(), "gif")])
def test_each_kind_of_picture_gets_its_ending(contents: bytes, ending: str) -> None:
    package = word.package("")
    drawing(PictureFile(contents, "A picture", 3, 3), package)
    assert package.parts[f"word/media/picture1.{ending}"] == contents


def test_a_picture_may_lie_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "crest.png"
    path.write_bytes(png(40, 20))
    package = word.package("")
    xml = drawing(PictureFile(path, "A crest", 4, 4), package)
    assert f'cx="{4 * EMU_PER_CM}" cy="{2 * EMU_PER_CM}"' in xml
    assert package.parts["word/media/picture1.png"] == path.read_bytes()


def numbers(tree: Any) -> list[str]:
    return [one.get("id") for one in tree.iter(f"{WP}docPr", f"{PIC}cNvPr")]


def test_drawings_have_numbers_of_their_own_in_all_parts_of_a_document_together(tmp_path: Path) -> None:
    """Also the picture that stands in a loop of the template itself."""
    import broken_word as made

    loop = word.paragraph("{%p for one in [1, 2, 3] %}") + made.DRAWING + word.paragraph("{%p endfor %}")
    parts: dict[str, str | bytes | None] = {"word/header1.xml": word.header(word.paragraph("{{ crest }}{{ crest }}"))}
    pictures = {"crest.png": PictureFile(png(4, 4), 'id="0"', 2, 2)}
    document = word.filled(
        tmp_path, word.paragraph("{{ crest }}") + loop, {"crest": picture("crest.png")}, pictures, parts
    )
    found = numbers(word.tree(document)) + numbers(word.tree(document, "word/header1.xml"))
    assert len(found) == 12
    assert len(set(found)) == 12
    assert next(word.tree(document).iter(f"{WP}docPr")).get("descr") == 'id="0"'
    assert word_faults(document.finished(None)) == []
