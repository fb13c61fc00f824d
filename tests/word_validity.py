"""Whether a document follows the Open XML standard, by a validator that is not our own.

In: a .docx or .xlsx. Out: one line for each error, none for a valid file. Every document that the tests make
is held to it; it and planbuilder's own `word_faults` find different things (tests/test_inspect.py).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]
from openxml_audit.schema.validator import SchemaValidator  # type: ignore[import-untyped]


def open_xml_errors(path: Path) -> list[str]:
    """Every error and warning that openxml-audit finds, as "[kind] part:element: what"."""
    return [str(error) for error in _validator().validate(path).errors]


class _Remembering(SchemaValidator):  # type: ignore[misc]
    """The validator of the schema, which tries the same children of the same kind of element once.

    Whether the children of an element are those that its kind may have, in an order that it may have, depends on their
    tags alone; to find it out takes most of the time, and the documents have few such rows of tags. What was found
    wrong is tried again each time, so that it is told each time.
    """

    def __init__(self) -> None:
        super().__init__()
        self._right: dict[tuple[int, tuple[Any, ...]], Any] = {}

    def _validate_content_model(self, content_model: Any, children: list[Any], context: Any) -> None:
        key = id(content_model), tuple(child.tag for child in children)
        if key in self._right:
            return
        errors = len(context.errors)
        super()._validate_content_model(content_model, children, context)
        if len(context.errors) == errors:
            self._right[key] = content_model  # kept, so that no other is given its id


def errors_without_memory(path: Path) -> list[str]:
    """The same by the validator as it comes: a test compares the two."""
    return [str(error) for error in _plain_validator().validate(path).errors]


@cache
def _validator() -> OpenXmlValidator:
    validator = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)
    validator._schema_validator = _Remembering()
    return validator


@cache
def _plain_validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)
