"""Comments in a Word file: who said what when, what was answered, and whether it is settled.

In come the parts with comments; out come `Remark`s by their ids, each with its replies below it. What a comment is
about is found while the text is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planbuilder.output.opened_docx import w
from planbuilder.returned.story import read_story

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass
class Remark:
    """A comment with its replies."""

    author: str
    when: str
    text: str
    resolved: bool = False
    replies: list[Remark] = field(default_factory=list)

    @property
    def said(self) -> str:
        """The comment and its replies as one text."""
        lines = [self.text, *(f"Reply by {one.author}: {one.text}" for one in self.replies)]
        said = "\n".join(line for line in lines if line.strip()) or "(a comment without words)"
        return f"{said} (resolved)" if self.resolved else said


def read_remarks(comments: Any | None, extended: Any | None) -> tuple[dict[str, Remark], dict[str, str]]:
    """The comments by id, replies put below what they answer; and the id of each reply with that of its comment."""
    if comments is None:
        return {}, {}
    remarks: dict[str, Remark] = {}
    of_paragraph: dict[str, str] = {}
    for element in comments.iter(w("comment")):
        identity = element.get(w("id"), "")
        paragraphs = list(element.iter(w("p")))
        text = "\n".join(one.text.strip() for one in read_story(element).paragraphs)
        remarks[identity] = Remark(element.get(w("author"), ""), when(element.get(w("date"), "")), text.strip())
        of_paragraph |= {one.get(f"{_W14}paraId", ""): identity for one in paragraphs}
    answers = _threads(extended, of_paragraph, remarks) if extended is not None else {}
    for reply, above in answers.items():
        while above in answers:
            above = answers[above]
        remarks[above].replies.append(remarks[reply])
        answers[reply] = above
    return {identity: one for identity, one in remarks.items() if identity not in answers}, answers


def _threads(extended: Any, of_paragraph: Mapping[str, str], remarks: Mapping[str, Remark]) -> dict[str, str]:
    answers: dict[str, str] = {}
    for element in extended.iter(f"{_W15}commentEx"):
        own = of_paragraph.get(element.get(f"{_W15}paraId", ""))
        above = of_paragraph.get(element.get(f"{_W15}paraIdParent", "-"))
        if own is None:
            continue
        remarks[own].resolved = element.get(f"{_W15}done") in ("1", "true")
        if above is not None and above != own and _leads_up(above, own, answers):
            answers[own] = above
    return answers


def _leads_up(above: str, own: str, answers: Mapping[str, str]) -> bool:
    """Whether an answer can stand there: no comment answers itself, by however many steps."""
    while above in answers:
        above = answers[above]
    return above != own


def when(date: str) -> str:
    """ "2017-08-22 14:05" of the time that Word writes."""
    return date[:16].replace("T", " ")
