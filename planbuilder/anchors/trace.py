"""Which cell a printed text comes from: `planbuilder trace "text"`.

In come a document that was built and the workbooks as they are now; out come, for every place where the text stands,
the cell that it was typed in, or the figure that it is, or the template that it is part of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planbuilder.anchors.cells import CellOf, cells_by_key
from planbuilder.anchors.search import Match, Touched, folded_words, printed
from planbuilder.anchors.worked import figures_of
from planbuilder.checking import Inputs
from planbuilder.model.figures import Figure
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.project import Year
from planbuilder.publications import Publication

#: Figures that may be meant, where the words beside a figure do not tell which.
_MOST_FIGURES = 4
_LONGEST_QUOTE = 90


class Source(StrEnum):
    """Where printed words come from."""

    CELL = "cell"
    GONE = "a cell that is no longer there"
    FIGURE = "figure"
    TEMPLATE = "template"
    PROGRAM = "planbuilder"


@dataclass(frozen=True)
class Origin:
    """Where some printed words come from: the words as found, and the cell or the figures (several, if unsure).

    `alike` are cells in which the same words are typed, for words that planbuilder put together.
    """

    source: Source
    words: str
    cell: CellOf | None = None
    figures: tuple[Figure, ...] = ()
    alike: tuple[CellOf, ...] = ()

    @property
    def which(self) -> tuple[object, ...]:
        """What tells one origin from another; a cell that is printed in several places is one."""
        return self.source, self.cell.place if self.cell else self.words, tuple(one.name for one in self.figures)


@dataclass(frozen=True)
class Traced:
    """What was found: each origin once, with the number of places where the words stand."""

    document: Path
    places: int
    origins: tuple[Origin, ...]
    older: bool = False


def last_document(year: Year, publication: Publication) -> Path:
    """The newest document of a year that was built, or else its last draft; raises `PlanbuilderError` without any."""
    name = f"{publication.file}-{year.name}"
    built = [path for path in year.outputs.glob(f"{name}*.docx") if not path.name.startswith("~$")]
    # A draft's folder and its Word file bear its number; one that was copied to the side comes after no other.
    of_drafts = year.outputs.glob(f"drafts/[0-9]*/{name}-*.docx") if not built else ()
    frozen = {int(number): path for path in of_drafts if (number := path.stem.rpartition("-")[2]).isdecimal()}
    if frozen:
        return frozen[max(frozen)]
    if not built:
        what = f"there is no {publication.title} of {year.name} yet in which to look"
        do = f"Build it first: make {publication.name} YEAR={year.name}"
        raise PlanbuilderError(Problem(Level.STOP, what, do))
    return max(built, key=lambda path: path.stat().st_mtime_ns)


def trace(words: str, year: Year, publication: Publication, inputs: Inputs) -> Traced:
    """Every origin of these words in the last document; none where they do not stand in it.

    Raises `PlanbuilderError` where no document was built yet.
    """
    document = last_document(year, publication)
    matches = next((found for part in printed(document) if (found := part.find(words))), [])
    template = year.project.templates / publication.template
    origins = {origin.which: origin for origin in _origins(matches, inputs, template)}
    typed = [year.inputs / name for name in publication.workbooks]
    older = any(one.exists() and one.stat().st_mtime > document.stat().st_mtime for one in typed)
    return Traced(document, len(matches), tuple(origins.values()), older)


def typed_in(words: str, inputs: Inputs, *, whole: bool = False) -> list[CellOf]:
    """The cells in which these words stand, among others or as the `whole` of it."""
    sought = folded_words(words)
    found = []
    for of in cells_by_key(inputs.workbooks.values()).values() if sought else ():
        said = _said_by(of)
        if sought == said or (sought in said and not whole):
            found.append(of)
    return found


def _said_by(of: CellOf) -> str:
    value = getattr(of.record, of.field)
    several = value if isinstance(value, tuple) else (value,)
    return folded_words(" ".join(one if isinstance(one, str) else str(getattr(one, "text", "")) for one in several))


def _origins(matches: Sequence[Match], inputs: Inputs, template: Path) -> Iterator[Origin]:
    cells = cells_by_key(inputs.workbooks.values()) if matches else {}
    other = _Others(inputs, template)
    for match in matches:
        for touched in match.touched:
            if key := touched.piece.key:
                of = cells.get(key)
                yield Origin(Source.CELL if of else Source.GONE, _quoted(touched), of)
            else:
                yield other.origin(touched)


def _quoted(touched: Touched) -> str:
    """What a piece says, or of a long one what stands round the words."""
    text = " ".join(touched.piece.text.split())
    at = text.find(touched.words)
    if len(text) <= _LONGEST_QUOTE or at < 0:
        return text
    begin = text.find(" ", max(0, at - _LONGEST_QUOTE // 3)) + 1 if at > _LONGEST_QUOTE // 3 else 0
    return ("... " if begin else "") + text[min(begin, at) :]


class _Others:
    """Where words come from that are in no cell: the figures and the template are looked up when first needed."""

    def __init__(self, inputs: Inputs, template: Path) -> None:
        self._inputs, self._path = inputs, template
        self._figures: list[Figure] | None = None
        self._template: list[str] | None = None

    def origin(self, touched: Touched) -> Origin:
        """Where a piece without a cell comes from."""
        if self._figures is None:
            self._figures = figures_of(self._inputs)
        figures = _figures_in(touched, self._figures)
        words = touched.words
        if figures:
            return Origin(Source.FIGURE, words, figures=figures)
        if self._template is None:
            self._template = _standing_words(self._path)
        if any(folded_words(words) in standing for standing in self._template):
            return Origin(Source.TEMPLATE, words)
        alike = typed_in(words, self._inputs, whole=True) or self._settings_in(words)
        return Origin(Source.PROGRAM, words, alike=tuple(alike))

    def _settings_in(self, words: str) -> list[CellOf]:
        """The settings that some words are put together from, as those at the foot of the page are."""
        folded = folded_words(words)
        settings = [of for of in cells_by_key(self._inputs.workbooks.values()).values() if of.record.sheet.settings]
        return [of for of in settings if len(said := _said_by(of)) > 2 and said in folded]


def _figures_in(touched: Touched, known: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures that a piece prints where the words stand: those whose subject stands beside it, or else a few."""
    text, words = folded_words(touched.piece.text), folded_words(touched.words)
    near = folded_words(touched.beside)
    alone = text.rstrip("*")
    said = [one for one in known if re.search(r"\d", one.text) and _holds(one, text, alone, words)]
    subjects = [one for one in said if folded_words(one.name.rpartition(":")[0]) in near]
    found = subjects or [one for one in said if folded_words(one.text) == alone]
    longest = max((len(one.text) for one in found), default=0)
    alike = {(one.text, one.cells): one for one in reversed(found) if len(one.text) == longest}
    return tuple(reversed(alike.values()))[:_MOST_FIGURES]


def _holds(figure: Figure, text: str, alone: str, words: str) -> bool:
    """Whether a piece prints a figure, and the words are some of its own or of the figure's."""
    own = folded_words(figure.text)
    if own == alone:
        return True
    return (own in words or words in own) and bool(re.search(rf"(?<![\w.,]){re.escape(own)}(?![\w%]|[.,]\d)", text))


def _standing_words(template: Path) -> list[str]:
    """The words of a template that it prints every year: what stands between its tags, and in quotes within them."""
    from planbuilder.anchors.read import stories
    from planbuilder.output.docx_text import paragraphs

    standing: list[str] = []
    for _, tree in stories(template):
        for text in paragraphs(tree):
            tags = re.findall(r"\{[{%].*?[%}]\}", text)
            quoted = [one for tag in tags for one in re.findall(r"['‘’\"“”]([^'‘’\"“”]+)['‘’\"“”]", tag)]
            parts = [*re.split(r"\{[{%#].*?[%}#]\}", text), *quoted]
            standing += [folded for part in parts if (folded := folded_words(part))]
    return standing
