"""What an officer is told about the files in inputs/, before anything tries to read them.

In: the path where a workbook is expected. Out: problems, none when it is an ordinary .xlsx alone in its
folder. Officers rename, sync, e-mail and password-protect files; each of these ends here with what the file
is and what to do, instead of in a parser's complaint. What a file is, kinds.py finds out; pictures are in
pictures.py.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from planbuilder.catalogue.files import (
    COPIES_BESIDE,
    DAMAGED,
    EMPTY_FILE,
    ENCRYPTED,
    HARMFUL_FILE,
    LINKS_NOT_FOLLOWED,
    MISSING_WORKBOOK,
    OPEN_ELSEWHERE,
    TOO_LARGE,
    UNREADABLE_FILE,
    WRONG_FORMAT,
)
from planbuilder.intake.burden import MOST_CELLS, MOST_ROWS
from planbuilder.intake.kinds import kind_of
from planbuilder.intake.pictures import examine_picture
from planbuilder.intake.zips import LARGEST_FILE
from planbuilder.problems import Problem, nearest
from planbuilder.schema import WORKBOOKS

__all__ = ["damaged", "examine_picture", "examine_workbook", "refusal", "signs_of_use", "unreadable"]

SAVE_AS = "Open it in Excel and choose File > Save As > Excel Workbook (*.xlsx)."
NEW_COPY = "Bring back an earlier copy of it (Version history, or Restore previous versions), or ask for a new one."
SUSPECT = "Do not open it. Ask whoever sent it for the workbook as they saved it in Excel."

# kind -> (what it is, what to do); {named} becomes " that was given an .xlsx name" where the name says so
_KINDS: dict[str, tuple[str, str]] = {
    "empty": (
        "This file is empty (0 bytes)",
        "It may not have finished copying or syncing: open it once in Excel, save it, then run this again.",
    ),
    "folder": ("This is a folder, not a workbook", "Move the workbook itself to this place."),
    "special": ("This is not an ordinary file", "Put the workbook itself in its place."),
    "too-big": (
        f"This file is larger than {LARGEST_FILE // 2**20} MB, far more than a workbook of this kind needs",
        "Take large pictures and old sheets out of it, save it, then run this again.",
    ),
    "password": (
        "This workbook is encrypted: it has a password or a protecting label",
        "In Excel choose File > Info > Protect Workbook > Encrypt with Password, empty the box and save.",
    ),
    "xls": ("This is an old Excel 97-2003 workbook{named}", SAVE_AS),
    "xlsb": ("This is a binary Excel workbook (.xlsb){named}", SAVE_AS),
    "xlsm": ("This is a workbook with macros (.xlsm){named}; macros are never run here", SAVE_AS),
    "xltx": ("This is an Excel template (.xltx){named}", SAVE_AS),
    "xml": ("This is an XML spreadsheet of Excel 2003{named}", SAVE_AS),
    "strict": (
        "This workbook was saved as “Strict Open XML Spreadsheet”, which cannot be read here",
        SAVE_AS,
    ),
    "ods": (
        "This is a LibreOffice spreadsheet (.ods){named}",
        "Open it and choose File > Save As, with the file type Excel 2007-365 (.xlsx).",
    ),
    "ods-password": (
        "This is a LibreOffice spreadsheet (.ods) with a password{named}",
        "Open it and choose File > Save As, with the file type Excel 2007-365 (.xlsx) and no password.",
    ),
    "google": (
        "This is a link to a Google Sheets workbook{named}, not the workbook",
        "Open it in the browser, choose File > Download > Microsoft Excel (.xlsx), and put that in its place.",
    ),
    "shortcut": (
        "This is a shortcut{named}, not the workbook that it leads to",
        "Open it, save the workbook itself in its place, and run this again.",
    ),
    "numbers": (
        "This is an Apple Numbers document{named}",
        "Open it in Numbers and choose File > Export To > Excel.",
    ),
    "text": ("This is plain text, such as a CSV export{named}", SAVE_AS),
    "html": ("This is a web page{named}, as some systems export them", SAVE_AS),
    "word": ("This is a Word document{named}", "Put the workbook in its place."),
    "powerpoint": ("This is a PowerPoint presentation{named}", "Put the workbook in its place."),
    "pdf": ("This is a PDF{named}", "Put the workbook that it was made from in its place."),
    "picture": ("This is a picture{named}", "Put the workbook in its place."),
    "mail": (
        "This is an Outlook message{named}",
        "Open the message, save its attachment and put that in its place.",
    ),
    "archive": (
        "This is a compressed folder, not a workbook",
        "Open it, take the workbook out and put that in its place.",
    ),
    "unknown": ("This is not an Excel workbook, and it cannot be told what it is", NEW_COPY),
    "blank": ("This file holds nothing but zeros: it did not copy or sync properly", NEW_COPY),
    "damaged": ("This workbook is damaged or was only copied in part", NEW_COPY),
    "odd-zip": ("This workbook is packed in a way that Excel does not use", SAVE_AS),
    "bomb": (
        "This workbook unpacks to far more than a real one holds",
        "If it is your own, the empty rows below the data are probably formatted down to the end: delete them"
        " and save. If it came from elsewhere, do not open it and ask for a new copy.",
    ),
    "heavy": (
        f"This workbook has more than {MOST_CELLS:,} cells or {MOST_ROWS:,} rows that are filled in or formatted",
        "Most are probably empty: on each sheet select the rows below the data down to the end, choose"
        " Home > Delete > Delete Sheet Rows, do the same with the columns beside it, and save.",
    ),
    "cluttered": (
        "This workbook holds more rules, names, styles, formulas or pivot data than can be read in good time",
        "Make an empty workbook by make blank, copy the entries into it as values, and use that.",
    ),
    "merged": (
        "Merged cells or links in this workbook stretch over far too many cells",
        "On each sheet press Ctrl+A, choose Home > Merge & Center > Unmerge Cells, take out links that cover whole"
        " rows or columns, and save.",
    ),
    "overlong": (
        "This workbook holds a single entry far longer than Excel allows",
        SUSPECT,
    ),
    "dtd": (
        "This workbook holds a document type definition, which Excel never writes and which can do harm",
        SUSPECT,
    ),
    "traversal": ("This workbook holds parts whose names lead out of it, which Excel never writes", SUSPECT),
}
_CHECKS = {
    "empty": EMPTY_FILE,
    "blank": EMPTY_FILE,
    "too-big": TOO_LARGE,
    "password": ENCRYPTED,
    "damaged": DAMAGED,
    "bomb": HARMFUL_FILE,
    "dtd": HARMFUL_FILE,
    "overlong": HARMFUL_FILE,
    "heavy": TOO_LARGE,
    "cluttered": TOO_LARGE,
    "merged": TOO_LARGE,
    "ods-password": ENCRYPTED,
    "traversal": HARMFUL_FILE,
}  # every other kind is a wrong format
_NOTES = {
    "xl/externalLinks/": (
        "The workbook refers to cells of other workbooks; these links are not followed",
        "Nothing to do if the values last saved in it are right.",
    ),
    "xl/connections.xml": (
        "The workbook has data connections; they are not refreshed",
        "Nothing to do if the values last saved in it are right.",
    ),
}
_WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".numbers")
_COPY_MARK = re.compile(
    r"copy|\(\d+\)|\(version \d+\)|conflict|recovered|autosaved|backup|\b(old|new|final|latest|v ?\d+)\b"
    r"|-(laptop|desktop|pc)\b|\b(draft|comments?|amended|amendments|changes|tracked|master|live|working|version)\b"
    r"|\b\d{4}\b|^\s*\d{1,2}\s*$",
    re.IGNORECASE,
)


def examine_workbook(path: Path) -> list[Problem]:
    """Everything that keeps the file at `path` from being read as a workbook, or that officers should know.

    At most one STOP (the first reason found is the one to mend); a WARN when somebody has it open and one for
    copies beside it; NOTEs for links that are not followed. [] for an ordinary .xlsx alone in its folder.
    """
    try:
        kind = kind_of(path)
        if kind:
            return [_problem(kind, path), *_copies(path)]
        return [*_open_elsewhere(path), *_copies(path), *_notes(path)]
    except FileNotFoundError:
        return [_missing(path)]
    except OSError as error:
        return [unreadable(path, error)]


def refusal(kind: str, path: Path) -> Problem:
    """Why a file of some other kind is not read, and what to do; the kinds are those of `kind_of`."""
    return _problem(kind, path)


def damaged(path: Path) -> Problem:
    """The problem to report when a workbook that looked sound turns out to be unreadable after all."""
    return _problem("damaged", path)


def _problem(kind: str, path: Path) -> Problem:
    what, do = _KINDS[kind]
    named = " that was given an .xlsx name" if path.suffix.lower() == ".xlsx" else ""
    return _CHECKS.get(kind, WRONG_FORMAT).problem(what.format(named=named), do, workbook=path.name)


def _notes(path: Path) -> list[Problem]:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    return [
        LINKS_NOT_FOLLOWED.problem(what, do, workbook=path.name)
        for beginning, (what, do) in _NOTES.items()
        if any(name.startswith(beginning) for name in names)
    ]


# ---- what lies beside it ----------------------------------------------------------------------------------


def _missing(path: Path) -> Problem:
    """The workbook is not there; a near name in its folder is probably it."""
    if not path.parent.is_dir():
        what = f"There is no folder “{path.parent.name}” to find it in"
        do = f"Make it, with an empty workbook to fill in, by: make blank YEAR={path.parent.name}"
        return MISSING_WORKBOOK.problem(what, do, workbook=path.name)
    others = [name for name in _other_workbooks(path) if name not in WORKBOOKS]  # those are what they say
    likely = [name for name in others if _is_about(Path(name), path)]
    near = likely or [name for name in [nearest(path.name, others)] if name]
    if not near:
        do = f"Put it there, or make an empty one to fill in by: make blank YEAR={path.parent.name}"
    elif Path(near[0]).suffix.lower() == path.suffix.lower():
        do = f"Did you mean {_listed(near, ' or ')}? Rename the right one to {path.name}."
    else:
        do = f"Did you mean {_listed(near, ' or ')}? Save the right one as {path.name} (Excel Workbook)."
    what = f"This workbook is not in the folder “{path.parent.name}”"
    return MISSING_WORKBOOK.problem(what, do, workbook=path.name)


def unreadable(path: Path, error: OSError) -> Problem:
    """What is said of a file that the computer does not give out."""
    if isinstance(error, PermissionError):
        what = "This computer does not let you read the file"
        do = "Close it if it is open in another program, or ask for the right to read it; then run this again."
    else:
        what = f"The file could not be read ({error.strerror or error})"
        do = "Open it once in Excel, so that it is really on this computer, then run this again."
    return UNREADABLE_FILE.problem(what, do, workbook=path.name)


def _open_elsewhere(path: Path) -> list[Problem]:
    """A warning when somebody has the workbook open."""
    problems = []
    for program, owner, sign in signs_of_use(path):
        what = f"{owner or 'Somebody'} seems to have this workbook open in {program}; what was saved last is read"
        do = f"Save it there and run this again. If nobody has it open, delete the leftover file {sign}."
        problems.append(OPEN_ELSEWHERE.problem(what, do, workbook=path.name))
    return problems


def signs_of_use(path: Path) -> list[tuple[str, str, str]]:
    """The signs beside a workbook that it is open: the program, who has it open ("" if unknown), the sign's name."""
    signs = (
        ("Excel", path.with_name(f"~${path.name}"), _owner_in_excel_sign),
        ("LibreOffice", path.with_name(f".~lock.{path.name}#"), _owner_in_libreoffice_sign),
    )
    found = []
    for program, sign, owner_in in signs:
        try:
            with sign.open("rb") as file:
                owner = owner_in(file.read(1024))
        except OSError:  # none there, or Excel keeps it to itself: then nobody can be named
            if not sign.exists():
                continue
            owner = ""
        found.append((program, owner, sign.name))
    return found


def _owner_in_excel_sign(content: bytes) -> str:
    """The first byte is the length of the name that follows it."""
    return _printable(content[1 : 1 + content[0]].decode("cp1252", "replace")) if content else ""


def _owner_in_libreoffice_sign(content: bytes) -> str:
    """Fields parted by commas: the name given in the settings, the login, the computer, the time and more."""
    fields = content.decode("utf-8", "replace").split(",")
    return next((name for name in map(_printable, fields[:2]) if name), "")


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable()).strip()[:60]


def _copies(path: Path) -> list[Problem]:
    """A warning that names the workbooks beside this one that look like copies of it."""
    names = [name for name in _other_workbooks(path) if _is_about(Path(name), path)]
    if not names:
        return []
    were, this = ("were", "these copies") if len(names) > 1 else ("was", "this copy")
    what = f"{_listed(names, ' and ')} beside it {were} not read"
    do = f"If {this} can go, delete or move it away; if it is the right one, rename it to {path.name}."
    return [COPIES_BESIDE.problem(what, do, workbook=path.name)]


def _other_workbooks(path: Path) -> list[str]:
    return sorted(
        other.name
        for other in path.parent.iterdir()
        if other.suffix.lower() in _WORKBOOK_NAMES
        and other.name != path.name
        and not other.name.startswith(("~$", "."))
    )


def _is_about(other: Path, path: Path) -> bool:
    """Whether a name is this workbook's own with another ending, other capitals or the mark of a copy."""
    own_name = re.compile(rf"(?<![^\W_]){re.escape(path.stem)}(?![a-z])", re.IGNORECASE)
    rest = own_name.sub(" ", other.stem, count=1).replace("_", " ")
    return bool(own_name.search(other.stem)) and (not rest.strip() or bool(_COPY_MARK.search(rest)))


def _listed(names: list[str], last: str) -> str:
    quoted = [f"“{name}”" for name in names[:5]]
    if len(names) > 5:
        quoted.append(f"{len(names) - 5} more")
    return ", ".join(quoted[:-1]) + last + quoted[-1] if len(quoted) > 1 else quoted[0]
