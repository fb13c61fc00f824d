"""One table of actions as a template of each engine, and the same values for all of them.

The template is the plan's own, with its styles and its footers, cut down to a heading and the table: a row an action,
a list in most of its cells. Only the tags differ, because every engine has its own way to say "for each".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planbuilder.output.package import MAIN, open_template

#: Heading of a column, the name of its values, the style of its paragraphs.
COLUMNS = (
    ("Ref", "ref", "TableReference"),
    ("Strategic objective", "objective", "TableText"),
    ("Action", "what", "TableBullet"),
    ("Lead officer", "leads", "TableText"),
    ("Budget", "budget", "TableText"),
    ("Police and crime priorities", "serves", "TableText"),
    ("Timescale", "timescale", "TableText"),
)


@dataclass(frozen=True)
class Tags:
    """How an engine says "for each action" round a row, and "for each line" round a paragraph."""

    field: str
    rows: Callable[[str], str]
    lines: Callable[[str, str], str]


def template(of: Path, tags: Tags, target: Path) -> Path:
    """Write the template of one engine."""
    package = open_template(of)
    last = re.findall(r"<w:sectPr\b.*?</w:sectPr>", package.text(MAIN), re.DOTALL)[-1]
    head = re.match(r".*?<w:body>", package.text(MAIN), re.DOTALL)
    assert head
    heading = _row([_paragraph(title, "TableHead") for title, _, _ in COLUMNS])
    cells = [_paragraph(tags.field, style) if name == "ref" else tags.lines(name, style) for _, name, style in COLUMNS]
    table = f"<w:tbl>{_TABLE}{heading}{tags.rows(_row(cells))}</w:tbl>"
    package.set_text(MAIN, f"{head[0]}{_paragraph('Action plan', 'Heading1')}{table}<w:p/>{last}</w:body></w:document>")
    for part in package.stories():
        if part != MAIN:
            package.set_text(part, re.sub(r"\{\{.*?\}\}", "Partnership Plan", package.text(part)))
    target.write_bytes(package.to_bytes())
    return target


def values(plan: Mapping[str, Any], target: Path) -> Path:
    """Write the actions of a plan's values: a Ref and six lists of lines each."""
    actions = [
        {"ref": str(action["ref"])}
        | {name: [{"text": str(line)} for line in action[name]] for _, name, _ in COLUMNS[1:]}
        for area in plan["action_plans"]
        for action in area["actions"]
    ]
    target.write_text(json.dumps({"actions": actions}), "utf-8")
    return target


def prove(document: Path, rows: int) -> None:
    """Raise where a made document has not a row for each action: a peer that fails must not look fast."""
    made = open_template(document).text(MAIN).count("<w:tr>")
    if made != rows + 1:
        raise ValueError(f"{document.name} has {made} rows of {rows + 1}")


_WIDTH = 14_796 // len(COLUMNS)
_TABLE = (
    '<w:tblPr><w:tblStyle w:val="PartnershipActions"/><w:tblW w:w="14796" w:type="dxa"/>'
    '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    + f'<w:gridCol w:w="{_WIDTH}"/>' * len(COLUMNS)
    + "</w:tblGrid>"
)


def _paragraph(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _row(cells: Sequence[str]) -> str:
    size = f'<w:tcPr><w:tcW w:w="{_WIDTH}" w:type="dxa"/></w:tcPr>'
    return "<w:tr>" + "".join(f"<w:tc>{size}{cell}</w:tc>" for cell in cells) + "</w:tr>"


def _tag_row(tag: str) -> str:
    return _row([_paragraph(tag, "TableText"), *[_paragraph("", "TableText")] * (len(COLUMNS) - 1)])


PLANBUILDER = Tags(
    "{{ action.ref }}",
    lambda row: _tag_row("{%tr for action in actions %}") + row + _tag_row("{%tr endfor %}"),
    lambda name, style: (
        _paragraph(f"{{%p for line in action.{name} %}}", style)
        + _paragraph("{{ line.text }}", style)
        + _paragraph("{%p endfor %}", style)
    ),
)
DOCXTEMPLATER = Tags(
    "{#actions}{ref}",
    lambda row: _with_end(row, "{/actions}"),
    lambda name, style: (
        _paragraph(f"{{#{name}}}", style) + _paragraph("{text}", style) + _paragraph(f"{{/{name}}}", style)
    ),
)
CARBONE = Tags(
    "{d.actions[i].ref}",
    lambda row: row + _tag_row("{d.actions[i+1].ref}"),
    lambda name, style: (
        _paragraph(f"{{d.actions[i].{name}[i].text}}", style) + _paragraph(f"{{d.actions[i].{name}[i+1].text}}", style)
    ),
)


def _with_end(row: str, tag: str) -> str:
    """A row whose last paragraph ends with a tag."""
    head, end, tail = row.rpartition("</w:p>")
    return f'{head}<w:r><w:t xml:space="preserve">{tag}</w:t></w:r>{end}{tail}'
