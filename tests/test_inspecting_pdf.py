"""Each check of a PDF catches its broken sample, and passes a legitimate one that looks alike; veraPDF where it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

import pdf_samples
from planbuilder.inspecting import rules_pdf
from planbuilder.inspecting.files import inspect_file
from planbuilder.inspecting.verapdf import verdict
from planbuilder.output.pdf import convert, find_engine
from planbuilder.output.pdf_tags import About, clean_up

ABOUT = About("Partnership Plan", "Safer Brentwood", "A plan", "en-GB", datetime.date(2017, 9, 11))
Change = Callable[[pikepdf.Pdf], object]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of some pages in PDF, by the engine that needs no other program; its Word file lies beside it."""
    folder = tmp_path_factory.mktemp("plan")
    docx = pdf_samples.make_plan(folder / "plan.docx", rows=3, bullets=3)
    convert([(docx, folder / "raw.pdf")], find_engine("rdocx"), timeout_seconds=60)
    clean_up(folder / "raw.pdf", folder / "plan.pdf", ABOUT)
    return folder / "plan.pdf"


def tags(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """All tags of a kind, in the order of reading."""
    found: list[Any] = []
    roles = dict(pdf.Root.StructTreeRoot.get("/RoleMap", {}).items())

    def under(tag: Any) -> None:
        kids = tag.get("/K", [])
        for kid in list(kids) if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                if str(roles.get(str(kid.S), kid.S)) == f"/{kind}" or str(kid.S) == f"/{kind}":
                    found.append(kid)
                under(kid)

    under(pdf.Root.StructTreeRoot)
    return found


def links(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in page.obj.get("/Annots", []) if one.Subtype == Name.Link]


def without(holder: Callable[[pikepdf.Pdf], Any], entry: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        del holder(pdf)[entry]

    return change


def put(holder: Callable[[pikepdf.Pdf], Any], entry: str, value: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        holder(pdf)[entry] = value

    return change


def root(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root


def xmp(old: bytes, new: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        text = pdf.Root.Metadata.read_bytes()
        assert old in text
        pdf.Root.Metadata.write(text.replace(old, new))

    return change


def draw(drawing: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_add(pdf.make_stream(drawing))

    return change


def first(kind: str) -> Callable[[pikepdf.Pdf], Any]:
    return lambda pdf: tags(pdf, kind)[0]


def all_fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return [font for page in pdf.pages for font in page.obj.Resources.get("/Font", {}).values()]


def not_embedded(pdf: pikepdf.Pdf) -> None:
    for font in all_fonts(pdf):
        for one in font.get("/DescendantFonts", [font]):
            for entry in ("/FontFile", "/FontFile2", "/FontFile3"):
                if entry in one.get("/FontDescriptor", {}):
                    del one.FontDescriptor[entry]


def no_characters(pdf: pikepdf.Pdf) -> None:
    for font in all_fonts(pdf):
        if "/ToUnicode" in font:
            del font["/ToUnicode"]


def no_scopes(pdf: pikepdf.Pdf) -> None:
    for one in tags(pdf, "TH"):
        one.A = Array([part for part in one.A if "/Scope" not in part])


def no_headers(pdf: pikepdf.Pdf) -> None:
    for one in tags(pdf, "TH"):
        one.S = Name.TD


def long_without_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Outlines"]
    while len(pdf.pages) < 21:
        pdf.add_blank_page()


def an_annotation(kind: str, **more: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([0, 0, 9, 9]), **more)
        page = pdf.pages[0].obj
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(made)])
        page.Tabs = Name.S

    return change


def a_field(description: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        an_annotation("Widget", FT=Name.Tx, T=String("f"), TU=String(description))(pdf)
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([pdf.pages[0].obj.Annots[-1]])))

    return change


def remapped(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Title=Name.P, Note=Name.P)


def with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def another_address(address: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        next(one for one in links(pdf) if "/A" in one and "/URI" in one.A).A.URI = String(address)

    return change


#: The check -> changes of the good PDF that it catches, and changes that it passes.
SAMPLES: dict[str, tuple[list[Change], list[Change]]] = {
    "pdf-marked": ([without(root, "/MarkInfo"), put(lambda pdf: pdf.Root.MarkInfo, "/Suspects", True)], []),
    "pdf-language": (
        [without(root, "/Lang"), put(root, "/Lang", String("English!"))],
        [put(root, "/Lang", String("cy"))],
    ),
    "pdf-title": (
        [xmp(b"Partnership Plan", b" "), xmp(b"Partnership Plan", b"Microsoft Word - plan.docx")],
        [xmp(b"Partnership Plan", b"Plan of 2017.18")],
    ),
    "pdf-title-shown": ([without(root, "/ViewerPreferences")], []),
    "pdf-claim": ([xmp(b"<pdfuaid:part>1</pdfuaid:part>", b"")], []),
    "pdf-all-marked": (
        [
            draw(b"BT /F1 9 Tf (Hello) Tj ET"),
            draw(b"0 0 10 10 re f"),
            draw(b"q 10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"),
        ],
        [
            draw(b"/Artifact BMC 0 0 10 10 re f EMC"),
            draw(b"q 0 0 10 10 re W n Q"),
            draw(b"/Artifact BMC BT (a Tj \\) b) Tj ET EMC"),
        ],
    ),
    "pdf-roles": ([remapped, put(first("P"), "/S", Name("/Wonder"))], [put(first("P"), "/S", Name("/Span"))]),
    "pdf-headings": (
        [put(first("H1"), "/S", Name.H2), put(first("H2"), "/S", Name.H4)],
        [put(first("H2"), "/S", Name.P)],
    ),
    "pdf-alt-text": ([without(first("Figure"), "/Alt")], [put(first("Figure"), "/ActualText", String("Crest"))]),
    "pdf-alt-text-useful": (
        [put(first("Figure"), "/Alt", String("image1.png"))],
        [put(first("Figure"), "/Alt", String("A picture of the van"))],
    ),
    "pdf-table-headers": ([no_scopes, no_headers], []),
    "pdf-table-rows": (
        [lambda pdf: tags(pdf, "TR")[-1].K.append(pdf.make_indirect(Dictionary(S=Name.TD, P=tags(pdf, "TR")[-1])))],
        [],
    ),
    "pdf-lists": ([put(first("L"), "/S", Name.Div)], []),
    "pdf-links": (
        [
            without(lambda pdf: links(pdf)[0], "/Contents"),
            an_annotation("Link", Contents=String("x"), A=Dictionary(S=Name.URI, URI=String("https://x.uk/"))),
        ],
        [an_annotation("Link", F=2, A=Dictionary(S=Name.URI, URI=String("https://x.uk/")))],
    ),
    "pdf-annotations": (
        [an_annotation("Text"), a_field("")],
        [an_annotation("Popup"), an_annotation("Text", Contents=String("Note")), a_field("Your name")],
    ),
    "pdf-tab-order": (
        [without(lambda pdf: next(page.obj for page in pdf.pages if "/Annots" in page.obj), "/Tabs")],
        [],
    ),
    "pdf-fonts": ([not_embedded], []),
    "pdf-unicode": ([no_characters], []),
    "pdf-link-form": (
        [another_address("file:///C:/plan.docx"), another_address("http:/broken")],
        [another_address("mailto:a@x.gov.uk")],
    ),
    "pdf-bookmarks": ([long_without_bookmarks], [without(root, "/Outlines")]),
    "pdf-scripts": ([with_script], [put(root, "/OpenAction", Dictionary(S=Name.GoTo))]),
}


def failing(path: Path, beside: Path | None = None) -> dict[str, str]:
    checks = inspect_file(path, beside=beside, thorough=False)
    return {check.key: "; ".join(place.what for place in check.places) for check in checks if check.state == "failed"}


def changed(plan: Path, tmp_path: Path, change: Change, **how: object) -> Path:
    path = tmp_path / "changed.pdf"
    with pikepdf.open(plan) as pdf:
        change(pdf)
        pdf.save(path, **how)  # type: ignore[arg-type]
    return path


def test_a_good_pdf_passes_every_check_with_its_word_file(plan: Path) -> None:
    checks = inspect_file(plan, beside=plan.with_suffix(".docx"), thorough=False)
    assert [check.key for check in checks] == [rule.key for rule in rules_pdf.RULES]
    assert [check.key for check in checks if check.state != "passed"] == ["pdf-verapdf"]


@pytest.mark.parametrize(
    ("key", "number"), [(key, n) for key, (broken, _) in SAMPLES.items() for n in range(len(broken))]
)
def test_a_broken_pdf_fails_its_check_and_no_other(plan: Path, tmp_path: Path, key: str, number: int) -> None:
    assert [*failing(changed(plan, tmp_path, SAMPLES[key][0][number]))] == [key]


@pytest.mark.parametrize(("key", "number"), [(key, n) for key, (_, good) in SAMPLES.items() for n in range(len(good))])
def test_a_pdf_that_only_looks_broken_passes(plan: Path, tmp_path: Path, key: str, number: int) -> None:
    assert failing(changed(plan, tmp_path, SAMPLES[key][1][number])) == {}


def test_every_check_has_its_samples() -> None:
    elsewhere = {
        "pdf-readable",
        "pdf-access",
        "pdf-text",
        "pdf-tagged",
        "pdf-template-marks",
        "pdf-words",
        "pdf-contents",
    }
    assert {*SAMPLES} | elsewhere | {"pdf-verapdf"} == {rule.key for rule in rules_pdf.RULES}


def test_a_pdf_without_tags_is_told_so_once(plan: Path, tmp_path: Path) -> None:
    path = changed(plan, tmp_path, without(root, "/StructTreeRoot"))
    assert [*failing(path)] == ["pdf-tagged"]
    told = {check.key: check.reason for check in inspect_file(path, thorough=False) if check.state == "not run"}
    assert told["pdf-alt-text"] == "The PDF has no tags."


def test_protection_that_keeps_screen_readers_out_is_found_and_other_protection_passes(
    plan: Path, tmp_path: Path
) -> None:
    def locked(*, accessibility: bool) -> Path:
        rights = pikepdf.Permissions(accessibility=accessibility, extract=False)
        how = pikepdf.Encryption(owner="secret", user="", R=3, allow=rights, aes=False, metadata=False)
        return changed(plan, tmp_path, lambda pdf: None, encryption=how)

    assert "pdf-access" in failing(locked(accessibility=False))
    assert failing(locked(accessibility=True)) == {}


def test_a_pdf_with_a_password_is_refused_in_words(plan: Path, tmp_path: Path) -> None:
    how = pikepdf.Encryption(owner="a", user="b", R=6)
    assert failing(changed(plan, tmp_path, lambda pdf: None, encryption=how)) == {
        "pdf-readable": "it opens with a password only"
    }


def test_a_scan_is_found_and_one_page_that_is_a_photograph_passes(plan: Path, tmp_path: Path) -> None:
    def scanned(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj.Contents = pdf.make_stream(b"")
            page.obj.Resources.XObject = Dictionary()

    def one_photograph(pdf: pikepdf.Pdf) -> None:
        pdf.add_blank_page()
        pdf.pages[-1].obj.Resources = Dictionary(XObject=Dictionary())

    assert "pdf-text" in failing(changed(plan, tmp_path, scanned))
    assert failing(changed(plan, tmp_path, one_photograph)) == {}


def test_words_and_page_numbers_that_differ_from_the_word_file_are_found(plan: Path, tmp_path: Path) -> None:
    other = pdf_samples.make_plan(tmp_path / "other.docx", rows=4, bullets=4)
    assert "pdf-words" in failing(plan, beside=other)
    assert failing(plan, beside=plan.with_suffix(".docx")) == {}


def test_contents_that_name_other_pages_than_the_pdf_has_are_found(sample_pages: Path) -> None:
    """Laid out before its pages were known, so that each entry says page 1; story 23 has the right ones, which pass."""
    pdf = sample_pages / "plan-with-finished.pdf"
    found = failing(pdf, beside=pdf.with_suffix(".docx"))["pdf-contents"].split("; ")
    assert found[0] == "“Introduction” is on page 3, and not on 1"
    assert len(found) > 15


def test_marks_of_a_template_are_found_in_a_pdf(tmp_path: Path) -> None:
    docx = pdf_samples.make_plan(tmp_path / "plan.docx", rows=1, bullets=1)
    from docx import Document

    document = Document(str(docx))
    document.add_paragraph("Led by {{ officer }} of the council")
    document.save(str(docx))
    convert([(docx, tmp_path / "raw.pdf")], find_engine("rdocx"), timeout_seconds=60)
    clean_up(tmp_path / "raw.pdf", tmp_path / "plan.pdf", ABOUT)
    assert failing(tmp_path / "plan.pdf") == {"pdf-template-marks": "“{{ officer }}” is left"}


# --- veraPDF ----------------------------------------------------------------------------------------------


def test_where_there_is_no_java_it_is_said_and_the_own_checks_are_counted(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    check = inspect_file(plan)[-1]
    assert (check.key, check.state) == ("pdf-verapdf", "not run")
    assert "There is no Java on this computer." in check.reason
    assert f"The {rules_pdf.OWN_OF_PDF_UA} rules that planbuilder checks itself are above." in check.reason


def test_a_setting_that_names_nothing_is_said(plan: Path) -> None:
    assert "which is not there" in verdict(plan, {"PLANBUILDER_VERAPDF": "/nowhere/verapdf.jar"}).not_run


@pytest.mark.slow
def test_verapdf_is_asked_where_it_is_at_hand(plan: Path, tmp_path: Path) -> None:
    said = verdict(changed(plan, tmp_path, without(root, "/Lang")))
    assert said.rules == 106
    assert "rule 7.2-34" in {place.where for place in said.broken}
