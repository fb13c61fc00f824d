"""Whether a document follows the Open XML standard, by a validator that is not our own.

In: a .docx or .xlsx. Out: one line for each error, none for a valid file. Every document that the tests make
is held to it; it and planbuilder's own `word_faults` find different things (tests/test_inspect.py).
"""

from __future__ import annotations

from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]


def open_xml_errors(path: Path) -> list[str]:
    """Every error and warning that openxml-audit finds, as "[kind] part:element: what"."""
    validator = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)
    return [str(error) for error in validator.validate(path).errors]
