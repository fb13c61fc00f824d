"""What changed in headers, footers and notes: words of the template, which stand on many pages.

In come both files; out come changes of the kind "template". A footer may come back in three copies, or not at all where
a program had no use for it; so a text counts as changed only where a new one stands that is like it.
"""

from __future__ import annotations

from planbuilder.compare.settle import settled
from planbuilder.returned.changes import TEMPLATE, Change
from planbuilder.returned.likeness import alike_pairs
from planbuilder.returned.parts import WordFile
from planbuilder.returned.story import read_story


def changes_at_edges(frozen: WordFile, returned: WordFile, *, accept: bool) -> list[Change]:
    """Texts of headers, footers and notes that are new or changed."""
    was, now = (_texts(one, accept=accept) for one in (frozen, returned))
    fresh = [text for text in now if text not in was]
    lost = [text for text in was if text not in now]
    pairs = {b: a for a, b, _ in alike_pairs(lost, fresh)}
    return [
        Change(TEMPLATE, "", was[lost[pairs[number]]] if number in pairs else "", now[text])
        for number, text in enumerate(fresh)
    ]


def _texts(file: WordFile, *, accept: bool) -> dict[str, str]:
    """Each text once, by how it is compared."""
    stories = (read_story(settled(tree, accept=accept)) for tree in file.edges())
    return {one.plain: one.text.strip() for story in stories for one in story.paragraphs if one.plain}
