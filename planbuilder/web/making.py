"""What the makers of a page share: the file, its styles, the places that links lead to, the notes met so far."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from planbuilder.output.package import MAIN
from planbuilder.web.looks import Styles
from planbuilder.web.numbering import Numbering
from planbuilder.web.opened import WordFile, q
from planbuilder.web.words import WHITE, Names

#: Names that the page itself gives.
OWN_NAMES = ("main", "contents", "notes", "top")
_LINKS = re.compile(r"\b(?:REF|HYPERLINK\s+\\l)\s+\"?([^\s\"\\]+)")


@dataclass
class Field:
    """A field of Word's that is open: its instruction so far, and what is shown of it."""

    instruction: str = ""
    is_shown: bool = False
    href: str = ""


@dataclass(frozen=True)
class Inside:
    """The inside of a cell, a note, a text box; one plain paragraph alone gives its class and style to the cell."""

    html: str = ""
    css_class: str = ""
    style: str = ""


@dataclass
class Making:
    """A page in the making; `ground` is the colour behind what is being written."""

    word: WordFile
    language: str
    styles: Styles
    numbering: Numbering
    names: Names = field(default_factory=lambda: Names(*OWN_NAMES))
    owner: str = MAIN
    ground: str = WHITE
    heading_ids: dict[Any, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)  # of a bookmark that something links to
    placed: set[str] = field(default_factory=set)
    notes: list[tuple[str, str]] = field(default_factory=list)  # "footnotes" or "endnotes", and the note's id
    fields: list[Field] = field(default_factory=list)
    used_styles: dict[str, str] = field(default_factory=dict)  # the class of each paragraph style, by its id
    used_tables: dict[str, str] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)  # of regions, which differ so that they can be told apart
    inside: Callable[[Any], Inside] = lambda holder: Inside()  # what stands in a text box, a cell, a note
    chart: Callable[[Any, str], str] = lambda drawing, relationship: ""

    def label(self, words: str) -> str:
        """The words, with a number where another region bears them already."""
        base = words or "Table"
        choices = (base + f" ({number})" * (number > 1) for number in range(1, len(self.labels) + 2))
        found = next(one for one in choices if one not in self.labels)
        self.labels.add(found)
        return found

    def class_of(self, identity: str, used: dict[str, str], prefix: str) -> str:
        """The class of a style, by its name."""
        if identity not in used:
            base = f"{prefix}-{re.sub(r'[^a-z0-9]+', '-', self.styles.name(identity)).strip('-') or 'style'}"
            taken = set(used.values())
            used[identity] = next(
                name for number in range(1, len(used) + 2) if (name := base + f"-{number}" * (number > 1)) not in taken
            )
        return used[identity]


def find_places(making: Making, body: Any) -> None:
    """Name every heading, and every bookmark that something in the document links to."""
    wanted = {link.get(q("w:anchor"), "") for link in body.iter(q("w:hyperlink"))}
    for instruction in body.iter(q("w:instrText"), q("w:fldSimple")):
        said = instruction.text if instruction.tag == q("w:instrText") else instruction.get(q("w:instr"))
        wanted.update(_LINKS.findall(said or ""))
    before: list[str] = []  # bookmarks that stand between two paragraphs belong to the next
    for element in body.iter(q("w:p"), q("w:bookmarkStart")):
        if element.tag == q("w:bookmarkStart"):
            name = element.get(q("w:name"), "")
            if name in wanted and next(element.iterancestors(q("w:p")), None) is None:
                before.append(name)
            elif name in wanted and name not in making.places:
                making.places[name] = making.names.new(name, "place")
            continue
        words = plain_text(element)
        if making.styles.of(element).outline and words:
            own = making.names.new(words, "section")
            making.heading_ids[element] = own
            inside = [one.get(q("w:name"), "") for one in element.iter(q("w:bookmarkStart"))]
            making.places.update({name: own for name in (*before, *inside) if name in wanted})
            making.placed.update(own_name for own_name in (*before, *inside))
            before = []
        elif words:
            making.places.update({name: making.names.new(name, "place") for name in before})
            before = []


def plain_text(paragraph: Any) -> str:
    """The words of a paragraph in one line, with those of fields but without hidden and deleted ones."""
    from planbuilder.output.docx_text import FIELD, seen

    return " ".join("".join(words for _, words in seen(paragraph)).replace(FIELD, " ").split())
