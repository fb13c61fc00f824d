"""The words `make plan`, `make check` and so on in a partnership's own folder.

In come the Makefile, make.bat and help of the repository, and the Python that planbuilder runs with; out come the same
commands for a folder that has nothing of planbuilder in it. They are taken over, not written a second time, so that
a command that planbuilder learns is there, too. What developers do, and setting up, is left out.
"""

from __future__ import annotations

import re
import sys
from pathlib import PureWindowsPath

from planbuilder.starting.supplies import supply

#: The list of commands as it lies in the folder; `make` alone shows it.
COMMANDS = "commands.txt"
_DEVELOPERS = re.compile(r"^(?:#|rem) ---- Developers.*", re.MULTILINE | re.DOTALL)
_OWN_PLACE = re.compile(r"^PLANBUILDER := .*\nIN_VENV := .*\n", re.MULTILINE)
#: The path reaches the shell as a variable of its environment, so that nothing in it can do harm; -P keeps Python from
#: looking for programs in this folder.
#: The function must not be called planbuilder: “command -v” finds functions as well.
_LOOK = (
    'PLANBUILDER = found() { if test -x "$$PLANBUILDER_PYTHON"; then'
    ' "$$PLANBUILDER_PYTHON" -P -m planbuilder "$$@"; elif command -v planbuilder >/dev/null; then'
    ' command planbuilder "$$@"; else echo "planbuilder is no longer where it was'
    " ($$PLANBUILDER_PYTHON): install it there again, or write behind PLANBUILDER_PYTHON in the Makefile where it"
    ' is now." >&2; exit 2; fi; }; found'
)
_FROM_THE_SCRIPT = re.compile(r"[^\s@]*python scripts[/\\]make_template\.py .*")


def make_files(python: str | None = None, home: str = "") -> dict[str, bytes]:
    """The Makefile, make.bat and the list of commands, by their names; `python` is the one that planbuilder runs with.

    `home` is the user's own folder, which a path on Windows begins with: its name may have letters that no .bat can
    hold, and Windows knows it by another name.
    """
    program = python or sys.executable
    return {
        "Makefile": _makefile(program).encode(),
        "make.bat": _batch_file(program, home).replace("\r\n", "\n").replace("\n", "\r\n").encode(),
        COMMANDS: _help().encode(),
    }


def _help() -> str:
    text = supply("help.txt").read_text("utf-8")
    return text.partition("\nDevelopers\n")[0].rstrip() + "\n"


def _makefile(python: str) -> str:
    text = supply("Makefile").read_text("utf-8")
    text = _DEVELOPERS.sub("", text[text.index(".DEFAULT_GOAL") :])
    path = python.replace("$", "$$").replace("#", r"\#")
    text = _OWN_PLACE.sub(lambda _: f"export PLANBUILDER_PYTHON := {path}\n{_LOOK}\n", text)
    text = re.sub(r"^([a-z-]+): \.venv/ready$", r"\1:", text, flags=re.MULTILINE)
    text = text.replace("scripts/help.txt", COMMANDS)
    text = _FROM_THE_SCRIPT.sub("$(PLANBUILDER) template", text.replace("$(IN_VENV)", ""))
    return (
        "# The commands of planbuilder for this folder. `make` alone explains them.\n"
        "# planbuilder is looked for where it was when this folder was made, and then on the PATH.\n\n"
        f"{text.rstrip()}\n"
    )


def _batch_file(python: str, home: str) -> str:
    text = supply("make.bat").read_bytes().decode("ascii").replace("\r\n", "\n")
    text = _DEVELOPERS.sub("", text[text.index("setlocal") :])
    text = text.replace("call :set_up\nif errorlevel 1 exit /b 2\n", "")
    text = _FROM_THE_SCRIPT.sub("%PLANBUILDER% template", text)
    text = text.replace(r".venv\Scripts\planbuilder", "%PLANBUILDER%").replace(r"scripts\help.txt", COMMANDS)
    kept = set(re.findall(r"^:([a-z-]+)$", text, re.MULTILINE))
    text = re.sub(
        r"^for %%W in \(([a-z -]+)\)",
        lambda found: f"for %%W in ({' '.join(word for word in found[1].split() if word in kept)})",
        text,
        flags=re.MULTILINE,
    )
    looked_for = _on_windows(python, home)
    own = f'if exist "{looked_for}" set PLANBUILDER="{looked_for}" -P -m planbuilder\n' if looked_for else ""
    found = f'cd /d "%~dp0"\nset "PLANBUILDER=planbuilder"\n{own}'
    text = text.replace('cd /d "%~dp0"\n', found, 1)
    return (
        "@echo off\n"
        "rem The commands of planbuilder for this folder: type  make  for a list of them (in PowerShell  .\\make ).\n"
        "rem planbuilder is looked for where it was when this folder was made, and then on the PATH.\n"
        "rem NOT TESTED ON WINDOWS YET.\n\n"
        f"{text.rstrip()}\n"
    )


def _on_windows(python: str, home: str) -> str:
    """The path of Python as a .bat can hold it; "" where it is none of Windows, or cannot be written there."""
    if not PureWindowsPath(python).drive:
        return ""
    if home and python.casefold().startswith(home.casefold().rstrip("\\") + "\\"):
        rest = python[len(home.rstrip("\\")) :]
        return f"%USERPROFILE%{rest.replace('%', '%%')}" if rest.isascii() else ""
    return python.replace("%", "%%") if python.isascii() else ""
