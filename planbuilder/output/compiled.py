"""A template's tags as Python's compiled code, kept from one run to the next: compiling them takes a fifth of a build.

In come a part of a template and a way to compile it; out comes the code. It is kept beside planbuilder's own compiled
modules, in the folder `__pycache__`, and nowhere near workbooks, templates and documents: whoever may write there can
change planbuilder itself, so what is read from there is trusted as much as planbuilder, and no more. The name of a file
is a hash over all that has a part in its making; where it cannot be read or written, a build takes a little longer.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import CodeType

#: Shorter templates are compiled nearly as fast as they are read, and many small files help nobody (characters).
_LEAST = 20_000
#: So many parts are kept, the newest: some ten templates, each with a header and a footer.
_MOST = 30
_STEM, _END = "template-", ".code"
_CHECK = hashlib.sha256().digest_size


def is_worth_keeping(sources: Iterable[str]) -> bool:
    """Whether the code of a template with these parts is kept."""
    return sum(map(len, sources)) >= _LEAST


def kept(source: str, settings: str, compiled: Callable[[], CodeType]) -> CodeType:
    """The code of a part: as it was kept, or as `compiled` makes it, whose errors are passed on.

    `settings` are those of the environment that change the code.
    """
    if not (makers := _makers()):
        return compiled()
    key = hashlib.sha256(b"\0".join((makers, settings.encode(), source.encode("utf-8", "surrogatepass")))).hexdigest()
    file = _folder() / f"{_STEM}{key}{_END}"
    if code := _read(file):
        return code
    code = compiled()
    if not sys.dont_write_bytecode:
        with suppress(OSError):  # a folder that only an administrator may write, a full disk
            _write(file, code)
    return code


def _folder() -> Path:
    """Where Python keeps this very module compiled."""
    return Path(importlib.util.cache_from_source(__file__)).parent


def _read(file: Path) -> CodeType | None:
    """The code in a file; None where there is none, or not all of it."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    check, packed = content[:_CHECK], content[_CHECK:]
    if hashlib.sha256(packed).digest() != check:
        return None
    code = marshal.loads(packed)
    return code if isinstance(code, CodeType) else None


def _write(file: Path, code: CodeType) -> None:
    packed = marshal.dumps(code)
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_bytes(hashlib.sha256(packed).digest() + packed)
    draft.replace(file)
    known = sorted(file.parent.glob(f"{_STEM}*"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in known[_MOST:]:
        old.unlink(missing_ok=True)


@cache
def _makers() -> bytes:
    """What tells the makers of the code from their next version; nothing where their own text is not there to tell."""
    total = hashlib.sha256(importlib.util.MAGIC_NUMBER)
    try:
        for file in _files_of_makers():
            total.update(hashlib.sha256(file.read_bytes()).digest())
    except OSError:
        return b""
    return total.digest()


def _files_of_makers() -> Iterator[Path]:
    """This room, which makes tags readable for Jinja and says what they may do; Jinja; and the module of docxtpl."""
    yield from sorted(Path(__file__).parent.glob("*.py"))
    for package, pattern in (("jinja2", "*.py"), ("docxtpl", "template.py")):
        spec = importlib.util.find_spec(package)  # without loading it
        folders = spec.submodule_search_locations if spec else None
        found = sorted(Path(folders[0]).glob(pattern)) if folders else []
        if not found:
            raise FileNotFoundError(package)
        yield from found
