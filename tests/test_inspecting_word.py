"""Each check of a Word document catches its broken sample, and passes a legitimate one that looks alike."""

from __future__ import annotations

from pathlib import Path

import pytest

import broken_word as made
from broken_word import field, paragraph, run
from inspected_word import (
    HEAD,
    cell,
    contents,
    drawing,
    heading,
    link,
    marked,
    row,
    styled,
    table,
    to,
    word,
)
from planbuilder.inspecting import word_checks
from planbuilder.inspecting.files import inspect_file

TEXT = paragraph("The partnership met four times in the year, and agreed on four priorities for the next one.")
BODY = row("Sergeant", "March")
BOLD = "<w:b/>"
BREAK = "<w:r><w:br/></w:r>"
BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="b" alt="A box"><v:textbox><w:txbxContent>'
    "{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
PASSWORD = '<w:documentProtection w:edit="readOnly" w:enforcement="{}"/>'
DRAFTED = '<w:ins w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>new</w:t></w:r></w:ins>'
LONG = "It shows how the number of offences of anti-social behaviour went down in each quarter. " * 3
CONTROL = (
    '<w:sdt><w:sdtPr><w:id w:val="5"/>{}</w:sdtPr><w:sdtContent>'
    "<w:p><w:r><w:t>Choose</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)
FRAME = '<w:framePr {} w:w="2000"/>'
RED, GREY = (f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' for fill in ("C00000", "D9D9D9"))
PALE = [f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' for fill in ("FFC7CE", "C6EFCE")]
SYMBOL = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>\uf0fc</w:t></w:r>'
AREAS = marked(1, "Burglary", 20) + TEXT + marked(1, "Domestic abuse", 21) + TEXT
LINKS = {"rels": to("https://www.essex.police.uk/advice?id=7")}
STOPS = '<w:tabs><w:tab w:val="left" w:pos="2000"/></w:tabs>'
LOUD = '<w:style w:type="character" w:styleId="Loud"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
COUNCIL = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Council"><w:name w:val="Council Heading"/>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
)
FRENCH = '<w:lang w:val="fr-FR"/>'
SPAN = '<w:gridSpan w:val="2"/>'

#: The check -> broken samples, and samples that look alike and pass. A sample is a body, or a body and other parts.
SAMPLES: dict[str, tuple[list[object], list[object]]] = {
    "word-opens": (
        [
            table(HEAD, row(cell("", inside="<w:p/>").replace("<w:p/>", ""), "x")),
            '<w:p><w:hyperlink r:id="rId99"/></w:p>',
        ],
        [table(HEAD, BODY)],
    ),
    "word-ids": (
        [
            drawing("A crest", number=7) + drawing("A map", number=7),
            '<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p>',
            paragraph("x", '<w:pStyle w:val="Nowhere"/>'),
            f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{run("Page 1")}</w:p>',
        ],
        [drawing("A crest", number=7) + drawing("A map", number=8)],
    ),
    "word-order": (
        [
            paragraph("x", '<w:jc w:val="left"/><w:keepNext/>'),
            table(HEAD, row(cell("x", "<w:vAlign w:val='top'/><w:noWrap/>"), "y")),
        ],
        [paragraph("x", '<w:keepNext/><w:jc w:val="left"/>')],
    ),
    "title": (
        [
            (TEXT, {"core": ""}),
            (TEXT, {"core": "<dc:title>Document1</dc:title>"}),
            (TEXT, {"core": "<dc:title> </dc:title>"}),
        ],
        [(TEXT, {"core": "<dc:title>Document control 2026</dc:title>"})],
    ),
    "language": (
        [
            (TEXT, {"without_language": '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'}),
            styled("The partnership met in each of the wards, and agreed that this is for all. " * 5, FRENCH),
        ],
        [
            TEXT,
            styled("Le partenariat se réunit quatre fois par an et fixe les priorités de la commune. " * 5, FRENCH),
            styled("The name of a French street", FRENCH),
        ],
    ),
    "language-of-parts": (
        [paragraph("Добро пожаловать в Брентвуд")],
        [
            styled("Добро пожаловать", '<w:lang w:val="ru-RU"/>'),
            paragraph("The mean is μ, and the deviation is σ; Ω stands for ohm, and Café for itself."),
        ],
    ),
    "headings": ([TEXT * 30], [heading(1, "All") + TEXT * 30, TEXT * 20]),
    "heading-order": (
        [heading(1, "One") + heading(3, "Three"), heading(2, "Two") + TEXT],
        [heading(1, "One") + heading(2, "Two") + heading(3, "Three") + heading(1, "Four")],
    ),
    "heading-words": ([heading(1, "One") + heading(2, " ") + heading(2, " ")], [heading(1, "One") + heading(2, "2")]),
    "fake-headings": (
        [
            styled("What we will do", BOLD) + paragraph("Visits", '<w:pStyle w:val="ListBullet"/>'),
            styled("What we will do", BOLD) + TEXT,
            styled("What we will do", '<w:sz w:val="36"/>') + TEXT,
            (styled("What we will do", '<w:rStyle w:val="Loud"/>') + TEXT, {"styles": LOUD}),
            (paragraph("What we will do", '<w:pStyle w:val="Council"/>') + TEXT, {"styles": COUNCIL}),
        ],
        [
            styled("This matters.", BOLD) + TEXT,  # a sentence
            styled("Lead officer:", BOLD) + TEXT,
            styled("One", BOLD) + styled("Two, which is bold as well", BOLD),
            table(HEAD, row(cell("", inside=styled("What", BOLD) + TEXT), "x")),
            styled("What we will do", '<w:sz w:val="26"/>') + TEXT,
            (paragraph("Our aim", '<w:pStyle w:val="Council"/>') + TEXT, {"styles": COUNCIL.replace("Heading", "Box")}),
            (styled("Thanks", '<w:rStyle w:val="Loud"/>') + TEXT, {"styles": LOUD.replace("<w:b/>", "<w:i/>")}),
        ],
    ),
    "one-title": (
        [
            paragraph("The plan", '<w:pStyle w:val="Title"/>')
            + TEXT
            + paragraph("Part two", '<w:pStyle w:val="Title"/>')
        ],
        [
            paragraph("The plan", '<w:pStyle w:val="Title"/>')
            + paragraph("for 2026", '<w:pStyle w:val="Title"/>')
            + TEXT
        ],
    ),
    "lists": (
        [
            paragraph("• patrols") + paragraph("• visits"),
            paragraph("- patrols") + paragraph("- visits"),
            paragraph("1. Patrols") + paragraph("2. Visits"),
            paragraph("(a) patrols") + paragraph("(b) visits"),
            f"<w:p>{run('• patrols')}{BREAK}{run('• visits')}</w:p>",
        ],
        [
            paragraph("patrols", '<w:pStyle w:val="ListBullet"/>')
            + paragraph("visits", '<w:pStyle w:val="ListBullet"/>'),
            paragraph("- that is all we know") + TEXT,
            paragraph("1. Patrols are the first thing.") + TEXT,
            paragraph("A. Smith") + paragraph("C. Jones"),
            table(HEAD, row("- 5%", "- 7%")),
            paragraph("10. 2017 was a year") + paragraph("12. 2018 was another"),
        ],
    ),
    "table-header": ([table(row("Lead", "When"), BODY)], [table(HEAD, BODY)]),
    "table-simple": (
        [
            table(HEAD, row(cell("x", SPAN), "y"), row("x", "y", "z"), columns=3).replace(
                "</w:tr><w:tr><w:tc>", "</w:tr><w:tr><w:tc>", 1
            )
        ],
        [
            table(row(cell("Both", SPAN), header=True), HEAD, BODY),
            table(HEAD, row(cell("Community engagement", SPAN)), BODY),  # a row that names a group
        ],
    ),
    "table-nested": (
        [table(HEAD, row(cell("", inside=table(HEAD, BODY) + "<w:p/>"), "x"))],
        [table(HEAD, BODY) + table(HEAD, BODY)],
    ),
    "table-headings": ([table(row("Lead", "", header=True), BODY)], [table(row("", "2017", header=True), BODY)]),
    "table-layout": (
        [table(row("Left", "Right")), table(row("Alone"), columns=1)],
        [table(row("Left", "Right", header=True), BODY), table(row("Alone", header=True), row("One"), columns=1)],
    ),
    "table-blank-rows": (
        [
            table(HEAD, BODY, row("", ""), BODY),
            table(row("A", cell(""), "B", header=True), row("x", "", "y"), columns=3),
        ],
        [table(HEAD, row("", "March"), row("x", ""))],
    ),
    "alt-text": ([drawing()], [drawing("A crest: a shield with a gold rim"), drawing(decorative=True)]),
    "alt-text-useful": (
        [
            *(drawing(alt) for alt in ("crest.png", "Picture 7", "image", "A photo", "Chart")),
            drawing("A shield. Description automatically generated"),
            drawing("The borough in 2017") + paragraph("Figure 1: The borough in 2017", '<w:pStyle w:val="Caption"/>'),
        ],
        [
            drawing("Photo of the new patrol van"),
            drawing("Chart of burglaries: 40 in 2016, 31 in 2017"),
            drawing("Map of the borough with its fifteen wards")
            + paragraph("The borough in 2017", '<w:pStyle w:val="Caption"/>'),
        ],
    ),
    "alt-text-length": ([drawing(LONG)], [drawing(LONG[:240])]),
    "in-line": ([drawing("A crest", floats=True)], [drawing("A crest"), drawing(floats=True, decorative=True)]),
    "text-boxes": (
        [BOX.format(paragraph("Call us")), paragraph("Call us", FRAME.format(""))],
        [
            paragraph("T", FRAME.format('w:dropCap="drop"')),
            paragraph("Call us", '<w:pStyle w:val="Panel"/>').replace(
                "<w:r>", '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
            ),
        ],
    ),
    "contrast": (
        [
            styled("Pale", '<w:color w:val="AAAAAA"/>'),
            styled("Dark on dark", '<w:color w:val="1B2733"/>', '<w:pStyle w:val="Panel"/>'),
            styled("Tinted", '<w:color w:val="000000" w:themeColor="accent1" w:themeTint="66"/>'),
            table(
                HEAD,
                row(
                    cell(
                        "",
                        '<w:shd w:val="clear" w:color="auto" w:fill="F2B824"/>',
                        styled("x", '<w:color w:val="FFFFFF"/>'),
                    ),
                    "y",
                ),
            ),
            table(HEAD, row(cell("", inside=styled("White on white", '<w:color w:val="FFFFFF"/>')), "y")),
            styled("Marked", '<w:color w:val="0B6B6B"/><w:highlight w:val="darkGreen"/>'),
        ],
        [
            styled("Grey enough", '<w:color w:val="6F6F6F"/>'),
            styled("Large text.", '<w:color w:val="8C8C8C"/><w:sz w:val="36"/>'),
            styled("Black by itself", '<w:color w:val="auto"/>', '<w:pStyle w:val="Panel"/>'),
            table(HEAD, BODY),  # white on navy, by the style of the table
            styled("Dark theme", '<w:color w:val="FFFFFF" w:themeColor="accent1"/>'),
        ],
    ),
    "colour-alone": (
        [
            table(HEAD, row("Visits", cell("", RED))),
            table(HEAD, *(row("Visits", cell("", pale)) for pale in PALE)),
            table(HEAD, row("x", cell("", inside=styled("●", '<w:color w:val="1B6E3C"/>')))),
        ],
        [
            table(HEAD, row("Visits", cell("", RED, styled("Red", '<w:color w:val="FFFFFF"/>')))),
            table(HEAD, row("Visits", cell("", GREY))),
            table(HEAD, row("Visits", cell("", PALE[0]))),
            f'<w:p><w:r><w:rPr><w:color w:val="1B6E3C"/></w:rPr><w:t>●</w:t></w:r>{run(" Green: done")}</w:p>',
        ],
    ),
    "flashing": ([styled("Look", '<w:effect w:val="blinkBackground"/>')], [styled("Look", '<w:effect w:val="none"/>')]),
    "blank-paragraphs": (
        [TEXT + "<w:p/>" * 3 + TEXT, f"<w:p>{run('A')}{BREAK * 3}{run('B')}</w:p>"],
        [TEXT + "<w:p/>" + TEXT, TEXT + '<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p/>' + TEXT],
    ),
    "spaces": (
        [
            paragraph("Burglary      40      31"),
            f"<w:p>{run('A')}<w:r><w:tab/></w:r><w:r><w:tab/></w:r>{run('B')}</w:p>",
        ],
        [
            paragraph("The end.  A new sentence."),
            f"<w:p><w:pPr>{STOPS}</w:pPr>{run('A')}<w:r><w:tab/></w:r><w:r><w:tab/></w:r>{run('B')}</w:p>",
        ],
    ),
    "link-words": (
        [link("Click here"), link("here"), link("Read more"), link("https://www.essex.police.uk/"), link(" ")],
        [link("The force"), link("Read more about burglary"), link("www.essex.police.uk"), link("Hereford")],
    ),
    "bare-addresses": (
        [paragraph("See https://www.essex.police.uk/advice.")],
        [link("The force"), paragraph("See www.essex.police.uk.")],
    ),
    "link-form": (
        [
            link("Gone", anchor="nowhere"),
            *(
                (link("The plan", to="rId50"), {"rels": to(address)})
                for address in ("C:\\plan.docx", "http:/x.uk", "mailto:me", "www.x.uk", "https://x")
            ),
        ],
        [
            marked(1, "There", 30) + link("There", anchor="_Toc30"),
            *(
                (link("The plan", to="rId50"), {"rels": to(address)})
                for address in ("mailto:a.b@x.gov.uk?subject=Plan", "tel:+44 1277 312500", "https://x.uk:8443/a(b)#c")
            ),
        ],
    ),
    "text-size": (
        [styled("Small", '<w:sz w:val="16"/>')],
        [styled("Small", '<w:sz w:val="18"/>'), styled("·", '<w:sz w:val="8"/>')],
    ),
    "justified": (
        [paragraph("word " * 20, '<w:jc w:val="both"/>')],
        [paragraph("Short", '<w:jc w:val="both"/>'), paragraph("word " * 20, '<w:jc w:val="right"/>')],
    ),
    "capitals": (
        [paragraph("PLEASE REPORT EVERY INCIDENT"), heading(1, "WORKING TOGETHER FOR SAFETY")],
        [
            paragraph("CCTV, ASB, CSP, PCC, VAWG and IOM"),
            paragraph("CCTV ASB CSP PCC VAWG IOM"),
            styled("Please report everything", "<w:caps/>"),
        ],
    ),
    "underlined": (
        [styled("Important words", '<w:u w:val="single"/>')],
        [
            styled("Plain words", '<w:u w:val="none"/>'),
            link("The force").replace("<w:r>", '<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'),
        ],
    ),
    "headers-and-footers": (
        [
            (TEXT, {"header": paragraph("Call 01277 312500 to report it")}),
            (TEXT, {"header": paragraph("csp@brentwood.gov.uk")}),
        ],
        [
            (TEXT + paragraph("Or call 01277 312 500."), {"header": paragraph("Call 01277 312500")}),
            (TEXT, {"header": paragraph("Partnership Plan 2017/18")}),
        ],
    ),
    "protection": ([(TEXT, {"settings": PASSWORD.format(1)})], [(TEXT, {"settings": PASSWORD.format(0)})]),
    "tracked-changes": (
        [
            f"<w:p>{DRAFTED}</w:p>",
            '<w:p><w:del w:id="9" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>',
        ],
        [TEXT],
    ),
    "macros": (
        [
            (TEXT, {"rels": to("https://x.uk/p.png").replace("hyperlink", "image")}),
            f"<w:p>{field(' INCLUDETEXT secret.docx ', 'x')}</w:p>",
        ],
        [(link("The force", to="rId50"), LINKS), f"<w:p>{field(' LISTNUM ', 'x')}</w:p>"],
    ),
    "fields": (
        [
            paragraph("See Error! Bookmark not defined."),
            f"<w:p>{field('PAGE', '1')}</w:p>".replace('w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="true"'),
            (TEXT, {"settings": "<w:updateFields/>"}),
        ],
        [paragraph("An error! That is all."), f"<w:p>{field('PAGE', '1')}</w:p>"],
    ),
    "template-marks": (
        [
            *(
                paragraph(text)
                for text in (
                    "Led by {{ officer }}",
                    "{% for one in areas %}",
                    "[[All crime: change]]",
                    "TODO: add the date",
                    "[insert date]",
                )
            ),
            paragraph("A sign \ue000 of ours"),
            CONTROL.format("<w:showingPlcHdr/>"),
        ],
        [
            *(paragraph(text) for text in ("What to do {and when}", "To do: nothing", "[1] and [Note 2]", "50% off}")),
            f"<w:p>{SYMBOL}</w:p>",
            CONTROL.format(""),
        ],
    ),
    "contents": (
        [
            contents(("Burglary", "_Toc20")) + AREAS,
            contents(("Burglary", "_Toc20"), ("Domestic abuse", "_Toc21"), ("Fraud", "_Toc21")) + AREAS,
            contents(("Domestic abuse", "_Toc21"), ("Burglary", "_Toc20")) + AREAS,
        ],
        [
            contents(("Burglary", "_Toc20"), ("Domestic abuse", "_Toc21")) + AREAS,
            contents(("1 Burglary", "_Toc20"), ("2 Domestic abuse", "_Toc21")) + AREAS,
        ],
    ),
}


def failing(tmp_path: Path, sample: object) -> dict[str, str]:
    body, parts = sample if isinstance(sample, tuple) else (sample, {})
    path = tmp_path / "sample.docx"
    path.write_bytes(word(body, **parts))
    checks = inspect_file(path)
    assert [check.key for check in checks if check.state == "not run"] == []
    return {
        check.key: "; ".join(f"{one.where}: {one.what}" for one in check.places)
        for check in checks
        if check.state == "failed"
    }


@pytest.mark.parametrize(
    ("key", "sample"), [(key, sample) for key, (broken, _) in SAMPLES.items() for sample in broken]
)
def test_a_broken_sample_fails_its_check_and_no_other(tmp_path: Path, key: str, sample: object) -> None:
    assert [*failing(tmp_path, sample)] == [key]


@pytest.mark.parametrize(("key", "sample"), [(key, sample) for key, (_, good) in SAMPLES.items() for sample in good])
def test_what_only_looks_alike_passes_everything(tmp_path: Path, key: str, sample: object) -> None:
    assert failing(tmp_path, sample) == {}


def test_every_check_has_its_samples() -> None:
    assert {*SAMPLES} | {"word-readable"} == {rule.key for rule in word_checks.RULES}
    assert all(broken and good for broken, good in SAMPLES.values())


def test_a_failure_names_its_place_and_its_mend_in_words(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(word(heading(1, "Burglary") + drawing() + table(row("a", "b"), BODY)))
    failed = {check.key: check for check in inspect_file(path) if check.state == "failed"}
    assert failed["alt-text"].places[0].where == "under “Burglary”"
    assert failed["alt-text"].places[0].what == "“Picture 7” has no alt text"
    assert failed["table-header"].places[0].where == "table 1 (“Burglary”)"
    assert all(check.mend.endswith(".") and check.rule and check.source for check in failed.values())


def test_comments_that_are_left_are_found(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    parts = dict(made.GOOD)
    comment = f'<w:comment w:id="0" w:author="A">{paragraph("Is this so?")}</w:comment>'
    parts["word/comments.xml"] = f"<w:comments {made.NAMESPACES}>{comment}</w:comments>"
    kind = f'<Override PartName="/word/comments.xml" ContentType="{made.WORD}.comments+xml"/>'
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace("</Types>", f"{kind}</Types>")
    path.write_bytes(made.zipped(parts.items()))
    check = next(check for check in inspect_file(path) if check.key == "tracked-changes")
    assert [place.what for place in check.places] == ["“Is this so?”"]
