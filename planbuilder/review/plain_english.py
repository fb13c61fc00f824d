"""Plain English, as advice: sentences that are too long, and how hard the plan is to read.

In come the printed texts; out come notes. A bullet is a sentence of its own. Of a sentence with two or more semicolons
each part counts as one: it is a list of partners or of duties, read item by item, and shorter sentences would not make
it easier. A list with commas counts in full, since bullets would.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from planbuilder.catalogue.wording import LONG_SENTENCE, READING_LEVEL
from planbuilder.problems import Problem, shortened
from planbuilder.review.printed import Texts
from planbuilder.review.sentences import sentences
from planbuilder.schema import Record
from planbuilder.schema.plan import Action, FocusPoint, Highlight, Passage, ProfilePoint

MOST_WORDS = 40
#: Shorter lines are names and headings; a text of fewer words says nothing about how it reads.
A_SENTENCE, ENOUGH = 5, 100
EASY = 9.0


def plain_english(texts: Texts) -> list[Problem]:
    """A note for each long sentence, and one on the reading level of the whole."""
    return [*_long_sentences(texts), *_reading_level(texts)]


def _long_sentences(texts: Texts) -> Iterator[Problem]:
    for number, text in enumerate(texts.texts):
        if text.count(" ") >= MOST_WORDS:
            for sentence in sentences(text):
                parts = sentence.split(";") if sentence.count(";") > 1 else [sentence]
                count = max(len(_words(part)) for part in parts)
                if count > MOST_WORDS:
                    what = f"the sentence “{shortened(sentence)}” has {count} words"
                    do = "Make two sentences of it, or a list with bullets."
                    line = texts.line(number)
                    yield LONG_SENTENCE.problem(what, do, line.workbook, line.sheet, line.cell)


def _words(text: str) -> list[str]:
    """The words of a text; a dash between spaces is none."""
    return [word for word in text.split() if any(sign.isalnum() for sign in word)]


# --- reading level ----------------------------------------------------------------------------------------


Counts = tuple[int, int, int]  # words, sentences, syllables


def _counts(lines: Sequence[str]) -> Counts:
    """What the grade of some lines is worked out from."""
    spread = Counter(" ".join(lines).split())
    syllables = sum(times * _syllables(word) for word, times in spread.items())
    ends = sum(len(sentences(line)) if ". " in line or "? " in line or "! " in line else 1 for line in lines)
    return spread.total(), ends, syllables


def _grade(counts: Sequence[Counts]) -> float:
    """The Flesch-Kincaid grade.

    J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of New Readability Formulas for Navy
    Enlisted Personnel", Research Branch Report 8-75, Naval Air Station Memphis, 1975.
    """
    words, ends, syllables = (sum(one[column] for one in counts) for column in range(3))
    return 0.39 * words / ends + 11.8 * syllables / words - 15.59


def _reading_level(texts: Texts) -> Iterator[Problem]:
    parts: dict[str, list[str]] = {}
    begins: dict[str, tuple[Record, str]] = {}
    for record, field, lines in texts.cells:
        if name := _part(record, field):
            begins.setdefault(name, (record, field))
            parts.setdefault(name, []).extend(line for line in lines if line.count(" ") >= A_SENTENCE - 1)
    counted = {name: _counts(lines) for name, lines in parts.items()}
    if sum(words for words, _, _ in counted.values()) < ENOUGH:
        return
    whole = _grade(list(counted.values()))
    age = round(whole) + 5  # an American first grade is six years old
    what = f"the plan reads at grade {whole:.1f} of the Flesch-Kincaid scale, for readers of about {age} years"
    do = "There is no need to act." if whole <= EASY else "Shorter sentences and everyday words bring the grade down."
    grades = {name: _grade([counts]) for name, counts in counted.items() if counts[0] >= ENOUGH}
    if not grades:
        yield READING_LEVEL.problem(what, do, texts.cells[0][0].place.workbook)
        return
    hardest = max(grades, key=lambda name: grades[name])
    record, field = begins[hardest]
    what += f"; hardest to read is {hardest}, beginning here (grade {grades[hardest]:.1f})"
    yield READING_LEVEL.problem(what, do, record.place.workbook, record.place.sheet, record.cell(field))


def _part(record: Record, field: str) -> str:
    """The part of the plan that a cell of running text belongs to."""
    if isinstance(record, Passage):
        return f"the text “{record.section}”"
    if isinstance(record, FocusPoint):
        return f"the focus of “{record.priority}”"
    if isinstance(record, Action) and field in {"objective", "what"}:
        return f"the action plan of “{record.priority}”"
    if isinstance(record, ProfilePoint) and field == "point":
        return "the profile"
    return "the highlights" if isinstance(record, Highlight) and field == "text" else ""


_VOWELS = re.compile("[aeiouyàâäéèêëîïôöùûü]+")


@lru_cache(maxsize=32768)
def _syllables(word: str) -> int:
    """The syllables of a word by its groups of vowels; a silent e at the end is none."""
    plain = word.casefold().strip("“”\"'’‘()[].,;:!?*-–")
    count = len(_VOWELS.findall(plain))
    silent = (plain.endswith("e") and not plain.endswith(("le", "ee", "ye", "oe"))) or (
        plain.endswith(("ed", "es")) and not plain.endswith(("ted", "ded", "ses", "zes", "ces", "ges", "ches", "shes"))
    )
    return max(1, count - (silent and count > 1))
