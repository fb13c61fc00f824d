"""Names that a template uses and planbuilder does not know: all of them found in one rendering, none of them printed.

Jinja's `StrictUndefined` stops at the first unknown name. `Missing` is as strict, but notes the name with its line
and goes on as if it stood for nothing, so that an officer sees every mistake at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Undefined
from jinja2.utils import missing

from planbuilder.problems import nearest


class MissingNames:
    """While this lasts, unknown names are collected in `found`: line of the template, name, nearest known name."""

    _current: MissingNames | None = None

    def __init__(self, values: Mapping[str, object]) -> None:
        self.values = values
        self.found: list[tuple[int, str, str | None]] = []

    def __enter__(self) -> MissingNames:
        MissingNames._current = self
        return self

    def __exit__(self, *_: object) -> None:
        MissingNames._current = None

    @classmethod
    def note(cls, name: str, owner: object) -> None:
        """Note a name that was looked up in `owner` (jinja2's own mark where it was looked up in the values)."""
        if cls._current is None:  # Jinja works out beforehand what looks constant; an error puts that off
            raise LookupError(name)
        known = owner if isinstance(owner, Mapping) else cls._current.values if owner is missing else {}
        entry = _current_line(), name, nearest(name, [str(key) for key in known])
        if entry not in cls._current.found:
            cls._current.found.append(entry)


class Missing(Undefined):
    """A name that the values do not hold."""

    __slots__ = ()

    def _nothing(self, *_: object, **__: object) -> Any:
        MissingNames.note(str(self._undefined_name), self._undefined_obj)
        return ""

    def _still_missing(self, *_: object, **__: object) -> Any:
        self._nothing()
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._still_missing()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._nothing())

    def __bool__(self) -> bool:
        return bool(self._nothing())

    def __len__(self) -> int:
        return len(self._nothing())

    __call__ = __getitem__ = _still_missing
    __str__ = __html__ = __eq__ = __ne__ = _nothing
    __hash__ = Undefined.__hash__
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __mod__ = __rmod__ = _nothing
    __lt__ = __le__ = __gt__ = __ge__ = _nothing


def _current_line() -> int:
    """The line of the template that is being rendered just now; Jinja leaves the template in its frame's globals."""
    frame: Any = sys._getframe()
    while frame:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 0
