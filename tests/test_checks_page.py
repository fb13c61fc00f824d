"""checks.html: one page that everyone can read, that needs nothing else and carries nothing dangerous."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import etree, html

from planbuilder.problems import Level, Problem
from planbuilder.values import contrast
from planbuilder.worklist.page import checks_page
from planbuilder.worklist.page_style import STYLE
from planbuilder.worklist.words import LOOKS


def problem(
    level: Level = Level.STOP,
    *,
    workbook: str = "plan.xlsx",
    sheet: str = "Actions",
    cell: str = "B3",
    what: str = "“Sprong” is not a date",
    do: str = "Type it as day/month/year.",
    check: str = "not-a-date",
) -> Problem:
    return Problem(level, what, do, workbook, sheet, cell, check)


FOUND = [
    problem(Level.NOTE, cell="H5"),
    problem(Level.WARN, sheet="People", cell="row 4"),
    problem(Level.STOP, cell="B9"),
    problem(Level.WARN, sheet="", cell="", what="a copy lies beside it"),
    problem(Level.STOP, workbook="statistics.xlsx", sheet="Areas"),
    problem(Level.WARN, workbook="", sheet="", cell=""),
]
ACCEPTED = [(problem(Level.WARN, cell="C3", check="no-lead"), "The board leads it.")]


def page(problems: list[Problem] | None = None, accepted: list[tuple[Problem, str]] | None = None) -> str:
    return checks_page(
        "Partnership Plan",
        "2017/18",
        FOUND if problems is None else problems,
        ACCEPTED if accepted is None else accepted,
        remarks=["Read 31 actions."],
        copies={"plan.xlsx": "plan (to do).xlsx"},
    )


def tree(source: str) -> html.HtmlElement:
    return html.document_fromstring(source)


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(str(text) for text in element.itertext()).split())


def all_of(root: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    found = root.xpath(path)
    assert isinstance(found, list)
    return found


# --- what it says -----------------------------------------------------------------------------------------


def test_it_counts_what_was_found_and_says_that_nothing_was_written() -> None:
    said = words(tree(page()).get_element_by_id("main"))
    assert (
        "No document can be built: first mend what is marked “To mend”. 2 things to mend, 3 to check, 1 note." in said
    )
    assert "Read 31 actions." in said and "make check" in said


def test_it_says_when_documents_can_be_built() -> None:
    said = words(tree(page([problem(Level.WARN), problem(Level.NOTE)])))
    assert "The documents can be built. 1 thing to check, 1 note." in said
    assert "No document can be built" not in said


def test_a_strict_check_says_that_warnings_keep_from_building() -> None:
    said = words(tree(checks_page("Plan", "2017/18", [problem(Level.WARN)], strict=True)))
    assert "No document can be built: in this strict check" in said


def test_a_year_without_problems_has_a_page_too() -> None:
    root = tree(page([], []))
    assert "nothing to mend and nothing to check" in words(root).lower()
    assert [words(head) for head in all_of(root, "//h2")] == ["Summary"]


def test_workbooks_and_sheets_follow_one_another_worst_first() -> None:
    heads = [(str(head.tag), words(head)) for head in all_of(tree(page()), "//main//*[self::h2 or self::h3]")]
    assert heads == [
        ("h2", "Summary"),
        ("h2", "On this page"),
        ("h2", "plan.xlsx"),
        ("h3", "Actions"),
        ("h3", "People"),
        ("h3", "The workbook as a whole"),
        ("h2", "statistics.xlsx"),
        ("h3", "Areas"),
        ("h2", "Files and folders"),
        ("h3", "Found outside the workbooks"),
        ("h2", "Accepted"),
    ]


def test_a_row_tells_place_level_what_what_to_do_and_the_name_of_the_check() -> None:
    table = all_of(tree(page()), "//table[caption[starts-with(., 'Actions:')]]")[0]
    rows = [[words(cell) for cell in row] for row in all_of(table, "tbody/tr")]
    assert rows == [
        ["B9 To mend", "“Sprong” is not a date.", "Type it as day/month/year. Check: not-a-date"],
        ["H5 Note", "“Sprong” is not a date.", "Type it as day/month/year. Check: not-a-date"],
    ]


def test_a_sheet_in_other_capitals_is_the_same_sheet() -> None:
    root = tree(page([problem(sheet="Actions"), problem(sheet="ACTIONS")], []))
    assert [words(head) for head in all_of(root, "//h3")] == ["Actions"]


def test_what_was_accepted_comes_last_with_its_reason() -> None:
    table = all_of(tree(page()), "//table")[-1]
    assert [words(cell) for cell in all_of(table, "tbody/tr/*")] == [
        "plan.xlsx > Actions > C3",
        "“Sprong” is not a date. Check: no-lead",
        "The board leads it.",
    ]
    assert "Accepted" not in words(tree(page(accepted=[])))


def test_it_links_to_the_marked_copy_beside_it() -> None:
    links = [link.get("href") for link in all_of(tree(page()), "//main//section//a")]
    assert links == ["./plan%20%28to%20do%29.xlsx"]


# --- for everyone -----------------------------------------------------------------------------------------


def test_it_has_a_language_a_title_a_main_part_and_a_link_to_it() -> None:
    root = tree(page())
    assert (root.get("lang"), root.findtext("head/title")) == ("en-GB", "Checks: Partnership Plan 2017/18")
    assert [words(head) for head in all_of(root, "//h1")] == ["Checks: Partnership Plan 2017/18"]
    first = all_of(root, "//body//*[self::a or self::button]")[0]
    assert (first.get("href"), len(all_of(root, "//main[@id='main']"))) == ("#main", 1)
    assert root.xpath("//meta[@name='viewport']/@content") == ["width=device-width, initial-scale=1"]


def test_no_level_of_heading_is_left_out() -> None:
    levels = [int(str(head.tag)[1]) for head in all_of(tree(page()), "//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_headings_of_columns_and_rows() -> None:
    tables = all_of(tree(page()), "//table")
    assert len(tables) == 7
    for table in tables:
        assert words(table[0]) and table[0].tag == "caption"
        assert {head.get("scope") for head in all_of(table, "thead/tr/th")} == {"col"}
        for row in all_of(table, "tbody/tr"):
            assert [cell.get("scope") for cell in all_of(row, "th")] == ["row"]
            assert len(row) == len(all_of(table, "thead/tr/th"))


def test_the_level_is_said_in_words() -> None:
    for one in all_of(tree(page()), "//*[contains(concat(' ', @class, ' '), ' level ')]"):
        assert words(one) in {look.words for look in LOOKS.values()}


def test_names_for_places_are_given_once_and_all_links_lead_somewhere() -> None:
    found = [*FOUND, problem(sheet="A b"), problem(sheet="a-b"), problem(sheet="Überblick"), problem(sheet="Main")]
    root = tree(page(found))
    ids = [str(one) for one in root.xpath("//@id")]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[a-z][a-z0-9-]*", one) for one in ids)
    assert {str(one)[1:] for one in root.xpath("//a/@href") if str(one).startswith("#")} <= set(ids)
    assert {str(one) for one in root.xpath("//@aria-labelledby")} <= set(ids)


def test_all_words_can_be_told_from_their_ground() -> None:
    pairs = re.findall(r"background: #(\w{6}); color: #(\w{6})", STYLE)
    assert len(pairs) >= 4
    grounds = [LOOKS[level].tint for level in Level] + ["FFFFFF", "F5F7FA", "E3F1F0"]
    pairs += [(ground, ink) for ground in grounds for ink in ("1B2733",)]
    pairs += [(ground, ink) for ground in ("FFFFFF", "F5F7FA") for ink in ("4A5A6A", "1D5FA8", "12355B")]
    pairs.append(("12355B", "F2B824"))
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5} == {}
    used = set(re.findall(r"#([0-9A-F]{6})", STYLE))
    assert used - {colour for pair in pairs for colour in pair} == {"B8C4D0"}  # lines only


def test_it_has_a_dress_for_paper_and_for_narrow_screens() -> None:
    assert "@media print" in page() and "@media (max-width: 40rem)" in page()
    assert "px" not in re.sub(r"\b1px\b", "", STYLE)  # sizes follow the reader's own


# --- on its own -------------------------------------------------------------------------------------------


def test_it_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    source = page()
    root = tree(source)
    assert not all_of(root, "//script | //link | //img | //iframe | //object | //form | //base")
    assert not [name for one in root.iter() for name in one.attrib if str(name).startswith("on")]
    assert not re.search(r"https?:|url\(|@import", source)
    assert root.xpath("//meta[@http-equiv]/@content") == ["default-src 'none'; style-src 'unsafe-inline'"]


HOSTILE = "<script>alert(1)</script>\"'&amp;<b>\x00\x0b\ud800 ]]> --> 🚓"


def test_whatever_stands_in_a_workbook_comes_out_as_words() -> None:
    bad = Problem(Level.STOP, HOSTILE, HOSTILE, f"{HOSTILE}.xlsx", HOSTILE, HOSTILE, HOSTILE)
    source = checks_page(HOSTILE, HOSTILE, [bad], [(bad, HOSTILE)], remarks=[HOSTILE], copies={bad.workbook: HOSTILE})
    source.encode("utf-8")
    root = tree(source)
    assert not all_of(root, "//script | //b")
    shown = "<script>alert(1)</script>\"'&amp;<b>\ufffd\ufffd\ufffd ]]> --> 🚓"
    assert words(root).count(shown) >= 12
    assert "\x00" not in source and "<script" not in source


@pytest.mark.parametrize("file", ["javascript:alert(1)", "//x.invalid/a.xlsx", "C:\\a b.xlsx"])
def test_a_link_never_leads_to_another_place(file: str) -> None:
    source = checks_page("Plan", "2017/18", [problem()], copies={"plan.xlsx": file})
    (link,) = (str(one) for one in tree(source).xpath("//section//a/@href"))
    assert link.startswith("./") and ":" not in link


def test_line_breaks_in_a_message_stay() -> None:
    cell = all_of(tree(page([problem(what="two\nlines")], [])), "//table[@class='found']//td")[0]
    assert len(all_of(cell, "br")) == 1 and words(cell) == "Two lines."


def test_the_page_is_well_formed_to_the_last_tag() -> None:
    """HTML forgives; so the page is read as XML, with the tags that HTML leaves open closed first."""
    source = re.sub(r"<((?:meta|br)\b[^>]*)>", r"<\1/>", page()).replace("<!DOCTYPE html>\n", "")
    assert etree.fromstring(source).tag == "html"


def test_the_same_problems_give_the_same_page() -> None:
    assert page() == page(list(FOUND), list(ACCEPTED))


def test_two_thousand_problems_make_a_page_that_can_be_mailed() -> None:
    assert len(page([problem(cell=f"B{number}") for number in range(2_000)]).encode()) < 1_000_000
