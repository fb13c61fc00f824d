"""The commands on drafts that were issued: the register, whether all is as it was frozen, and building one again.

Each returns what is said of it in lines, and whether all is well; it never prints. Nothing frozen is written to.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from planbuilder import pipeline
from planbuilder.drafts import freezer
from planbuilder.drafts.entries import Entry
from planbuilder.drafts.issued import is_number
from planbuilder.drafts.manifest import MANIFEST, file_hash, made_with, read_manifest
from planbuilder.drafts.register import Register, read_register
from planbuilder.frozen_build import build_frozen, name_of, numbered_of, publication_of
from planbuilder.problems import BrokenInstallation, Level, PlanbuilderError, Problem, shortened
from planbuilder.project import Project, Year
from planbuilder.telling import told

if TYPE_CHECKING:
    from planbuilder.output.pdf import Engine


@dataclass(frozen=True)
class Told:
    """What is said of a command, line by line, and whether there is nothing to mend."""

    lines: list[str]
    all_well: bool = True


def drafts(project: Project, asked: str | None) -> Told:
    """The register of a year as a table, which is written for Excel and browsers as well."""
    from planbuilder.drafts.tables import on_terminal, write_tables

    year = project.year(asked)
    folder = freezer.drafts_of(year)
    register = read_register(folder, year.name)
    if not register.entries:
        raise _no_draft(year, register, None)
    lines = [f"Drafts of {year.printed}", "", *on_terminal(register), ""]
    if odd := [*register.mended, *register.broken]:
        lines += [f"{what[:1].upper()}{what[1:]}." for what in odd]
        lines += [f"make verify YEAR={year.name} says more.", ""]
    try:
        lines += [f"  {_short(path, project)}" for path in write_tables(year, folder, register)]
    except OSError as error:
        lines.append(f"The tables for Excel and browsers could not be written ({error.strerror or error}).")
    return Told(lines)


def verify(project: Project, asked: str | None, say: pipeline.Say) -> Told:
    """Work out the fingerprints of all drafts of a year again. Raises `PlanbuilderError` where there are none."""
    from planbuilder.drafts.verify import verify as verified

    year = project.year(asked)
    folder = freezer.drafts_of(year)
    if not folder.is_dir():
        raise _no_draft(year, Register(), None)
    say(f"Working out the fingerprints of the drafts of {year.printed}")
    found = verified(folder, year)
    if not found.drafts and not found.problems:
        raise _no_draft(year, Register(), None)
    whole = found.drafts - len(found.not_whole)
    count = f"All {found.drafts} drafts" if whole == found.drafts > 1 else f"{whole} of {found.drafts} drafts"
    count = "The draft" if whole == found.drafts == 1 else count
    verb = "is" if whole == 1 else "are"
    register = "" if found.all_well or found.not_whole else ", and the register is not as it was written"
    return Told([*told(found.problems), "", f"{count} of {year.printed} {verb} whole{register}."], found.all_well)


def rebuild(project: Project, asked: str | None, wanted: str, say: pipeline.Say) -> Told:
    """Build a draft again from its own frozen inputs and template, out of sight, and compare.

    Raises `PlanbuilderError` where there is no such draft, or its frozen inputs cannot be built from any more.
    """
    from planbuilder.drafts.differences import different_parts

    begun = perf_counter()
    year = project.year(asked)
    register = read_register(freezer.drafts_of(year), year.name)
    entry = next((one for one in register.entries if is_number(wanted, one.number)), None)
    if entry is None:
        raise _no_draft(year, register, wanted)
    folder = freezer.drafts_of(year) / entry.folder
    manifest = _manifest_to_build_from(folder, entry)
    engine = _engine_like(manifest.get("made_with", {}).get("PDF engine", ""))
    with tempfile.TemporaryDirectory(prefix="planbuilder-") as elsewhere:
        work = Path(elsewhere) / "work"
        _, made_by, _ = build_frozen(folder, work, manifest, engine, say)
        say(f"Comparing it with draft {entry.number}")
        different = {
            name: different_parts(folder / name, work / name) if (folder / name).is_file() else ["it is gone"]
            for name in (manifest["word"], manifest["pdf"])
        }
    same = not any(different.values())
    lines = [f"  {name}: {_differs(parts)}" for name, parts in different.items()]
    lines += [] if same else [f"    {reason}" for reason in _reasons(folder, manifest, different, made_by)]
    title = f"{numbered_of(manifest).label}, {publication_of(manifest['document']).title} {year.printed}"
    outcome = "byte-identical" if same else "not the same"
    return Told([*lines, "", f"{title}: built again in {perf_counter() - begun:.1f} seconds, {outcome}."], same)


def _differs(parts: list[str]) -> str:
    if not parts:
        return "byte-identical"
    more = f" and {len(parts) - 12} more" if len(parts) > 12 else ""
    return f"differs: {', '.join(parts[:12])}{more}"


def _reasons(folder: Path, manifest: Mapping[str, Any], different: Mapping[str, list[str]], by: Engine) -> list[str]:
    """Why the bytes may differ: what was changed in the frozen folder, or else in what it was made with."""
    from planbuilder.drafts.differences import reasons

    if changed := _changed_since(folder, manifest):
        return changed
    only_pdf = not different[manifest["word"]]
    found = reasons(manifest.get("made_with", {}), made_with(name_of(by)), only_pdf=only_pdf)
    return found or [
        "All programs are the same; the fonts of this computer may be others."
        if only_pdf
        else "All programs are the same."
    ]


def _changed_since(folder: Path, manifest: Mapping[str, Any]) -> list[str]:
    """What was changed in the frozen folder, which explains every difference."""
    found = []
    for place, expected in manifest["files"].items():
        with suppress(OSError):
            if file_hash(folder / place) == expected:
                continue
        found.append(f"{place} is not as it was frozen")
    return found


def _manifest_to_build_from(folder: Path, entry: Entry) -> dict[str, Any]:
    manifest = read_manifest(folder)
    if manifest and file_hash(folder / MANIFEST) == entry.manifest:
        return manifest
    why = "its manifest is not as it was frozen" if folder.is_dir() else f"its folder “{entry.folder}” is not there"
    do = "Restore the folder from a backup; make verify says what it lacks."
    raise PlanbuilderError(Problem(Level.STOP, f"draft {entry.number} cannot be built again: {why}", do))


def _engine_like(recorded: str) -> Engine:
    """The engine that made the draft, where it is on this computer; else the one that would be used here."""
    from planbuilder.output.pdf import find_engine

    with suppress(BrokenInstallation):
        if recorded and not os.environ.get("PLANBUILDER_PDF_ENGINE"):
            return find_engine(recorded.split()[0])
    return pipeline.find_pdf_engine()


def _no_draft(year: Year, register: Register, wanted: str | None) -> PlanbuilderError:
    named = wanted if wanted and wanted.isdecimal() else f"“{shortened(wanted or '')}”"
    what = f"no draft of {year.printed} has been issued yet"
    if wanted is not None:
        what = f"there is no draft {named} of {year.printed}"
    known = ", ".join(str(one.number) for one in register.entries)
    do = f"The drafts there are: {known}." if known else f'make draft YEAR={year.name} STAGE="first draft" issues one.'
    return PlanbuilderError(Problem(Level.STOP, what, do))


def _short(path: Path, project: Project) -> str:
    return str(path.relative_to(project.root) if path.is_relative_to(project.root) else path)
