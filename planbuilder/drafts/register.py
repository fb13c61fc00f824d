"""The register of a year's drafts: outputs/YEAR/drafts/register.json, and how it is put right.

Each entry carries the fingerprint of its draft's manifest and of the entry before it, so that no entry can be changed,
taken out or put in without its being seen. All that an entry says stands in the draft's own manifest as well: where the
register was changed by hand, was lost, or was not yet written when a draft was broken off at its last step, what it
should say is read from there, and the fingerprints prove it.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from planbuilder import building
from planbuilder.drafts.entries import Entry, entry_of
from planbuilder.drafts.manifest import MANIFEST, file_hash, read_manifest
from planbuilder.drafts.mending import breaks, by_true_numbers, what_was_changed
from planbuilder.drafts.numbers import (
    LAST_NUMBER,
    draft_folders,
    highest_given,
    last_number,
    note_of,
    typed_number,
)
from planbuilder.project import folder_name

REGISTER = "register.json"


@dataclass(frozen=True)
class Register:
    """The drafts of a year, by their numbers.

    `key` tells this partnership's year from every other. `unfinished` are numbers of drafts that are whole and were
    not entered yet. `mended` says in clauses what was wrong in the file and could be read from the frozen drafts,
    `broken` what could not; `typed_number` is what somebody typed in place of the last number.
    """

    entries: tuple[Entry, ...] = ()
    key: str = ""
    unfinished: tuple[int, ...] = ()
    mended: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    typed_number: int | None = None

    def entry(self, number: int) -> Entry | None:
        """The draft with this number."""
        return next((one for one in self.entries if one.number == number), None)

    def of(self, document: str) -> list[Entry]:
        """The drafts of a document."""
        return [one for one in self.entries if one.document == document]


def next_number(drafts: Path, register: Register) -> int:
    """The first number that was never given: neither entered, nor on a draft's folder, nor noted as the last one."""
    return highest_given(drafts, [one.number for one in register.entries]) + 1


# --- reading ----------------------------------------------------------------------------------------------


def read_register(drafts: Path, year: str) -> Register:
    """The register as it should be, whatever state its file is in. Raises `OSError` for one that may not be read."""
    register = _read(drafts, year)
    odd = typed_number(drafts)
    # A number without its check that says nothing new is as an older planbuilder wrote it.
    if odd is None or odd < next_number(drafts, register):
        return register
    return dataclasses.replace(register, typed_number=odd)


def _read(drafts: Path, year: str) -> Register:
    typed, key, faults = _in_file(drafts, year)
    if typed and (own_key := _key_of(drafts, typed)) and own_key != key:
        faults = [*faults, "the key of the register, which tells its drafts from others, had been changed by hand"]
        key = own_key
    # A manifest may be long: only those are read of which the register does not say all.
    known = typed.keys() if typed and not faults and not any(breaks(list(typed.values()))) else ()
    frozen, own_key = _in_folders(drafts, year, key, without=known)
    if typed is None:
        lost = bool(frozen) or faults
        what = faults or ["the register was gone"] if lost else []
        entries = tuple(frozen[number] for number in sorted(frozen))
        broken = list(breaks(entries))
        return Register(entries, key or own_key, (), tuple(what), tuple(broken))
    whole = [number for number, one in typed.items() if one.hash == one.worked_out]
    typed, odd = by_true_numbers(typed, frozen, highest_given(drafts, whole))
    return _reconciled(typed, frozen, key or own_key, [*faults, *odd], last_number(drafts))


def _key_of(drafts: Path, typed: Mapping[int, Entry]) -> str:
    """The key in the first manifest that is as it was entered; "" where there is none."""
    for entry in typed.values():
        with suppress(OSError, ValueError):
            folder = drafts / entry.folder
            if file_hash(folder / MANIFEST) == entry.manifest and (manifest := read_manifest(folder)):
                return str(manifest["key"])
    return ""


def _in_file(drafts: Path, year: str) -> tuple[dict[int, Entry] | None, str, list[str]]:
    """The entries of the file by number, the key, and what is odd about the file; None where there is no register."""
    try:
        found = json.loads((drafts / REGISTER).read_text("utf-8"))
        listed, key = found["entries"], str(found["key"])
    except FileNotFoundError:
        return None, "", []
    except (ValueError, KeyError, TypeError):
        return None, "", ["the register could not be read: it was changed by hand or damaged"]
    if folder_name(str(found.get("year", year))) != folder_name(year):
        return None, "", [f"the register was that of {found['year']}: it came along when the folder was copied"]
    entries: dict[int, Entry] = {}
    faults: list[str] = []
    for place, one in enumerate(listed if isinstance(listed, list) else [listed], 1):
        try:
            entry = Entry(**one)
            is_whole = isinstance(entry.number, int) and all(
                isinstance(value, str) for name, value in one.items() if name != "number"
            )
        except TypeError:
            is_whole = False
        if not is_whole:
            faults.append(f"line {place} of the register is no entry of a draft")
        elif entry.number in entries:
            faults.append(f"draft {entry.number} stood in the register twice")
            if entry.hash == entry.worked_out:
                entries[entry.number] = entry
        else:
            entries[entry.number] = entry
    return entries, key, faults


def _in_folders(drafts: Path, year: str, key: str, *, without: Collection[int]) -> tuple[dict[int, Entry], str]:
    """The entries that the folders of frozen drafts stand for, and the key that they share.

    A copy has another name than its manifest says, and a draft of another year another key: neither counts.
    """
    found: dict[int, Entry] = {}
    for folder, number in draft_folders(drafts).items():
        manifest = read_manifest(folder) if number not in without else None
        if not manifest or manifest["folder"] != folder.name or folder_name(manifest["year"]) != folder_name(year):
            continue
        key = key or str(manifest["key"])
        if manifest["key"] == key:
            with suppress(OSError, TypeError):
                found[manifest["number"]] = entry_of(manifest, file_hash(folder / MANIFEST))
    return found, key


def _reconciled(
    typed: Mapping[int, Entry], frozen: Mapping[int, Entry], key: str, faults: Sequence[str], last: int
) -> Register:
    """For each number the entry that follows on the one before it: that of the file, or that of the frozen draft.

    `last` is the number that was noted when the last draft had been entered: up to it, none was broken off.
    """
    entries: list[Entry] = []
    unfinished: list[int] = []
    mended, broken = list(faults), []
    before, highest = "", max([*typed, last])
    for number in sorted({*typed, *frozen}):
        own, other = typed.get(number), frozen.get(number)
        is_whole = own is not None and own.hash == own.worked_out
        if own and is_whole and own.before == before:
            chosen = own
        elif other and other.before == before:
            chosen = other
            if own is None and number > highest:
                unfinished.append(number)
            else:
                mended.append(what_was_changed(own, other))
        elif own and is_whole:
            chosen = own
            broken.append(f"the entry of draft {number} does not follow on the entry before it")
        elif own:
            chosen = own
            broken.append(
                f"the entry of draft {number} was changed by hand, and its frozen draft cannot tell what it was"
            )
        elif other and number > max(typed, default=0):  # a whole draft of this year: no number is given twice
            chosen = other
            if number > highest:
                unfinished.append(number)
            else:
                mended.append(what_was_changed(None, other))
        else:
            continue
        entries.append(chosen)
        before = chosen.hash
    return Register(tuple(entries), key, tuple(unfinished), tuple(mended), tuple(broken))


# --- writing ----------------------------------------------------------------------------------------------


def write_register(drafts: Path, year: str, register: Register) -> None:
    """Write the register, whole or not at all, and note the last number. Raises `OSError`."""
    content = {"year": year, "key": register.key, "entries": [dataclasses.asdict(one) for one in register.entries]}
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    building.write_over(drafts / REGISTER, text.encode())
    numbers = [one.number for one in register.entries]
    with suppress(OSError):  # a second witness only: the register itself is written
        building.write_over(drafts / LAST_NUMBER, note_of(max([*numbers, last_number(drafts)])).encode())


def keep_aside(drafts: Path) -> Path | None:
    """Keep the register's file, which somebody changed, beside the one that is put right; None where there is none."""
    changed = drafts / REGISTER
    if not changed.exists():
        return None
    names = (drafts / f"register changed by hand ({number}).json" for number in range(1, 10_000))
    kept = next(path for path in names if not path.exists())
    kept.write_bytes(changed.read_bytes())
    return kept
