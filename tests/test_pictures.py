"""A picture that cannot go into a Word document is named in plain words; none outside its folder is read."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

import hostile_files as made
from hostile_files import png
from planbuilder.intake.files import examine_picture
from planbuilder.output.drawing import PictureFile, drawing
from planbuilder.output.package import Package
from planbuilder.picture_size import size_of_picture
from planbuilder.problems import Level, Problem

PNG = made.png(3, 2)
ONLY = "only PNG, JPEG and GIF pictures can be used"
WRONG_PICTURES = {
    "nothing in it": (b"", "The picture “crest.png” is empty (0 bytes)"),
    "WebP": (b"RIFF\x24\0\0\0WEBPVP8 ", f"“crest.png” is a WebP picture; {ONLY}"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", f"“crest.png” is a HEIC photograph; {ONLY}"),
    "AVIF": (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", f"“crest.png” is an AVIF picture; {ONLY}"),
    "TIFF": (b"II*\0\x08\0\0\0", f"“crest.png” is a TIFF picture; {ONLY}"),
    "BMP": (b"BM\x3a\0\0\0\0\0\0\0", f"“crest.png” is a bitmap (BMP); {ONLY}"),
    "SVG": (
        b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
        f"“crest.png” is an SVG drawing; {ONLY}",
    ),
    "PDF": (b"%PDF-1.4\n", f"“crest.png” is a PDF; {ONLY}"),
    "text": (b"see the shared drive", "“crest.png” is not a picture"),
    "cut PNG": (PNG[:-20], "The picture “crest.png” is damaged or was only copied in part"),
    "PNG without size": (made.png(0, 2), "The picture “crest.png” is damaged or was only copied in part"),
    "cut JPEG": (made.jpeg()[:-2], "The picture “crest.png” is damaged or was only copied in part"),
    "JPEG of twelve bits": (made.print_jpeg(bits=12), "“crest.png” is a JPEG of a rare kind"),
    "JPEG without loss": (made.print_jpeg(frame=0xC3), "“crest.png” is a JPEG of a rare kind"),
    "JPEG with nothing but a length": (
        b"\xff\xd8\xff\xe1\xff\xffExif\0\0MM\0*\xff\xff\xff\xff" + bytes(50),
        "The picture “crest.png” is damaged or was only copied in part",
    ),
    "page with a picture's beginning": (
        b"GIF89a=1;<script>alert(1)</script>",
        "The picture “crest.png” is damaged or was only copied in part",
    ),
    "cut GIF": (made.gif()[:-1], "The picture “crest.png” is damaged or was only copied in part"),
    "PNG that fills the memory": (
        made.png(60_000, 60_000),
        "The picture “crest.png” measures 60,000 x 60,000 dots, more than Word can handle",
    ),
    "too large": (PNG + bytes(21 * 2**20), "The picture “crest.png” has 21 MB; at most 20 MB can be used"),
}


@pytest.mark.parametrize("kind", WRONG_PICTURES)
def test_a_file_that_is_no_picture_for_word_is_named(kind: str, tmp_path: Path) -> None:
    content, what = WRONG_PICTURES[kind]
    (tmp_path / "crest.png").write_bytes(content)
    problem = examine_picture("crest.png", tmp_path)
    assert isinstance(problem, Problem)
    assert (problem.level, problem.what) == (Level.STOP, what)
    assert problem.do.endswith(".")


TAKEN = {
    "PNG": PNG,
    "JPEG": made.jpeg(),
    "JPEG for print": made.print_jpeg(),
    "JPEG that loads in steps": made.print_jpeg(frame=0xC2),
    "JPEG without a mark": b"\xff\xd8" + made.jpeg()[20:],
    "JPEG with a camera's data spoilt": b"\xff\xd8\xff\xe1\0\x10Exif\0\0MM\0*\xff\xff\xff\xff" + made.jpeg()[2:],
    "GIF": made.gif(),
}


@pytest.mark.parametrize("kind", TAKEN)
def test_a_picture_is_found_whatever_its_capitals_and_goes_into_the_document(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "pictures" / "Crest.PNG"
    path.parent.mkdir()
    path.write_bytes(TAKEN[kind])
    for name in ("pictures/Crest.PNG", "pictures\\crest.png", " Pictures/crest.png "):
        assert examine_picture(name, tmp_path) == path
    assert size_of_picture(path.read_bytes()) == (3, 2)
    package = Package({"[Content_Types].xml": b"<Types></Types>"})
    assert "<wp:extent" in drawing(PictureFile(path, "A crest", 3, 2), package)
    assert TAKEN[kind] in package.parts.values()


@pytest.mark.parametrize(
    ("name", "do"),
    [
        ("crset.png", "Did you mean “crest.png”?"),
        ("crest.jpg", "Did you mean “crest.png”?"),
        ("crest", "Did you mean “crest.png”?"),
        ("zebra.gif", "The names there are: “crest.png”; “people/chair.jpg”."),
    ],
)
def test_a_missing_picture_names_the_ones_that_are_there(name: str, do: str, tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "chair.jpg").write_bytes(made.jpeg())
    (tmp_path / "crest.png").write_bytes(PNG)
    problem = examine_picture(name, tmp_path)
    assert isinstance(problem, Problem)
    assert problem.what == f"There is no picture “{name}” in the folder “{tmp_path.name}”"
    assert problem.do == do


@pytest.mark.parametrize("name", ["a\0b.png", "x" * 5000, "loop.png", "."])
def test_a_name_that_no_file_can_have_is_a_problem_and_no_crash(name: str, tmp_path: Path) -> None:
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    assert isinstance(examine_picture(name, tmp_path), Problem)


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "/etc/secret.png",
        "C:\\Users\\jane\\crest.png",
        "\\\\server\\crest.png",
        "link.png",
        "out/secret.png",
    ],
)
def test_a_picture_outside_the_folder_is_never_opened(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    (inputs / "link.png").symlink_to(tmp_path / "secret.png")
    (inputs / "out").symlink_to(tmp_path)
    problem = examine_picture(name, inputs)
    assert isinstance(problem, Problem)
    assert problem.what == f"The picture “{name}” lies outside the folder “inputs”"
    assert problem.do == "Copy it into that folder and give only its name, such as crest.png."


def test_a_picture_on_the_web_is_not_fetched(tmp_path: Path) -> None:
    problem = examine_picture("https://example.org/crest.png", tmp_path)
    assert isinstance(problem, Problem)
    assert problem.what == "“https://example.org/crest.png” is a web address"


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    problem = examine_picture("people", tmp_path)
    assert isinstance(problem, Problem)
    assert problem.what == "“people” is a folder, not a picture"


def test_a_photograph_with_the_phones_own_data_after_its_end_is_whole(tmp_path: Path) -> None:
    (tmp_path / "chair.jpg").write_bytes(made.jpeg() + struct.pack(">L", 7) * 100)
    assert examine_picture("chair.jpg", tmp_path) == tmp_path / "chair.jpg"


@pytest.mark.parametrize("name", ["pictures/crest.png", "Pictures\\crest.png", "crest.png"])
def test_the_name_of_the_folder_may_stand_before_that_of_the_picture(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "crest.png").write_bytes(png(8, 8))
    assert examine_picture(name, folder) == folder / "crest.png"
