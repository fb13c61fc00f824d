"""Parts that are empty are left out, heading and all; and what is longer or shorter than usual comes out well."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from planbuilder.output.inspect import missing_words, word_faults
from stories.office import Office, clear, refill, without_police_priorities
from stories.reading import (
    W,
    actions,
    contents,
    footers,
    headings,
    paragraphs,
    part,
    pdf_outline,
    pdf_pages,
    table,
    tables,
    text,
)
from verapdf import pdf_ua_failures
from word_validity import open_xml_errors

AREAS = [
    "Community Engagement",
    "Anti-Social Behaviour and Environmental Crime",
    "Protecting People from Harm",
    "Burglary",
]
FOCUS = [f"Partnership focus: {area}" for area in AREAS]
PLANS = [f"Action plan: {area}" for area in AREAS]
BACK = ["Partnership promise", "Achievements and highlights of 2016/17", "Resources"]
ALL = ["Introduction", "Background", "Borough profile", "Police and crime plan priorities", *FOCUS, *BACK, *PLANS]


def faults(office: Office) -> list[object]:
    """What two validators say against the Word document."""
    return [*open_xml_errors(office.docx), *word_faults(office.docx)]


def emptied(sheet: str) -> Callable[[Workbook], None]:
    return lambda book: clear(book[sheet])


def without_text(*sections: str) -> Callable[[Workbook], None]:
    """Take the paragraphs of some sections away, and keep the others."""

    def change(book: Workbook) -> None:
        rows = list(book["Text"].iter_rows(min_row=2, max_col=2, values_only=True))
        refill(book["Text"], [row for row in rows if row[0] and row[0] not in sections])

    return change


def both(*changes: Callable[[Workbook], None]) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        for one in changes:
            one(book)

    return change


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        (both(emptied("Profile"), without_text("Profile")), ["Borough profile"]),
        (both(emptied("Highlights"), without_text("Highlights")), ["Achievements and highlights of 2016/17"]),
        (
            both(without_police_priorities, without_text("Police and crime plan")),
            ["Police and crime plan priorities"],
        ),
        (emptied("Focus"), FOCUS),
        (both(emptied("Actions"), without_text("Resources")), ["Resources", *PLANS]),
        (without_text("Promise"), ["Partnership promise"]),
        (without_text("Background"), ["Background"]),
        (both(without_text("Introduction", "Partners"), emptied("Partners")), ["Introduction"]),
    ],
    ids=["profile", "highlights", "police", "focus", "actions", "promise", "background", "introduction"],
)
def test_a_part_whose_sheet_is_empty_is_left_out_heading_and_all(
    office: Office, change: Callable[[Workbook], None], gone: list[str]
) -> None:
    with office.book() as book:
        change(book)
    office.built("--no-pdf")
    assert headings(office.docx) == [heading for heading in ALL if heading not in gone]
    entries = [one.text for one in paragraphs(office.docx) if one.style == "toc 1"]
    assert [entry.strip() for entry in entries] == headings(office.docx)
    assert faults(office) == []


@pytest.mark.parametrize("sheet", ["Profile", "Highlights", "Partners", "Text", "Versions"])
def test_a_sheet_can_be_emptied_alone(office: Office, sheet: str) -> None:
    with office.book() as book:
        clear(book[sheet])
    office.built("--no-pdf")
    assert word_faults(office.docx) == []
    assert not [rows for rows in tables(office.docx) if not rows]


def test_without_partners_there_is_no_list_of_them(office: Office) -> None:
    with office.book() as book:
        clear(book["Partners"])
        without_text("Partners")(book)
    office.built("--no-pdf")
    assert "Our partners" not in headings(office.docx, 2)
    assert "Statutory partners" not in text(office.docx).splitlines()


def test_without_versions_the_cover_has_no_version_control_and_the_plan_is_a_draft(office: Office) -> None:
    with office.book() as book:
        clear(book["Versions"])
    office.built("--no-pdf")
    assert "Version control" not in text(office.docx)
    assert all("2017/18 · Draft" in line for line in footers(office.docx))


def test_a_plan_with_next_to_nothing_in_it_is_whole(office: Office) -> None:
    with office.book() as book:
        without_police_priorities(book)
        for sheet in ("Versions", "Partners", "Focus", "Profile", "Highlights", "Actions"):
            clear(book[sheet])
        refill(book["Text"], [("Introduction", "This is all that we know so far.")])
    office.built()
    assert headings(office.docx) == ["Introduction"]
    assert contents(office.docx) == pdf_outline(office.pdf) == [("Introduction", 3)]
    pages = pdf_pages(office.pdf)
    assert "This is all that we know so far." in pages[-1]
    assert len(pages) == 3
    assert faults(office) == []
    assert pdf_ua_failures(office.pdf) == []


def test_without_actions_the_last_page_is_upright_and_not_blank(office: Office) -> None:
    with office.book() as book:
        clear(book["Actions"])
        without_text("Action plans", "Resources")(book)
    office.built()
    [size] = list(part(office.docx, "word/document.xml").iter(f"{W}pgSz"))[-1:]
    assert size.get(f"{W}orient", "portrait") == "portrait"
    assert "Gang Awareness Pack" in pdf_pages(office.pdf)[-1]


# --- longer and shorter than usual ---------------------------------------------------------------------------

POINTS = [f"Point {number} of the long list, which is as long as such a point usually is" for number in range(1, 61)]
OBJECTIVE = " ".join(f"objective{number}" for number in range(1, 41))


@pytest.fixture(scope="module")
def stretched(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A plan in which much is longer or shorter than in the sample, built once for several tests."""
    office = Office.furnished(tmp_path_factory.mktemp("stretched"))
    with office.book() as book:
        sheet = book["Actions"]
        sheet["C2"].value = OBJECTIVE
        sheet["D2"].value = "\n".join(f"• {point}" for point in POINTS)
        sheet["D3"].value = CellRichText(
            "Plain, ",
            TextBlock(InlineFont(b=True), "bold,"),
            " ",
            TextBlock(InlineFont(i=True), "slanted"),
            " and plain.",
        )
        sheet["C3"].font = Font(bold=True)
        sheet["H3"].font = Font(italic=True)
        sheet["D4"].value = "First list:\n1. one\n2. two\nSecond list:\n1) again one\n2) again two"
        for row in range(2, sheet.max_row + 1):  # the fourth priority has no actions
            if sheet.cell(row, 2).value == "Burglary":
                for place in range(1, 9):
                    sheet.cell(row, place).value = None
        book["Partners"].delete_rows(8, 40)
        refill(
            book["Partners"],
            [(f"Statutory body {number}", "Statutory") for number in range(1, 13)]
            + [("Helpers & Friends", "Community")],
        )
        rows = list(book["Profile"].iter_rows(min_row=2, max_col=2, values_only=True))
        refill(book["Profile"], [row for row in rows if row[0] != "Transport"])  # 7 themes
        rows = list(book["Highlights"].iter_rows(min_row=2, max_col=2, values_only=True))
        refill(book["Highlights"], rows[:5])
    return office.built()


def test_the_stretched_plan_is_valid_and_nothing_is_lost(stretched: Office) -> None:
    assert faults(stretched) == []
    assert missing_words(stretched.docx, stretched.pdf) == []
    assert pdf_ua_failures(stretched.pdf) == []
    assert contents(stretched.docx) == pdf_outline(stretched.pdf)


def test_an_action_with_60_points_goes_over_pages_with_every_point(stretched: Office) -> None:
    assert actions(stretched.docx)["CE1"][1] == POINTS
    pages = ["".join(page.split()) for page in pdf_pages(stretched.pdf)]
    held = [sum(f"Point{number}ofthelonglist" in page for number in range(1, 61)) for page in pages]
    assert sum(held) == 60
    assert len([count for count in held if count]) > 1
    beginning = next(place for place, count in enumerate(held) if count)
    assert all(
        "LeadofficerBudget" in page for page, count in zip(pages[beginning:], held[beginning:], strict=True) if count
    )


def test_a_40_word_objective_is_whole(stretched: Office) -> None:
    assert actions(stretched.docx)["CE1"][0] == [OBJECTIVE]


def test_a_priority_without_actions_has_no_action_plan_and_keeps_its_focus_page(stretched: Office) -> None:
    assert "Action plan: Burglary" not in headings(stretched.docx)
    assert "Partnership focus: Burglary" in headings(stretched.docx)
    assert not [one.text for one in paragraphs(stretched.docx) if "Burglary (0" in one.text]
    assert len(actions(stretched.docx)) == 20


def test_twelve_partners_of_one_kind_and_one_of_the_other_stand_side_by_side(stretched: Office) -> None:
    [[statutory, community]] = table(stretched.docx, "Statutory partners", "Community partners")
    assert statutory == [f"Statutory body {number}" for number in range(1, 13)]
    assert community == ["Helpers & Friends"]


def test_an_odd_theme_and_an_odd_highlight_stand_alone(stretched: Office) -> None:
    tops = [[" ".join(cell) for cell in rows[0]] for rows in tables(stretched.docx)]
    assert ["Children and Young people", "Education"] in tops
    [last] = [top for top in tops if top[0] == "Employment"]
    assert not any(last[1:])
    tiles = [[cell for cell in top if cell] for top in tops if top[0] in {"60+", "80,000+"}]
    assert tiles == [["60+", "14", "5"], ["80,000+", "7"]]


def test_bold_and_italics_survive_in_part_of_a_cell_and_in_a_whole_cell(stretched: Office) -> None:
    found = paragraphs(stretched.docx)
    [mixed] = [one for one in found if one.text == "Plain, bold, slanted and plain."]
    assert [run for run in mixed.runs if run[1]] == [("bold,", True, False)]
    assert [run for run in mixed.runs if run[2]] == [("slanted", False, True)]
    place = found.index(mixed)
    objective = next(one for one in reversed(found[:place]) if one.text)
    assert all(bold for _, bold, _ in objective.runs)
    timescale = next(one for one in found[place:] if one.text == "Immediate & ongoing")
    assert all(italic for _, _, italic in timescale.runs)


def test_every_numbered_list_starts_at_1(stretched: Office) -> None:
    items = {one.text: one.list_number for one in paragraphs(stretched.docx) if one.list_number}
    assert items["one"] == items["two"]
    assert items["again one"] == items["again two"]
    assert items["one"] != items["again one"]
    numbering = part(stretched.docx, "word/numbering.xml")
    for number in (items["one"], items["again one"]):
        [own] = [one for one in numbering.iter(f"{W}num") if one.get(f"{W}numId") == number]
        assert own.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "1"


def test_two_partners_and_four_highlights_are_enough(office: Office) -> None:
    with office.book() as book:
        refill(book["Partners"], [("Anytown Council", "Statutory"), ("Helpers", "Community")])
        rows = list(book["Highlights"].iter_rows(min_row=2, max_col=2, values_only=True))
        refill(book["Highlights"], rows[:4])
    office.built("--no-pdf")
    assert table(office.docx, "Statutory partners", "Community partners") == [[["Anytown Council"], ["Helpers"]]]
    tops = [[" ".join(cell) for cell in rows[0] if any(cell)] for rows in tables(office.docx)]
    assert [top for top in tops if top[:1] in (["60+"], ["80,000+"])] == [["60+", "14", "5"], ["80,000+"]]
    assert faults(office) == []
