"""The parts of a Word file by what they are, not by what they are called.

In comes a Word file that was found harmless; out come the trees of its document, headers, footers, notes and comments,
and what it says of itself. Programs name these parts as they like; the relationships tell which is which.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from planbuilder.output.opened_docx import w
from planbuilder.returned.words import parsed

_EDGES = ("header", "footer", "footnotes", "endnotes")
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_SAVED_BY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"


@dataclass(frozen=True)
class WordFile:
    """The unpacked parts of a Word file."""

    parts: dict[str, bytes]

    @classmethod
    def open(cls, path: Path) -> WordFile:
        """Unpack a file; raises what `zipfile` raises."""
        with zipfile.ZipFile(path) as archive:
            return cls({one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()})

    def related(self, owner: str) -> Iterator[tuple[str, str]]:
        """The kind (the last word of its type) and the name of each part that a part leads to."""
        folder, base = posixpath.split(owner)
        rels = f"{folder}/_rels/{base}.rels".lstrip("/")
        for one in parsed(self.parts[rels]) if rels in self.parts else ():
            if isinstance(one.tag, str) and one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
                yield one.get("Type", "").rsplit("/", 1)[-1], target

    @cached_property
    def main(self) -> str:
        """The name of the document's own part; "" where there is none."""
        found = next((name for kind, name in self.related("") if kind == "officeDocument"), "")
        return found if found in self.parts else ""

    @property
    def has_body(self) -> bool:
        """Whether there is a document in it."""
        return bool(self.main) and self.document().find(w("body")) is not None

    def document(self) -> Any:
        """The tree of the document."""
        return parsed(self.parts[self.main])

    def edges(self) -> list[Any]:
        """The trees of headers, footers and notes."""
        found = {name for kind, name in self.related(self.main) if kind in _EDGES and name in self.parts}
        return [parsed(self.parts[name]) for name in sorted(found)]

    def comments(self, kind: str = "comments") -> Any | None:
        """The tree of the comments, or ("commentsExtended") of what belongs to them."""
        found = next((name for which, name in self.related(self.main) if which == kind), "")
        return parsed(self.parts[found]) if found in self.parts else None

    @cached_property
    def properties(self) -> dict[str, str]:
        """The properties that the file carries under names of its own."""
        name = next((name for kind, name in self.related("") if kind == "custom-properties"), "")
        if name not in self.parts:
            return {}
        found = parsed(self.parts[name]).iter(_PROPERTY)
        return {one.get("name", ""): "".join(one.itertext()).strip() for one in found}

    @cached_property
    def saved_by(self) -> str:
        """Who saved the file last, as far as it says."""
        name = next((name for kind, name in self.related("") if kind == "core-properties"), "")
        if name not in self.parts:
            return ""
        return (parsed(self.parts[name]).findtext(_SAVED_BY) or "").strip()
