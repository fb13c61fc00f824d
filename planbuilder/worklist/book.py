"""The workbook part: which sheets there are, and a new one put before them all.

In come the parts of a package; out come the names and parts of its sheets. Whatever counts sheets by their position is
moved on by one (ECMA-376 part 1, 18.2): names that belong to a sheet, the sheet that is open, the first one in view.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from planbuilder.worklist.parts import OFFICE, CannotMark, Parts, Relationships, local_name, main

_WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NAMES_BEHIND: Final = {"sheets", "functionGroups", "externalReferences"}
_SELECTED: Final = re.compile(rb"""\s+tabSelected\s*=\s*["'](?:1|true)["']""")


@dataclass(frozen=True)
class Sheet:
    """One sheet as the workbook names it; `part` is "" where it cannot be found."""

    title: str
    part: str
    hidden: bool


class Book:
    """The workbook part of a package."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        found = Relationships.of(parts, "").by_type("officeDocument")
        if not found or parts.type_of(found[0]) != _WORKBOOK_TYPE:
            raise CannotMark("it is no Excel workbook (.xlsx)")
        self.part = found[0]
        self._root = parts.tree(self.part)
        self._list = self._root.find(main("sheets"))
        if self._list is None or not len(self._list):
            raise CannotMark("it has no sheets, or was saved as “Strict Open XML Spreadsheet”")
        self.related = Relationships.of(parts, self.part)
        self.sheets = [
            Sheet(
                one.get("name", ""),
                self.related.by_id(one.get(f"{{{OFFICE}}}id", "")),
                one.get("state", "visible") != "visible",
            )
            for one in self._list.iterfind(main("sheet"))
        ]

    def put_first(self, title: str, content: bytes, names: dict[str, str]) -> None:
        """Put a new sheet before all others, open it, and give it names of its own ("_xlnm.Print_Titles")."""
        assert self._list is not None
        self._deselect_all()
        part = self._parts.free_name("xl/worksheets/sheet{}.xml")
        self._parts.write(part, content)
        self._parts.declare(part, _SHEET_TYPE)
        self._shift_positions()
        number = 1 + max((int(one.get("sheetId", "0")) for one in self._list), default=0)
        about = {"name": title, "sheetId": str(number), f"{{{OFFICE}}}id": self.related.add("worksheet", part)}
        self._list.insert(0, etree.Element(main("sheet"), about, nsmap={"r": OFFICE}))
        defined = self._defined_names()
        for name, refers_to in reversed(names.items()):
            new = etree.Element(main("definedName"), name=name, localSheetId="0")
            new.text = refers_to
            if name == "_xlnm._FilterDatabase":
                new.set("hidden", "1")
            defined.insert(0, new)
        self._parts.write(self.part, self._root)

    def _deselect_all(self) -> None:
        """Two selected sheets would be a group: what is typed into one goes into the other as well."""
        for sheet in self.sheets:
            if sheet.part in self._parts:
                content = self._parts.read(sheet.part)
                head, found, rest = content.partition(b"sheetData")  # the views stand before the cells
                if _SELECTED.search(head):
                    self._parts.write(sheet.part, _SELECTED.sub(b"", head) + found + rest)

    def _shift_positions(self) -> None:
        for name in self._root.iterfind(f"{main('definedNames')}/{main('definedName')}"):
            if position := name.get("localSheetId"):
                name.set("localSheetId", str(int(position) + 1))
        views = self._root.find(main("bookViews"))
        if views is None:  # the sheets' own views refer to the first of these
            views = etree.Element(main("bookViews"))
            etree.SubElement(views, main("workbookView"))
            assert self._list is not None
            self._list.addprevious(views)
        for view in views:
            for position in ("activeTab", "firstSheet"):
                view.attrib.pop(position, "")  # without them, the first sheet is open

    def _defined_names(self) -> etree._Element:
        found = self._root.find(main("definedNames"))
        if found is None:
            found = etree.Element(main("definedNames"))
            at = max(n for n, one in enumerate(self._root) if local_name(one) in _NAMES_BEHIND)
            self._root.insert(at + 1, found)
        return found
