"""The command `planbuilder template`: the templates as planbuilder brings them, beside those that officers restyled."""

from __future__ import annotations

from time import perf_counter

from planbuilder.building import write_over
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.project import Project
from planbuilder.starting.supplies import templates


def put_originals(project: Project) -> Outcome:
    """Write each document's original template as “NAME (original).docx”; no other file is touched."""
    begun = perf_counter()
    project.templates.mkdir(exist_ok=True)
    made = []
    for template in templates():
        if template.suffix == ".docx":
            beside = project.templates / f"{template.stem} (original){template.suffix}"
            write_over(beside, template.read_bytes())
            made.append(MadeFile(beside, beside.stat().st_size))
    return Outcome("The original templates", made, seconds=perf_counter() - begun)
