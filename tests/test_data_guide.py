"""The officers' data guide is made from the schema and is current."""

from __future__ import annotations

import re

from make_docs import CHECKS_TARGET, CRIME_TARGET, PURPOSES, TARGET, checks_guide, crime_guide, data_guide, heading
from planbuilder.catalogue import CHECKS
from planbuilder.importing.measures import MEASURES
from planbuilder.schema import WORKBOOKS, columns


def test_the_guide_is_the_one_that_the_schema_makes() -> None:
    assert TARGET.read_text(encoding="utf-8") == data_guide(), "run scripts/make_docs.py"


def test_the_list_of_checks_is_the_one_that_the_catalogue_makes_and_lists_every_check() -> None:
    assert CHECKS_TARGET.read_text(encoding="utf-8") == checks_guide(), "run scripts/make_docs.py"
    for name, check in CHECKS.items():
        (row,) = [line for line in checks_guide().splitlines() if line.startswith(f"| `{name}` |")]
        assert check.level.upper() in row and check.finds in row and check.mend in row


def test_the_guide_to_crime_tables_is_current_and_has_every_measure() -> None:
    assert CRIME_TARGET.read_text(encoding="utf-8") == crime_guide(), "run scripts/make_docs.py"
    for measure in MEASURES:
        (row,) = [line for line in crime_guide().splitlines() if line.startswith(f"| **{measure.name}** |")]
        assert all(code in row for code in measure.codes)


def test_every_workbook_sheet_and_column_stands_in_the_guide() -> None:
    guide = data_guide()
    assert set(PURPOSES) == set(WORKBOOKS)
    for name, sheets in WORKBOOKS.items():
        assert f"\n## {name}\n" in guide
        for record in sheets:
            section = guide.split(f"\n{heading(name, record)}", 1)[1].split("\n### ", 1)[0]
            assert record.sheet.purpose in section
            for column in columns(record).values():
                (row,) = [line for line in section.splitlines() if line.startswith(f"| **{column.heading}** |")]
                assert column.help in row and column.example in row
                assert ("Yes." in row) == column.required
                assert (f"[{column.refers_to}](#" in row) == bool(column.refers_to)


def test_every_link_leads_to_a_heading_that_there_is_only_once() -> None:
    guide = data_guide()
    headings = [line.lstrip("# ").lower().replace(" ", "-") for line in guide.splitlines() if line.startswith("#")]
    assert len(headings) == len(set(headings))
    assert set(re.findall(r"\(#([^)]+)\)", guide)) <= set(headings)


def test_every_row_of_a_table_has_as_many_cells_as_its_heading() -> None:
    width = 0
    for line in data_guide().splitlines():
        cells = len(re.split(r"(?<!\\)\|", line))
        if not line.startswith("|"):
            width = 0
        elif width == 0:
            width = cells
        else:
            assert cells == width, line
