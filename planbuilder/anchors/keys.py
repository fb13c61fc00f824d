"""The keys of records and of their fields, for those who read documents; they are made in `planbuilder/keys.py`."""

from __future__ import annotations

from planbuilder.keys import KEY_LENGTH, record_key, value_key

__all__ = ["KEY_LENGTH", "record_key", "value_key"]
