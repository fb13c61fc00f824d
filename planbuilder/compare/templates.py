"""Whether two templates have the same words: what is printed may change without any change in the workbooks.

In come the template of each version; out comes yes or no. Fonts and colours are not looked at: the redline says itself
that the look was changed.
"""

from __future__ import annotations

from pathlib import Path

from planbuilder.compare.story import Unreadable, open_word
from planbuilder.output.opened_docx import w
from planbuilder.output.package import MAIN


def wording_changed(before: Path, after: Path) -> bool:
    """Whether a template says something else than the other; False where one of them cannot be read."""
    try:
        return before.read_bytes() != after.read_bytes() and _wording(before) != _wording(after)
    except (Unreadable, OSError):
        return False


def _wording(template: Path) -> tuple[list[str], list[str]]:
    """The paragraphs of the body, and those of the headers, footers and notes, in whatever part they stand."""
    word = open_word(template, f"“{template.name}”")
    parts = {
        name: ["".join(text.text or "" for text in one.iter(w("t"))).strip() for one in tree.iter(w("p"))]
        for name, tree in word.trees.items()
    }
    return parts.pop(MAIN, []), sorted(line for lines in parts.values() for line in lines if line)
