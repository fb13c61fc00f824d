"""Checks of a PDF as a whole: what it says of itself, its fonts, its text, what it runs, and its Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planbuilder.inspecting.pdf_look import PdfLook, each, get
from planbuilder.inspecting.results import Place
from planbuilder.inspecting.wording import dead_in_form, left_over
from planbuilder.problems import shortened

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LONG = 20
_FOR_SCREEN_READERS = 1 << 9  # bit 10 of the rights: ISO 32000-1, table 22
_DC = "{http://purl.org/dc/elements/1.1/}"
_UA = "{http://www.aiim.org/pdfua/ns/id/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def _metadata(look: PdfLook) -> Any:
    """The XMP packet as a tree; None where there is none, or it cannot be read."""
    from lxml import etree

    stream = get(look.root, "/Metadata")
    if not hasattr(stream, "read_bytes"):
        return None
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(stream.read_bytes().strip(b"\0 \r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def access(look: PdfLook) -> Iterator[Place]:
    """Encryption that forbids screen readers to take the text out."""
    rights = get(get(look.pdf.trailer, "/Encrypt"), "/P")
    if isinstance(rights, int) and not rights & _FOR_SCREEN_READERS:
        yield Place("the file", "its protection keeps screen readers from reading it")


def text(look: PdfLook) -> Iterator[Place]:
    """Pages that are nothing but pictures; one among many may be a photograph."""
    bare = [
        number
        for number, (words, page) in enumerate(zip(look.pages, look.pdf.pages, strict=False), start=1)
        if not words.strip() and get(page.obj.get("/Resources"), "/XObject") is not None
    ]
    if bare and (len(bare) == len(look.pages) or (len(bare) > 2 and len(bare) * 2 > len(look.pages))):
        yield Place(f"{len(bare)} of {len(look.pages)} pages", "there is no text, as in a scan")


def tagged(look: PdfLook) -> Iterator[Place]:
    """A PDF without tags."""
    if not look.tags:
        yield Place("the file", "it has no tags")


def marked(look: PdfLook) -> Iterator[Place]:
    """A PDF that does not stand by its tags."""
    info = get(look.root, "/MarkInfo")
    if get(info, "/Marked") is not True:
        yield Place("the file", "it does not say that it is tagged")
    if get(info, "/Suspects") is True:
        yield Place("the file", "it says itself that its tags are suspect")


def language(look: PdfLook) -> Iterator[Place]:
    """A language that is missing, or is none."""
    said = str(get(look.root, "/Lang") or "")
    if not _LANGUAGE.fullmatch(said):
        yield Place("the file", f"its language is “{shortened(said, 20)}”" if said else "no language is set")


def title(look: PdfLook) -> Iterator[Place]:
    """A title that is missing, or is the name of a file."""
    tree = _metadata(look)
    found = "" if tree is None else " ".join("".join(one.itertext()) for one in tree.iter(f"{_DC}title")).strip()
    if not found and tree is not None:
        found = next(
            (one.get(f"{_DC}title", "") for one in tree.iter(f"{_RDF}Description") if one.get(f"{_DC}title")), ""
        )
    if not found:
        yield Place("the properties", "there is no title among its metadata (XMP)")
    elif re.fullmatch(r"microsoft word - .*|untitled|document\d*|\S+\.(?:docx?|pdf)", found, re.IGNORECASE):
        yield Place("the properties", f"“{shortened(found, 60)}” is the name of a file")


def title_shown(look: PdfLook) -> Iterator[Place]:
    """A window that shows the name of the file."""
    if get(get(look.root, "/ViewerPreferences"), "/DisplayDocTitle") is not True:
        yield Place("the file", "it asks for the name of the file to be shown")


def claim(look: PdfLook) -> Iterator[Place]:
    """No word in the metadata that this is PDF/UA."""
    tree = _metadata(look)
    parts = [] if tree is None else [(one.text or "").strip() for one in tree.iter(f"{_UA}part")]
    if tree is not None:
        parts += [value for one in tree.iter(f"{_RDF}Description") if (value := one.get(f"{_UA}part"))]
    if not {"1", "2"} & set(parts):
        yield Place("the properties", "nothing says that it is PDF/UA")


def outline(look: PdfLook) -> Iterator[Place]:
    """A long document without bookmarks; bookmarks that lead nowhere."""
    from planbuilder.output.pdf_outline import bookmarks

    top = get(look.root, "/Outlines")
    if get(top, "/First") is None:
        if len(look.pdf.pages) > _LONG:
            yield Place("the file", f"it has {len(look.pdf.pages)} pages and no bookmarks")
        return
    if not any(True for _ in bookmarks(look.pdf, look.numbers)):
        yield Place("the bookmarks", "none of them leads to a page")


def scripts(look: PdfLook) -> Iterator[Place]:
    """What runs, and files that are carried along."""
    names = get(look.root, "/Names")
    for entry, said in (
        ("/JavaScript", "it holds programs (JavaScript)"),
        ("/EmbeddedFiles", "it carries other files"),
    ):
        if get(names, entry) is not None:
            yield Place("the file", said)
    for holder in (look.root, *(page.obj for page in look.pdf.pages)):
        if get(holder, "/AA") is not None:
            yield Place("the file", "it does something by itself (additional actions)")
            break
    if str(get(get(look.root, "/OpenAction"), "/S")) in ("/JavaScript", "/Launch", "/URI"):
        yield Place("the file", "it does something when it is opened")
    if get(get(look.root, "/AcroForm"), "/XFA") is not None:
        yield Place("the file", "it holds a form of an old kind (XFA)")
    for number, one in look.annotations():
        if str(get(get(one, "/A"), "/S")) in ("/JavaScript", "/Launch"):
            yield Place(f"page {number}", "a link runs a program")


def link_form(look: PdfLook) -> Iterator[Place]:
    """Links that cannot be followed."""
    from planbuilder.output.pdf_outline import destination

    for number, one in look.annotations():
        if str(get(one, "/Subtype")) != "/Link":
            continue
        action = get(one, "/A")
        if (address := get(action, "/URI")) is not None:
            if what := dead_in_form(str(address)):
                yield Place(f"page {number}", what)
        elif action is None or str(get(action, "/S")) == "/GoTo":
            place = destination(look.pdf, one)
            if place is None or place[0] not in look.numbers:
                yield Place(f"page {number}", "a link leads to a place that does not exist")


def marks(look: PdfLook) -> Iterator[Place]:
    """What of the template or of the drafting is left."""
    for number, words in enumerate(look.pages, start=1):
        if found := left_over(words, private=False):
            yield Place(f"page {number}", f"{found} is left")


def words(look: PdfLook) -> Iterator[Place]:
    """Words of the Word file that are not in the PDF."""
    from planbuilder.output.completeness import missing_words

    assert look.beside is not None
    for lost in missing_words(look.beside, look.path):
        yield Place("the PDF", f"“{shortened(lost, 60)}” is missing")


def contents(look: PdfLook) -> Iterator[Place]:
    """Page numbers in the Word file's contents that are not those of the PDF."""
    from planbuilder.inspecting.word_walk import look_at
    from planbuilder.output.pdf_outline import bookmarks

    assert look.beside is not None
    entries = [
        (found[1].strip(), int(found[2]))
        for one in look_at(look.beside).paragraphs
        if one.in_contents and (found := re.fullmatch(r"(.*\S)\s*\t\s*(\d+)\s*", one.text))
    ]
    rest = [(_bare(mark.title), mark.page) for mark in bookmarks(look.pdf, look.numbers)]
    for said, page in entries:
        at = next((place for place, (heading, _) in enumerate(rest) if heading == _bare(said)), None)
        if at is None:
            continue  # the bookmarks may leave out what the contents have; `pdf-bookmarks` is about them
        if rest[at][1] != page:
            yield Place("the contents", f"“{shortened(said, 50)}” is on page {rest[at][1]}, and not on {page}")
        rest = rest[at + 1 :]


def _bare(said: str) -> str:
    return "".join(said.split()).casefold()


# --- fonts ------------------------------------------------------------------------------------------------


def fonts(look: PdfLook) -> Iterator[Place]:
    """Fonts that are not in the file."""
    for number, font in look.fonts():
        kind = str(get(font, "/Subtype"))
        if kind == "/Type3":
            continue  # its shapes are drawn in the file
        for one in each(get(font, "/DescendantFonts")) if kind == "/Type0" else [font]:
            descriptor = get(one, "/FontDescriptor")
            if not any(get(descriptor, entry) is not None for entry in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield Place(f"page {number}", f"the font {_name(font)} is not embedded")


def characters(look: PdfLook) -> Iterator[Place]:
    """Fonts whose shapes stand for no character that could be read out."""
    for number, font in look.fonts():
        if get(font, "/ToUnicode") is None and not _is_known(font):
            yield Place(f"page {number}", f"the font {_name(font)} does not say which characters it shows")


def _is_known(font: Any) -> bool:
    import pikepdf

    encoding, kind = get(font, "/Encoding"), str(get(font, "/Subtype"))
    if kind == "/Type0":
        return isinstance(encoding, pikepdf.Name) and not str(encoding).startswith("/Identity")
    if kind == "/Type3":
        return False
    if isinstance(encoding, pikepdf.Name):
        return True
    if isinstance(encoding, pikepdf.Dictionary):
        names = [str(one)[1:] for one in each(encoding.get("/Differences")) if isinstance(one, pikepdf.Name)]
        return not any(re.fullmatch(r"(?:g|cid|glyph|index|c|a)\d+", name, re.IGNORECASE) for name in names)
    flags = get(get(font, "/FontDescriptor"), "/Flags")
    return not (isinstance(flags, int) and flags & 4)  # a symbolic font has an encoding of its own


def _name(font: Any) -> str:
    return shortened(re.sub(r"^/?(?:[A-Z]{6}\+)?", "", str(get(font, "/BaseFont") or "without a name")), 40)
