"""What checks of Word, PDF and web pages ask of words alike: alt text, links, addresses, marks of a template.

In: a text. Out: what is wrong with it, as a clause, or "".
"""

from __future__ import annotations

import re

from planbuilder.problems import shortened

LONGEST_ALT = 250
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|emf|wmf|bmp|tiff?|webp)", re.IGNORECASE)
_MERE_KIND = re.compile(
    r"(?:an?\s+|the\s+)?(?:image|picture|photo|photograph|graphic|graph|chart|diagram|figure|logo|icon|shape|object|"
    r"clip\s?art|screenshot|drawing|text\s?box|rectangle|oval|img|alt(?:ernative)?\s+text|placeholder|untitled)"
    r"[\s#_-]*\d*\.?",
    re.IGNORECASE,
)
_MADE_BY_MACHINE = re.compile(
    r"description automatically generated|AI-generated content may be incorrect", re.IGNORECASE
)

_LINK_SAYS_NOTHING = re.compile(
    r"(?:please\s+)?(?:click(?:\s+on)?(?:\s+(?:here|this|the))?(?:\s+link)?|here|this|link|this\s+link|the\s+link|more|read\s+more|"
    r"more\s+info(?:rmation)?|find\s+out\s+more|learn\s+more|see\s+more|details|page|this\s+page|website|this\s+website|"
    r"document|download|web\s?page|go|continue)\W*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)
_LONG_ADDRESS = 50

_HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*|localhost|\d{1,3}(?:\.\d{1,3}){3}"
_WEB = re.compile(rf"https?://(?:[^\s/@]+@)?(?:{_HOST})(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@?]+@[^\s@?.][^\s@?]*\.[^\s@?]+(?:\?\S*)?", re.IGNORECASE)
_PHONE = re.compile(r"(?:tel|sms):\+?[\d(][\d\s().-]{3,}", re.IGNORECASE)

_TEMPLATE = re.compile(r"\{\{.{0,80}?\}\}|\{%.{0,80}?%\}|\[\[[^\[\]]{1,80}\]\]|\{#.{0,80}?#\}|«[A-Za-z_]\w*»")
_DRAFTING = re.compile(
    r"\bTODO\b|\bFIXME\b|\bTKTK\b|\bLorem ipsum\b|\[(?:insert|add|enter|type|name|date)\b[^\]]{0,60}\]"
    r"|Click or tap (?:here )?to enter|Click here to enter text|XXX+\b"
)
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


def of_no_use(alt: str, *, name: str = "") -> str:
    """Why an alt text says nothing of what is to be seen."""
    text = " ".join(alt.split())
    if _FILE_NAME.fullmatch(text) or (re.match(r"(?:[A-Za-z]:\\|/|\\\\|https?:)\S+$", text)):
        return f"“{shortened(text, 60)}” is the name of a file"
    if _MERE_KIND.fullmatch(text):
        return f"“{text}” says that there is a picture, and not what it shows"
    if _MADE_BY_MACHINE.search(text):
        return "the alt text was made by a machine, and nobody has looked at it"
    if text and not re.search(r"\w", text):
        return f"“{text}” is no word"
    if (
        re.fullmatch(r"(?:picture|image|graphic|shape|chart|diagram|object)\s+\d+", name, re.IGNORECASE)
        and text == name
    ):
        return f"“{text}” is a name that Word gave"
    return ""


def too_long(alt: str) -> str:
    """Why an alt text is too long."""
    return f"the alt text has {len(alt)} characters" if len(alt) > LONGEST_ALT else ""


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same, capitals, numbers of figures and full stops aside."""
    return bool(_bare(one)) and _bare(one) == _bare(other)


def _bare(text: str) -> str:
    plain = re.sub(r"^\s*(?:figure|fig\.?|chart|picture|table|map)\s*\d+[.:]?\s*", "", text, flags=re.IGNORECASE)
    return " ".join(re.findall(r"\w+", plain)).casefold()


def link_says_nothing(words: str) -> str:
    """Why the words of a link do not say where it leads."""
    text = " ".join(words.split())
    if not text:
        return "a link has no words"
    if _LINK_SAYS_NOTHING.fullmatch(text):
        return f"“{text}” does not say where the link leads"
    if _ADDRESS.fullmatch(text) or ("/" in text and len(text) > _LONG_ADDRESS and " " not in text):
        return f"“{shortened(text, 60)}” is an address, which screen readers spell out"
    return ""


def dead_in_form(address: str) -> str:
    """Why nobody can follow this address."""
    text = address.strip()
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", text)
    kind = scheme[1].lower() if scheme else ""
    said = shortened(text, 60)
    if kind in ("http", "https"):
        return "" if _WEB.fullmatch(text) else f"“{said}” is no whole web address"
    if kind == "mailto":
        return "" if _MAIL.fullmatch(text) else f"“{said}” is no whole e-mail address"
    if kind in ("tel", "sms"):
        return "" if _PHONE.fullmatch(text) else f"“{said}” is no telephone number"
    if kind == "file" or text.startswith("\\\\") or re.match(r"[A-Za-z]:[\\/]", text):
        return f"“{said}” is a file on a computer of the council"
    if kind in ("javascript", "vbscript", "data"):
        return f"“{said}” runs something"
    if kind:
        return ""  # a scheme of another program, such as onenote: or ftp:
    return (
        f"“{said}” is no whole address: it begins with neither https:// nor mailto:" if text else "a link leads nowhere"
    )


def addresses_in(text: str) -> list[str]:
    """The web addresses that are typed in a text."""
    return [found.rstrip(".,;:)]”’'\"") for found in _ADDRESS.findall(text)]


def left_over(text: str, *, private: bool = True) -> str:
    """What of a template or of the drafting is left in a text, quoted; `private` says to look for private signs too."""
    found = _TEMPLATE.search(text) or _DRAFTING.search(text)
    if found:
        return f"“{shortened(found[0], 40)}”"
    if private and (sign := _PRIVATE.search(text)):
        return f"a sign that shows as a box without its own font (U+{ord(sign[0]):04X})"
    return ""


def in_capitals(text: str) -> bool:
    """Whether a whole sentence or heading is typed in capitals; a few abbreviations in a row are none."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 16 or any(letter.islower() for letter in letters):
        return False
    return sum(len(word) >= 5 for word in re.findall(r"[^\W\d_]+", text)) >= 2


#: A mark at the beginning of a typed item of a list, and the text behind it.
BULLET = re.compile(r"\s*(?:[•●○◦▪■□‣⁃∙·➢➤►✓✔*o]|[-–—])[\s\u00a0]+\S")
#: A circle before the name of a colour is a traffic light, and no bullet.
SURE_BULLET = re.compile(r"\s*[•●○◦▪‣⁃∙➢➤►][\s\u00a0]*(?!(?:red|amber|green|blue|grey)\b)\S", re.IGNORECASE)
NUMBER = re.compile(r"\s*\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)][\s\u00a0]+\S")


def typed_list(lines: list[str]) -> str:
    """The first of these neighbouring lines that is an item of a typed list; "" where none is.

    A sign that is nothing but a bullet is enough by itself; a dash or a number only where the next line has one too.
    """
    for place, text in enumerate(lines):
        if SURE_BULLET.match(text):
            return text
        following = lines[place + 1] if place + 1 < len(lines) else ""
        if BULLET.match(text) and BULLET.match(following) and text.strip()[0] == following.strip()[0]:
            return text
        one, other = NUMBER.match(text), NUMBER.match(following)
        if one and other and _is_next(one[1], other[1]):
            return text
    return ""


def _is_next(one: str, other: str) -> bool:
    if one.isdecimal() and other.isdecimal():
        return int(other) == int(one) + 1
    romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    if one in romans[:-1] and other == romans[romans.index(one) + 1]:
        return True
    return len(one) == len(other) == 1 and one.isalpha() and other.isalpha() and ord(other) == ord(one) + 1
