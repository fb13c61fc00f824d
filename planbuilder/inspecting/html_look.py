"""A web page as its checks see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planbuilder.problems import shortened

_NOT_READ = {"script", "style", "template", "noscript", "head", "title"}


@dataclass
class HtmlLook:
    """The page's tree, its source, and the Word file that it was made from."""

    path: Path
    tree: Any
    source: str
    beside: Path | None

    def all(self, *names: str) -> Iterator[Any]:
        """The elements of these names, but for those that are hidden from everybody."""
        return (one for one in self.tree.iter(*names) if not is_hidden(one))


def opened(path: Path) -> tuple[Any, str]:
    """The tree and the source of a web page; None for what is none."""
    from lxml import etree, html

    content = path.read_bytes()
    coding = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", content[:4096], re.IGNORECASE)
    try:
        source = content.decode(coding[1].decode("ascii") if coding else "utf-8", errors="replace")
    except LookupError:
        source = content.decode("utf-8", errors="replace")
    if not re.search(r"<(?:!doctype\s+html|html|head|body|main|h1|p|table|div)\b", source[:20_000], re.IGNORECASE):
        return None, source
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False)
        tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source.lstrip("\ufeff")), parser=parser)
    except (etree.LxmlError, ValueError):
        return None, source
    return tree, source


def words_of(element: Any) -> str:
    """What an element says, alt text of its pictures included."""
    said = [element.get("aria-label") or ""]
    for one in element.iter():
        if one.tag == "img":
            said.append(one.get("alt") or "")
        if isinstance(one.tag, str) and one.tag not in _NOT_READ:
            said.append(one.text or "")
        if one is not element:
            said.append(one.tail or "")
    return " ".join(" ".join(said).split())


def is_hidden(element: Any) -> bool:
    """Whether nobody meets this element."""
    for one in (element, *element.iterancestors()):
        if one.get("hidden") is not None or one.get("aria-hidden") == "true" or one.tag == "template":
            return True
        if re.search(r"display\s*:\s*none", one.get("style") or "", re.IGNORECASE):
            return True
    return False


def where(element: Any) -> str:
    """Its line and its words."""
    words = shortened(words_of(element), 50)
    line = f"line {element.sourceline}" if element.sourceline else "the page"
    return f"{line}, “{words}”" if words else f"{line}, <{element.tag}>"
