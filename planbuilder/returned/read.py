"""What a partner proposes in a returned file, read three ways: as frozen, all changes rejected, all accepted.

In come a returned file that was found harmless, the frozen draft it answers, and the draft's manifest; out come
`Proposal`s. What accepting gives and the frozen draft does not say is proposed; what rejecting gives already was
changed without tracking. Comments join the change that they are about, or stand alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planbuilder.compare.settle import settled
from planbuilder.output.opened_docx import w
from planbuilder.proposals import Proposal, each_once
from planbuilder.returned.changes import ADD, COMMENT, MOVE, Change, changes_between
from planbuilder.returned.edges import changes_at_edges
from planbuilder.returned.pairing import BOOKMARKED, PLACE
from planbuilder.returned.parts import WordFile
from planbuilder.returned.places import Place, Places, keys_in
from planbuilder.returned.remarks import Remark, read_remarks, when
from planbuilder.returned.story import read_story
from planbuilder.returned.words import NUMBER, Paragraph, Story, number_all, plain

_MARKS = tuple(w(tag) for tag in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))
TRACKED, SILENT, BOTH = "tracked", "silent", "tracked and silent"
_RECOVERED = {BOOKMARKED: "by its bookmark", PLACE: "by its place", "reference": "by its reference"}


@dataclass(frozen=True)
class Draft:
    """Which draft a file answers, and who sent it."""

    number: int
    document: str
    partner: str


@dataclass
class _View:
    """One way of reading the file: its words, its differences from the frozen draft, and which paragraph is which."""

    story: Story
    changes: list[Change]
    origin: dict[Paragraph, tuple[Paragraph, ...]]


def proposals_in(
    returned: WordFile, frozen: WordFile, values: Mapping[str, Mapping[str, Any]], draft: Draft
) -> tuple[list[Proposal], list[str]]:
    """The proposals of a returned file, and notes on how it was read."""
    tree = returned.document()
    number_all(tree)
    was = read_story(settled(frozen.document(), accept=True))
    places = Places(values, was)
    accepted = _view(tree, was, accept=True)
    has_marks = next(tree.iter(*_MARKS), None) is not None
    rejected = _view(tree, was, accept=False) if has_marks else accepted
    reading = _Reading(draft, places, _Authors(tree), returned.saved_by if returned.saved_by != frozen.saved_by else "")
    found = list(reading.proposals(accepted, rejected))
    found += reading.at_edges(returned, frozen)
    remarks, answers = read_remarks(returned.comments(), returned.comments("commentsExtended"))
    found = reading.with_remarks(found, remarks, answers, (accepted, rejected))
    return each_once(one for _, one in found), _notes(accepted, was)


def _view(tree: Any, was: Story, *, accept: bool) -> _View:
    story = read_story(settled(tree, accept=accept))
    return _View(story, *changes_between(was, story))


def _notes(view: _View, was: Story) -> list[str]:
    """What the reader of the proposals should know of the file as a whole."""
    anchored = sum(1 for one in was.paragraphs if one.keys)
    controls = sum(1 for one in view.story.paragraphs if one.tags)
    bookmarks = sum(1 for one in view.story.paragraphs if one.names)
    if not anchored or controls > anchored / 2:
        return []
    if bookmarks > anchored / 2:
        return ["the program it was edited with dropped the content controls; values were found by their bookmarks"]
    return ["nearly all anchors are gone from this file; values were found by their words, so look twice"]


class _Authors:
    """Who made the tracked changes in a paragraph or row."""

    def __init__(self, tree: Any) -> None:
        self._of: dict[str, dict[str, str]] = {}
        for mark in tree.iter(*_MARKS):
            author, date = mark.get(w("author"), ""), when(mark.get(w("date"), ""))
            holders = [mark, *mark.iterancestors(w("p"), w("tr"))]
            for holder in (one for one in holders if one.get(NUMBER)):
                known = self._of.setdefault(holder.get(NUMBER), {})
                known[author] = max(known.get(author, ""), date)

    def of(self, numbers: Iterable[str]) -> tuple[str, str]:
        """The authors in these paragraphs, and the last of their times."""
        found: dict[str, str] = {}
        for number in numbers:
            for author, date in self._of.get(number, {}).items():
                found[author] = max(found.get(author, ""), date)
        return "; ".join(filter(None, found)), max(found.values(), default="")


@dataclass
class _Reading:
    draft: Draft
    places: Places
    authors: _Authors
    saved_by: str

    def proposals(self, accepted: _View, rejected: _View) -> Iterable[tuple[Change, Proposal]]:
        """Every change with its proposal."""
        silent = {one.target: one for one in rejected.changes}
        whereabouts: dict[Paragraph, list[str]] = {}
        for view in (accepted, rejected):
            for new, olds in view.origin.items():
                for old in olds:
                    whereabouts.setdefault(old, []).append(new.number)
        for change in accepted.changes:
            earlier = silent.get(change.target)
            how = TRACKED if earlier is None else SILENT if plain(earlier.proposed) == plain(change.proposed) else BOTH
            numbers = (*change.numbers, *(number for old in change.old for number in whereabouts.get(old, ())))
            who, date = self.authors.of(numbers) if how != SILENT else (self.saved_by, "")
            if change.whole_row and not change.numbers and change.row is not None and how != SILENT:
                spots = [n for one in change.row.paragraphs for n in whereabouts.get(one, ())]
                who, date = self.authors.of(spots)
            yield change, self._proposal(change, how, who, date)

    def _proposal(self, change: Change, how: str, who: str, date: str) -> Proposal:
        change, place, values = self.places.resolve(change)
        found = change.found
        if found.startswith("copy of "):
            how += f"; {self._copied(found)}"
        elif found:
            how += f"; recovered {_RECOVERED.get(found, f'by likeness ({change.sure:.2f})')}"
        return replace(
            self._at(place, change.kind),
            before=change.before,
            proposed=change.proposed,
            who=who,
            when=date,
            how=how,
            confidence=round(change.sure, 2),
            values=values,
        )

    def _copied(self, found: str) -> str:
        record = self.places.place(found.removeprefix("copy of ")).record
        return f"copy of “{record}”" if record else found

    def _at(self, place: Place, kind: str) -> Proposal:
        """A proposal of which only the place is known."""
        return Proposal(
            draft=self.draft.number,
            document=self.draft.document,
            partner=self.draft.partner,
            key=place.key,
            workbook=place.workbook,
            sheet=place.sheet,
            record=place.record,
            field=place.field,
            cell=place.cell,
            kind=kind,
            before="",
            proposed="",
            line=place.line,
        )

    def at_edges(self, returned: WordFile, frozen: WordFile) -> list[tuple[Change, Proposal]]:
        """Changes of headers, footers and notes."""
        accepted, rejected = (changes_at_edges(frozen, returned, accept=accept) for accept in (True, False))
        early = {(one.before, plain(one.proposed)) for one in rejected}
        return [
            (one, self._proposal(one, SILENT if (one.before, plain(one.proposed)) in early else TRACKED, "", ""))
            for one in accepted
        ]

    # --- comments

    def with_remarks(
        self,
        found: Sequence[tuple[Change, Proposal]],
        remarks: Mapping[str, Remark],
        answers: Mapping[str, str],
        views: Sequence[_View],
    ) -> list[tuple[Change, Proposal]]:
        """The proposals with the comments on them, and a proposal for each comment on something that stays."""
        done = list(found)
        for identity, remark in remarks.items():
            about, words, olds = self._about(
                {identity, *(one for one, top in answers.items() if top == identity)}, views
            )
            place = self._place_of(olds, words)
            number = next((n for n, (change, one) in enumerate(done) if _is_on(change, one, about, place, olds)), None)
            if number is not None:
                change, one = done[number]
                said = "\n".join(part for part in (one.comment, _named(remark, one)) if part)
                done[number] = (
                    change,
                    replace(one, comment=said, who=one.who or remark.author, when=one.when or remark.when),
                )
                continue
            before = next((one.text.strip() for one in olds), words.strip())
            alone = self._at(place, COMMENT)
            made = replace(alone, before=before, who=remark.author, when=remark.when, comment=remark.said, how=COMMENT)
            done.append((Change(COMMENT, place.key, before, "", tuple(olds)), made))
        return done

    def _about(self, identities: Iterable[str], views: Sequence[_View]) -> tuple[list[Paragraph], str, list[Paragraph]]:
        """The paragraphs that a comment is about as returned, its words, and the frozen paragraphs."""
        known = set(identities)
        for view in views:
            about = [one for one in view.story.paragraphs if known & set(one.commented)]
            if about:
                words = " ".join(filter(None, (one.commented.get(i, "") for one in about for i in sorted(known))))
                olds = list(dict.fromkeys(old for one in about for old in view.origin.get(one, ())))
                return about, words, olds
        return [], "", []

    def _place_of(self, olds: Sequence[Paragraph], words: str) -> Place:
        keyed = next((one for one in olds if one.keys), None)
        if keyed is None:
            return Place()
        wanted = plain(words)
        pieces = [one for one in keyed.pieces if one.key]
        said = next(
            (one for one in pieces if wanted and (wanted in plain(one.text) or plain(one.text) in wanted)), None
        )
        key = said.key if said is not None else keys_in([keyed])[0]
        return self.places.place(key, keyed.text)


def _is_on(change: Change, one: Proposal, about: Sequence[Paragraph], place: Place, olds: Sequence[Paragraph]) -> bool:
    """Whether a comment is about what changed."""
    if change.kind == MOVE:
        return False
    if change.kind == ADD and not change.old:
        return any(paragraph.number in change.numbers for paragraph in about)
    same = any(old in change.old for old in olds) or (
        change.whole_row and bool(change.old) and bool(olds) and olds[0] in change.old
    )
    return same and (not place.key or not one.key or one.key == place.key)


def _named(remark: Remark, one: Proposal) -> str:
    return remark.said if remark.author in (one.who, "") or not one.who else f"{remark.author}: {remark.said}"
