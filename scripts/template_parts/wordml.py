"""WordprocessingML in small pieces: runs, paragraphs, tables, fields and sections.

Plain text and template tags come in, XML text in the `w:` namespace goes out. Look is never written here: a
paragraph or table only names its style, so that an officer can change the look in Word by changing the
style. The schema wants the parts of every element in one fixed order, which is why each is written by one
function.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

TWIPS_PER_CM = 1440 / 2.54

A4_SHORT, A4_LONG = 11906, 16838


def twips(cm: float) -> int:
    """Centimetres as twentieths of a point, the unit of most lengths in Word."""
    return round(cm * TWIPS_PER_CM)


@dataclass(frozen=True)
class Page:
    """One page layout: margins in twips, and the relationship ids of its footers."""

    landscape: bool
    side: int
    top: int
    bottom: int
    footer_distance: int
    footer: str
    first_footer: str = ""

    @property
    def text_width(self) -> int:
        return (A4_LONG if self.landscape else A4_SHORT) - 2 * self.side


def run(text: str, style: str = "") -> str:
    """A run of text, in a character style if one is named; a tab in the text becomes a real one."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t")]
    return f"<w:r>{look}{'<w:tab/>'.join(pieces)}</w:r>"


def paragraph(style: str, *content: str, settings: str = "") -> str:
    """A paragraph of runs (plain text is made one); `settings` goes into its properties after the style."""
    runs = "".join(part if part.startswith("<w:") else run(part) for part in content)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{settings}</w:pPr>{runs}</w:p>'


def tag(code: str) -> str:
    """A control tag such as `{%p endfor %}`, alone in a paragraph that goes when the plan is built."""
    return paragraph("TemplateLine", run(code, "TemplateTag"))


def mark(value: str) -> str:
    """A value that prints nothing but tells the builder something, such as the colour of a table."""
    return run(f"{{{{ {value} }}}}", "TemplateTag")


def field(instruction: str, shown: str) -> str:
    """A Word field with the text it shows until it is worked out."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cell(width: int, *content: str, span: int = 1, down: str = "", fill: str = "") -> str:
    """A table cell of paragraphs; `width` in twips.

    `down` is "restart" for a cell that goes on in the next row, and "continue" there. `fill` is a ground of its own,
    for what no table style can name: a second header row, and a row that stands out.
    """
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{down}"/>' if down else ""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    settings = f'<w:tcW w:w="{width}" w:type="dxa"/>{across}{merged}{ground}'
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{''.join(content)}</w:tc>"


def row(cells: Sequence[str], *, header: bool = False, whole: bool = False) -> str:
    """A table row; a header row repeats on every page, and `whole` keeps a short row on one page."""
    settings = ("<w:cantSplit/>" if header or whole else "") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{settings}</w:trPr>' if settings else ''}{''.join(cells)}</w:tr>"


@dataclass(frozen=True)
class Table:
    """A table of fixed column widths (twips): a header row, then rows made with `row` and `loop`."""

    style: str
    title: str
    widths: tuple[int, ...]
    first_column: bool = False
    last_row: bool = False
    banded: bool = True

    def header(self, *cells: str) -> str:
        """The header row, one paragraph (or several) a column."""
        return row([cell(width, content) for width, content in zip(self.widths, cells, strict=True)], header=True)

    def row(self, *cells: Sequence[str] | str, whole: bool = False, fill: str = "") -> str:
        """A body row; each cell is one paragraph or a list of paragraphs. `fill` sets the whole row off."""
        made = [
            cell(width, content if isinstance(content, str) else "".join(content), fill=fill)
            for width, content in zip(self.widths, cells, strict=True)
        ]
        return row(made, whole=whole)

    def tag(self, code: str) -> str:
        """A control tag such as `{%tr endfor %}` in a row that goes when the plan is built."""
        return row([cell(sum(self.widths), tag(code), span=len(self.widths))])

    def xml(self, *rows: str) -> str:
        """The whole table of the rows given; `title` is what a screen reader says of it."""
        flags = {
            "firstRow": True,
            "lastRow": self.last_row,
            "firstColumn": self.first_column,
            "lastColumn": False,
            "noHBand": not self.banded,
            "noVBand": True,
        }
        bits = dict(zip(flags, (0x20, 0x40, 0x80, 0x100, 0x200, 0x400), strict=True))
        value = sum(bit for name, bit in bits.items() if flags[name])
        look = "".join(f' w:{name}="{int(on)}"' for name, on in flags.items())
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/>'
            f'<w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{value:04X}"{look}/><w:tblCaption w:val={quoteattr(self.title)}/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )


def section(page: Page) -> str:
    """The properties of a section that starts on a new page of this layout."""
    size = (
        f'w:w="{A4_LONG}" w:h="{A4_SHORT}" w:orient="landscape"'
        if page.landscape
        else f'w:w="{A4_SHORT}" w:h="{A4_LONG}"'
    )
    first = f'<w:footerReference w:type="first" r:id="{page.first_footer}"/>' if page.first_footer else ""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{page.footer}"/>{first}'
        f'<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.side}" w:bottom="{page.bottom}" w:left="{page.side}" '
        f'w:header="{page.footer_distance}" w:footer="{page.footer_distance}" w:gutter="0"/>'
        f'<w:cols w:space="708"/>{"<w:titlePg/>" if page.first_footer else ""}</w:sectPr>'
    )


def section_end(page: Page) -> str:
    """A paragraph too small to see that ends a section; what stands before it is laid out as `page` says."""
    return paragraph("SectionEnd", settings=section(page))
