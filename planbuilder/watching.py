"""Waits until an officer saves a workbook, a picture, a text or a template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from planbuilder.project import Project

#: Milliseconds. A file is taken for saved when nothing has happened for a while, or when saving goes on for long.
_QUIET, _LONGEST_SAVING = 300, 3000
#: How long nothing may happen until the wait begins anew; what is saved meanwhile is not lost.
_PATIENCE = 500


def changes(project: Project, asked: str | None) -> Iterator[str]:
    """A reason to build, first at once and then after each change, in words."""
    from watchfiles import watch

    year = project.year(asked)
    folders = [folder for folder in (year.inputs, project.templates) if folder.is_dir()]
    saved = watch(
        *folders,
        watch_filter=_is_of_interest,
        step=_QUIET,
        debounce=_LONGEST_SAVING,
        rust_timeout=_PATIENCE,
        yield_on_timeout=True,
    )
    next(saved)  # from here on every change is noticed, also one during the first build
    yield f"Watching inputs/{year.name} and templates."
    for changed in saved:
        names = sorted({Path(path).name for _, path in changed})
        if names:
            yield f"Saved: {', '.join(names[:3])}{' and more' * (len(names) > 3)}."


def _is_of_interest(_: object, path: str) -> bool:
    """Whether a file is an officer's own: no backup, no reply, and no mark or half-saved copy that a program leaves."""
    name = Path(path).name
    if Path(path).parent.name in {"backups", "returned"}:
        return False
    endings = {".xlsx", ".docx", ".png", ".jpg", ".jpeg", ".gif"}
    return not name.startswith(("~", ".")) and Path(name).suffix.lower() in endings
