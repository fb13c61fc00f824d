"""What a frozen draft says of itself: manifest.json in its folder, and the fingerprints of its files.

In come the facts of a draft and a folder; out comes the manifest, which names every file with its SHA-256. It holds all
that a rebuild needs beyond the inputs (number, stage, day, the drafts before it), and all that the register's entry
holds, so that the register can be put right from it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planbuilder import __version__

MANIFEST = "manifest.json"
#: What every manifest and every entry of the register says of a draft.
FACTS = ("number", "folder", "stage", "document", "issued", "date", "who", "note", "tool", "before")
_LIBRARIES = ("docxtpl", "Jinja2", "lxml", "openpyxl", "pikepdf", "pypdfium2", "rdocx")
#: What other programs put beside files, and what is no part of a draft.
_NOT_OURS = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


def file_hash(path: Path) -> str:
    """The SHA-256 of a file. Raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_in(folder: Path) -> dict[str, Path]:
    """The files of a draft by their places in its folder, the manifest apart."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}
    return {
        place: path
        for place, path in sorted(found.items())
        if place != MANIFEST and path.name.lower() not in _NOT_OURS and not path.name.startswith(("~$", ".~lock."))
    }


def others_in(folder: Path) -> dict[str, Path]:
    """The files that other programs put beside those of a draft, or that go by the names of such."""
    own = {*files_in(folder), MANIFEST}
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if not path.is_dir()}
    return {place: path for place, path in found.items() if place not in own}


def changed_files(folder: Path, manifest: Mapping[str, Any], beginning: str) -> list[str]:
    """The files whose places begin so and that were changed, taken away or added since the draft was frozen."""
    frozen = {place: own for place, own in manifest["files"].items() if place.startswith(beginning)}
    there = {place: path for place, path in files_in(folder).items() if place.startswith(beginning)}
    return sorted(
        place
        for place in {*frozen, *there}
        if place not in frozen or place not in there or _hash_or_none(there[place]) != frozen[place]
    )


def _hash_or_none(path: Path) -> str | None:
    try:
        return file_hash(path)
    except OSError:
        return None


def write_manifest(
    folder: Path, facts: Mapping[str, object], values: Mapping[str, Mapping[str, object]] | None = None
) -> str:
    """Write the manifest of a folder that holds all else; returns its own SHA-256.

    `facts` are those of `FACTS`, and what else a rebuild needs; `values` are the printed values by the keys of their
    anchors: workbook, sheet, record, field, cell, raw, type and printed.
    """
    files = {place: file_hash(path) for place, path in files_in(folder).items()}
    written = {**facts, "files": files, "values": dict(values or {})}
    path = folder / MANIFEST
    path.write_text(json.dumps(written, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8", newline="\n")
    return file_hash(path)


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest in a folder; None where there is none, or none that planbuilder wrote."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    usual = isinstance(found, dict) and {*FACTS, "files", "year", "key"} <= found.keys()
    right = usual and isinstance(found["number"], int) and isinstance(found["files"], dict)
    return found if right else None


def made_with(pdf_engine: str) -> dict[str, str]:
    """The programs that a draft was made with: what a rebuild names where its bytes differ."""
    import platform
    import zlib

    libraries = {name: _version(name) for name in _LIBRARIES}
    return {
        "planbuilder": __version__,
        "planbuilder's code": _code(),
        "Python": platform.python_version(),
        "PDF engine": pdf_engine,
        "system": f"{platform.system()} {platform.machine()}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **libraries,
    }


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _code() -> str:
    """One fingerprint over planbuilder's own modules: while it is being worked on, its version says little."""
    package = Path(__file__).resolve().parents[1]
    total = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        total.update(f"{path.relative_to(package).as_posix()}\n".encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]
