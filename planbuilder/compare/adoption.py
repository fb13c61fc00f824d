"""What deleted text needs in the redline: pictures, charts, links and styles that only FROM has.

In come elements of FROM; out come the same elements with links that hold in the redline, and the parts that these lead
to. A picture that is there already is used again. Styles of the same id are TO's: the look of a redline is that of TO.
"""

from __future__ import annotations

import copy
import posixpath
from typing import Any

from lxml import etree

from planbuilder.compare.lists import Lists
from planbuilder.compare.story import Link, R, Word, parsed, rels_of
from planbuilder.output.opened_docx import find, w
from planbuilder.output.package import STYLES, quoted

_SHAPES = "{urn:schemas-microsoft-com:vml}"
_SHAPE_NUMBER = "{urn:schemas-microsoft-com:office:office}spid"
_NAMES_OF_STYLES = ("pStyle", "rStyle", "tblStyle")
_LEADS_ON = ("basedOn", "next", "link")


class Adoption:
    """Brings what FROM alone has into the redline."""

    def __init__(self, old: Word, redline: Word) -> None:
        self._old, self._redline = old, redline
        self._brought: dict[str, str] = {}
        self._links: dict[tuple[str, str, bool, str], str] = {}

    def element(self, element: Any, old_part: str, part: str) -> None:
        """Make the links in an element of FROM hold in a part of the redline."""
        links = self._old.links(old_part)
        for one in element.iter():
            for key, identity in one.attrib.items():
                if key.startswith(R) and identity in links:
                    one.set(key, self._link(links[identity], part))
            if isinstance(one.tag, str) and one.tag.startswith(_SHAPES):
                _rename_shape(one)

    def _link(self, link: Link, part: str) -> str:
        """The id of a link of a part of the redline."""
        key = (link.kind, link.target, link.outside, part)
        if key not in self._links:
            if link.outside:
                self._links[key] = self._outside(link, part)
            else:
                target = posixpath.relpath(self.part(link.target), posixpath.dirname(part))
                self._links[key] = self._redline.package.relate(link.kind, target, part)
        return self._links[key]

    def _outside(self, link: Link, part: str) -> str:
        identity = self._redline.package.relate(link.kind, link.target, part)
        rels = rels_of(part)
        xml = self._redline.package.text(rels)
        entry = f'<Relationship Id="{identity}" Type="{link.kind}" Target={quoted(link.target)}'
        self._redline.package.set_text(rels, xml.replace(f"{entry}/>", f'{entry} TargetMode="External"/>'))
        return identity

    def part(self, name: str) -> str:
        """The name in the redline of a part of FROM, brought along with all that it leads to."""
        if name not in self._brought:
            package = self._redline.package
            is_story = name in self._old.trees  # TO's header of that name may hold tracked changes by now
            same = not is_story and self._old.package.parts.get(name) == package.parts.get(name)
            same = same and self._old.print_of(name) == self._redline.print_of(name)
            stem, ending = posixpath.splitext(name)
            stem = stem.rstrip("0123456789") + ("" if is_story else "f")
            new = name if same else package.free_name(stem, ending.lstrip("."))
            self._brought[name] = new
            if not same:
                self._bring(name, new)
        return self._brought[name]

    def _bring(self, name: str, new: str) -> None:
        package = self._redline.package
        package.parts[new] = self._old.package.parts[name]
        kind = _content_type(self._old, name)
        types = package.text("[Content_Types].xml")
        if _content_type(self._redline, new) != kind:
            entry = f'<Override PartName="/{new}" ContentType="{kind}"/></Types>'
            package.set_text("[Content_Types].xml", types.replace("</Types>", entry))
        if name in self._old.trees:
            self._redline.trees[new] = copy.deepcopy(self._old.trees[name])
            self.element(self._redline.trees[new], name, new)
        elif rels_of(name) in self._old.package.parts:  # its own bytes stay, and so do the ids in them
            tree = parsed(self._old.package.parts[rels_of(name)])
            for one in tree:
                link = self._old.links(name)[one.get("Id", "")]
                if not link.outside:
                    one.set("Target", posixpath.relpath(self.part(link.target), posixpath.dirname(new)))
            package.parts[rels_of(new)] = written(tree)


def _rename_shape(shape: Any) -> None:
    """Give a shape of FROM, such as a watermark, names of its own: TO's has the same."""
    for key in ("id", _SHAPE_NUMBER):
        if name := shape.get(key):
            shape.set(key, f"{name}_earlier")
    if shape.get("type", "").startswith("#"):
        shape.set("type", f"{shape.get('type')}_earlier")


def _content_type(word: Word, name: str) -> str:
    tree = parsed(word.package.parts["[Content_Types].xml"])
    for one in find(tree, "ct:Override"):
        if one.get("PartName", "").casefold() == f"/{name}".casefold():
            return str(one.get("ContentType"))
    ending = name.rpartition(".")[2].casefold()
    return next(
        (one.get("ContentType") for one in find(tree, "ct:Default") if one.get("Extension").casefold() == ending), ""
    )


def written(tree: Any) -> bytes:
    """A tree as the bytes of its part."""
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)


# --- styles -----------------------------------------------------------------------------------------------


def bring_styles(old: Word, redline: Word, lists: Lists) -> bool:
    """Add the styles that only FROM has and uses; returns whether the template's own styles are not what they were."""
    if old.package.parts[STYLES] == redline.package.parts[STYLES]:
        return False
    olds, tree = _styles(old), parsed(redline.package.parts[STYLES])
    news = {one.get(w("styleId")): one for one in tree.iterfind(w("style"))}
    changed = any(_says(olds[name]) != _says(news[name]) for name in olds.keys() & news.keys())
    wanted = [name for story in old.trees.values() for name in _used(story)]
    while wanted:
        name = wanted.pop()
        if name in news or name not in olds:
            continue
        style = copy.deepcopy(olds[name])
        _rename(style, news.values())
        style.attrib.pop(w("default"), None)
        lists.renumber(style)
        news[name] = style
        tree.append(style)
        wanted += [str(one.get(w("val"))) for tag in _LEADS_ON for one in style.iterfind(w(tag))]
    redline.package.parts[STYLES] = written(tree)
    return changed


def _styles(word: Word) -> dict[str, Any]:
    tree = parsed(word.package.parts[STYLES])
    return {str(one.get(w("styleId"))): one for one in tree.iterfind(w("style"))}


def _used(story: Any) -> list[str]:
    return [str(one.get(w("val"))) for one in story.iter(*map(w, _NAMES_OF_STYLES))]


def _says(style: Any) -> bytes:
    return bytes(etree.tostring(style, method="c14n", exclusive=True))


def _rename(style: Any, others: Any) -> None:
    """Give a style a name that no other has: Word would make one of two styles with the same name."""
    name = style.find(w("name"))
    taken = {one.find(w("name")).get(w("val"), "").casefold() for one in others if one.find(w("name")) is not None}
    while name is not None and name.get(w("val"), "").casefold() in taken:
        name.set(w("val"), f"{name.get(w('val'))} (earlier)")
