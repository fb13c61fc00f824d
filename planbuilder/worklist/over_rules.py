"""Marks that would be hidden: a rule of the workbook (conditional formatting) colours over whatever a cell has.

In comes a worksheet with the cells that are marked; it is changed in place. Where a rule of its own covers one of them,
a rule that is always true and comes first gives it the colour of its level; the workbook's rules stay and follow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from planbuilder.problems import Level
from planbuilder.worklist.parts import local_name, main
from planbuilder.worklist.places import LAST_COLUMN, LAST_ROW, Cell, address, column_number

_AREA: Final = re.compile(r"\$?([A-Z]*)\$?(\d*)(?::\$?([A-Z]*)\$?(\d*))?", re.IGNORECASE)
Area = tuple[Cell, Cell]


def show_over_rules(root: etree._Element, levels: Mapping[Cell, Level], look: Callable[[Level], int]) -> None:
    """Put rules in front for those cells that the sheet's own rules cover; `look` gives the number of a format."""
    areas = [area for words in _covered(root) if (area := _area(words))]
    hidden: dict[Level, list[Cell]] = {}
    for cell, level in sorted(levels.items()):
        if any(first[0] <= cell[0] <= last[0] and first[1] <= cell[1] <= last[1] for first, last in areas):
            hidden.setdefault(level, []).append(cell)
    if not hidden or root.xpath("//*[@pivot='1' or @pivot='true']"):
        return  # rules of a pivot table are known by their priority elsewhere too, so they are left alone
    for rule in root.iter("{*}cfRule"):  # those of newer Excels, in the list of extensions, count as well
        if rule.get("priority"):
            rule.set("priority", str(int(rule.get("priority", "0")) + len(hidden)))
    at = next((n for n, one in enumerate(root) if local_name(one) in _BEHIND), len(root))
    for number, (level, cells) in enumerate(sorted(hidden.items())):
        formatting = etree.Element(main("conditionalFormatting"), sqref=" ".join(map(address, cells)))
        about = {"type": "expression", "dxfId": str(look(level)), "priority": str(number + 1), "stopIfTrue": "1"}
        rule = etree.SubElement(formatting, main("cfRule"), about)
        etree.SubElement(rule, main("formula")).text = "TRUE"
        root.insert(at + number, formatting)


#: What the sheet's rules stand before (ECMA-376 part 1, 18.3.1.99), and the rules themselves.
_BEHIND: Final = {
    *("conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup"),
    *("headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags"),
    *("drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems"),
    *("tableParts", "extLst", "AlternateContent"),
}


def _covered(root: etree._Element) -> list[str]:
    """The areas that rules are for, in words ("B2:B1000")."""
    said = [one.get("sqref", "") for one in root.iterchildren(main("conditionalFormatting"))]
    for newer in root.iter("{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}conditionalFormatting"):
        said += [one.text or "" for one in newer.iterfind("{*}sqref")]
    return [area for words in said for area in words.split()]


def _area(words: str) -> Area | None:
    """First and last cell of an area; whole rows and columns go to the end of the sheet."""
    found = _AREA.fullmatch(words)
    if not found:
        return None
    first = int(found[2] or 1), column_number(found[1]) or 1
    if found[3] is None:
        return first, first
    return first, (int(found[4] or LAST_ROW), column_number(found[3]) or LAST_COLUMN)
