"""A finished Word file becomes a page: every word of it, real headings, tables, lists, pictures; nothing else."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

import broken_word as made
import word_files as word
from chart_samples import officers_drawing
from planbuilder.output.chart_data import Chart, ChartKind, Series
from planbuilder.output.chart_xml import chart_xml
from planbuilder.problems import PlanbuilderError
from planbuilder.values import contrast
from planbuilder.web.inline import outside_address
from planbuilder.web.page import page_of
from planbuilder.web.words import Names, readable, slug
from web_pages import page_from, sample_page, tree, word_file, words_of_page, words_of_word_file

BOTH = pytest.mark.parametrize("name", ["plan", "report"])


def page(folder: Path, body: str, parts: dict[str, str | bytes | None] | None = None, title: str = "A plan") -> str:
    """The page of a small document."""
    return page_of(word.template(folder, body, parts), title=title)


def root(folder: Path, body: str, parts: dict[str, str | bytes | None] | None = None) -> html.HtmlElement:
    return tree(page(folder, body, parts))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def texts(found: list[html.HtmlElement]) -> list[str]:
    return [words(one) for one in found]


def heading(level: int, text: str) -> str:
    return word.styled(f"Heading{level}", text)


def table(*rows: tuple[str, ...], look: str = "0420", heads: int = 1, more: str = "") -> str:
    """A table of plain cells; a cell that begins with "<" is given as it is."""
    lines = []
    for number, row in enumerate(rows):
        cells = "".join(one if one.startswith("<") else f"<w:tc>{made.paragraph(one)}</w:tc>" for one in row)
        lines.append(f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if number < heads else ''}{cells}</w:tr>")
    properties = f'<w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblLook w:val="{look}"/>{more}</w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid/>{''.join(lines)}</w:tbl>"


def spanning(text: str, properties: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{made.paragraph(text)}</w:tc>"


# --- the sample ---------------------------------------------------------------------------------------------


@BOTH
def test_every_word_of_the_word_file_is_on_the_page_and_no_other(name: str) -> None:
    wanted, there = words_of_word_file(word_file(name)), words_of_page(sample_page(name))
    assert (wanted - there, there - wanted) == ({}, {})


@BOTH
def test_the_same_file_gives_the_same_page(name: str) -> None:
    assert page_from(word_file(name), f"The {name}") == sample_page(name)


@BOTH
def test_a_page_needs_nothing_else_and_runs_nothing(name: str) -> None:
    found = tree(sample_page(name))
    assert found.xpath("//script | //link | //iframe | //object | //*[@onclick or @onload]") == []
    sources = [str(one) for one in found.xpath("//@src")]
    assert sources
    assert all(one.startswith("data:image/") for one in sources)
    assert "url(http" not in sample_page(name)
    assert "default-src 'none'" in found.xpath("//meta[@http-equiv]/@content")[0]


@BOTH
def test_headings_begin_with_one_h1_and_leave_no_level_out(name: str) -> None:
    levels = [int(one.tag[1]) for one in tree(sample_page(name)).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@BOTH
def test_each_entry_of_the_contents_leads_to_its_heading_and_has_no_page_number(name: str) -> None:
    found = tree(sample_page(name))
    links = found.xpath("//nav//a")
    assert len(links) > 15
    for link in links:
        (target,) = found.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert target.tag in ("h2", "h3")
        assert words(link) == words(target)


@BOTH
def test_names_are_given_once_and_every_link_on_the_page_leads_somewhere(name: str) -> None:
    found = tree(sample_page(name))
    names = [str(one) for one in found.xpath("//@id")]
    assert len(names) == len(set(names))
    assert {str(one)[1:] for one in found.xpath("//a/@href[starts-with(., '#')]")} <= set(names)


@BOTH
def test_every_table_has_a_caption_and_headers_with_a_scope(name: str) -> None:
    for one in tree(sample_page(name)).xpath("//table"):
        assert words(one.xpath("./caption")[0])
        assert one.xpath("./thead//th")
        assert one.xpath(".//th[not(@scope)]") == []


def test_a_table_with_two_rows_of_headers_names_the_headers_of_each_cell() -> None:
    (crime,) = tree(sample_page("report")).xpath("//table[.//th[@scope='colgroup']]")
    assert texts(crime.xpath(".//th[@scope='colgroup']")) == ["Brentwood", "Compared", "Essex"]
    cell = crime.xpath("./tbody/tr[1]/td[2]")[0]
    named = [crime.xpath(f".//*[@id='{one}']")[0] for one in cell.get("headers").split()]
    assert texts(named) == ["Brentwood", "2017", "All crime"]


def test_a_chart_is_drawn_in_its_own_colours_and_its_numbers_stand_once() -> None:
    found = tree(sample_page("report"))
    charts = found.xpath("//svg")
    assert len(charts) == 2
    for chart in charts:
        assert chart.get("role") == "img"
        for one in chart.get("aria-labelledby").split():
            assert words(chart.xpath(f".//*[@id='{one}']")[0])
    assert {"#0B6B6B"} <= set(charts[1].xpath(".//rect/@fill"))
    assert found.xpath("//details") == []  # the report prints the numbers beside both


def test_panels_side_by_side_are_pairs_of_a_heading_and_what_it_heads() -> None:
    found = tree(sample_page("plan")).xpath("//dl[div/dt[text()='Focusing on']]")
    assert len(found) == 4
    assert texts(found[0].xpath("./div/dt")) == ["Focusing on", "Why?"]
    assert all(len(one.xpath("./dd")) == 1 for one in found[0].xpath("./div"))


def test_ratings_are_words_on_their_colour() -> None:
    found = tree(sample_page("report")).xpath("//td/div[@class='filled'][contains(@style, '1B6E3C')]")
    assert set(texts(found)) == {"Green"}
    assert "print-color-adjust" in sample_page("report")


def levels_of(found: html.HtmlElement) -> list[str]:
    return [one.tag for one in found.xpath("//main")[0].iter("h1", "h2", "h3", "h4")]


# --- headings and contents ----------------------------------------------------------------------------------


def test_a_heading_that_skips_a_level_is_raised(tmp_path: Path) -> None:
    found = root(tmp_path, heading(1, "One") + heading(3, "Deep") + heading(3, "Deep too") + heading(1, "Two"))
    assert levels_of(found) == ["h2", "h3", "h3", "h2"]


def test_headings_in_order_keep_their_levels(tmp_path: Path) -> None:
    found = root(tmp_path, heading(1, "One") + heading(2, "In it") + heading(3, "Deep") + heading(2, "Again"))
    assert levels_of(found) == ["h2", "h3", "h4", "h3"]


def test_a_document_without_contents_is_given_some_from_three_headings_on(tmp_path: Path) -> None:
    found = root(tmp_path, heading(1, "One") + heading(2, "In it") + heading(1, "Two"))
    assert texts(found.xpath("//nav//a")) == ["One", "In it", "Two"]
    assert root(tmp_path, heading(1, "One") + heading(1, "Two")).xpath("//nav") == []


def test_headings_of_the_same_words_have_different_addresses(tmp_path: Path) -> None:
    found = root(tmp_path, heading(1, "Main") + heading(1, "Main") + heading(1, "犯罪"))
    names = [one.get("id") for one in found.xpath("//main/h2")]
    assert names == ["main-2", "main-3", "section"]


# --- words --------------------------------------------------------------------------------------------------


def test_bold_and_italics_are_strong_and_em(tmp_path: Path) -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>loud</w:t></w:r>"
    not_bold = '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t> plain </w:t></w:r>'
    slanted = "<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>both</w:t></w:r>"
    text = page(tmp_path, f"<w:p>{bold}{bold}{not_bold}{slanted}</w:p>")
    assert "<strong>loudloud</strong> plain <strong><em>both</em></strong>" in text


def test_words_of_a_cell_cannot_become_markup(tmp_path: Path) -> None:
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; \" ' &lt;!-- ]]&gt;"
    more = '<w:tblCaption w:val="&quot;&gt;&lt;img onerror=x&gt;"/>'
    body = heading(1, hostile) + made.paragraph(hostile) + table(("Head", hostile), (hostile, "x"), more=more)
    text = page(tmp_path, body, title="</title><script>")
    assert "<script" not in text
    assert tree(text).xpath("//img | //*[@onerror]") == []
    assert "<script>alert(1)</script> &amp;" in tree(text).xpath("//h2")[0].text_content()


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_kept(tmp_path: Path) -> None:
    mark = 'w:id="9" w:author="A" w:date="2026-01-01T00:00:00Z"'
    body = (
        f"<w:p>{made.run('stays ')}<w:del {mark}><w:r><w:delText>gone</w:delText></w:r></w:del>"
        f"<w:ins {mark}>{made.run('new')}</w:ins><w:moveFrom {mark}>{made.run('left')}</w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
    )
    assert words(root(tmp_path, body).xpath("//main")[0]) == "stays new"


def test_words_in_another_language_say_so(tmp_path: Path) -> None:
    welsh = '<w:r><w:rPr><w:lang w:val="cy-GB"/></w:rPr><w:t>Croeso</w:t></w:r>'
    same = '<w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t> color</w:t></w:r>'
    found = root(tmp_path, f"<w:p>{welsh}{same}</w:p>")
    assert [(one.get("lang"), words(one)) for one in found.xpath("//span[@lang]")] == [("cy-GB", "Croeso")]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://www.example.org/a?b=1", "https://www.example.org/a?b=1"),
        ("mailto:csp@example.org", "mailto:csp@example.org"),
        ("www.example.org", "https://www.example.org"),
        ("javascript:alert(1)", ""),
        (" java\tscript:alert(1)", ""),
        ("file:///C:/Users/x.docx", ""),
        ("data:text/html,x", ""),
        ("../plan.docx", ""),
        ("http://[bad", ""),
    ],
)
def test_only_addresses_of_the_web_mail_and_telephone_are_linked(address: str, link: str) -> None:
    assert outside_address(address) == link


def test_a_link_to_a_bookmark_leads_to_its_place_and_one_to_nothing_is_plain(tmp_path: Path) -> None:
    body = (
        f'<w:p><w:hyperlink w:anchor="there">{made.run("see")}</w:hyperlink> '
        f'<w:hyperlink w:anchor="nowhere">{made.run("lost")}</w:hyperlink></w:p>'
        f'<w:p><w:bookmarkStart w:id="5" w:name="there"/>{made.run("here")}<w:bookmarkEnd w:id="5"/></w:p>'
    )
    found = root(tmp_path, body)
    (link,) = found.xpath("//main//a")
    assert words(link) == "see"
    assert words(found.xpath(f"//*[@id='{link.get('href')[1:]}']/..")[0]) == "here"


def test_footnotes_stand_at_the_end_with_a_way_there_and_back(tmp_path: Path) -> None:
    notes = (
        f'{word.XML}<w:footnotes {made.NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{made.paragraph("From the police.")}</w:footnote></w:footnotes>'
    )
    relations = made.GOOD["word/_rels/document.xml.rels"]
    assert isinstance(relations, str)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relations = relations.replace(
        "</Relationships>", f'<Relationship Id="rId77" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    )
    parts: dict[str, str | bytes | None] = {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": relations}
    found = root(tmp_path, f'<w:p>{made.run("Crime fell.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>', parts)
    (there,) = found.xpath("//sup/a")
    (note,) = found.xpath(f"//li[@id='{there.get('href')[1:]}']")
    assert "From the police." in words(note)
    assert note.xpath(f".//a[@href='#{there.get('id')}']")


# --- lists --------------------------------------------------------------------------------------------------


def item(list_id: int, text: str, level: int = 0) -> str:
    return made.paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_numbers_go_on_after_a_paragraph_between(tmp_path: Path) -> None:
    found = root(tmp_path, item(2, "a") + item(2, "b") + made.paragraph("between") + item(2, "c"))
    assert [(one.get("start"), len(one)) for one in found.xpath("//main//ol")] == [(None, 2), ("3", 1)]


def test_deeper_items_stand_in_the_item_above(tmp_path: Path) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate([("decimal", "%1."), ("lowerLetter", "(%2)"), ("decimal", "%1.%2.%3")])
    )
    numbering = (
        f'{word.XML}<w:numbering {made.NAMESPACES}><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    body = item(1, "one") + item(1, "in one", 1) + item(1, "too", 1) + item(1, "deep", 2) + item(1, "two")
    found = root(tmp_path, body, {"word/numbering.xml": numbering})
    (outer,) = found.xpath("//main/ol")
    assert [words(one)[:3] for one in outer] == ["one", "two"]
    inner = outer[0].xpath("./ol")[0]
    assert inner.get("type") == "a"
    assert "'(b) '" in inner[1].get("style")
    assert "'1.b.1 '" in inner[1].xpath("./ol/li")[0].get("style")


def test_bullets_are_a_list_and_a_paragraph_of_one_is_none(tmp_path: Path) -> None:
    found = root(tmp_path, item(1, "a") + item(1, "b") + made.paragraph("• typed"))
    assert [texts(list(one)) for one in found.xpath("//main//ul")] == [["a", "b"]]


# --- tables -------------------------------------------------------------------------------------------------


def test_merged_cells_span_rows_and_columns_and_cells_name_their_headers(tmp_path: Path) -> None:
    rows = [
        ("Area", spanning("Crimes", '<w:gridSpan w:val="2"/>')),
        ("", "2016", "2017"),
        (spanning("North", '<w:vMerge w:val="restart"/>'), "1", "2"),
        (spanning("", "<w:vMerge/>"), "3", "4"),
    ]
    found = root(tmp_path, table(*rows, heads=2, look="04A0")).xpath("//table")[0]
    assert [(words(one), one.get("scope"), one.get("colspan")) for one in found.xpath("./thead/tr[1]/*")] == [
        ("Area", "col", None),
        ("Crimes", "colgroup", "2"),
    ]
    north = found.xpath("./tbody//th")[0]
    assert (north.get("scope"), north.get("rowspan")) == ("row", "2")
    last = found.xpath("./tbody/tr[2]/td")[-1]
    assert texts([found.xpath(f".//*[@id='{one}']")[0] for one in last.get("headers").split()]) == [
        *("Crimes", "2017", "North")
    ]


def test_a_row_of_one_cell_heads_the_rows_below_it(tmp_path: Path) -> None:
    rows = [("Ref", "Action"), (spanning("Burglary", '<w:gridSpan w:val="2"/>'),), ("B1", "Patrols"), ("B2", "Locks")]
    found = root(tmp_path, table(*rows)).xpath("//table")[0]
    (group,) = found.xpath(".//th[@scope='rowgroup']")
    assert words(group) == "Burglary"
    assert all(group.get("id") in one.get("headers") for one in found.xpath("./tbody/tr[position() > 1]/td"))


def test_a_table_without_a_header_row_has_none(tmp_path: Path) -> None:
    found = root(tmp_path, table(("a", "b"), ("c", "d"), heads=0, look="0400")).xpath("//table")[0]
    assert found.xpath(".//th | .//thead") == []


def test_an_empty_header_cell_is_no_header(tmp_path: Path) -> None:
    found = root(tmp_path, table(("", "2016"), ("Crimes", "5"))).xpath("//table")[0]
    assert [one.tag for one in found.xpath("./thead/tr/*")] == ["td", "th"]


def test_wide_words_are_stacked_on_a_phone_and_wide_numbers_scroll(tmp_path: Path) -> None:
    heads = ("Reference", "Objective", "Responsible", "Timescale")
    of_words = root(tmp_path, table(heads, ("CE1", "Engagement events", "Community Safety", "Immediate")))
    assert of_words.xpath("//table[contains(@class, 'stack')]//td[@data-label='Timescale']")
    of_numbers = root(tmp_path, table(heads, ("All crime altogether", "4,135", "5,555", "16.9%")))
    (region,) = of_numbers.xpath("//div[@role='region'][@tabindex='0'][@aria-label]")
    assert region.xpath("./table")
    narrow = root(tmp_path, table(("Year", "Number"), ("2016", "5")))
    assert narrow.xpath("//*[@tabindex='0'] | //table[contains(@class, 'stack')]") == []


def test_words_on_a_dark_cell_are_light_enough_whatever_their_style_says(tmp_path: Path) -> None:
    dark = '<w:shd w:val="clear" w:color="auto" w:fill="12355B"/>'
    found = root(tmp_path, table(("Rating", "x"), (spanning("Red", dark), "y"))).xpath("//tbody//th | //tbody//td")[0]
    colour = re.findall(r"(?<![\w-])color:#(\w{6})", found.get("style"))[0]
    assert contrast(colour, "12355B") >= 4.5


# --- pictures and charts ------------------------------------------------------------------------------------


def test_a_picture_stands_in_the_page_with_its_words(tmp_path: Path) -> None:
    (picture,) = root(tmp_path, made.DRAWING).xpath("//img")
    assert picture.get("alt") == "A crest"
    assert picture.get("src").startswith("data:image/png;base64,")


def test_a_picture_that_is_decoration_has_no_words(tmp_path: Path) -> None:
    decoration = (
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="x">'
        '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst></wp:docPr>"
    )
    body = re.sub(r"(<wp:docPr [^>]*?)/>", lambda found: f"{found[1]}>{decoration}", made.DRAWING)
    assert root(tmp_path, body).xpath("//img")[0].get("alt") == ""


def test_a_picture_outside_the_file_is_not_fetched(tmp_path: Path) -> None:
    relations = made.GOOD["word/_rels/document.xml.rels"]
    assert isinstance(relations, str)
    linked = re.sub(r'Target="media/[^"]+"', 'Target="https://example.org/a.png" TargetMode="External"', relations)
    assert linked != relations
    found = root(tmp_path, made.DRAWING, {"word/_rels/document.xml.rels": linked})
    assert found.xpath("//img") == []
    assert "Picture: A crest" in words(found.xpath("//main")[0])


def test_the_words_of_a_text_box_stand_after_its_paragraph_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{made.paragraph('in the box')}</w:txbxContent>"
    body = (
        f"<w:p>{made.run('beside')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(root(tmp_path, body).xpath("//div[@class='box']")) == ["in the box"]


def chart_parts(*, title: str) -> dict[str, str | bytes | None]:
    """The parts of a document with one chart of two years, in a relationship rId30."""
    numbers = Chart(ChartKind.COLUMNS, ("North", "South"), TWO_YEARS, "Two years", title, number_format="0")
    relations = made.GOOD["word/_rels/document.xml.rels"]
    assert isinstance(relations, str)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
    one = f'<Relationship Id="rId30" Type="{kind}" Target="charts/chart1.xml"/></Relationships>'
    return {
        "word/charts/chart1.xml": chart_xml(numbers),
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", one),
    }


TWO_YEARS = (Series("2016", (1234, 5)), Series("2017", (7, None)))


def test_a_chart_whose_numbers_no_table_prints_brings_them_along(tmp_path: Path) -> None:
    body = heading(1, "Crime") + officers_drawing("Crimes in two years.")
    found = root(tmp_path, body, chart_parts(title="Crimes & more"))
    assert texts(found.xpath("//figcaption")) == ["Crimes & more"]
    assert "Crimes in two years." in words(found.xpath("//svg/desc")[0])
    assert [texts(list(one)) for one in found.xpath("//details//tr")][1:] == [
        *(["North", "1234", "7"], ["South", "5", "–"])
    ]


def test_a_chart_whose_numbers_stand_in_a_table_under_the_same_heading_does_not(tmp_path: Path) -> None:
    rows = table(("Area", "2016", "2017"), ("North", "1,234", "7"), ("South", "5", "n/a"))
    drawing, parts = officers_drawing("Crimes in two years."), chart_parts(title="Crimes")
    assert root(tmp_path, heading(1, "Crime") + drawing + rows, parts).xpath("//details") == []
    apart = heading(1, "Crime") + drawing + heading(1, "Tables") + rows
    assert len(root(tmp_path, apart, parts).xpath("//details")) == 1


# --- the rest -----------------------------------------------------------------------------------------------


def test_a_watermark_and_what_every_page_says_stand_on_the_page_once(tmp_path: Path) -> None:
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="DRAFT"/></v:shape>'
    parts: dict[str, str | bytes | None] = {
        "word/header1.xml": word.header(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r>{made.run('OFFICIAL')}</w:p>"),
        "word/footer1.xml": made.footer(
            f"{made.run('Plan 2017/18 ')}<w:r><w:tab/></w:r>{made.run('Page ')}{made.field(' PAGE ', '1')}"
            f"{made.run(' of ')}{made.field(' NUMPAGES ', '9')}"
        ),
    }
    found = root(tmp_path, made.paragraph("Words"), parts)
    assert texts(found.xpath("//header/p")) == ["DRAFT", "OFFICIAL"]
    assert texts(found.xpath("//footer")) == ["Plan 2017/18"]


def test_colours_of_a_restyled_template_carry_over_and_pale_ones_are_darkened(tmp_path: Path) -> None:
    pink = '<w:name w:val="heading 1"/><w:rPr><w:color w:val="FFAACC"/></w:rPr>'
    styles = word.STYLES.replace('<w:name w:val="heading 1"/>', pink).replace("12355B", "5B1235")
    text = page(tmp_path, heading(1, "One") + table(("a", "b"), ("c", "d")), {"word/styles.xml": styles})
    assert "thead > tr > *, .t-plan-table dt { background: #5B1235; }" in text
    colour = re.findall(r"color:#(\w{6})", tree(text).xpath("//main/h2/@style")[0])[0]
    assert contrast(colour, "FFFFFF") >= 4.5


def test_a_file_that_is_no_word_file_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"%PDF-1.7 no zip")
    with pytest.raises(PlanbuilderError, match="not a Word document"):
        page_of(path, title="x")


@pytest.mark.parametrize("ground", ["FFFFFF", "12355B", "F2B824", "777777"])
def test_any_colour_becomes_readable_on_any_ground(ground: str) -> None:
    for colour in ("F2B824", "FFFFFF", "000000", "0B6B6B", "777777"):
        assert contrast(readable(colour, ground), ground) >= 4.5
    assert readable("12355B", "FFFFFF") == "12355B"


def test_names_can_be_addresses() -> None:
    assert slug("Résumé: 1 & 2") == "resume-1-2"
    assert [Names("main").new(one, "section") for one in ("Main", "2017/18", "…")] == [
        *("main-2", "section-2017-18", "section")
    ]
