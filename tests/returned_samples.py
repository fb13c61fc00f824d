"""A small frozen draft in the format of planbuilder's own, and edits of it as Word and LibreOffice leave them.

The draft has a cover, an introduction of three lines, a box of partners, a table of actions and a footer. `Edited`
changes its XML the way the programs do: tracked or not, with controls kept, retyped or lost.
"""

from __future__ import annotations

import copy
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
KEY = "c0ffee" * 10
WHO, WHEN = "Jo Field", "2017-08-22T14:05:00Z"


def w(tag: str) -> str:
    return f"{{{W}}}{tag}"


def key(workbook: str, sheet: str, record: str, field: str) -> str:
    def digest(text: str, digits: int) -> str:
        return hashlib.sha256(text.encode()).hexdigest()[:digits]

    return digest("\0".join((workbook, sheet, record)), 10) + "_" + digest(field, 4)


LILLEY, BOROUGH = "Tracey Lilley, Brentwood Borough Council", "Brentwood Borough Council"
ACTIONS = (
    (
        *("CE1", "Hold engagement events in all parts of the borough"),
        ("The themes include:", "Crime prevention", "Hate crime", "Speeding"),
        *(LILLEY, "£1,950 BBC (Keep Safe Budget)", "March 2018"),
    ),
    (
        *("CE2", "Make our channels of communication better and more effective"),
        ("Keep drawing attention to the website", "Write a newsletter each quarter"),
        *("Ben Hughes, Essex Police", "Existing resources", ""),
    ),
    (
        *("ASB1", "Stand by communities with diversionary activities for young people"),
        ("Fund the youth bus on Friday evenings",),
        *(LILLEY, "Existing resources", "March 2018"),
    ),
    (
        *("ASB2", "Respond to reports of fly-tipping within two working days"),
        ("Publish the number of reports", "Fine those who are caught"),
        *(f"David Carter, {BOROUGH}", "£500 Essex Police", "Immediate & ongoing"),
    ),
)
INTRODUCTION = (
    "Safer Brentwood is the Community Safety Partnership that Brentwood has by statute.",
    "Its members are statutory and community organisations, and they are “listed below”.",
    "Each year the partnership looks at what crime there was and writes this plan.",
)
PARTNERS = ("Essex Police", "Essex County Council", "Victim Support", "Parish Councils")
FIELDS = ("Ref", "Strategic objective", "Actions", "Lead officers", "Budget", "Timescale")


class Draft:
    """The XML of the draft's document and the values of its manifest, as they are written."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, str]] = {}
        self.number = 1000
        self.times: dict[str, int] = {}

    def value(self, sheet: str, record: str, field: str, cell: str, raw: str, line: str | None = None) -> str:
        identity = key("plan", sheet, record, field)
        facts = {"workbook": "plan.xlsx", "sheet": sheet, "record": record, "field": field, "cell": cell}
        known = self.values.setdefault(identity, facts | {"raw": raw, "type": "text", "printed": raw})
        assert known["cell"] == cell
        self.number += 1
        self.times[identity] = self.times.get(identity, 0) + 1
        name = identity if self.times[identity] == 1 else f"{identity}_{self.times[identity]}"
        words = raw if line is None else line
        return (
            f'<w:bookmarkStart w:id="{self.number}" w:name="_pb_{name}"/><w:sdt><w:sdtPr>'
            f'<w:alias w:val="pb:{identity}"/><w:tag w:val="pb:{identity}"/><w:id w:val="{self.number}"/>'
            '<w15:appearance w15:val="hidden"/></w:sdtPr>'
            f'<w:sdtContent><w:r><w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r></w:sdtContent>'
            f'</w:sdt><w:bookmarkEnd w:id="{self.number}"/>'
        )


def words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    return f"<w:p><w:pPr/>{''.join(inside)}</w:p>"


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def frozen() -> tuple[bytes, dict[str, dict[str, str]]]:
    """The frozen draft and the values of its manifest."""
    draft = Draft()
    value = draft.value
    year, status = value("Plan", "Plan", "Year", "B8", "2017/18"), value("Versions", "Draft", "Status", "C4", "Agreed")
    body = paragraph(value("Plan", "Plan", "Title", "B9", "Partnership Plan")) + paragraph(year, words(" "), status)
    body += paragraph(words("Website: "), value("Plan", "Plan", "Website", "B12", "www.saferbrentwood.com"))
    body += paragraph(words("Introduction"))
    raw = "\n".join(INTRODUCTION)
    body += "".join(paragraph(value("Text", "Introduction", "Text", "C2", raw, line)) for line in INTRODUCTION)
    body += paragraph(words("Our partners"))
    partners = (value("Partners", name, "Name", f"A{row}", name) for row, name in enumerate(PARTNERS, 2))
    body += table([paragraph(words("Partners"))], ["".join(map(paragraph, partners))])
    body += paragraph(words("How the actions are paid for is told in the tables that follow this page."))
    rows = [[paragraph(words(name)) for name in FIELDS]]
    for row, action in enumerate(ACTIONS, 2):
        cells = []
        for letter, field, said in zip("ABCDEF", FIELDS, action, strict=True):
            lines = said if isinstance(said, tuple) else (said,) if said else ()
            typed = "\n".join(f"• {line}" for line in lines) if len(lines) > 1 else "".join(lines)
            inside = [paragraph(value("Actions", action[0], field, f"{letter}{row}", typed, line)) for line in lines]
            cells.append("".join(inside) or paragraph())
        rows.append(cells)
    body += table(*rows) + paragraph(words("The partnership meets every quarter in the town hall."))
    return packed(document(body)), draft.values


def document(body: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}" xmlns:r="{R}"'
        f' xmlns:w14="{W14}" xmlns:w15="{W15}"><w:body>{body}<w:sectPr><w:footerReference w:type="default"'
        ' r:id="rId1"/></w:sectPr></w:body></w:document>'
    ).encode()


def packed(main: bytes, more: dict[str, bytes] | None = None, rels: str = "", types: str = "", **own: str) -> bytes:
    """A Word file of this document with a footer and the properties of a circulated draft."""
    properties = {"planbuilder draft": "1", "planbuilder document": "plan", "planbuilder key": KEY}
    properties |= {"planbuilder partner": "Essex Police"} | {name.replace("_", " "): text for name, text in own.items()}
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
    footer = f'<w:ftr xmlns:w="{W}">{paragraph(words("Safer Brentwood Partnership Plan"))}</w:ftr>'
    custom = "".join(
        '<property xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
        f' fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{name}">'
        f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
        for n, (name, text) in enumerate(properties.items(), 2)
        if text
    )
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
            f' ContentType="application/xml"/><Override PartName="/word/document.xml"'
            f' ContentType="{OFFICE}document.main+xml"/>'
            f'<Override PartName="/word/footer1.xml" ContentType="{OFFICE}footer+xml"/>'
            '<Override PartName="/docProps/custom.xml"'
            ' ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
            f"{types}</Types>"
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{kinds}"><Relationship Id="rId1" Type="{R}/officeDocument"'
            ' Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{R}/custom-properties" Target="docProps/custom.xml"/></Relationships>'
        ).encode(),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{kinds}"><Relationship Id="rId1" Type="{R}/footer" Target="footer1.xml"/>'
            f"{rels}</Relationships>"
        ).encode(),
        "word/document.xml": main,
        "word/footer1.xml": footer.encode(),
        "docProps/custom.xml": (
            f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">{custom}</Properties>'
        ).encode(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (more or {})).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def drafts_folder(folder: Path, content: bytes, values: dict[str, dict[str, str]]) -> Path:
    """A folder of drafts with this one in it, entered in its register."""
    from planbuilder.drafts.entries import entry_of
    from planbuilder.drafts.manifest import write_manifest
    from planbuilder.drafts.register import Register, write_register

    drafts = folder / "drafts"
    own = drafts / "01-first-draft"
    own.mkdir(parents=True)
    (own / "plan-draft-01.docx").write_bytes(content)
    facts: dict[str, Any] = {
        "number": 1, "folder": own.name, "stage": "first draft", "document": "plan", "issued": "2017-07-28T09:00:00Z",
        "date": "2017-07-28", "who": "T. Lilley", "note": "", "tool": "0.1.0", "before": "", "year": "2017-18",
        "key": KEY, "earlier": [], "word": "plan-draft-01.docx", "pdf": "plan-draft-01.pdf",
    }  # fmt: skip
    fingerprint = write_manifest(own, facts, values)
    entry = entry_of(json.loads((own / "manifest.json").read_text("utf-8")), fingerprint)
    write_register(drafts, "2017-18", Register((entry,), KEY))
    return drafts


class Edited:
    """A copy of a draft that is edited as programs edit it."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.tree = etree.fromstring(self.parts["word/document.xml"])
        self.comments: list[tuple[str, str, str, int | None, bool]] = []
        self.mark = 5000

    # --- finding

    def paragraphs(self, identity: str) -> list[Any]:
        """The paragraphs that carry a key."""
        return [
            one
            for one in self.tree.iter(w("p"))
            if any(tag.get(w("val")) == f"pb:{identity}" for tag in one.iter(w("tag")))
        ]

    def of(self, sheet: str, record: str, field: str, line: int = 0) -> Any:
        """The paragraph of a value, or of one of its lines."""
        return self.paragraphs(key("plan", sheet, record, field))[line]

    def saying(self, start: str) -> Any:
        """The paragraph that begins with these words."""
        return next(one for one in self.tree.iter(w("p")) if self.text_of(one).startswith(start))

    def row(self, reference: str) -> Any:
        """The row of an action."""
        return next(self.of("Actions", reference, "Ref").iterancestors(w("tr")))

    def drop(self, one: Any) -> None:
        one.getparent().remove(one)

    # --- words

    def text_of(self, holder: Any) -> str:
        return "".join(one.text or "" for one in holder.iter(w("t")))

    def mark_of(self, kind: str, **more: str) -> Any:
        self.mark += 1
        about = {w("id"): str(self.mark), w("author"): more.get("who", WHO), w("date"): WHEN}
        return etree.Element(w(kind), about)

    def put(self, holder: Any, old: str, new: str, *, tracked: bool) -> None:
        """Replace words within one run; `old` "" puts them at its end."""
        run = next(one for one in holder.iter(w("r")) if old in self.text_of(one) and one.find(w("t")) is not None)
        text = self.text_of(run)
        at = text.index(old) if old else len(text)
        pieces = [(text[:at], ""), (old, "del"), (new, "ins"), (text[at + len(old) :], "")]
        made = [self._run(run, words, kind, tracked) for words, kind in pieces if words and (tracked or kind != "del")]
        parent = run.getparent()
        place = parent.index(run)
        parent[place : place + 1] = made

    def _run(self, like: Any, text: str, kind: str, tracked: bool) -> Any:
        run = copy.deepcopy(like)
        for one in list(run):
            if one.tag != w("rPr"):
                run.remove(one)
        said = etree.SubElement(run, w("delText" if kind == "del" and tracked else "t"))
        said.text = text
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if not kind or not tracked:
            return run
        mark = self.mark_of(kind)
        mark.append(run)
        return mark

    def typed(self, text: str) -> Any:
        """A run of new words."""
        run = etree.Element(w("r"))
        etree.SubElement(run, w("t")).text = text
        return run

    def delete_words(self, holder: Any, *, tracked: bool) -> None:
        """All words of a paragraph go."""
        for run in [one for one in holder.iter(w("r")) if self.text_of(one)]:
            if tracked:
                run.getparent().replace(run, self._run(run, self.text_of(run), "del", tracked=True))
            else:
                run.getparent().remove(run)

    # --- paragraphs

    def end_mark(self, holder: Any, kind: str) -> None:
        """Mark the end of a paragraph as put in or deleted."""
        properties = holder.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            holder.insert(0, properties)
        look = properties.find(w("rPr"))
        look = look if look is not None else etree.SubElement(properties, w("rPr"))
        look.append(self.mark_of(kind))

    def add_after(self, holder: Any, text: str, *, tracked: bool) -> Any:
        """A new paragraph behind this one."""
        new = etree.Element(w("p"))
        etree.SubElement(new, w("pPr"))
        run = self.typed(text)
        if tracked:
            self.end_mark(new, "ins")
            mark = self.mark_of("ins")
            mark.append(run)
            run = mark
        new.append(run)
        holder.addnext(new)
        return new

    def delete(self, holder: Any, *, tracked: bool) -> None:
        """A paragraph goes, with its end."""
        if tracked:
            self.delete_words(holder, tracked=True)
            self.end_mark(holder, "del")
        else:
            holder.getparent().remove(holder)

    def retype(self, holder: Any, text: str, *, tracked: bool = False) -> None:
        """Select all and type: the control goes, the bookmark stays beside the new words."""
        for control in list(holder.iter(w("sdt"))):
            place = control.getparent().index(control)
            runs = list(control.find(w("sdtContent")))
            if not tracked:
                runs = []
            control.getparent()[place : place + 1] = runs
        self.delete_words(holder, tracked=tracked)
        run = self.typed(text)
        if tracked:
            mark = self.mark_of("ins")
            mark.append(run)
            run = mark
        holder.append(run)

    def empty(self, holder: Any) -> None:
        """Delete what is in a control: Word puts its prompt there."""
        control = next(holder.iter(w("sdt")))
        etree.SubElement(control.find(w("sdtPr")), w("showingPlcHdr"))
        content = control.find(w("sdtContent"))
        content[:] = [self.typed("Click or tap here to enter text.")]

    def split(self, holder: Any, at: str, *, tracked: bool) -> None:
        """Enter was pressed before `at`: what stands behind is in a paragraph of its own, without anchors."""
        run = next(one for one in holder.iter(w("r")) if at in self.text_of(one))
        text = self.text_of(run)
        head, tail = text[: text.index(at)], text[text.index(at) :]
        run.find(w("t")).text = head
        new = etree.Element(w("p"))
        etree.SubElement(new, w("pPr"))
        new.append(self.typed(tail))
        holder.addnext(new)
        if tracked:
            self.end_mark(holder, "ins")

    def join(self, holder: Any) -> None:
        """The end of a paragraph was deleted: the next one runs on."""
        behind = holder.getnext()
        for child in list(behind):
            if child.tag != w("pPr"):
                holder.append(child)
        behind.getparent().remove(behind)

    # --- rows

    def copy_row(self, row: Any) -> Any:
        """A row copied below itself: the controls are copied, the bookmarks stay where they were."""
        new = copy.deepcopy(row)
        for one in list(new.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            one.getparent().remove(one)
        row.addnext(new)
        return new

    def add_row(self, row: Any, texts: list[str], *, tracked: bool) -> Any:
        """A new row of plain words below this one."""
        new = etree.Element(w("tr"))
        if tracked:
            etree.SubElement(new, w("trPr")).append(self.mark_of("ins"))
        for text in texts:
            cell = etree.SubElement(new, w("tc"))
            holder = etree.SubElement(cell, w("p"))
            run = self.typed(text)
            if tracked:
                mark = self.mark_of("ins")
                mark.append(run)
                run = mark
            holder.append(run)
        row.addnext(new)
        return new

    def delete_row(self, row: Any, *, tracked: bool) -> None:
        """A row goes."""
        if not tracked:
            row.getparent().remove(row)
            return
        properties = etree.Element(w("trPr"))
        properties.append(self.mark_of("del"))
        row.insert(0, properties)
        for holder in row.iter(w("p")):
            self.delete_words(holder, tracked=True)

    # --- comments

    def comment(self, holder: Any, text: str, *, who: str = WHO, answers: int | None = None, done: bool = False) -> int:
        """A comment on a whole paragraph; `answers` is the number of the one that it replies to."""
        number = len(self.comments)
        self.comments.append((who, WHEN, text, answers, done))
        start, end = (etree.Element(w(f"commentRange{name}"), {w("id"): str(number)}) for name in ("Start", "End"))
        holder.insert(1 if holder.find(w("pPr")) is not None else 0, start)
        holder.append(end)
        run = etree.SubElement(holder, w("r"))
        etree.SubElement(run, w("commentReference"), {w("id"): str(number)})
        return number

    # --- anchors

    def lose_controls(self) -> None:
        """As LibreOffice saves: controls without tags, bookmarks kept."""
        for properties in self.tree.iter(w("sdtPr")):
            properties[:] = []

    def lose_bookmarks(self) -> None:
        for one in list(self.tree.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            self.drop(one)

    def lose_all(self, holder: Any) -> None:
        """What is pasted as plain text: no anchors of any kind."""
        for control in list(holder.iter(w("sdt"))):
            place = control.getparent().index(control)
            control.getparent()[place : place + 1] = list(control.find(w("sdtContent")))
        for one in list(holder.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            one.getparent().remove(one)

    # --- the file

    def saved(self, **own: str) -> bytes:
        """The file with all that was done to it."""
        main = etree.tostring(self.tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        if not self.comments and not own and "docProps/custom.xml" in self.parts:
            return repacked(self.parts | {"word/document.xml": main})
        more, rels, types = self._comment_parts() if self.comments else ({}, "", "")
        return packed(main, more, rels, types, **own)

    def _comment_parts(self) -> tuple[dict[str, bytes], str, str]:
        comments, extended = "", ""
        for number, (who, date, text, answers, done) in enumerate(self.comments):
            comments += (
                f'<w:comment w:id="{number}" w:author="{escape(who)}" w:date="{date}">'
                f'<w:p w14:paraId="{number + 1:08X}">{words(text)}</w:p></w:comment>'
            )
            above = f' w15:paraIdParent="{answers + 1:08X}"' if answers is not None else ""
            extended += f'<w15:commentEx w15:paraId="{number + 1:08X}"{above} w15:done="{int(done)}"/>'
        more = {
            "word/comments.xml": f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{comments}</w:comments>'.encode(),
            "word/commentsExtended.xml": f'<w15:commentsEx xmlns:w15="{W15}">{extended}</w15:commentsEx>'.encode(),
        }
        rels = (
            f'<Relationship Id="rId8" Type="{R}/comments" Target="comments.xml"/><Relationship Id="rId9"'
            ' Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended"'
            ' Target="commentsExtended.xml"/>'
        )
        types = (
            f'<Override PartName="/word/comments.xml" ContentType="{OFFICE}comments+xml"/>'
            f'<Override PartName="/word/commentsExtended.xml" ContentType="{OFFICE}commentsExtended+xml"/>'
        )
        return more, rels, types


def repacked(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def edited(content: bytes, *edits: Callable[[Edited], object]) -> bytes:
    """The draft after some edits."""
    copy_of = Edited(content)
    for edit in edits:
        edit(copy_of)
    return copy_of.saved()
