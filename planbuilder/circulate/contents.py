"""Whether two versions of a document say the same, whatever their numbers and stages.

In come drafts, or a draft and the workbooks as they are; out comes what changed, as `make compare` finds it. What is
agreed to is what a document says: so the version table on the cover does not count, nor what officers keep for
themselves, nor how a template looks; its own words do.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from planbuilder.checking import PLAN, Inputs
from planbuilder.compare.changes import Changes, compare_inputs
from planbuilder.publications import with_figures
from planbuilder.schema.plan import Version

if TYPE_CHECKING:
    from planbuilder.drafts.issued import Issued
    from planbuilder.intake.check import Checked
    from planbuilder.project import Year
    from planbuilder.publications import Publication


@dataclass
class Said:
    """What a version of a document is made from: its records, its pictures and the words of its template."""

    publication: Publication
    inputs: Path
    template: Path
    draft: Issued | None = None
    read: Mapping[str, Checked] | None = None

    @classmethod
    def by(cls, draft: Issued, publication: Publication) -> Said:
        """What a frozen draft says."""
        return cls(publication, draft.inputs, draft.folder / "templates" / publication.template, draft)

    @classmethod
    def now(cls, year: Year, publication: Publication, workbooks: Mapping[str, Checked]) -> Said:
        """What the document says that the workbooks would make now."""
        return cls(publication, year.inputs, year.project.templates / publication.template, None, workbooks)

    @cached_property
    def workbooks(self) -> Mapping[str, Checked]:
        """The records of its workbooks, with the figures filled in that the texts of the plan quote."""
        names = self.publication.workbooks
        quoted = [name for name in self.publication.may_quote if (self.inputs / name).is_file()]
        read = dict(self.draft.workbooks([*names, *quoted]) if self.draft is not None else self.read or {})
        if self.publication.may_quote:
            read[PLAN] = with_figures(Inputs(read, {}, (), ()))
        return {name: read[name] for name in names}

    @cached_property
    def pictures(self) -> dict[str, str]:
        """The pictures by their file names, with a hash of each."""
        folder = self.inputs / "pictures"
        files = [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    @cached_property
    def words(self) -> list[str]:
        """The words of the template, with its tags."""
        from lxml import etree

        from planbuilder.output.docx_text import paragraphs
        from planbuilder.output.package import open_template

        package = open_template(self.template)
        trees = (etree.fromstring(package.parts[name]) for name in package.stories())
        return [text for tree in trees for paragraph in paragraphs(tree) if (text := " ".join(paragraph.split()))]


def changes_between(before: Issued, after: Issued, publication: Publication) -> Changes:
    """What changed from one draft to another, in the officers' records."""
    return _changes(Said.by(before, publication), Said.by(after, publication))


def _changes(before: Said, after: Said) -> Changes:
    without = before.publication.does_without
    found = compare_inputs(before.workbooks, after.workbooks, without, (before.pictures, after.pictures))
    kept = [one for one in found.changes if one.sheet != Version.sheet.title]
    return dataclasses.replace(found, changes=kept)


def differs(before: Said, after: Said) -> str:
    """How two versions differ, in a clause; "" where they say the same."""
    changes = _changes(before, after).changes
    if changes:
        names = list(dict.fromkeys(one.record or f"the sheet {one.sheet}" for one in changes))
        more = f" and {len(names) - 4} more" if len(names) > 4 else ""
        return f"{', '.join(names[:4])}{more}"
    if _bytes_differ(before.template, after.template) and before.words != after.words:
        return "the template's own words"
    return ""


def _bytes_differ(one: Path, other: Path) -> bool:
    return one.read_bytes() != other.read_bytes()
