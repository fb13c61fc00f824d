"""How a workbook shows its numbers, and which cells it lets nobody type over.

In comes its part of styles (ECMA-376 part 1, 18.8); out come, for the number of a format, the pattern of its numbers
and whether its cells are locked where a sheet is protected.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from lxml import etree

from planbuilder.worklist.parts import main

_TEXT: Final = "@"


class Formats:
    """The cell formats of a workbook by their numbers."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = [] if styles is None else styles.findall(f"{main('cellXfs')}/{main('xf')}")
        own = [] if styles is None else styles.iterfind(f"{main('numFmts')}/{main('numFmt')}")
        self._formats = found
        self._patterns = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in own}

    def pattern(self, style: int) -> str:
        """The pattern of a format's numbers: "General", "£#,##0", "dd/mm/yyyy", "@"."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        number = int(self._formats[style].get("numFmtId", "0")) if style < len(self._formats) else 0
        return self._patterns.get(number) or BUILTIN_FORMATS.get(number, "General")

    def is_date(self, style: int) -> bool:
        """Whether its numbers are shown as dates."""
        return _is_date(self.pattern(style))

    def is_number(self, style: int) -> bool:
        """Whether it is meant for numbers, so that what is typed into an empty cell becomes one."""
        return self.pattern(style) not in {"General", _TEXT} and not self.is_date(style)

    def is_locked(self, style: int) -> bool:
        """Whether a protected sheet keeps such a cell."""
        protection = self._formats[style].find(main("protection")) if style < len(self._formats) else None
        return protection is None or protection.get("locked", "1") not in {"0", "false"}


@cache
def _is_date(pattern: str) -> bool:
    from openpyxl.styles.numbers import is_date_format

    return bool(is_date_format(pattern))
