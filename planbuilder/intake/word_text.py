"""A long text that officers keep in a Word file becomes lines, with its bold, lists and pictures.

In comes the name that a cell gives and the folder that texts lie in; out come lines as if they had been typed in the
cell. The look of the file does not come along: the template decides how paragraphs and lists are printed. The file is
unpacked with the same care as a workbook, and parsed without following anything that it points to.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from planbuilder.catalogue.files import WORD_FILE, WORD_FILE_EMPTY, WORD_FILE_LOSS
from planbuilder.intake.pictures import fault_inside
from planbuilder.intake.zips import trouble_in
from planbuilder.problems import Problem, did_you_mean
from planbuilder.typed import clean
from planbuilder.values import Line, Mark, Picture, Run

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOLD_STYLES = {"strong", "intense emphasis"}
_ITALIC_STYLES = {"emphasis", "subtle emphasis", "intense emphasis"}


def read_word_text(name: str, folder: Path) -> tuple[tuple[Line, ...], list[Problem]]:
    """The lines of a Word file, and what is wrong with it (a STOP where it cannot be read)."""
    name = re.sub(rf"^{re.escape(folder.name)}[\\/]", "", name, flags=re.IGNORECASE)  # "text\\introduction.docx"
    if Path(name).name != name or "\\" in name:
        do = f"Put the file into the folder “{folder.name}” and type its name alone."
        return (), [WORD_FILE.problem(f"“{name}” is not in the folder “{folder.name}”", do)]
    if not name.casefold().endswith(".docx"):
        do = f"Save it as a Word Document (*.docx) in the folder “{folder.name}”, and type that name."
        return (), [WORD_FILE.problem(f"“{name}” is not a Word document of today's kind (.docx)", do)]
    there = sorted(file.name for file in folder.glob("*.[dD][oO][cC][xX]")) if folder.is_dir() else []
    path = folder / next((file for file in there if file.casefold() == name.casefold()), name)
    if not path.is_file():
        do = f"Put it there. {did_you_mean(name, there)}".strip()
        return (), [WORD_FILE.problem(f"there is no Word file “{name}” in the folder “{folder.name}”", do)]
    try:
        trouble = trouble_in(path)
        if trouble in {"too-big", "bomb", "cluttered"}:
            do = "Keep only the text that belongs there, without large pictures, and save it."
            return (), [WORD_FILE.problem(f"“{name}” holds far more than a text for the document", do)]
        if trouble:
            raise zipfile.BadZipFile
        with zipfile.ZipFile(path) as package:
            if "word/document.xml" not in package.namelist():
                raise zipfile.BadZipFile
            text = _WordText(package)
            lines = tuple(text.lines())
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, LookupError, OSError, EOFError, RuntimeError):
        do = "Open it in Word, choose File > Save As > Word Document (*.docx), and run this again."
        return (), [WORD_FILE.problem(f"“{name}” is not a Word document that can be read", do)]
    problems = [replace(one, what=f"in “{name}”: {one.what}") for one in dict.fromkeys(text.found)]
    do = "Put what it shows into the text, or do without."
    problems += [WORD_FILE_LOSS.problem(f"in “{name}”: {lost}", do) for lost in dict.fromkeys(text.lost)]
    if not lines:
        what = f"the Word file “{name}” has no text"
        problems.append(WORD_FILE_EMPTY.problem(what, "Write the text, or empty the cell."))
    return lines, problems


@dataclass
class _WordText:
    package: zipfile.ZipFile
    found: list[Problem] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[Line]:
        """Every paragraph with words, and every picture, in reading order; a line break starts a new paragraph."""
        body = self._body()
        if body is None:
            return
        if body.find(f".//{_W}tbl") is not None:
            self.lost.append("a table was read cell by cell, as paragraphs")
        if next(body.iter(f"{_W}footnoteReference", f"{_W}endnoteReference"), None) is not None:
            self.lost.append("a footnote or endnote was left out")
        for paragraph in body.iter(f"{_W}p"):
            mark = self._mark(paragraph)
            for runs in self._broken(paragraph):
                if any(run.text.strip() for run in runs):
                    yield Line(runs, mark)
            for drawing in _own(paragraph, "drawing", "pict", "object"):
                yield from self._picture(drawing)

    def _body(self) -> Any:
        """The body without what was deleted or moved away, and without copies for old versions of Word."""
        from lxml import etree

        body = self._tree("word/document.xml").find(f"{_W}body")
        if body is not None:
            etree.strip_elements(body, f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", with_tail=False)
        return body

    def _tree(self, part: str) -> Any:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self.package.read(part), parser)
        except etree.XMLSyntaxError as error:
            raise ValueError(part) from error

    @cached_property
    def _styles(self) -> dict[str, Any]:
        if "word/styles.xml" not in self.package.namelist():
            return {}
        return {style.get(f"{_W}styleId"): style for style in self._tree("word/styles.xml").iter(f"{_W}style")}

    def _style_names(self, identity: str | None) -> Iterator[tuple[str, Any]]:
        """A style and those that it is based on, with their names."""
        seen: set[str] = set()
        while identity in self._styles and identity not in seen:
            seen.add(str(identity))
            style = self._styles[str(identity)]
            yield (_value(style, "name") or "").casefold(), style
            identity = _value(style, "basedOn")

    def _mark(self, paragraph: Any) -> Mark:
        """Whether a paragraph is an item of a list, by its own numbering or by its style's."""
        chain = list(self._style_names(_value(paragraph, "pPr/pStyle")))
        for holder in (paragraph, *(style for _, style in chain)):
            number = _value(holder, "pPr/numPr/numId")
            if number is not None:
                return Mark.PARAGRAPH if number == "0" else self._kind_of_list(number)
        return Mark.PARAGRAPH

    def _kind_of_list(self, number: str) -> Mark:
        return Mark.BULLET if self._formats.get(number, "bullet") in {"bullet", "none"} else Mark.NUMBER

    @cached_property
    def _formats(self) -> dict[str, str]:
        """The number format of the first level of each list."""
        if "word/numbering.xml" not in self.package.namelist():
            return {}
        tree = self._tree("word/numbering.xml")
        formats = {a.get(f"{_W}abstractNumId"): _value(a, "lvl/numFmt") for a in tree.iter(f"{_W}abstractNum")}
        return {n.get(f"{_W}numId"): formats.get(_value(n, "abstractNumId")) or "bullet" for n in tree.iter(f"{_W}num")}

    def _broken(self, paragraph: Any) -> list[tuple[Run, ...]]:
        """The runs of a paragraph, parted where it has line breaks."""
        styles = self._style_names(_value(paragraph, "pPr/pStyle"))
        heading = any(name.startswith(("heading", "title")) for name, _ in styles)
        lines: list[list[Run]] = [[]]
        for run in _own(paragraph, "r"):
            if _is_on(run, "vanish"):
                continue
            names = {name for name, _ in self._style_names(_value(run, "rPr/rStyle"))}
            bold = heading or _is_on(run, "b") or bool(names & _BOLD_STYLES)
            italic = _is_on(run, "i") or bool(names & _ITALIC_STYLES)
            for piece in _pieces(run):
                if piece == "\n":
                    lines.append([])
                else:
                    lines[-1].append(Run(clean(piece, self.found), bold, italic))
        return [tuple(line) for line in lines]

    def _picture(self, drawing: Any) -> Iterator[Line]:
        if next(drawing.iter(f"{_W}txbxContent"), None) is not None:  # its paragraphs are read on their own
            return
        blip = next(drawing.iter(f"{_A}blip"), None)
        part = self._related.get(blip.get(f"{_R}embed")) if blip is not None else None
        if part not in self.package.namelist():
            self.lost.append("a drawing that is not a picture was left out")
            return
        about = next(drawing.iter(f"{_DRAWING}docPr"), None)
        description = (about.get("descr") or about.get("title") or "") if about is not None else ""
        contents = self.package.read(str(part))
        if fault := fault_inside(posixpath.basename(str(part)), contents):
            self.lost.append(f"a picture was left out ({fault.what})")
        else:
            yield Line((), picture=Picture(contents, description or "Picture"))

    @cached_property
    def _related(self) -> dict[str | None, str]:
        name = "word/_rels/document.xml.rels"
        if name not in self.package.namelist():
            return {}
        inside = (one for one in self._tree(name) if one.get("TargetMode") != "External")
        joined = {one.get("Id"): posixpath.join("/word", one.get("Target", "")) for one in inside}
        return {identity: posixpath.normpath(target).lstrip("/") for identity, target in joined.items()}


def _own(paragraph: Any, *names: str) -> Iterator[Any]:
    """What stands in a paragraph itself, not in the paragraphs of a text box in it."""
    for found in paragraph.iter(*(f"{_W}{name}" for name in names)):
        if next(found.iterancestors(f"{_W}p")) is paragraph:
            yield found


def _value(element: Any, path: str) -> str | None:
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    value = found.get(f"{_W}val") if found is not None else None
    return str(value) if value is not None else None


def _is_on(run: Any, name: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and found.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _pieces(run: Any) -> Iterator[str]:
    """The texts of a run; a line break is "\\n" by itself."""
    for child in run:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}sym":
            number = int(child.get(f"{_W}char", "20"), 16)
            yield chr(number) if number < 0xD800 or 0xE000 <= number <= 0xFFFF else ""
