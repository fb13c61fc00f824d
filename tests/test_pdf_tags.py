"""The finished PDF: accessible by every rule of PDF/UA-1, the same bytes every time, the pages untouched."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from pypdf import PdfReader

import pdf_samples
from planbuilder.output.inspect import missing_characters, missing_words
from planbuilder.output.pdf import convert, find_engine, outline, page_count
from planbuilder.output.pdf_content import put_marks_right
from planbuilder.output.pdf_glyphs import MissingGlyphs
from planbuilder.output.pdf_structure import kids_of
from planbuilder.output.pdf_tags import About, clean_up
from verapdf import pdf_ua_failures

ABOUT = About(
    title="Partnership Plan 2017/18: “safer & stronger” <Brentwood>",
    author="Safer Brentwood Community Safety Partnership",
    subject="What the partners will do",
    language="en-GB",
    date=datetime.date(2017, 4, 1),
    keywords="community safety; plan",
)
ENGINES = ("libreoffice", "rdocx")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """By engine: the PDF as the engine made it, and the finished one."""
    folder = tmp_path_factory.mktemp("plan")
    docx = pdf_samples.make_plan(folder / "plan.docx")
    pdfs = {engine: (folder / f"{engine}.raw.pdf", folder / f"{engine}.pdf") for engine in ENGINES}
    for engine, (raw, finished) in pdfs.items():
        convert([(docx, raw)], find_engine(engine), timeout_seconds=120)
        clean_up(raw, finished, ABOUT)
    return pdfs


@pytest.fixture(scope="module")
def plan(made: dict[str, tuple[Path, Path]]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(made["libreoffice"][1]) as pdf:
        yield pdf


def tags(pdf: pikepdf.Pdf, kind: str = "") -> list[Any]:
    """All tags in reading order; those of one standard type, or all."""
    roles = dict(pdf.Root.StructTreeRoot.get("/RoleMap", {}).items())

    def under(tag: Any) -> Iterator[Any]:
        for kid in kids_of(tag):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield kid
                yield from under(kid)

    return [t for t in under(pdf.Root.StructTreeRoot) if str(roles.get(str(t.S), t.S)) == f"/{kind}" or not kind]


def drawn_outside_marks(page: Any) -> int:
    """How many instructions of a page draw outside every marked section, by a full parse."""
    depth = outside = 0
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        depth += (name in ("BMC", "BDC")) - (name == "EMC")
        outside += depth == 0 and name in {
            *"SsfFBb",
            "f*",
            "B*",
            "b*",
            "sh",
            "Do",
            "Tj",
            "TJ",
            "INLINE IMAGE",
        }
    return outside


@pytest.mark.parametrize("engine", ENGINES)
def test_the_finished_pdf_keeps_every_rule_of_pdf_ua(engine: str, made: dict[str, tuple[Path, Path]]) -> None:
    assert pdf_ua_failures(made[engine][1]) == []


def test_the_check_tells_that_an_engine_alone_breaks_rules(made: dict[str, tuple[Path, Path]]) -> None:
    broken = [failure.split()[0] for failure in pdf_ua_failures(made["libreoffice"][0])]
    assert {"7.1-3", "7.18.3-1"} <= set(broken)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_same_document_gives_the_same_bytes(engine: str, tmp_path: Path) -> None:
    finished = []
    for folder in (tmp_path / "monday", tmp_path / "a later day"):
        folder.mkdir()
        docx = pdf_samples.make_plan(folder / f"{folder.name}.docx", rows=2)
        convert([(docx, folder / "raw.pdf")], find_engine(engine), timeout_seconds=120)
        clean_up(folder / "raw.pdf", folder / "finished.pdf", ABOUT)
        finished.append((folder / "finished.pdf").read_bytes())
        time.sleep(1.1)  # the dates in a PDF go by seconds
    assert finished[0] == finished[1]


def test_the_order_in_which_an_engine_writes_its_fonts_leaves_no_trace(
    made: dict[str, tuple[Path, Path]], tmp_path: Path
) -> None:
    raws, finished = [], []
    for backwards in (False, True):
        with pikepdf.open(made["libreoffice"][0]) as pdf:
            fonts = pdf.pages[0].Resources.Font
            assert len(fonts) > 2
            for name in sorted(fonts.keys(), reverse=backwards):
                fonts[name] = pdf.make_indirect(Dictionary(dict(fonts[name].items())))
            # In object streams, objects stand in the order of their numbers.
            streams = pikepdf.ObjectStreamMode.generate
            pdf.save(tmp_path / "raw.pdf", object_stream_mode=streams, static_id=True)
        clean_up(tmp_path / "raw.pdf", tmp_path / "finished.pdf", ABOUT)
        raws.append((tmp_path / "raw.pdf").read_bytes())
        finished.append((tmp_path / "finished.pdf").read_bytes())
    assert raws[0] != raws[1]
    assert finished[0] == finished[1]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_text_and_the_bookmarks_stay_as_they_were(engine: str, made: dict[str, tuple[Path, Path]]) -> None:
    raw, finished = (PdfReader(path) for path in made[engine])
    assert [page.extract_text() for page in finished.pages] == [page.extract_text() for page in raw.pages]
    assert outline(made[engine][1]) == outline(made[engine][0])
    assert page_count(made[engine][1]) == len(raw.pages)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_pdf_says_what_it_is(engine: str, made: dict[str, tuple[Path, Path]]) -> None:
    with pikepdf.open(made[engine][1]) as pdf:
        assert str(pdf.docinfo.Title) == ABOUT.title
        assert str(pdf.docinfo.Author) == ABOUT.author
        assert str(pdf.docinfo.Subject) == ABOUT.subject
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20170401000000Z"
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.PageMode == Name.UseOutlines
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
        with pdf.open_metadata() as described:
            assert described["dc:title"] == ABOUT.title
            assert described["dc:language"] == {"en-GB"}
            assert described["pdfuaid:part"] == "1"
            assert described["xmp:CreateDate"] == "2017-04-01T00:00:00Z"


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_drawn_outside_a_mark(engine: str, made: dict[str, tuple[Path, Path]]) -> None:
    with pikepdf.open(made[engine][1]) as pdf:
        assert [drawn_outside_marks(page) for page in pdf.pages] == [0] * len(pdf.pages)


def test_the_quick_way_and_the_parser_mark_the_same_drawing(made: dict[str, tuple[Path, Path]]) -> None:
    with pikepdf.open(made["libreoffice"][0]) as pdf:
        assert sum(drawn_outside_marks(page) for page in pdf.pages) > 0
        for page in pdf.pages:
            plain = page.Contents.read_bytes()
            # A text in brackets sends a page the slow way; an empty one draws nothing.
            page.Contents = pdf.make_stream(plain + b"\n/Artifact BMC BT () Tj ET EMC\n")
            slow, _ = put_marks_right(page.obj, frozenset(), [])
            page.Contents = pdf.make_stream(plain)
            quick, _ = put_marks_right(page.obj, frozenset(), [])
            for stream in (slow, quick):
                page.Contents = pdf.make_stream(plain if stream is None else stream)
                assert drawn_outside_marks(page) == 0


def test_contents_entries_are_tagged_as_a_table_of_contents(plan: pikepdf.Pdf) -> None:
    top, nested = tags(plan, "TOC")
    assert [str(kid.S) for kid in kids_of(top)] == ["/TOCI", "/TOCI", "/TOC", "/TOCI"]
    assert [str(kid.S) for kid in kids_of(nested)] == ["/TOCI"]
    for item in tags(plan, "TOCI"):
        (reference,) = kids_of(item)
        assert Name.Reference == reference.S
        (link,) = kids_of(reference)
        assert Name.Link == link.S


def test_links_say_where_they_lead_and_lie_side_by_side(plan: pikepdf.Pdf, made: dict[str, Any]) -> None:
    contents = [str(link.Contents) for link in plan.pages[1].Annots]
    assert sorted(contents) == sorted(f"{title}, page {page}" for title, page in outline(made["libreoffice"][1]))
    assert [str(link.Contents) for link in plan.pages[2].Annots] == ["the plan online"]


def test_every_link_is_under_the_tag_that_the_parent_tree_names(plan: pikepdf.Pdf) -> None:
    numbers = list(plan.Root.StructTreeRoot.ParentTree.Nums)
    owners = {int(number): tag for number, tag in zip(numbers[::2], numbers[1::2], strict=True)}
    links = [link for page in plan.pages for link in page.get("/Annots", [])]
    assert len(links) == len(pdf_samples.HEADINGS) + 1
    for link in links:
        owner = owners[int(link.StructParent)]
        assert Name.Link == owner.S
        assert link.objgen in [kid.Obj.objgen for kid in kids_of(owner) if isinstance(kid, Dictionary)]


def test_a_described_picture_owns_its_drawing_and_a_decoration_has_no_tag(plan: pikepdf.Pdf) -> None:
    figures = tags(plan, "Figure")
    assert [str(figure.Alt) for figure in figures] == ["The borough's crest", pdf_samples.MAP]
    for figure in figures:
        (number,) = kids_of(figure)
        stream = figure.Pg.Contents.read_bytes()
        section = stream.split(b"/Figure<</MCID %d>>BDC" % number)[1].split(b"EMC")[0]
        assert section.count(b" Do") == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_heading_cells_say_that_they_head_their_column(engine: str, made: dict[str, tuple[Path, Path]]) -> None:
    with pikepdf.open(made[engine][1]) as pdf:
        headings = tags(pdf, "TH")
        assert len(headings) == 8
        for heading in headings:
            attributes = heading.A if isinstance(heading.A, Array) else [heading.A]
            assert [part.Scope for part in attributes if "/Scope" in part] == [Name.Column]


def test_every_list_item_stands_in_a_list_that_says_how_it_is_numbered(plan: pikepdf.Pdf) -> None:
    items = tags(plan, "LI")
    assert len(items) == 3 + 1 + 2 + 6 * (9 + 3)
    assert {str(item.P.S) for item in items} == {"/L"}
    for item in items:
        assert item.objgen in [kid.objgen for kid in kids_of(item.P)]
    assert {str(numbered.A.ListNumbering) for numbered in tags(plan, "L")} == {"/Disc", "/Decimal"}


def test_list_items_lost_at_a_page_break_go_back_to_their_list(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary()))

        def tag(kind: str, *kids: Any) -> Any:
            made = pdf.make_indirect(Dictionary(S=Name("/" + kind), K=Array(kids)))
            for kid in kids:
                kid.P = made
            return made

        def item() -> Any:
            return tag("LI", tag("LBody", pdf.make_indirect(Dictionary(S=Name.Span))))

        root.K = tag(
            "Document",
            tag("L", item()),
            item(),
            tag("Div", pdf.make_indirect(Dictionary(S=Name.Span))),
            item(),
        )
        pdf.Root.StructTreeRoot = root
        pdf.save(tmp_path / "raw.pdf")
    clean_up(tmp_path / "raw.pdf", tmp_path / "finished.pdf", ABOUT)
    with pikepdf.open(tmp_path / "finished.pdf") as pdf:
        (top,) = kids_of(pdf.Root.StructTreeRoot)
        assert [(str(kid.S), len(kids_of(kid))) for kid in kids_of(top)] == [
            ("/L", 2),
            ("/Div", 1),
            ("/L", 1),
        ]


def test_a_pdf_without_tags_is_not_called_accessible(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "raw.pdf")
    with pytest.raises(ValueError, match="no tags"):
        clean_up(tmp_path / "raw.pdf", tmp_path / "finished.pdf", ABOUT)
    assert not (tmp_path / "finished.pdf").exists()


# ---- characters that no font has --------------------------------------------------------------------------

TANGUT = "\U00017000\U00017001"  # a script that no font of an office has
MANY_SCRIPTS = ("中文 한국어 ภาษาไทย हिन्दी ℃ ㎡", "אב עברית العربية مرحبا", "family 👨‍👩‍👧‍👦 tick ✅ arrow → ⇒ ☐ ★")


def of_paragraphs(path: Path, *texts: str) -> Path:
    """A docx of these paragraphs, and the last of them in a cell of a table once more."""
    from docx import Document

    document: Any = Document()
    for text in texts:
        document.add_paragraph(text)
    document.add_table(1, 2).rows[0].cells[1].text = texts[-1]
    document.save(str(path))
    return path


def finished_by_rdocx(docx: Path) -> tuple[Path, int]:
    raw, pdf = docx.with_suffix(".raw.pdf"), docx.with_suffix(".pdf")
    convert([(docx, raw)], find_engine("rdocx"), timeout_seconds=120)
    return pdf, clean_up(raw, pdf, ABOUT)


def test_characters_that_no_font_has_are_taken_out_and_known(tmp_path: Path) -> None:
    docx = of_paragraphs(tmp_path / "a.docx", "Plain words", f"before {TANGUT} after", f"שלום x{TANGUT[0]} עולם")
    pdf, taken_out = finished_by_rdocx(docx)
    assert [failure.split()[0] for failure in pdf_ua_failures(docx.with_suffix(".raw.pdf"))] != []
    assert pdf_ua_failures(pdf) == []
    assert taken_out == 4
    assert missing_words(docx, pdf) == [TANGUT, f"x{TANGUT[0]}", f"x{TANGUT[0]}"]
    assert missing_characters(docx, pdf) == list(TANGUT)


def test_what_stands_beside_such_a_character_stays_in_its_place(tmp_path: Path) -> None:
    import pypdfium2  # type: ignore[import-untyped]

    docx = of_paragraphs(tmp_path / "a.docx", f"before {TANGUT} after")
    places = []
    for path in (docx.with_suffix(".raw.pdf"), finished_by_rdocx(docx)[0]):
        if not path.exists():
            convert([(docx, path)], find_engine("rdocx"), timeout_seconds=120)
        with pypdfium2.PdfDocument(path) as pdf:
            page = pdf[0].get_textpage()
            found, _ = page.search("after").get_next()
            places.append(page.get_charbox(found))
    assert places[0] == pytest.approx(places[1], abs=0.1)


@pytest.mark.parametrize("text", ["before after", "word\u2028tail", "co\u00adop\u200berate non\u2011stop"])
def test_a_document_whose_characters_can_all_be_shown_loses_none(text: str, tmp_path: Path) -> None:
    docx = of_paragraphs(tmp_path / "a.docx", text)
    pdf, _ = finished_by_rdocx(docx)
    assert missing_words(docx, pdf) == missing_characters(docx, pdf) == []
    assert pdf_ua_failures(pdf) == []


def test_punctuation_that_no_font_has_is_known_too(tmp_path: Path) -> None:
    docx = of_paragraphs(tmp_path / "a.docx", "word\U0010fff0tail")
    pdf, taken_out = finished_by_rdocx(docx)
    assert taken_out == 2
    assert missing_words(docx, pdf) == []
    assert missing_characters(docx, pdf) == ["\U0010fff0"]


@pytest.mark.parametrize("engine", ENGINES)
def test_text_of_many_scripts_keeps_every_rule_of_pdf_ua(engine: str, tmp_path: Path) -> None:
    docx = of_paragraphs(tmp_path / "a.docx", *MANY_SCRIPTS)
    convert([(docx, tmp_path / "raw.pdf")], find_engine(engine), timeout_seconds=120)
    clean_up(tmp_path / "raw.pdf", tmp_path / "a.pdf", ABOUT)
    assert pdf_ua_failures(tmp_path / "a.pdf") == []
    lost = " ".join(missing_words(docx, tmp_path / "a.pdf"))
    assert not any(word in lost for word in MANY_SCRIPTS[1].split())


WITHOUT_FONTS = """
for folder in /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts"; do
    if [ -d "$folder" ]; then mount -t tmpfs none "$folder" || exit 77; fi
done
exec "$@"
"""
CONVERT = """
import sys; from pathlib import Path; from planbuilder.output.pdf import *
convert([(Path(sys.argv[1]), Path(sys.argv[2]))], find_engine("rdocx"), timeout_seconds=120)
"""


@pytest.mark.skipif(not shutil.which("unshare"), reason="the fonts are hidden by a program of Linux")
def test_on_a_computer_without_fonts_every_rule_is_kept_and_the_loss_is_known(tmp_path: Path) -> None:
    docx = of_paragraphs(tmp_path / "a.docx", "Plain words", *MANY_SCRIPTS)
    raw, pdf = tmp_path / "raw.pdf", tmp_path / "a.pdf"
    command = [sys.executable, "-c", CONVERT, str(docx), str(raw)]
    hidden = subprocess.run(
        ["unshare", "-m", "sh", "-c", WITHOUT_FONTS, "sh", *command], capture_output=True, text=True
    )
    if not raw.exists() and ("unshare" in hidden.stderr or hidden.returncode == 77):
        pytest.skip("fonts can only be hidden by root")
    assert raw.exists(), hidden.stderr
    assert clean_up(raw, pdf, ABOUT) > 0
    assert pdf_ua_failures(pdf) == []
    lost = missing_words(docx, pdf)
    assert {"👨👩👧👦", "✅"} <= set(lost)
    assert not {"Plain", "words", "family", "tick", "arrow", *MANY_SCRIPTS[1].split()} & set(lost)


def drawn(pdf: pikepdf.Pdf, drawing: bytes, **entries: Any) -> Any:
    """A page with a font of two-byte codes, in which glyph 0 is half a type size wide."""
    inside = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, DW=250, W=Array([0, Array([500, 600])]))
    table = "1 beginbfchar <0001> <0041> endbfchar 2 beginbfchar <0002> <4E2D> <0003> <006D00B2> endbfchar"
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inside)]),
        ToUnicode=pdf.make_stream(table.encode()),
        **entries,
    )
    page = pdf.add_blank_page()
    page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(drawing)
    return page.obj


BOXES = {
    b"[(\\000\\001\\000\\000) 7 (\\000\\002)] TJ": b"[ <0001> -500 7 <0002> ] TJ",
    b"<00010000> Tj": b"[ <0001> -500 ] TJ",
    b"(\x00\x00\x00\x01) '": b"T* [ -500 <0001> ] TJ",
    b'1 2 (\\0\\0) "': b"1 Tw 2 Tc T* [ -500 ] TJ",
    b"q /F2 9 Tf Q <0000> Tj": b"q /F2 9 Tf Q [ -500 ] TJ",
}


@pytest.mark.parametrize("shows", BOXES)
def test_a_box_leaves_a_gap_of_its_width_however_it_is_written(shows: bytes) -> None:
    with pikepdf.new() as pdf:
        expected = drawn(pdf, b"BT /F1 9 Tf " + BOXES[shows] + b" ET")
        mended = MissingGlyphs().take_out(drawn(pdf, b"BT /F1 9 Tf " + shows + b" ET"))
        assert mended is not None
        assert mended.split() == pikepdf.unparse_content_stream(pikepdf.parse_content_stream(expected)).split()


@pytest.mark.parametrize(
    "shows", [b"<0100> Tj <0002> Tj", b"[(\\001\\000\\000\\001)] TJ", b"[(\\000\\001) 0.0000 (\\0000)] TJ"]
)
def test_a_page_without_boxes_is_left_as_it_is(shows: bytes) -> None:
    with pikepdf.new() as pdf:
        assert MissingGlyphs().take_out(drawn(pdf, b"BT /F1 9 Tf " + shows + b" ET")) is None


def test_codes_of_other_fonts_are_no_boxes() -> None:
    with pikepdf.new() as pdf:
        page = drawn(pdf, b"BT /F1 9 Tf <0000> Tj ET")
        page.Resources.Font.F1 = Dictionary(Type=Name.Font, Subtype=Name.TrueType)
        assert MissingGlyphs().take_out(page) is None


BESIDE = {
    # text beside the drawing, codes drawn -> what may be said beside it
    ("A文中", "000100000002"): "A 中",
    ("中中A", "000200000001"): "中 A",
    ("㎡ A²", "0001 0000 0003"): "  A²",
    ("A\u0301文", "00010000"): "A\u0301 ",
}


@pytest.mark.parametrize("text", BESIDE)
def test_what_is_said_beside_a_line_is_what_it_shows(text: tuple[str, str]) -> None:
    says, codes = text
    span = b"/Span <</ActualText <FEFF%s>>> BDC BT /F1 9 Tf <%s> Tj ET EMC"
    with pikepdf.new() as pdf:
        page = drawn(pdf, span % (says.encode("utf-16-be").hex().encode(), codes.encode()))
        mended = MissingGlyphs().take_out(page)
        assert mended is not None
        page.Contents = pdf.make_stream(mended)
        first = pikepdf.parse_content_stream(page)[0]
        assert str(first.operands[1].ActualText) == BESIDE[text]
