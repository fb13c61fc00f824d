"""Where that lies which a new folder is furnished with: templates, pictures, the commands for make.

In comes nothing; out come paths. An installed planbuilder carries all of it inside itself (pyproject.toml says so,
under force-include); in the repository the files lie where everybody edits them, so that there is one source of each.
"""

from __future__ import annotations

from pathlib import Path

from planbuilder.problems import BrokenInstallation

_HERE = Path(__file__).resolve().parent
#: What a wheel carries, by its name inside the wheel, and where it lies in the repository.
SUPPLIES = {
    "templates": "templates",
    "Makefile": "Makefile",
    "make.bat": "make.bat",
    "help.txt": "scripts/help.txt",
}
PICTURES = _HERE / "pictures"


def supply(name: str) -> Path:
    """One of SUPPLIES; raises `BrokenInstallation` where it is in neither place."""
    for place in (_HERE / "supplies" / name, _HERE.parents[1] / SUPPLIES[name]):
        if place.exists():
            return place
    raise BrokenInstallation(f"planbuilder lacks its own “{name}”", "Install planbuilder again.")


def templates() -> list[Path]:
    """The templates of every document and message, as planbuilder brings them."""
    folder = supply("templates")
    return sorted(path for path in folder.iterdir() if path.suffix in {".docx", ".txt"} and _is_ours(path.name))


def _is_ours(name: str) -> bool:
    return not name.startswith((".", "~$")) and "(original)" not in name
