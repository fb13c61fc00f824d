"""Whether a picture that a workbook names is there and can be put into a Word document.

In: the name as it stands in the cell, and the folder that may hold pictures. Out: its path, or the one
problem with it. Only PNG, JPEG and GIF are taken: Word, LibreOffice and the PDF show these alike on every
computer. The file's own first bytes decide, not its name, and it must be whole, because a half-copied picture
would come out as an empty frame. Nothing outside the folder is looked at, wherever a name or a link points.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PurePosixPath

from planbuilder.catalogue.files import PICTURE
from planbuilder.picture_size import is_rare_jpeg, kind_of_picture, size_of_picture
from planbuilder.problems import Problem, did_you_mean

LARGEST_PICTURE = 20 * 2**20
MOST_PIXELS = 150_000_000
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif")
_SAVE_AS = "Open it in Paint, Photos or Preview, save it as PNG or JPEG, and name that file in the cell."
_SMALLER = "Save a smaller one: 2,000 dots across are plenty for a page."
_COPY_AGAIN = "Copy it into the folder again."

# how a file begins (None: any byte) -> what kind of picture it is
_OTHER_PICTURES = {
    (b"RIFF", b"WEBP"): "a WebP picture",
    (b"", b"ftypavif"): "an AVIF picture",
    (b"", b"ftyp"): "a HEIC photograph",
    (b"II*\0", b""): "a TIFF picture",
    (b"MM\0*", b""): "a TIFF picture",
    (b"BM", b""): "a bitmap (BMP)",
    (b"\0\0\x01\0", b""): "an icon",
    (b"8BPS", b""): "a Photoshop picture",
    (b"\x01\0\0\0", b""): "a Windows metafile",
    (b"\xd7\xcd\xc6\x9a", b""): "a Windows metafile",
    (b"%PDF", b""): "a PDF",
    (b"PK\x03\x04", b""): "an Office document or a compressed folder",
}


def examine_picture(name: str, folder: Path) -> Path | Problem:
    """The picture called `name` (as typed, "crest.png" or "photos/crest.png") in `folder`, or what is wrong.

    Capitals need not match. The Problem is a STOP without a place: the caller adds workbook, sheet and cell.
    """
    name = re.sub(rf"^{re.escape(folder.name)}[\\/]", "", name.strip(), flags=re.IGNORECASE)  # "pictures/crest.png"
    path = _find(name, folder)
    if isinstance(path, Problem):
        return path
    try:
        if path.is_dir():
            return _stop(f"“{name}” is a folder, not a picture", did_you_mean(name, _pictures(folder)))
        if not path.is_file():
            return _not_there(name, folder)
        size = path.stat().st_size
        if size > LARGEST_PICTURE:
            most = LARGEST_PICTURE // 2**20
            what = f"The picture “{name}” has {size / 2**20:.0f} MB; at most {most} MB can be used"
            return _stop(what, _SMALLER)
        content = path.read_bytes()
    except OSError as error:
        what = f"The picture “{name}” could not be read ({error.strerror or error})"
        return _stop(what, "Open it once, so that it is really on this computer, then run this again.")
    return fault_inside(name, content) or path


def _find(name: str, folder: Path) -> Path | Problem:
    """Where the name leads, if it stays in the folder; links are followed before that is judged."""
    if "://" in name:
        return _stop(
            f"“{name}” is a web address",
            f"Save the picture in the folder “{folder.name}” and name that file.",
        )
    relative = PurePosixPath(name.replace("\\", "/"))
    outside = _stop(
        f"The picture “{name}” lies outside the folder “{folder.name}”",
        "Copy it into that folder and give only its name, such as crest.png.",
    )
    if relative.is_absolute() or ".." in relative.parts or ":" in name:
        return outside
    path = folder
    for part in relative.parts:
        path /= _as_spelt_there(part, path)
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a name too long, a link to itself, a NUL
        return _not_there(name, folder)
    return path if inside else outside


def _as_spelt_there(part: str, folder: Path) -> str:
    """The entry of a folder that has this name but for capitals and the coding of accents, else as typed."""

    def folded(text: str) -> str:
        return unicodedata.normalize("NFC", text).casefold()

    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except (OSError, ValueError):
        return part
    if part in names:
        return part
    return next((name for name in names if folded(name) == folded(part)), part)


def _not_there(name: str, folder: Path) -> Problem:
    do = did_you_mean(name, _pictures(folder)) or f"Copy the picture into the folder “{folder.name}”."
    return _stop(f"There is no picture “{name}” in the folder “{folder.name}”", do)


def _pictures(folder: Path) -> list[str]:
    """The names by which a cell could call the pictures that are there."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS)
    return sorted(path.relative_to(folder).as_posix() for path in found)


def fault_inside(name: str, content: bytes) -> Problem | None:
    """What is wrong with a picture's file, by its own bytes; None for a whole one of a kind that can be printed."""
    if not content:
        return _stop(f"The picture “{name}” is empty (0 bytes)", _COPY_AGAIN)
    if not kind_of_picture(content):
        return _no_picture(name, content)
    size = size_of_picture(content)
    if size is None and is_rare_jpeg(content):
        return _stop(f"“{name}” is a JPEG of a rare kind", _SAVE_AS)
    if size is None:
        return _stop(f"The picture “{name}” is damaged or was only copied in part", _COPY_AGAIN)
    if size[0] * size[1] > MOST_PIXELS:
        what = f"The picture “{name}” measures {size[0]:,} x {size[1]:,} dots, more than Word can handle"
        return _stop(what, _SMALLER)
    return None


def _no_picture(name: str, content: bytes) -> Problem:
    for (beginning, then), kind in _OTHER_PICTURES.items():
        if content.startswith(beginning) and then in content[4:12]:
            return _stop(f"“{name}” is {kind}; only PNG, JPEG and GIF pictures can be used", _SAVE_AS)
    if b"<svg" in content[:4096]:
        return _stop(f"“{name}” is an SVG drawing; only PNG, JPEG and GIF pictures can be used", _SAVE_AS)
    return _stop(f"“{name}” is not a picture", "Name a PNG, JPEG or GIF file that opens in Paint, Photos or Preview.")


def _stop(what: str, do: str) -> Problem:
    return PICTURE.problem(what, do)
