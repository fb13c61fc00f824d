"""Checks on what was made: a Word document that Word opens without a repair, and a PDF that holds all of it.

In: a finished docx (and its PDF). Out: faults, none when all is well. Word refuses some documents that follow
the schema, and the public validators do not know of all of these; the checks here know what they miss, so the
two complement each other. A fault is planbuilder's mistake, never an officer's.

Each check is a small function that yields faults: package_checks.py look at the document as a whole,
story_checks.py at one text of it at a time. A new family of checks is a new module with a tuple of its own.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from planbuilder.output.completeness import missing_characters, missing_words
from planbuilder.output.opened_docx import Fault, OpenedDocx, open_docx
from planbuilder.output.package_checks import PACKAGE_CHECKS
from planbuilder.output.story_checks import STORY_CHECKS

__all__ = ["Fault", "faults_of", "missing_characters", "missing_words", "word_faults"]


def word_faults(docx: Path | bytes) -> list[Fault]:
    """Everything in a Word document that makes Word refuse or repair it, as far as it is known here.

    `docx` is its path or its content. [] for a good document; a bad one never raises.
    """
    try:
        opened = open_docx(docx)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        return [Fault("not-a-zip", "", str(error))]
    return faults_of(opened)


def faults_of(opened: OpenedDocx) -> list[Fault]:
    """The same of a document that is open already."""
    faults = list(opened.unreadable)
    for check in PACKAGE_CHECKS:
        faults.extend(check(opened))
    for name, story in opened.stories():
        for story_check in STORY_CHECKS:
            faults.extend(story_check(name, story))
    return faults
