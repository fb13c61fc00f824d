"""Show what has moved in the look of the sample's plan and report since it was approved; or approve it.

    python scripts/look.py             writes outputs/look.html, old and new side by side
    python scripts/look.py --approve   takes the pages as they are for the reference in tests/look

Ends with 0 when nothing moved or it was approved, 1 when something did, 2 when it cannot be seen on this computer.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from look_parts.pages import lay_out, show
from look_parts.reference import FOLDER, OtherFontsError, approve, compare
from look_parts.side_by_side import side_by_side
from planbuilder.output.pdf import EngineName, find_engine
from planbuilder.problems import BrokenInstallation
from planbuilder.project import Project

ROOT = Path(__file__).resolve().parents[1]
YEAR = "2017-18"
PAGE = ROOT / "outputs" / "look.html"


def main(words: list[str]) -> int:
    """Build both documents, compare their key pages, and say which moved."""
    try:
        engine = find_engine(EngineName.LIBREOFFICE)
    except BrokenInstallation:
        print("The look can only be compared with LibreOffice, which is not on this computer.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        shown = show(lay_out(Project(ROOT).year(YEAR), Path(folder), engine))
    try:
        verdict = compare(shown)
    except OtherFontsError as error:
        print(f"The look cannot be compared on this computer: {error}.", file=sys.stderr)
        return 2
    approved = "--approve" in words
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(side_by_side(verdict, approved), encoding="utf-8", newline="\n")
    for line in verdict.lines():
        print(f"  {line}")
    print(f"{len(verdict.moved)} of {len(verdict.pages)} key pages moved. Old and new: {PAGE.relative_to(ROOT)}")
    if verdict.other_engine:
        print(f"The reference was made with {verdict.engine}, these pages with {verdict.now}.")
    if approved:
        written = approve(shown, verdict)
        print(f"Approved: {len(written)} pictures written to {FOLDER.relative_to(ROOT)}. Commit them with the change.")
    elif verdict.lines():
        print("If this is what was meant: make look APPROVE=1")
    return int(bool(verdict.lines()) and not approved)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
