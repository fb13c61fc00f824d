"""The keys by which records and their fields are known in documents, whatever row they stand in.

In come a workbook, a sheet, what the record is called there, and a field; out comes an opaque key that stays the same
as long as the record keeps its name: a cell's address drifts when rows are inserted or sorted.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

#: Hexadecimal digits of a record's key and of a field's; with the line between them, a value's key is 15 long.
RECORD_DIGITS, FIELD_DIGITS = 10, 4
KEY_LENGTH = RECORD_DIGITS + 1 + FIELD_DIGITS


@lru_cache(maxsize=65_536)
def record_key(workbook: str, sheet: str, reference: str) -> str:
    """The key of a record: of its workbook (with or without ".xlsx"), its sheet's title, and its reference there."""
    return _digest(f"{workbook.removesuffix('.xlsx')}\0{sheet}\0{reference}", RECORD_DIGITS)


def value_key(record: str, field: str) -> str:
    """The key of one field of a record: the record's key and the field's, which can be told apart."""
    return f"{record}_{_field_key(field)}"


@lru_cache(maxsize=1024)
def _field_key(field: str) -> str:
    return _digest(field, FIELD_DIGITS)


def _digest(text: str, digits: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
