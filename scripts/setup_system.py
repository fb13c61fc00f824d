"""What setup.py asks of the computer itself: run commands, install programs with apt, say how it goes.

In: names of packages. Out: the programs installed, or one plain reason why they could not be.
Nothing here asks a question or waits for a password, and all output of commands goes to the log in .venv.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOG = VENV / "set-up.log"

OFFICE_PACKAGES = ("libreoffice-writer-nogui",)
# Widths of Calibri and of Arial, and the signs and emoji that neither has
FONT_PACKAGES = ("fonts-crosextra-carlito", "fonts-liberation", "fonts-symbola")
JAVA_PACKAGE = "default-jre-headless"
BROWSER_PACKAGE = "chromium"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CALC_PACKAGES = ("libreoffice-calc-nogui", "libreoffice-calc")

ASK_NOTHING = (
    "DEBIAN_FRONTEND=noninteractive",
    "APT_LISTCHANGES_FRONTEND=none",
    "NEEDRESTART_SUSPEND=1",
    "LC_ALL=C.UTF-8",
)
APT = (
    "apt-get",
    "--option=DPkg::Lock::Timeout=120",
    "--option=Acquire::Retries=1",
    "--option=Acquire::http::Timeout=20",
    "--option=Acquire::Languages=none",
    "--option=APT::Update::Error-Mode=any",
)


class CannotSetUp(Exception):
    """Planbuilder cannot be made ready here; the message says why and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def note(text: str) -> None:
    with LOG.open("a", encoding="utf-8") as log:
        log.write(text + "\n")


def run(*command: str | Path) -> int:
    """Run a command, all its output going to the log and nothing coming in, and return its exit code."""
    note("\n$ " + " ".join(map(str, command)))
    # A computer may tell pip to install for the user only, which pip then refuses inside a .venv.
    settings = {**os.environ, "PIP_USER": "0"}
    with LOG.open("ab") as log:
        return subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=settings
        ).returncode


def install_office() -> None:
    """Get LibreOffice for good PDFs, and fonts. Without them planbuilder still works, and this says how."""
    if sys.platform == "win32":  # Word makes the PDF there, and planbuilder says so where it cannot
        return
    if has_office():
        install_fonts()
        return
    packages = [*OFFICE_PACKAGES, *FONT_PACKAGES]
    why_not = apt_install(packages, "  Fetching LibreOffice, which makes the PDF ...")
    if why_not:
        say(
            f"\n  LibreOffice could not be installed ({why_not}).\n"
            "  Everything else works, but the PDF will be of draft quality, from the engine built into\n"
            "  planbuilder. For the full one, have LibreOffice Writer installed; 'make plan' will find it:\n"
            f"    on Debian or Ubuntu:  sudo apt-get install {' '.join(packages)}\n"
        )


def install_fonts() -> None:
    """Get the fonts that are as wide as Calibri and Arial, so that lines break where they do in Word."""
    missing = [package for package in FONT_PACKAGES if not is_installed(package)]
    if missing:
        apt_install(missing, "  Fetching fonts for the PDF ...")


def install_test_programs() -> None:
    """Get Java for veraPDF, without which no PDF can be proved accessible, LibreOffice's spreadsheet, and a browser."""
    if shutil.which("java") is None:
        why_not = apt_install([JAVA_PACKAGE], "  Fetching Java, with which the tests examine PDFs ...")
        if why_not:
            raise CannotSetUp(
                f"The tests need Java 17 or newer, and it could not be installed ({why_not}).\n"
                f"Have it installed; on Debian or Ubuntu:  sudo apt-get install {JAVA_PACKAGE}"
            )
    if has_office() and not any(is_installed(package) for package in CALC_PACKAGES):
        why_not = apt_install(CALC_PACKAGES[:1], "  Fetching LibreOffice Calc, which tests save workbooks with ...")
        if why_not:
            say(f"  LibreOffice Calc could not be installed ({why_not}): tests that need it will fail.")
    if not any(map(shutil.which, BROWSERS)):
        why_not = apt_install([BROWSER_PACKAGE], "  Fetching Chromium, in which the tests look at web pages ...")
        if why_not:
            say(f"  Chromium could not be installed ({why_not}): web pages are not looked at, and the tests say so.")


def has_office() -> bool:
    on_a_mac = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    return any(shutil.which(name) for name in ("soffice", "libreoffice")) or on_a_mac.exists()


def is_installed(package: str) -> bool:
    """Whether Debian lists the package as installed; a system without that list is left as it is."""
    if shutil.which("dpkg-query") is None:
        return True
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(query, capture_output=True, text=True).stdout == "installed"


def apt_install(packages: Sequence[str], announcement: str) -> str:
    """Install packages without asking anything; the answer is empty, or why it could not be done.

    The announcement is made where apt can be tried at all. Fetching is limited in time, since a network that
    swallows packets would hold it for hours, and more so where the lists of packages could not be had.
    Installing is not limited: breaking dpkg off would leave the computer in a worse state.
    """
    if shutil.which("apt-get") is None:
        return "this computer has no apt"
    administrator = administrator_prefix()
    if administrator is None:
        return "that takes an administrator"
    say(announcement)
    silently = (*administrator, "env", *ASK_NOTHING)
    seconds = "900" if update_lists(silently) else "120"
    install = (*APT, "install", "--yes", "--no-install-recommends", "--no-remove", *packages)
    fetched = run(*silently, "timeout", seconds, *install, "--download-only") == 0
    if fetched and run(*silently, *install) == 0:
        return ""
    return f"apt did not manage it: see {LOG.relative_to(ROOT)}"


@functools.cache
def update_lists(silently: tuple[str, ...]) -> bool:
    """Fetch apt's lists of packages, once in a set-up; whether all of them came."""
    run(*silently, "dpkg", "--configure", "--pending")  # in case an earlier installation was broken off
    return run(*silently, "timeout", "180", *APT, "update") == 0


def administrator_prefix() -> list[str] | None:
    """What to put before a command to run it as an administrator; None where that would take a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run("sudo", "-n", "true") == 0:
        return ["sudo", "-n"]
    return None
