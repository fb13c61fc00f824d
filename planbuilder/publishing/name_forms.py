"""The ways in which the name of a person may be written, as regular expressions.

In come the words of a name without titles, first name first; out come patterns for a text that went through `plain`.
In full, surname first, by initials, with title and surname, in small letters, in e-mail and web addresses, in the names
of files. Names that are words in small letters ("mark green areas") are kept apart: they may be no name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence


def _words(several: str) -> frozenset[str]:
    return frozenset(several.split())


#: What stands before a surname alone and makes a name of it; longer ranks end with one of these.
_BEFORE = (
    *("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Dame", "Lord", "Lady", "Baroness", "Cllr"),
    *("Councillor", "Rev", "Revd", "Reverend", "PC", "WPC", "PCSO", "DC", "PS", "DS", "DI", "DCI", "DCS", "Constable"),
    *("Sgt", "Sergeant", "Insp", "Inspector", "Supt", "Superintendent", "ACC"),
)
#: Of these, those that are no other word in small letters.
_BEFORE_SMALL = "mr|mrs|mx|dr|cllr|councillor|sgt|sergeant|insp|inspector|supt|superintendent"
#: What stands between first name and surname and belongs to the surname: "Maria de la Cruz".
_PARTICLES = _words("al bin da de del della den der di do dos du el ibn la le st ten ter van von")
#: First names that are words in small letters.
_FIRST_WORDS = _words(
    "abbey amber angel april art ash ashley august autumn basil bay bill blue bob bonny brook bud carol cash chance"
    " charity chase christian cliff clay crystal daisy dale dawn dean dick don drew earnest ernest eve faith fay fern"
    " flora florence forest frank gale gene ginger glen grace grant guy hazel heath heather herb holly honor hope"
    " hunter iris ivy jack jay jean jet joy june ken kit lance laurel lily mark matt may mercy mike miles misty nick"
    " norm olive opal pat patience pearl peg penny pierce poppy prudence ray reed rich rob robin rocky rod rose ruby"
    " rusty sandy saffron sally savannah skip sky sonny stew sue summer sunny tab ted tiffany tony tucker van verity"
    " victor vine viola violet wade ward warren will woody"
)
_DASHES = str.maketrans({**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("’‘ʼ`´", "'"), "\u00a0": " ", "\u202f": " "})
#: Letters that Unicode takes for letters of their own, as they are spelt in addresses.
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe"}
    | {"Œ": "Oe", "ß": "ss", "þ": "th", "Þ": "Th"}
)


def plain(text: str) -> str:
    """A text in which every way to write a letter, dash, apostrophe or blank is one."""
    text = unicodedata.normalize("NFKD", text.translate(_DASHES)).translate(_DASHES).translate(_LETTERS)
    return "".join(sign for sign in text if not unicodedata.combining(sign) and sign != "\u00ad")


def needle(surname: str) -> str:
    """In small letters, the part of a surname that every form of it has."""
    return max(re.split(r"[-']", surname.casefold()), key=len)


def forms_of(words: Sequence[str]) -> Iterator[str]:
    """The forms of a name of two words or more that are nothing but this name."""
    first, last = words[0], words[-1]
    surname, double = _either(last), _double(words)
    middle = r"(?:[ ](?:[A-Z]\.?|[A-Z][\w'-]+|\([^()]{1,25}\)|[\"“][^\"“”]{1,25}[\"”]))?"
    yield rf"{_either(first)}{middle}[ ]+(?:{double})?{surname}"
    if len(words) > 2:
        yield "[ ]+".join(_either(word) for word in words)
    letter = re.escape(first[0].upper())
    yield rf"{surname},[ ]*(?:{_either(first)}|{letter}\.)"
    dot = r"\." if letter in "AI" else r"\.?"  # "A Green rating" names nobody
    yield rf"{letter}{dot}[ -]?(?:[A-Z]\.?[ ]?){{0,2}}(?:{double})?{surname}"
    before = "|".join(rf"(?:{re.escape(one)}|{one.upper()})" for one in dict.fromkeys(_BEFORE))
    yield rf"(?:{before})\.?[ ]+(?:\d{{1,6}}[ ]+)?(?:[A-Z]\.?[ ]+){{0,2}}(?:{double})?{surname}"
    yield rf"(?i:(?:{_BEFORE_SMALL})\.?[ ]+{_loose(last)})"
    yield from _addresses(words)
    if first.casefold() not in _FIRST_WORDS and len(first) > 1:
        yield _small(words)


def perhaps_forms(words: Sequence[str]) -> Iterator[str]:
    """The forms of a name that may as well be other words."""
    if words[0].casefold() in _FIRST_WORDS:
        yield _small(words)


def _small(words: Sequence[str]) -> str:
    """First name and surname, whatever their letters."""
    return rf"(?i:{_loose(words[0])}[ ]+(?:{_double(words)})?{_loose(words[-1])})"


def _addresses(words: Sequence[str]) -> Iterator[str]:
    """The name in an e-mail address, an address of the web, a user's name, or the name of a file."""
    first = _loose(words[0])
    own = f"(?:{''.join(f'(?:{re.escape(one)})?' for one in _particles(words))}{_loose(words[-1])})"
    name = f"(?:{first}|{re.escape(words[0][0])})"
    yield rf"(?i:{name}(?:[._-]?\w)?[._-]?{own}\d{{0,3}}(?=@))"
    yield rf"(?i:{own}[._-]?{name}\d{{0,3}}(?=@))"
    yield rf"(?i:{first}[._-]{own})"
    yield rf"(?i:(?<=[@/]){first}{own})"


def _double(words: Sequence[str]) -> str:
    """What may stand before the last word of a surname: the word before it, or its particles."""
    particles = _particles(words)
    if particles:
        return "".join(f"(?i:{re.escape(one)})[ -]?" for one in particles)
    return f"{_either(words[-2])}[ -]" if len(words) > 2 else ""


def _particles(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    for word in reversed(words[1:-1]):
        if word.casefold() not in _PARTICLES:
            break
        found.insert(0, word)
    return found


def _loose(word: str) -> str:
    """A word whose hyphens and apostrophes may be blanks, or left out, as addresses do."""
    return "[ '-]?".join(re.escape(part) for part in re.split(r"[-']", word))


def _either(word: str) -> str:
    """A word as it is spelt, in capitals, or with only its first letter large."""
    return f"(?:{'|'.join(dict.fromkeys(_loose(one) for one in (word, word.upper(), word.capitalize())))})"
