"""An entry of the register: what it says of a draft, and the fingerprint that seals it.

In come a draft's manifest and its SHA-256; out comes the entry, whose own hash covers all that it says and the hash of
the entry before.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planbuilder.drafts.manifest import FACTS


@dataclass(frozen=True)
class Entry:
    """A draft in the register; `manifest` is the SHA-256 of its manifest, `before` the `hash` of the entry before."""

    number: int
    folder: str
    stage: str
    document: str
    issued: str
    date: str
    who: str
    note: str
    tool: str
    before: str
    manifest: str
    hash: str = ""

    @property
    def worked_out(self) -> str:
        """What the entry's hash has to be."""
        facts = {name: value for name, value in dataclasses.asdict(self).items() if name != "hash"}
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()

    def sealed(self) -> Entry:
        """The entry with its hash."""
        return dataclasses.replace(self, hash=self.worked_out)


def entry_of(manifest: Mapping[str, Any], fingerprint: str) -> Entry:
    """The entry of a draft, from its manifest and the manifest's SHA-256."""
    return Entry(**{name: manifest[name] for name in FACTS}, manifest=fingerprint).sealed()
