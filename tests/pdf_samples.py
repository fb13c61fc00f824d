"""Small Word documents that hold all a plan can hold, for the tests of the PDF.

Tables with heading rows, merged cells and bullets, rows that break over pages, pictures with and without a
description, links, contents with page numbers, a landscape section, and footers with fields.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from PIL import Image

HEADINGS = ((1, "Introduction"), (1, "Partners & priorities"), (2, "Why “burglary”?"), (1, "Action plan"))
MAP = "A map of the borough and its four wards"
_W = nsdecls("w")
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def make_plan(path: Path, *, rows: int = 6, bullets: int = 9) -> Path:
    """A plan of some eight pages, at `path`; `rows` of the action plan each have `bullets` bullets."""
    document: Any = Document()
    _styles(document)
    _footer(document.sections[0])
    document.add_paragraph("Safer Brentwood", style="Title")
    _picture(document, "The borough's crest", (180, 40, 40))
    document.add_page_break()
    document.add_paragraph("Contents", style="Subtitle")
    for number, (level, heading) in enumerate(HEADINGS):
        document.element.body.insert(-1, _contents_entry(level, heading, f"_Toc{number}"))
    _front(document)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    _heading(document, 3)
    _action_plan(document, rows, bullets)
    document.save(str(path))
    return path


def _styles(document: Any) -> None:
    for level in (1, 2):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.paragraph_format.tab_stops.add_tab_stop(Cm(14))
    for name in ("Contents Link", "Hyperlink"):
        document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)


def _front(document: Any) -> None:
    document.add_page_break()
    _heading(document, 0)
    paragraph = document.add_paragraph("Read ")
    _web_link(document, paragraph, "https://www.example.org/plan", "the plan online")
    for text in ("Working together", "Listening", "Publishing"):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph("In each ward", style="List Bullet 2")
    document.add_paragraph("")
    for text in ("First", "Second"):
        document.add_paragraph(text, style="List Number")
    _picture(document, MAP, (20, 90, 120))
    _picture(document, "", (240, 200, 40))
    document.add_page_break()
    _heading(document, 1)
    document.add_paragraph("We work in partnership. " * 40)
    _figures(document)
    _heading(document, 2)
    document.add_paragraph("Because it matters to residents. " * 20)


def _figures(document: Any) -> None:
    """A table with a group heading above two columns, and a cell that goes down two rows."""
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Offences"
    for cell, text in zip(table.rows[1].cells, ("Ward", "2016", "2017"), strict=True):
        cell.text = text
    table.cell(2, 0).merge(table.cell(3, 0)).text = "Pilgrims Hatch"
    for row in (2, 3):
        table.cell(row, 1).text, table.cell(row, 2).text = str(row * 10), str(row * 11)
    for row in table.rows[:2]:
        _repeats(row)


def _action_plan(document: Any, rows: int, bullets: int) -> None:
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    _repeats(table.rows[0])
    for cell, text in zip(table.rows[0].cells, ("Objective", "Action", "Timescale"), strict=True):
        cell.text = text
    for number in range(1, rows + 1):
        cells = table.add_row().cells
        cells[0].text = f"{number}.1 Reduce burglary"
        cells[1].text = "Together we will:"
        for bullet in range(bullets):
            action = f"Visit the {bullet + 2} homes that are nearest to a burglary, and offer advice."
            cells[1].add_paragraph(action, style="List Bullet")
        cells[2].text = "March 2018"
        for theme in ("Reassuring residents", "Protecting homes", "Working in partnership"):
            cells[2].add_paragraph(theme, style="List Bullet")


def _heading(document: Any, number: int) -> None:
    level, text = HEADINGS[number]
    paragraph = document.add_heading(text, level)._p
    mark = f'{_W} w:id="{number + 50}"'
    paragraph.insert(1, parse_xml(f'<w:bookmarkStart {mark} w:name="_Toc{number}"/>'))
    paragraph.append(parse_xml(f"<w:bookmarkEnd {mark}/>"))


def _contents_entry(level: int, heading: str, mark: str) -> Any:
    def run(inner: str) -> str:
        return f'<w:r><w:rPr><w:rStyle w:val="ContentsLink"/></w:rPr>{inner}</w:r>'

    text = heading.replace("&", "&amp;")
    field = "".join(
        run(part)
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> PAGEREF {mark} \\h </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>0</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return parse_xml(
        f'<w:p {_W}><w:pPr><w:pStyle w:val="toc{level}"/></w:pPr>'
        f'<w:hyperlink w:anchor="{mark}" w:history="1">{run(f"<w:t>{text}</w:t>")}{run("<w:tab/>")}{field}'
        "</w:hyperlink></w:p>"
    )


def _web_link(document: Any, paragraph: Any, address: str, text: str) -> None:
    relationship = document.part.relate_to(address, f"{_RELATIONSHIPS}/hyperlink", is_external=True)
    paragraph._p.append(
        parse_xml(
            f'<w:hyperlink {_W} xmlns:r="{_RELATIONSHIPS}" r:id="{relationship}"><w:r><w:rPr>'
            f'<w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{text}</w:t></w:r></w:hyperlink>'
        )
    )


def _picture(document: Any, description: str, colour: tuple[int, int, int]) -> None:
    """A picture on the page; without a description it is decoration."""
    file = io.BytesIO()
    Image.new("RGB", (60, 30), colour).save(file, "PNG")
    file.seek(0)
    drawn = document.add_paragraph().add_run().add_picture(file, width=Cm(6))
    drawn._inline.docPr.set("descr", description)


def _repeats(row: Any) -> None:
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {_W}/>"))


def _footer(section: Any) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run("Safer Brentwood Partnership Plan. Page ")
    for field in ("PAGE", "NUMPAGES"):
        paragraph._p.append(parse_xml(f'<w:fldSimple {_W} w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
        paragraph.add_run(" of " if field == "PAGE" else "")


def link_a_picture(docx: Path, target: Path, address: str) -> None:
    """A copy of a document whose first picture is fetched from `address` instead of stored."""
    document: Any = Document(str(docx))
    blip = next(document.element.body.iter(qn("a:blip")))
    relationship = document.part.relate_to(address, f"{_RELATIONSHIPS}/image", is_external=True)
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), relationship)
    document.save(str(target))
