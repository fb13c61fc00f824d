"""What an officer says of a draft: its stage, its document, why and by whom it is issued.

In come words as they were typed; out come the same in one form, or the one problem with them. Three stages have a
meaning, any other name is the partnership's own. Only “agreed” takes the watermark away, so a word that is nearly one
of the three is asked about instead of taken for a name.
"""

from __future__ import annotations

import re
import unicodedata

from planbuilder.edition import AGREED
from planbuilder.problems import Level, PlanbuilderError, Problem, did_you_mean, nearest

STAGES = ("first draft", "final draft", AGREED)
DOCUMENTS = ("plan", "report")
#: Other words for the three that cannot mean anything else.
_SAME = {"first": STAGES[0], "1st draft": STAGES[0], "final": STAGES[1], "agreed version": AGREED}
#: Names that sound as if the document were agreed.
_LIKE_AGREED = re.compile(r"\b(?:approved|adopted|signed[ -]?off|published|accepted|endorsed)\b", re.IGNORECASE)
LONGEST_STAGE, LONGEST_NOTE, LONGEST_NAME = 60, 500, 80
_EXAMPLE = 'For example: make draft STAGE="first draft" (or "final draft", "agreed", or a name of your own).'


def stage_of(typed: str | None) -> str:
    """The stage: one of the three, or a name of the partnership's own. Raises `PlanbuilderError`."""
    words = plain(typed or "")
    if not words:
        raise _refusal("a draft needs a stage", _EXAMPLE)
    if len(words) > LONGEST_STAGE:
        raise _refusal(
            f"the stage has more than {LONGEST_STAGE} letters", "Give a short name, and put the rest into NOTE."
        )
    folded = re.sub(r"[\s_-]+", " ", words.casefold()).strip(" .!\"'“”")
    if found := next((stage for stage in (*STAGES, *_SAME) if stage.replace(" ", "") == folded.replace(" ", "")), None):
        return _SAME.get(found, found)
    if near := _slip_of(folded):
        do = f"Did you mean “{near}”? If it is a name of your own, choose one that looks less alike."
        raise _refusal(f"the stage “{words}” is nearly “{near}”", do)
    if not re.search(r"\w", words):
        raise _refusal(f"“{words}” is no name for a stage", _EXAMPLE)
    return words


def _slip_of(folded: str) -> str | None:
    """The stage that was probably meant, where the words differ from it by a slip of the finger."""
    near = nearest(folded, STAGES, cutoff=0.84)
    if near is None or len(folded.split()) > len(near.split()) or re.search(r"\d", folded):
        return None  # “final draft 2” and “final draft for the board” are names in their own right
    return near


def sounds_agreed(stage: str) -> bool:
    """Whether a name of the partnership's own may be meant as “agreed”."""
    return stage not in STAGES and _LIKE_AGREED.search(stage) is not None


def document_of(typed: str | None) -> str:
    """The document that a draft is issued of; the plan where nothing is said. Raises `PlanbuilderError`."""
    words = plain(typed or "").casefold() or DOCUMENTS[0]
    words = {"partnership plan": "plan", "achievements report": "report"}.get(words, words)
    if words not in DOCUMENTS:
        raise _refusal(f"there is no document “{plain(typed or '')}”", did_you_mean(words, DOCUMENTS))
    return words


def note_of(typed: str | None) -> str:
    """Why a draft is issued, in one line. Raises `PlanbuilderError` where it is a whole text."""
    words = plain(typed or "")
    if len(words) > LONGEST_NOTE:
        raise _refusal(f"the note has more than {LONGEST_NOTE} letters", "Give the reason in a sentence or two.")
    return words


def who_of(typed: str | None) -> str:
    """Who issues a draft: as typed, or else the user's name on this computer."""
    import getpass

    try:
        name = typed or getpass.getuser()
    except (OSError, KeyError, ImportError):  # a computer that knows its users by number alone
        name = ""
    return plain(name)[:LONGEST_NAME]


def folder_of(number: int, stage: str) -> str:
    """The name of a draft's folder: "02-final-draft"."""
    ascii_only = unicodedata.normalize("NFKD", stage).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:40].strip("-")
    return f"{number:02d}-{slug or 'draft'}"


def plain(text: str) -> str:
    """A text in one line, without characters that nobody sees."""
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())


def _refusal(what: str, do: str) -> PlanbuilderError:
    return PlanbuilderError(Problem(Level.STOP, what, do))
