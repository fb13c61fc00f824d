"""The workbook inside a chart: what Word opens when a person chooses "Edit Data".

In: a chart as data. Out: an .xlsx, the same bytes each time; and where each series stands in it, as the chart refers
to it. The sheet has the names of the series in row 1, the categories in column A. It is written here as text, not by
openpyxl, which stamps the time into each file and would cost more than the rest of the chart.
"""

from __future__ import annotations

from html import escape

from planbuilder.output.chart_data import Chart, Number
from planbuilder.output.marks import ANY
from planbuilder.output.package import Package

SHEET = "Sheet1"  # as Word names the sheet of a new chart
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(chart: Chart) -> bytes:
    """The chart's data as an .xlsx."""
    sheet, texts = _sheet(chart)
    targets = ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relationships(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relationships(*targets),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": texts,
        "xl/styles.xml": _STYLES.format(format=escape(chart.number_format)),
    }
    return Package({name: text.encode() for name, text in parts.items()}).to_bytes()


def column(number: int) -> str:
    """The letters of a column, counted from 1."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def categories_at(chart: Chart) -> str:
    """The cells of the categories, as a chart refers to them."""
    return f"{SHEET}!$A$2:$A${len(chart.categories) + 1}"


def name_at(series: int) -> str:
    """The cell of a series' name; series are counted from 0."""
    return f"{SHEET}!${column(series + 2)}$1"


def values_at(chart: Chart, series: int) -> str:
    """The cells of a series' numbers."""
    letters = column(series + 2)
    return f"{SHEET}!${letters}$2:${letters}${len(chart.categories) + 1}"


def words(text: str) -> str:
    """Text as the contents of an XML element; the marks that a template's values may carry are no part of it."""
    return escape(ANY.sub("", text), quote=False)


def figures(value: Number) -> str:
    """A number as XML has it: digits, a point, no more."""
    return str(value) if isinstance(value, int) else f"{value:f}" if not isinstance(value, float) else repr(value)


def _sheet(chart: Chart) -> tuple[str, str]:
    """The sheet, and the texts in it, which Excel keeps apart and counts from 0."""
    texts = [*(series.name for series in chart.series), *chart.categories]
    heads = "".join(_text_cell(f"{column(place + 2)}1", place) for place in range(len(chart.series)))
    lines = [f'<row r="1">{heads}</row>']
    for row in range(len(chart.categories)):
        cells = [_text_cell(f"A{row + 2}", len(chart.series) + row)]
        for place, series in enumerate(chart.series):
            if (value := series.values[row]) is not None:
                cells.append(f'<c r="{column(place + 2)}{row + 2}" s="1"><v>{figures(value)}</v></c>')
        lines.append(f'<row r="{row + 2}">{"".join(cells)}</row>')
    last = f"{column(len(chart.series) + 1)}{len(chart.categories) + 1}"
    sheet = (
        f'{_XML}<worksheet xmlns="{_MAIN}"><dimension ref="A1:{last}"/>'
        '<cols><col min="1" max="1" width="24" customWidth="1"/></cols>'
        f"<sheetData>{''.join(lines)}</sheetData></worksheet>"
    )
    items = "".join(f'<si><t xml:space="preserve">{words(text)}</t></si>' for text in texts)
    count = len(texts)
    return sheet, f'{_XML}<sst xmlns="{_MAIN}" count="{count}" uniqueCount="{count}">{items}</sst>'


def _text_cell(place: str, text: int) -> str:
    return f'<c r="{place}" t="s"><v>{text}</v></c>'


def _relationships(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_SPREADSHEET}.sharedStrings+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEET}.styles+xml"/></Types>'
)
#: The least that Excel asks of a workbook's styles; the second cell format is that of the numbers.
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="{{format}}"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
