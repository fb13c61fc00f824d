"""The sample year on disk: its workbooks as planbuilder reads them, and whether they are what the script makes."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from pathlib import Path

from make_sample import sample_workbook
from planbuilder.intake.check import Checked, check_workbook
from planbuilder.intake.name_lists import NameList
from planbuilder.schema import WORKBOOKS
from planbuilder.values import Line, Mark

INPUTS = Path(__file__).resolve().parents[1] / "inputs" / "2017-18"


@lru_cache(maxsize=1)
def sample_year() -> dict[str, Checked]:
    """Each workbook of the sample year, read with the lists of those before it."""
    lists: dict[str, NameList] = {}
    read: dict[str, Checked] = {}
    for name, sheets in WORKBOOKS.items():
        read[name] = check_workbook(INPUTS / name, sheets, lists)
        lists.update(read[name].lists)
    return read


def changed_parts(name: str) -> list[str]:
    """The parts of a workbook on disk that the script would make otherwise (packed, they differ between zlibs)."""
    with zipfile.ZipFile(INPUTS / name) as kept, zipfile.ZipFile(io.BytesIO(sample_workbook(name))) as made:
        assert kept.namelist() == made.namelist()
        return [part for part in made.namelist() if kept.read(part) != made.read(part)]


def items(lines: tuple[Line, ...]) -> list[str]:
    """The items of the lists in a text."""
    return [line.text for line in lines if line.mark is not Mark.PARAGRAPH]


def words(lines: tuple[Line, ...]) -> str:
    """A whole text."""
    return "\n".join(line.text for line in lines)
