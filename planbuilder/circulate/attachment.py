"""A frozen draft as it goes to one partner: it bears the partner's name inside, so that an answer is known again.

In comes the Word file of a draft; out come its bytes with one more custom property. Every other part is as it was
frozen.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from html import escape
from pathlib import Path

from planbuilder.output.package import Package
from planbuilder.problems import Level, PlanbuilderError, Problem

#: The name of the property, beside those that say which draft it is.
PARTNER = "planbuilder partner"
_PROPERTIES = "docProps/custom.xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that users name themselves (MS-OLEPS 2.21)
#: More letters of a partner's name than these make a file name that some disks refuse.
_MOST_LETTERS = 40
#: Letters that Unicode does not take apart.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
#: Left out, so that both forms of a name are alike: "farmers-union".
_APOSTROPHES = re.compile("[’'`\N{MODIFIER LETTER APOSTROPHE}]")


def for_partner(word: Path, partner: str) -> bytes:
    """The Word file with the partner's name in its properties. Raises `OSError`, `PlanbuilderError` for no draft."""
    try:
        with zipfile.ZipFile(word) as package:
            parts = {entry.filename: package.read(entry) for entry in package.infolist()}
        properties = parts[_PROPERTIES].decode("utf-8")
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        what = f"“{word.name}” is not a draft as it was frozen"
        raise PlanbuilderError(Problem(Level.STOP, what, "make verify says which drafts are whole.")) from None
    number = max(map(int, re.findall(r'\bpid="(\d+)"', properties)), default=1) + 1
    entry = (
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{PARTNER}">'
        f"<vt:lpwstr>{escape(partner, quote=False)}</vt:lpwstr></property>"
    )
    changed = properties.replace("</Properties>", f"{entry}</Properties>")
    return Package(parts | {_PROPERTIES: changed.encode("utf-8")}).to_bytes()


def letters_of(name: str, *, plain: bool = True) -> str:
    """A partner's name for a file name: "essex-police"; without `plain`, letters of all alphabets stay as they are."""
    name = _APOSTROPHES.sub("", name.lower())
    text = unicodedata.normalize("NFKD", name.translate(_PLAIN)).encode("ascii", "ignore").decode() if plain else name
    slug = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", text)).strip("-")[:_MOST_LETTERS].strip("-")
    return slug or "partner"
