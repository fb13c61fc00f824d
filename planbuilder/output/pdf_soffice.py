"""LibreOffice, run safely: several docx -> as many tagged PDFs, by one process that leaves nothing behind.

LibreOffice says nothing by its exit code, fails when two conversions share a profile, outlives a plain
time-out, and fetches what a document links to. So: a private folder for profile, input, output and temporary
files; macros and links off; the whole process group killed in every case but a good end; every PDF looked at.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from planbuilder.output.uninterrupted import uninterrupted
from planbuilder.problems import BrokenInstallation

PROGRAMS = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)

# Values of the private profile. The first four keep a document from running or fetching anything. The last
# says that a later version than this one has run before: otherwise every start without a screen spends a
# second on testing the graphics (GraphicsRenderTests.log).
_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Setup/Product", "ooSetupLastVersion", "99.9"),
)
_REGISTRY = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)

_EXPORT = {
    "PDFUACompliance": "true",
    "UseTaggedPDF": "true",
    "ExportBookmarks": "true",
    # Content controls are for Word; in a PDF they would become form fields.
    "ExportFormFields": "false",
}


def find_program(environment: Mapping[str, str]) -> str | None:
    """Where LibreOffice is: what SOFFICE names, else on the search path, else in the usual places.

    Raises BrokenInstallation when SOFFICE names something that is not there.
    """
    if wish := environment.get("SOFFICE"):
        if found := shutil.which(wish):
            return found
        raise BrokenInstallation(
            f"The setting SOFFICE says that LibreOffice is at “{wish}”, and it is not",
            "Correct the setting, or remove it so that LibreOffice is looked for in the usual places.",
        )
    names = ("soffice.com", "soffice", "libreoffice") if sys.platform == "win32" else ("soffice", "libreoffice")
    return next((found for name in (*names, *PROGRAMS) if (found := shutil.which(name))), None)


def convert(documents: Sequence[tuple[Path, Path]], program: str, *, timeout_seconds: float) -> list[tuple[Path, Path]]:
    """Convert every (docx, pdf) of `documents` by one process; the time-out is for all of them together.

    Returns those that did not become a PDF, with whatever LibreOffice made of the others in place.
    """
    with tempfile.TemporaryDirectory(prefix="planbuilder-pdf-", ignore_cleanup_errors=True) as folder:
        private = Path(folder)
        copies = _copy_in(documents, private)
        _write_profile(private / "profile", program)
        _run(_command(program, private, copies), private, timeout_seconds)
        missing = []
        for (docx, pdf), copy in zip(documents, copies, strict=True):
            made = private / "out" / f"{copy.stem}.pdf"
            if is_whole_pdf(made):
                shutil.move(made, pdf)
            else:
                missing.append((docx, pdf))
        return missing


def is_whole_pdf(path: Path) -> bool:
    """Whether this is a PDF from its first bytes to its last: a process that dies leaves half a one."""
    if not path.is_file() or path.stat().st_size < 100:
        return False
    with path.open("rb") as file:
        head = file.read(5)
        file.seek(-64, os.SEEK_END)
        return head == b"%PDF-" and b"%%EOF" in file.read()


def _copy_in(documents: Sequence[tuple[Path, Path]], private: Path) -> list[Path]:
    """Copies under names of our own: two documents may have the same name, and one may be open in Word."""
    inbox = private / "in"
    inbox.mkdir()
    (private / "out").mkdir()
    copies = [inbox / f"{number:04}.docx" for number in range(1, len(documents) + 1)]
    for (docx, _), copy in zip(documents, copies, strict=True):
        shutil.copyfile(docx, copy)
    return copies


def _write_profile(profile: Path, program: str) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (user / "registrymodifications.xcu").write_text(_REGISTRY.format(items=items), encoding="utf-8")
    if build := build_id(program):
        # A new profile that already names this build has no old extensions to clear away; without this line
        # LibreOffice clears them, and starts a second time (0.2 s).
        extensions = user / "extensions"
        extensions.mkdir()
        (extensions / "buildid").write_text(build, encoding="ascii")


def build_id(program: str) -> str | None:
    """What this LibreOffice calls its build, or None where it does not say."""
    home = Path(program).resolve().parent
    for path in (home / "versionrc", home / "version.ini", home.parent / "Resources" / "versionrc"):
        if path.is_file():
            found = re.search(r"(?m)^buildid=([ -~]+?)\s*$", path.read_text("utf-8", errors="replace"))
            return found[1] if found else None
    return None


def _command(program: str, private: Path, copies: Sequence[Path]) -> list[str]:
    options = {name: {"type": "boolean", "value": value} for name, value in _EXPORT.items()}
    return [
        program,
        # A profile that is not named by a whole address makes LibreOffice hang.
        f"-env:UserInstallation={(private / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"),
        # Without the name of the input's format a damaged docx becomes a PDF of its bytes.
        "--infilter=MS Word 2007 XML",
        *("--convert-to", f"pdf:writer_pdf_Export:{json.dumps(options)}"),
        *("--outdir", str(private / "out")),
        *map(str, copies),
    ]


def _run(command: Sequence[str], private: Path, timeout_seconds: float) -> None:
    """Run LibreOffice to its end or to the time-out; however that ends, none of its processes lives on."""
    temporary = private / "tmp"
    temporary.mkdir()
    own = {"TMPDIR": str(temporary), "TEMP": str(temporary), "TMP": str(temporary)}
    if os.name == "posix":
        # Linux gives memory in large pages where it is asked to: LibreOffice then takes a tenth less time for 250
        # actions, and a fifth less for 25 (glibc from 2.35; others pass the setting over).
        own |= {"LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp", "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
    process = None
    try:
        with uninterrupted():
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env={**os.environ, **own},
                start_new_session=True,
            )
            # Loading these takes a tenth of a second; the steps that follow need them, and this process has time now.
            import pikepdf  # noqa: F401
            import pypdfium2  # type: ignore[import-untyped]  # noqa: F401

        process.communicate(timeout=timeout_seconds)
    except subprocess.TimeoutExpired:
        pass
    finally:
        if process and process.poll() is None:
            _kill_group(process)
            _pipe(private / "profile").unlink(missing_ok=True)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill LibreOffice and what it has started: `soffice` is only the parent of the one that works."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    # Reading to the end waits for the last of them: all hold the same pipe.
    process.communicate()


def _pipe(profile: Path) -> Path:
    """The socket by which a running LibreOffice is found: the one file that it keeps outside its own folders,
    named after the profile, and leaves behind when it is killed (not on Windows)."""
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    user = os.getuid() if hasattr(os, "getuid") else 0
    return Path(f"/tmp/OSL_PIPE_{user}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}")
