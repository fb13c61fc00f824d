"""A picture file becomes a Word drawing in the line of text, with the words for those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planbuilder.output.package import MAIN, Package, quoted
from planbuilder.picture_size import kind_of_picture, size_of_picture

EMU_PER_CM = 360_000  # Word measures drawings in English Metric Units


@dataclass(frozen=True)
class PictureFile:
    """A picture to print: its file or contents, its description, and the box it goes into, in centimetres.

    A picture that `fills` its box is cropped to the box's shape; another keeps its shape and stays within the box.
    """

    source: Path | bytes
    description: str
    width: float
    height: float
    fills: bool = False


def drawing(picture: PictureFile, package: Package, part: str = MAIN) -> str:
    """The XML of the drawing for a part of the document; the picture is put into the package."""
    source = picture.source
    contents = source if isinstance(source, bytes) else source.read_bytes()
    size = size_of_picture(contents)
    if size is None:
        raise ValueError(f"not a picture that was examined: {picture.description}")
    relationship = package.add_picture(contents, kind_of_picture(contents), part)
    shape = size[0] / size[1]
    box = picture.width / picture.height
    crop = _crop(shape, box) if picture.fills else ""
    width = picture.width if picture.fills else min(picture.width, picture.height * shape)
    height = picture.height if picture.fills else width / shape
    across, down = round(width * EMU_PER_CM), round(height * EMU_PER_CM)
    words = quoted(picture.description)
    return (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' distT="0" distB="0" distL="0" distR="0">'  # LibreOffice adds a gap of its own where these are left out
        f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr id="0" name="Picture" descr={words}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="Picture" descr={words}/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        f' r:embed="{relationship}"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _crop(shape: float, box: float) -> str:
    """What is cut off on two sides, in thousandths of a per cent, so that the picture has the shape of its box."""
    if shape > box:
        side = round((1 - box / shape) / 2 * 100_000)
        return f'<a:srcRect l="{side}" r="{side}"/>' if side else ""
    side = round((1 - shape / box) / 2 * 100_000)
    return f'<a:srcRect t="{side}" b="{side}"/>' if side else ""
