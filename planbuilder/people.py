"""How officers write the name of a person: with titles and ranks, honours and collar numbers, surname first.

In comes a name as typed; out comes the name alone, to be compared with others, or what stands in its place: nobody,
everybody, still to come. Who the people are is not known here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from planbuilder.typed import folded


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


#: What stands before a name in councils, police and fire services, and churches.
TITLES = _words(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness rev revd reverend fr father pastor imam rabbi",
    "cllr cllrs councillor alderman mayor major maj capt captain col colonel lt",
    "pc wpc pcso dc wdc ps ds di dci dsu dcs det detective constable sgt sergeant insp inspector ci chief ch supt",
    "superintendent acc dcc cc commander special temp temporary t/ps t/ds t/di t/dci t/insp t/sgt t/supt t/ch a/ps",
    "a/ds a/di a/insp a/sgt a/supt acting d/sgt d/insp d/supt c/insp c/supt ch/insp ch/supt det/insp det/sgt",
)
#: Ranks and titles in their full form, to know "Inspector" and "Insp" for one.
_SHORT = {"councillor": "cllr", "inspector": "insp", "sergeant": "sgt", "superintendent": "supt", "reverend": "rev"}
HONOURS = _words("obe mbe cbe kbe bem qpm kpm qfsm kfsm jp dl mp kc qc ba bsc ma msc phd llb frsa esq hons cstj")
_SURE_HONOURS = _words("obe mbe cbe kbe bem qpm kpm qfsm kfsm jp esq")
_COLLAR = re.compile(r"(?:pc|ps|pcso|dc|ds|sc)?\d{1,6}")

_NOBODY = frozenset(
    folded(words)
    for words in (
        *(
            "n/a",
            "na",
            "n.a",
            "none",
            "nil",
            "nobody",
            "no one",
            "no-one",
            "not applicable",
            "unknown",
            "not known",
            "-",
        ),
        *(
            "vacant",
            "vacancy",
            "vacant post",
            "post vacant",
            "currently vacant",
            "(vacant)",
            "none yet",
            "not yet known",
        ),
        *(
            "to be appointed",
            "to be recruited",
            "to be identified",
            "to be agreed",
            "to be allocated",
            "to be assigned",
        ),
        *(
            "unassigned",
            "unallocated",
            "not assigned",
            "not allocated",
            "not yet appointed",
            "no lead",
            "no lead officer",
        ),
    )
)
_ASIDE = re.compile(r"(?:\s*[(\[:,]|\s+[-–—]\s).*", re.DOTALL)
_TO_COME = re.compile(
    r"\W*(?:TB[CAD]|to be (?:confirmed|advised|determined|decided|added|completed|inserted|supplied)|\?+)\W*",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"(?:the )?(?:csp|(?:community safety )?partnership)(?: (?:team|partners?|members|board))?"
    r"|all|all (?:of )?(?:the |our )?(?:csp |partnership |statutory |community |partner |responsible |lead )*"
    r"(?:partners|partner|agencies|members|organisations|authorities|officers|leads)|(?:partner agencies|partners)"
)
#: A longer line is a text that was pasted into the wrong cell.
_LONGEST = 400
_PHONE = r"(?:\(?\+44\)?|\(?0)[\d ()\u2013-]{8,16}\d(?![\w/])"
_CONTACT = re.compile(
    r"[\s,;(\[|/–-]*(?:\b(?:tel|telephone|phone|mob|mobile|e-?mail)\b[.: ]*)?"
    rf"(?P<contact>(?<![\w£]){_PHONE}|[\w.+'-]+@[\w-]+(?:\.[\w-]+)+|\bext(?:n|ension)?\.? ?\d{{3,6}})"
    r"(?:\s*(?:ext|extn|x)\.?\s*\d{2,6})?[)\]]?",
    re.IGNORECASE,
)


def bare_name(name: str) -> str:
    """The words of a name in small letters, without titles, ranks, collar numbers and honours; first name first."""
    before, _, after = name.partition(",")
    if after and "," not in after:
        first, last = _bare_words(after), _bare_words(before)
        if len(last) == 1 and 1 <= len(first) <= 2 and not set(first) & HONOURS:
            return " ".join([*first, *last])
    return " ".join(_bare_words(name))


def _bare_words(name: str) -> list[str]:
    words = [word for part in re.split(r"[\s.,]+", folded(name)) if (word := part.strip("()[]\"'*"))]
    while len(words) > 1 and (words[0] in TITLES or _COLLAR.fullmatch(words[0])):
        words.pop(0)
    while len(words) > 2 and (words[-1] in HONOURS or _COLLAR.fullmatch(words[-1])):
        words.pop()
    return words


def title_of(name: str) -> str:
    """The title or rank that a name begins with, in its short form; nothing where it has none."""
    first = re.split(r"[\s.]+", folded(name), maxsplit=1)[0]
    return _SHORT.get(first, first) if first in TITLES else ""


def only_honours(text: str) -> bool:
    """Whether this is what stands behind a name and says nothing of where a person works: "BEM", "(MBE, JP)"."""
    words = re.findall(r"\w+", text.casefold())
    return bool(words) and all(word in _SURE_HONOURS for word in words)


@lru_cache(maxsize=1024)
def is_nobody(name: str) -> bool:
    """Whether these words say that there is no one: "Vacant", "N/A", "-"."""
    if folded(name) in _NOBODY or not re.search(r"\w|\?", name):
        return True
    return folded(_ASIDE.sub("", name)) in _NOBODY  # "Vacant (until May)"


def is_to_come(name: str) -> bool:
    """Whether these words say that it will be known later: "TBC", "to be confirmed", "?"."""
    return bool(_TO_COME.fullmatch(name))


def is_everybody(name: str) -> bool:
    """Whether these words mean the partnership as a whole: "All partners", "CSP"."""
    return bool(_EVERYBODY.fullmatch(folded(name)))


def without_contacts(text: str) -> tuple[str, list[str]]:
    """A line without telephone numbers and e-mail addresses, and those that it had."""
    if len(text) > _LONGEST or not any(sign in text for sign in ("0", "@", "ext")):
        return text, []
    contacts = [" ".join(found["contact"].split()).strip("( ") for found in _CONTACT.finditer(text)]
    return (_CONTACT.sub(" ", text).strip(" ,;") if contacts else text), contacts
