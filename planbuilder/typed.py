"""What stands in one cell, made clean: text without what the eye cannot see, numbers as Excel shows them.

In come the raw contents of a cell as openpyxl reads them; out come clean text and runs. Characters that no document
may hold are taken out with a note; everything else stays as typed.
"""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from planbuilder.catalogue.declare import Check
from planbuilder.catalogue.entries import CHARACTERS_REMOVED, HTML_REMOVED
from planbuilder.problems import Problem
from planbuilder.values import Run, long_date

#: What a formula shows when it cannot be worked out.
FORMULA_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"} | {
    "#FIELD!",
    "#BLOCKED!",
    "#BUSY!",
    "#GETTING_DATA",
}


#: How most lists begin.
_BULLETS = ("• ", "- ", "– ", "* ")


class CellFault(Exception):
    """A cell that an officer must mend: by which check, what is wrong, and what to do."""

    def __init__(self, check: Check, what: str, do: str) -> None:
        super().__init__(what)
        self.check = check
        self.what = what
        self.do = do


@dataclass(slots=True)
class Typed:
    """What stands in one cell: plain or rich text, a number, a date; with the dress of the whole cell.

    `found` collects what an officer should know of it although it can be read.
    """

    value: object
    bold: bool = False
    italic: bool = False
    struck: bool = False
    number_format: str = "General"
    found: list[Problem] = field(default_factory=list)
    _runs: list[Run] | None = None

    @property
    def runs(self) -> list[Run]:
        """The contents as runs of clean text; a number or date as Excel would show it."""
        if self._runs is None:
            self._runs = self._clean_runs()
        return self._runs

    def _clean_runs(self) -> list[Run]:
        if isinstance(self.value, str):
            return [Run(clean(self.value, self.found), self.bold, self.italic)]
        if isinstance(self.value, list):  # openpyxl's rich text is a list of strings and of blocks with a font
            return [self._run(part) for part in self.value]
        return [Run(as_shown(self.value, self.number_format), self.bold, self.italic)]

    def _run(self, part: object) -> Run:
        font = getattr(part, "font", None)
        if font is None:
            return Run(clean(str(part), self.found), self.bold, self.italic)
        return Run(clean(str(getattr(part, "text", "")), self.found), bool(font.b), bool(font.i))

    @property
    def text(self) -> str:
        """The contents as one clean text, its lines parted by newlines."""
        return tidy("".join(run.text for run in self.runs))

    @property
    def one_line(self) -> str:
        """The contents as one line; line breaks inside it become spaces."""
        return " ".join(self.text.split())

    @property
    def plain(self) -> bool:
        """Whether the whole cell is in plain dress."""
        return not (self.bold or self.italic or self.struck)

    @property
    def empty(self) -> bool:
        """Whether nothing is typed that an eye could see."""
        if isinstance(self.value, str) and (
            self.value[:1].isalnum() or (self.value[:2] in _BULLETS and self.value[2:3].isalnum())
        ):
            return False  # a letter or figure always stays
        return self.value is None or (not isinstance(self.value, int | float | dt.date) and not self.text)


# --- cleaning ---------------------------------------------------------------------------------------------

#: ECMA-376 part 1, 22.9.2.19: how a workbook writes characters that XML may not hold. Any other was typed like that.
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|[Dd][89A-Fa-f][0-9A-Fa-f]{2}|[Ff]{3}[EeFf])_")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_NEWLINES = re.compile(r"\r\n|[\r\v\f\u2028\u2029\x85]")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
#: What Word pastes from its symbol fonts (Symbol, Wingdings), and the sign that it shows there.
_SYMBOLS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "‣", "\uf0fc": "✓", "\uf0e0": "→"})
#: Private-use characters have no sign of their own; planbuilder's own marks travel through a template in them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]"
)
#: A tag of a web page as it gets into a cell, by its ending, its line break or an attribute; "<b" alone may be meant.
_HTML = re.compile(
    r"</(?:p|b|i|u|a|em|strong|span|div|font|li|ul|ol|td|tr|table|tbody|h[1-6]|o:p)\s*>|<br\s*/?>"
    r"|<(?:p|span|div|font|a|li|ul|ol|td|tr|table|h[1-6])\s+[a-z-]+\s*=[^<>]*>|<!--StartFragment-->",
    re.IGNORECASE,
)
_HTML_LINE = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])\s*>", re.IGNORECASE)
_HTML_ITEM = re.compile(r"<li(?:\s[^<>]*)?>", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"</?(?:p|b|i|u|a|em|strong|span|div|font|li|ul|ol|td|tr|th|table|tbody|thead|h[1-6]|o:p|br|html|body|head|meta|style)"
    r"(?:\s[^<>]*)?/?>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)


def _without_html(text: str, found: list[Problem]) -> str:
    """Text without the marks of a web page that were pasted with it; its paragraphs and list items become lines."""
    if not _HTML.search(text) and "&nbsp;" not in text:
        return text
    text = _HTML_ITEM.sub("• ", _HTML_LINE.sub("\n", text))
    text = html.unescape(_HTML_TAG.sub("", text))
    what = "the marks of a web page were taken out of this text"
    found.append(HTML_REMOVED.problem(what, "Read it through once; there is no need to act where it is right."))
    return text


def clean(text: str, found: list[Problem]) -> str:
    """Text without what the eye cannot see; what no document may hold, or should, is taken out with a note."""
    if "<" in text or "&nbsp;" in text:
        text = _without_html(text, found)
    # whatever is changed below is not printable, as Python has it; to ask is ten times faster than any pattern
    if "  " not in text and "_x" not in text and text.replace("\n", "").isprintable():
        return text
    text = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), text)
    text = _UNSEEN.sub("", _NEWLINES.sub("\n", text)).translate(_SYMBOLS)
    text, count = _FORBIDDEN.subn("", text)
    if count:
        some, were = ("a character", "was") if count == 1 else (f"{count} characters", "were")
        what = f"{some} that no document can show {were} taken out of the text"
        found.append(CHARACTERS_REMOVED.problem(what, "There is no need to act."))
    return _SPACES.sub(" ", text)


def tidy(text: str) -> str:
    """Text without spaces at the ends of its lines and without empty lines round it."""
    return "\n".join(line.strip() for line in text.split("\n")).strip("\n")


# --- numbers and dates ------------------------------------------------------------------------------------

_PART_OF_FORMAT = re.compile(
    r""""(?P<quoted>[^"]*)"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|\\(?P<escaped>.)|[_*].
    |(?P<number>[#0?][#0?,]*(?:\.[#0?]*)?)|(?P<sign>.)""",
    re.VERBOSE,
)


def as_shown(value: object, number_format: str = "General") -> str:
    """A number or a date in the words that Excel shows, as far as its format is a common one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.date):
        return _date_as_shown(value, number_format)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if not isinstance(value, int | float | Decimal):
        return str(value)
    return _number_as_shown(Decimal(str(value)), number_format)


def _date_as_shown(day: dt.date, number_format: str) -> str:
    """A date in full; without its day where Excel shows none: it makes 1 March of "March 2018", and shows Mar-18."""
    letters = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format).casefold()
    if "y" in letters and "d" not in letters:
        return f"{day:%B %Y}" if "m" in letters else str(day.year)
    return long_date(day)


def _number_as_shown(value: Decimal, number_format: str) -> str:
    parts = list(_PART_OF_FORMAT.finditer(number_format.split(";")[0]))
    numbers = [part["number"] for part in parts if part["number"]]
    signs = "".join(part["sign"] or "" for part in parts)
    if not value.is_finite() or len(numbers) != 1 or numbers[0].endswith(",") or re.search("[/EG@]", signs):
        return f"{Context(prec=11).plus(value).normalize():f}"  # as many digits as Excel's General shows
    shown = _digits(abs(value) * (100 if "%" in signs else 1), numbers[0])
    words = (part["quoted"] or part["currency"] or part["escaped"] or part["sign"] or "" for part in parts)
    whole = "".join(shown if part["number"] else word for part, word in zip(parts, words, strict=True))
    return f"{'-' * (value < 0)}{whole.strip()}"


def _digits(value: Decimal, pattern: str) -> str:
    """The digits that a pattern such as "#,##0.0#" asks for, rounded half up as Excel does."""
    whole, _, decimals = pattern.partition(".")
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    before, _, after = f"{rounded:{',' if ',' in whole else ''}f}".partition(".")
    while len(after) > decimals.count("0") and after.endswith("0"):
        after = after[:-1]
    return before.zfill(whole.count("0")) + (f".{after}" if after else "")


# --- names ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as names are compared: case, kind of quote and dash, "&" and spacing do not count."""
    if name.isascii() and name.isalnum():
        return name.lower()  # a Ref or a single word, as most names in long lists are
    name = re.sub("[‘’ʼ´`′]", "'", name)
    name = re.sub("[“”„″]", '"', name)
    name = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    name = re.sub(r"\s*[‐-―−-]\s*", "-", name)
    return " ".join(name.split()).rstrip(" .,;:?!")
