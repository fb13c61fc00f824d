"""A draft built from what is frozen in its folder: when it is issued, and ever again.

In come a folder with inputs/ and templates/, and the facts of the draft as its manifest holds them; out come the Word
file and the PDF in a folder for work. Nothing is read but what lies in the draft's own folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planbuilder import pipeline
from planbuilder.checking import Inputs, check_inputs
from planbuilder.drafts.standing import day_of, sign_offs_of
from planbuilder.edition import Edition, NumberedDraft
from planbuilder.outcome import Outcome
from planbuilder.problems import PlanbuilderError, stops
from planbuilder.project import Project, Year
from planbuilder.publications import PUBLICATIONS, Publication

if TYPE_CHECKING:
    from planbuilder.output.pdf import Engine


def publication_of(document: str) -> Publication:
    """The document that is called so ("plan")."""
    return next(one for one in PUBLICATIONS if one.name == document)


def build_frozen(
    folder: Path, work: Path, manifest: Mapping[str, Any], engine: Engine, say: pipeline.Say
) -> tuple[Outcome, Engine, Inputs]:
    """Build a draft from what is frozen in its folder, into `work`; and what was read there.

    Raises `PlanbuilderError` where its inputs are not in order: they were changed while they were copied, or since.
    """
    publication = publication_of(manifest["document"])
    year = Year(Project(folder), manifest["year"], frozen=True)
    inputs = publication.concerned(check_inputs(year, publication.workbooks))
    if stops(inputs.problems):
        raise PlanbuilderError(*inputs.problems, accepted=inputs.accepted)
    say("Writing the Word document")
    contents, document = pipeline.write_word(year, publication, inputs, edition_of(manifest))
    work.mkdir()
    outcome, made_by = pipeline.finish_files(work / manifest["word"], contents, document, engine, say)
    return outcome, made_by or engine, inputs


def edition_of(manifest: Mapping[str, Any]) -> Edition:
    """What the draft says of itself: as of the day on which it was issued, whatever was issued since."""
    earlier = (numbered_of(one) for one in manifest["earlier"])
    signed = sign_offs_of(manifest)
    return Edition((*earlier, numbered_of(manifest)), True, manifest["document"], manifest["key"], signed)


def numbered_of(facts: Mapping[str, Any]) -> NumberedDraft:
    """A draft as the version table prints it."""
    return NumberedDraft(
        facts["number"], facts["stage"], day_of(facts["date"]), facts.get("note", ""), facts.get("who", "")
    )


def name_of(engine: Engine) -> str:
    """An engine with its version, as far as it tells one."""
    from planbuilder.output.pdf_soffice import build_id

    build = build_id(engine.program) if Path(engine.program).is_file() else None
    return f"{engine.name} {build or ''}".strip()
