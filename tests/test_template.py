"""The template is what its script makes, is a good Word file, and fills well with little and with nothing."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from planbuilder.output.inspect import word_faults
from planbuilder.output.marks import KEEP_ROW, Block, colour
from planbuilder.output.word import Properties, make_document
from planbuilder.values import contrast
from template_look import Template, W, text, value
from word_validity import open_xml_errors

ROOT = Path(__file__).resolve().parents[1]
PATH = ROOT / "templates" / "partnership-plan.docx"
TEMPLATE = Template(PATH)
CONTROL = re.compile(r"\{%(p|tr) [^%}]+%\}")
PDF_STRUCTURE_TYPES = re.compile(
    "document|part|art|sect|div|blockquote|caption|toci?|index|nonstruct|private|p|h[1-6]?|l|li|lbl|lbody|table|t[rhd]"
    "|t(head|body|foot)|span|quote|note|reference|bibentry|code|link|annot|ruby|warichu|figure|formula|form"
)
PROPERTIES = Properties("Partnership Plan", "A partnership", "Plan", "2017/18", dt.date(2017, 9, 11))


def block(words: str, *, bullet: bool = False) -> Block:
    made = Block(words)
    made.bullet, made.number = bullet, False
    return made


PARTS = ("introduction", "background", "partners", "profile", "police", "priorities", "promise", "highlights")
SECTIONS = (*PARTS, "resources", "actions")
NOTHING: dict[str, Any] = {
    "partnership": {"name": "A Partnership", "short_name": "A", "area": "A", "area_kind": "district", "contact": []},
    **dict.fromkeys(("title", "year", "last_year", "status"), "word"),
    **dict.fromkeys(("subtitle", "crest"), ""),
    **{name: [] for name in ("versions", "sign_offs", "profile", "police", "priorities", "highlights", "action_plans")},
    "texts": {name: [] for name in SECTIONS},
    "partners": {},
    "resources": {},
}
#: Every part is there, and every list that is looped over in a table cell is empty.
HOLLOW: dict[str, Any] = NOTHING | {
    "texts": {name: [block(f"About {name}."), block("Item", bullet=True)] for name in SECTIONS},
    "partners": {"statutory": [], "community": []},
    "sign_offs": [{"partner": "A partner", "by": "A person", "on": "a day", "draft": "2", "conditions": ""}],
    "profile": [
        {"left": {"name": name, "points": []}, "right": right, "colour": colour("6B2C74"), "keep_whole": KEEP_ROW}
        for name, right in (("Housing", {"name": "Transport", "points": []}), ("Lifestyles", None))
    ],
    "police": [{"number": "1", "name": "Safer roads", "served_by": []}],
    "priorities": [
        {"name": "Burglary", "colour": colour("1D5FA8"), "picture": "", "focusing_on": [], "why": []},
    ],
    "highlights": [[{"figure": str(n), "text": "events"} for n in range(count)] for count in (3, 2, 1)],
    "resources": {
        "by_funder": [{"name": "CSP", "amount": "£5", "share": "100%", "actions": "1"}],
        "by_priority": [{"name": "Burglary", "amount": "£5", "actions": "1", "existing": "0"}],
        **{"total": "£5", "total_actions": "2", "total_existing": "1"},
        **{name: [{"ref": "B1", "objective": "Less", "priority": "Burglary"}] for name in ("existing", "unstated")},
    },
    "action_plans": [
        {
            "name": "Burglary",
            "colour": colour("1D5FA8"),
            "actions": [
                {"ref": "B1", "keep_whole": KEEP_ROW}
                | {name: [] for name in ("objective", "what", "leads", "budget", "serves", "timescale")}
            ],
        },
        {"name": "Other", "colour": colour("6B2C74"), "actions": []},
    ],
}


def filled(values: dict[str, Any], folder: Path) -> Path:
    path = folder / "plan.docx"
    path.write_bytes(make_document(PATH, values, {}, PROPERTIES).finished(None))
    return path


def headings(path: Path) -> list[str]:
    paragraphs = Template(path).body.iter(f"{W}p")
    return [text(p) for p in paragraphs if value(p.find(f"{W}pPr/{W}pStyle")) == "Heading1"]


# --- the file ---------------------------------------------------------------------------------------------


def test_the_script_makes_the_template_byte_for_byte(tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    script = ROOT / "scripts" / "make_template.py"
    subprocess.run([sys.executable, str(script), "--to", str(made)], check=True, capture_output=True, timeout=60)
    assert made.read_bytes() == PATH.read_bytes(), "run: python scripts/make_template.py"


def test_word_opens_it_without_a_repair() -> None:
    assert open_xml_errors(PATH) == []
    assert word_faults(PATH) == []


def test_it_is_a_small_british_document_of_the_current_kind() -> None:
    settings, styles = TEMPLATE.parts["word/settings.xml"], TEMPLATE.parts["word/styles.xml"]
    modes = {mode.get(f"{W}name"): value(mode) for mode in settings.iter(f"{W}compatSetting")}
    language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert modes["compatibilityMode"] == "15"
    assert value(language) == "en-GB"
    assert settings.find(f"{W}updateFields") is None
    assert PATH.stat().st_size < 150_000
    with zipfile.ZipFile(PATH) as archive:
        assert not [name for name in archive.namelist() if re.search("customXml|thumbnail|stylesWithEffects", name)]


def test_nothing_floats() -> None:
    names = {etree.QName(element).localname for story in TEMPLATE.stories() for element in story.iter()}
    assert not names & {"anchor", "framePr", "pict", "txbxContent", "tblpPr"}


# --- styles -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tag", "kind"), [("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")])
def test_every_style_that_is_used_is_defined(tag: str, kind: str) -> None:
    used = {value(element) for story in TEMPLATE.stories() for element in story.iter(f"{W}{tag}")}
    assert used
    assert used <= {name for name, style in TEMPLATE.styles.items() if style.get(f"{W}type") == kind}


def test_every_style_is_based_on_one_that_is_defined() -> None:
    linked = {value(e) for style in TEMPLATE.styles.values() for e in style if e.tag in {f"{W}basedOn", f"{W}next"}}
    assert linked <= set(TEMPLATE.styles)


def test_each_list_style_has_a_list_of_its_own() -> None:
    numbers = [value(e) for style in TEMPLATE.styles.values() for e in style.iter(f"{W}numId")]
    assert len(numbers) >= 4
    assert max(Counter(numbers).values()) == 1


def test_no_paragraph_style_of_ours_is_named_like_a_pdf_structure_type() -> None:
    ours = [style for style in TEMPLATE.styles.values() if style.get(f"{W}customStyle") == "1"]
    names = {(value(style.find(f"{W}name")) or "").casefold() for style in ours}
    assert len(names) > 30
    assert [name for name in names if PDF_STRUCTURE_TYPES.fullmatch(name)] == []


def test_all_text_stands_out_from_its_ground() -> None:
    pairs = list(TEMPLATE.pairs())
    assert {"FFFFFF", "12355B", "F2B824"} <= {pair.text for pair in pairs} | {pair.ground for pair in pairs}
    assert [pair for pair in pairs if contrast(pair.text, pair.ground) < 4.5] == []


def test_look_lives_in_styles_and_not_in_runs() -> None:
    dressed = [run for story in TEMPLATE.stories() for run in story.iter(f"{W}rPr")]
    assert {etree.QName(child).localname for dress in dressed for child in dress} == {"rStyle"}


# --- tags -------------------------------------------------------------------------------------------------


def test_control_tags_stand_alone_in_the_style_for_tags() -> None:
    count = 0
    for paragraph in TEMPLATE.body.iter(f"{W}p"):
        words = text(paragraph)
        if "{%" in words:
            count += 1
            assert CONTROL.fullmatch(words), words
            assert {value(style) for style in paragraph.iter(f"{W}rStyle")} == {"TemplateTag"}, words
    assert count > 100


def test_a_row_tag_has_a_row_to_itself() -> None:
    rows = [row for row in TEMPLATE.body.iter(f"{W}tr") if "{%tr" in text(row)]
    assert rows
    assert [text(row) for row in rows if not CONTROL.fullmatch(text(row))] == []


def test_every_loop_in_a_cell_says_what_stands_there_when_there_is_nothing() -> None:
    loops = 0
    for cell in TEMPLATE.body.iter(f"{W}tc"):
        depth: list[bool] = []  # for each loop or condition that is open: whether it has an else
        for words in map(text, cell.iter(f"{W}p")):
            if words.startswith(("{%p for", "{%p if")):
                depth.append(False)
            elif words == "{%p else %}":
                depth[-1] = True
            elif words in {"{%p endfor %}", "{%p endif %}"}:
                loops += words == "{%p endfor %}"
                assert depth.pop(), f"no else before {words} in: {text(cell)}"
        assert not depth
    assert loops > 10


# --- tables -----------------------------------------------------------------------------------------------


def test_every_table_has_a_title_and_a_header_row_that_repeats() -> None:
    for table in TEMPLATE.body.iter(f"{W}tbl"):
        first = table.find(f"{W}tr")
        assert first is not None
        assert value(table.find(f"{W}tblPr/{W}tblCaption"))
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(text(cell) for cell in first.findall(f"{W}tc"))


def test_columns_and_cells_fill_the_width_between_the_margins() -> None:
    widths = set()
    for table in TEMPLATE.body.iter(f"{W}tbl"):
        whole = table.find(f"{W}tblPr/{W}tblW")
        assert whole is not None
        columns = [int(column.get(f"{W}w") or 0) for column in table.iter(f"{W}gridCol")]
        widths.add(sum(columns))
        assert int(whole.get(f"{W}w") or 0) == sum(columns)
        for row in table.findall(f"{W}tr"):
            cells = [int(cell.get(f"{W}w") or 0) for cell in row.iter(f"{W}tcW")]
            assert cells in (columns, [sum(columns)])
    assert widths == {9412, 14796}


# --- filled -----------------------------------------------------------------------------------------------


def test_a_plan_with_nothing_in_it_has_no_parts_and_no_empty_headings(tmp_path: Path) -> None:
    plan = filled(NOTHING, tmp_path)
    assert headings(plan) == []
    assert open_xml_errors(plan) == []
    assert word_faults(plan) == []


def test_a_plan_whose_lists_are_empty_says_so_in_every_cell(tmp_path: Path) -> None:
    plan = filled(HOLLOW, tmp_path)
    assert open_xml_errors(plan) == []
    assert word_faults(plan) == []
    assert "" not in [text(cell) for cell in Template(plan).body.iter(f"{W}tc")]


def test_the_parts_stand_in_their_order(tmp_path: Path) -> None:
    assert headings(filled(HOLLOW, tmp_path)) == [
        "Introduction",
        "Background",
        "District profile",
        "Police and crime plan priorities",
        "Partnership focus: Burglary",
        "Partnership promise",
        "Achievements and highlights of word",
        "Resources",
        "Action plan: Burglary",
        "Action plan: Other",
        "Sign-off",
    ]


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("profile", "District profile"),
        ("police", "Police and crime plan priorities"),
        ("priorities", "Partnership focus: Burglary"),
        ("highlights", "Achievements and highlights of word"),
        ("resources", "Resources"),
        ("action_plans", "Action plan: Burglary"),
        ("sign_offs", "Sign-off"),
    ],
)
def test_a_part_without_content_is_left_out_with_its_heading(part: str, heading: str, tmp_path: Path) -> None:
    with_it = headings(filled(HOLLOW, tmp_path))
    without = headings(filled(HOLLOW | {part: NOTHING[part]}, tmp_path))
    assert heading in with_it
    assert heading not in without
    assert len(without) in (len(with_it) - 1, len(with_it) - 2)
