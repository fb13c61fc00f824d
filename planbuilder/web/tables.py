"""A Word table as a real table of the page, with its caption and headers; panels side by side as a description list.

In: a w:tbl. Out: HTML. Header cells have a scope, and in tables with two rows of headers or merged cells every cell
names its headers (W3C, H43 and H63). On a phone, a table of words is read row by row; one of numbers keeps its columns
and scrolls in a region that the keyboard reaches (WCAG 2.2, 1.4.10 and 2.1.1).
"""

from __future__ import annotations

import re
from typing import Any

from planbuilder.web.grid import Cell, Grid, grid_of
from planbuilder.web.making import Making
from planbuilder.web.opened import child, q, value
from planbuilder.web.table_looks import Shown, TableLook, fill_at, shown, table_look
from planbuilder.web.words import attribute, text

_PHONE = 30  # letters that fit beside one another on a phone
_NUMBER = re.compile(r"[\s£$€+\-−–.,%()\d/]*|n/?a", re.IGNORECASE)
_LONGEST_HEADER = 90


class TableWriter:
    """Writes one table."""

    def __init__(self, making: Making, table: Any, otherwise: str) -> None:
        self.making, self.table = making, table
        self.style = value(table, "w:tblPr/w:tblStyle", default=making.styles.default("table"))
        self.look: TableLook = table_look(making.styles, self.style)
        self.parts: Shown = shown(table)
        self.grid: Grid = grid_of(table, first_row_heads=self.parts.first_row)
        self.css = making.class_of(self.style, making.used_tables, "t")
        said = [value(table, f"w:tblPr/w:{name}").strip() for name in ("tblCaption", "tblDescription")]
        self.caption = ". ".join(one.rstrip(".") for one in said if one) or otherwise
        self.has_row_heads = self._has_row_heads()
        self.ids: dict[int, str] = {}

    def write(self, visible_caption: str = "") -> str:
        """The table; `visible_caption` is HTML that stands over it in the document."""
        grid = self.grid
        if not any(cell.words or _has_drawing(cell) for cell in grid.cells):
            return ""
        if not visible_caption and (panels := self._panels()):
            return panels
        is_wide = self._is_wide()
        is_stacked = is_wide and self._is_of_words()
        caption = visible_caption or (f'<span class="unseen">{text(self.caption)}</span>' if self.caption else "")
        named = f"<caption>{caption}</caption>" if caption else ""
        shown_parts = (("bands", self.parts.bands), ("total", self.parts.last_row), ("stack", is_stacked))
        classes = " ".join([self.css, *(name for name, is_so in shown_parts if is_so)])
        role = ' role="table"' if is_stacked else ""
        html = f'<table class="{classes}"{role}>{named}{self._column_groups()}{self._rows(is_stacked)}</table>'
        if not is_wide or is_stacked:
            return f'<div class="table">{html}</div>'
        label = attribute(self.making.label(self.caption))
        return f'<div class="table scroll" role="region" tabindex="0" aria-label="{label}">{html}</div>'

    # --- rows and cells -------------------------------------------------------------------------------------

    def _rows(self, is_stacked: bool) -> str:
        grid = self.grid
        named = grid.heads > 1 or grid.has_merged
        if named:
            self.ids = {
                id(cell): self.making.names.new(f"head {cell.words[:30]}", "head")
                for cell in grid.cells
                if self._scope(cell)
            }
        rows = ["".join(self._cell(cell, is_stacked) for cell in row) for row in grid.rows]
        role = ' role="row"' if is_stacked else ""
        group = ' role="rowgroup"' if is_stacked else ""
        lines = [f"<tr{role}>{row}</tr>" for row in rows]
        head = f"<thead{group}>{''.join(lines[: grid.heads])}</thead>" if grid.heads else ""
        bodies: list[list[str]] = [[]]
        for number in range(grid.heads, len(lines)):
            if bodies[-1] and self._is_group(grid.rows[number]):
                bodies.append([])
            bodies[-1].append(lines[number])
        return head + "".join(f"<tbody{group}>{''.join(body)}</tbody>" for body in bodies if body)

    def _cell(self, cell: Cell, is_stacked: bool) -> str:
        making, scope = self.making, self._scope(cell)
        own = making.styles.fill(child(cell.element, "w:tcPr/w:shd")) if cell.element is not None else ""
        fill = own or fill_at(self.look, self.parts, cell.row, cell.column, len(self.grid.rows), self.grid.heads)
        before, making.ground = making.ground, fill
        inside = making.inside(cell.element) if cell.element is not None else None
        making.ground = before
        classes = [inside.css_class] if inside and inside.css_class else []
        if cell.column == 0 and cell.row >= self.grid.heads and self.parts.first_column:
            classes.append("first")
        style = (f"background:#{own};" if own else "") + (inside.style if inside else "")
        said = f' class="{" ".join(classes)}"' if classes else ""
        said += f' style="{style}"' if style else ""
        said += f' colspan="{cell.across}"' if cell.across > 1 else ""
        said += f' rowspan="{cell.down}"' if cell.down > 1 else ""
        tag = "th" if scope else "td"
        if scope:
            said += f' scope="{scope}"'
        if id(cell) in self.ids:
            said = f' id="{self.ids[id(cell)]}"' + said
        if self.ids and (names := self._headers(cell)):
            said += f' headers="{" ".join(names)}"'
        if is_stacked:
            role = {"col": "columnheader", "row": "rowheader"}.get(scope, "cell")
            label = next((one.words for one in self.grid.rows[0] if one.covers(cell.column)), "")
            said += f' role="{role}"'
            said += f' data-label="{attribute(label)}"' if cell.row >= self.grid.heads and label and cell.words else ""
        return f"<{tag}{said}>{inside.html if inside else ''}</{tag}>"

    def _scope(self, cell: Cell) -> str:
        """The scope of a header cell; "" for a cell that heads nothing, or is empty."""
        grid = self.grid
        if not cell.words:
            return ""
        if cell.row < grid.heads:
            return "colgroup" if cell.across > 1 and cell.row + cell.down < grid.heads else "col"
        if self._is_group(grid.rows[cell.row]):
            return "rowgroup"
        return "row" if self.has_row_heads and cell.column == 0 else ""

    def _is_group(self, row: list[Cell]) -> bool:
        """Whether a row of the body is one cell across, which heads the rows below it."""
        grid = self.grid
        is_alone = len(row) == 1 and row[0].across == grid.columns > 1 and row[0].row >= grid.heads > 0
        return is_alone and 0 < len(row[0].words) <= _LONGEST_HEADER and row[0].row + 1 < len(grid.rows)

    def _headers(self, cell: Cell) -> list[str]:
        """The ids of the cells that head this one."""
        grid, found = self.grid, []
        columns = range(cell.column, cell.column + cell.across)
        for one in grid.cells:
            if one is cell or id(one) not in self.ids:
                continue
            is_over = one.row < min(cell.row, grid.heads) and any(one.covers(column) for column in columns)
            is_beside = cell.row >= grid.heads and one.row <= cell.row < one.row + one.down and one.column < cell.column
            if is_over or (is_beside and self._scope(one) == "row"):
                found.append(self.ids[id(one)])
        groups = [row[0] for row in grid.rows[grid.heads : cell.row] if self._is_group(row)]
        return found + [self.ids[id(groups[-1])] for _ in groups[-1:] if not self._is_group(grid.rows[cell.row])]

    def _has_row_heads(self) -> bool:
        """Whether the first column names the rows: as the table says, or because each of its cells is a short name."""
        grid = self.grid
        first = [cell for row in grid.rows[grid.heads :] for cell in row if cell.column == 0]
        if self.parts.first_column:
            return True
        is_short = all(cell.words and len(cell.words) <= _LONGEST_HEADER for cell in first)
        return grid.heads > 0 and grid.columns > 1 and is_short

    def _column_groups(self) -> str:
        """The columns with the widths that they have in Word, in groups where a row of headers stands over a second."""
        widths = [
            _whole(column.get(q("w:w"), "")) for column in self.table.iterfind(f"{q('w:tblGrid')}/{q('w:gridCol')}")
        ]
        columns, whole = self.grid.columns, sum(widths)
        if len(widths) != columns or not whole or not all(widths):
            return "".join(f'<colgroup span="{cell.across}"></colgroup>' for cell in self._groups())
        said = [f'<col style="width:{100 * width / whole:.1f}%">' for width in widths]
        groups = self._groups() or [Cell(None, 0, 0, columns)]
        inside = ("".join(said[cell.column : cell.column + cell.across]) for cell in groups)
        return "".join(f"<colgroup>{one}</colgroup>" for one in inside)

    def _groups(self) -> list[Cell]:
        """The first of several rows of headers."""
        return self.grid.rows[0] if self.grid.heads > 1 else []

    # --- what kind of table it is ---------------------------------------------------------------------------

    def _is_wide(self) -> bool:
        """Whether it is wider than a phone even if every cell is broken into its single words."""
        longest = [0] * self.grid.columns
        for cell in self.grid.cells:
            if cell.across == 1:
                words = max(map(len, re.split(r"[\s\-–/]+", cell.words)), default=0)
                longest[cell.column] = max(longest[cell.column], words)
        return sum(longest) + 2 * self.grid.columns > _PHONE

    def _is_of_words(self) -> bool:
        """Whether it can be read row by row: one row of headers, no merged cells, and more words than numbers."""
        grid = self.grid
        body = [cell.words for row in grid.rows[grid.heads :] for cell in row if cell.column > 0]
        numbers = sum(1 for words in body if _NUMBER.fullmatch(words))
        return grid.heads == 1 and not grid.has_merged and 2 * numbers < len(body)

    def _panels(self) -> str:
        """A table whose columns are panels side by side, each with its heading, as a description list."""
        grid = self.grid
        if not self.look.is_panels or grid.heads != 1 or any(cell.down > 1 for cell in grid.cells):
            return ""
        heads, bodies = grid.rows[0], grid.rows[1:]
        if len(heads) == 1 and heads[0].words:
            groups = [(heads[0], [cell for row in bodies for cell in row])]
        elif len(bodies) == 1 and not grid.has_merged and len(bodies[0]) == len(heads):
            groups = [(head, [cell]) for head, cell in zip(heads, bodies[0], strict=True)]
        else:
            return ""
        groups = [(head, cells) for head, cells in groups if head.words or any(cell.words for cell in cells)]
        if not groups or not all(head.words and any(cell.words for cell in cells) for head, cells in groups):
            return ""
        inside = "".join(
            f"<div>{self._panel('dt', head)}{''.join(self._panel('dd', cell) for cell in cells if cell.words)}</div>"
            for head, cells in groups
        )
        kind = "panels one" if len(heads) == 1 else "panels"
        if self.look.fills.get("firstRow") == self.look.fills.get(""):
            kind += " tiles"  # heading and text in one colour read as one
        label = f' role="group" aria-label="{attribute(self.caption)}"' if self.caption else ""
        return f'<div{label}><dl class="{kind} {self.css}">{inside}</dl></div>'

    def _panel(self, tag: str, cell: Cell) -> str:
        making = self.making
        own = making.styles.fill(child(cell.element, "w:tcPr/w:shd"))
        fill = own or fill_at(self.look, self.parts, cell.row, cell.column, len(self.grid.rows), self.grid.heads)
        before, making.ground = making.ground, fill
        inside = making.inside(cell.element)
        making.ground = before
        style = (f"background:#{own};" if own else "") + inside.style
        said = (f' class="{inside.css_class}"' if inside.css_class else "") + (f' style="{style}"' if style else "")
        return f"<{tag}{said}>{inside.html}</{tag}>"


def _has_drawing(cell: Cell) -> bool:
    return cell.element is not None and any(str(one.tag).endswith(("}drawing", "}pict")) for one in cell.element.iter())


def _whole(digits: str) -> int:
    return int(digits) if digits.isdigit() else 0
