"""Waits until an officer saves a workbook, a picture, a text or a template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from planbuilder.project import Project


def changes(project: Project, asked: str | None) -> Iterator[str]:
    """A reason to build, first at once and then after each change, in words."""
    from watchfiles import watch

    year = project.year(asked)
    folders = [folder for folder in (year.inputs, project.templates) if folder.is_dir()]
    yield f"Watching inputs/{year.name} and templates."
    for changed in watch(*folders, watch_filter=_is_of_interest, debounce=800, raise_interrupt=True):
        names = sorted({Path(path).name for _, path in changed})
        yield f"Saved: {', '.join(names[:3])}{' and more' * (len(names) > 3)}."


def _is_of_interest(_: object, path: str) -> bool:
    """Whether a file is an officer's own, not a mark or a half-saved copy that Excel or Word leaves for a moment."""
    name = Path(path).name
    return not name.startswith(("~", ".")) and Path(name).suffix.lower() in {".xlsx", ".docx", ".png", ".jpg", ".jpeg"}
