"""Which draft a returned file answers, and whether that draft is still as it was frozen.

In come the properties that the file carries inside (its name tells nothing) and the folder of drafts; out come the
frozen Word file and the values of its manifest. Only what lies in the draft's own folder is trusted, and only while its
fingerprints hold; of what came back, nothing is believed but which draft it says it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planbuilder.drafts.manifest import MANIFEST, file_hash, read_manifest
from planbuilder.drafts.numbers import draft_folders
from planbuilder.drafts.register import read_register

DRAFT, DOCUMENT, KEY, PARTNER = (f"planbuilder {name}" for name in ("draft", "document", "key", "partner"))


class Unknown(Exception):
    """The file answers no draft that could be trusted; says why and what to do."""

    def __init__(self, why: str, do: str) -> None:
        super().__init__(why)
        self.why, self.do = why, do


@dataclass(frozen=True)
class Frozen:
    """A frozen draft: its number, its document, its Word file, and its values by key."""

    number: int
    document: str
    word: Path
    values: Mapping[str, Mapping[str, Any]]


def frozen_draft(properties: Mapping[str, str], drafts: Path) -> Frozen:
    """The draft that a file says it answers. Raises `Unknown`, and `OSError` where the draft may not be read."""
    number, document = properties.get(DRAFT, ""), properties.get(DOCUMENT, "")
    if not number.isascii() or not number.isdigit():
        raise Unknown(
            "it does not say which draft it is",
            "Ask for the draft that was sent, with the changes in it: a new document, or one that another program made"
            " of it, cannot be compared",
        )
    for folder, own in draft_folders(drafts).items():
        manifest = read_manifest(folder)
        if manifest is None or own != int(number) or manifest["number"] != own:
            continue
        if manifest["key"] != properties.get(KEY, ""):
            raise Unknown(
                f"it is draft {own} of another year or partnership",
                "Move it to the inputs of the year that it belongs to",
            )
        if document and manifest["document"] != document:
            continue
        return _trusted(folder, manifest, drafts)
    raise Unknown(
        f"it answers draft {int(number)}, which is not among the frozen drafts", "Bring back the folder of that draft"
    )


def _trusted(folder: Path, manifest: Mapping[str, Any], drafts: Path) -> Frozen:
    number, name = manifest["number"], str(manifest.get("word", ""))
    entry = read_register(drafts, str(manifest["year"])).entry(number)
    word = folder / name
    as_frozen = (
        entry is not None
        and entry.manifest == file_hash(folder / MANIFEST)
        and Path(name).name == name
        and word.is_file()
        and manifest["files"].get(name) == file_hash(word)
    )
    if not as_frozen:
        raise Unknown(
            f"it answers draft {number}, which is no longer as it was frozen",
            f"make verify YEAR={manifest['year']} says what was changed",
        )
    return Frozen(number, str(manifest["document"]), word, manifest.get("values", {}))
