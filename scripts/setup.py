"""Set planbuilder up on this computer, once, for the Makefile and make.bat.

In: pyproject.toml, which says what packages are needed, and what the computer already has.
Out: a virtual environment in .venv with planbuilder and its packages in it; LibreOffice, where apt can
give it; and a stamp, .venv/ready (.venv/ready-test for developers' tools), by which make sees that nothing
is left to do.

It runs before any package is there, so it uses the standard library alone. What it may not install it does
without, and says what that means. A set-up that was broken off is begun again from nothing.
Exit codes: 0 ready, 2 not.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (this file meets whatever Python the computer has)
    sys.exit("planbuilder needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))

import argparse
import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import urllib.parse
import urllib.request
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path

import setup_system
from setup_system import LOG, ROOT, VENV, CannotSetUp, note, run, say

UNFINISHED = VENV / "unfinished"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PROGRAM = VENV / ("Scripts/planbuilder.exe" if os.name == "nt" else "bin/planbuilder")

# The pip to begin with where Python came without one (Debian) and apt may not add it. With its digest known
# it can be taken from whichever index this computer uses.
PIP_WHEEL = "pip-26.1.2-py3-none-any.whl"
PIP_SHA256 = "382ff9f685ee3bc25864f820aa50505825f10f5458ffff07e30a6d96e5715cab"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Set planbuilder up on this computer.")
    parser.add_argument("extra", nargs="?", default="", choices=["", "test", "bench"], help="tools to add")
    parser.add_argument("--again", action="store_true", help="try again, even if all seems ready")
    options = parser.parse_args(arguments)
    try:
        with one_at_a_time():
            set_up(options.extra, again=options.again)
    except CannotSetUp as problem:
        return failed(str(problem))
    except OSError as problem:  # a folder that this user may not write, a full disk
        return failed(
            f"{problem.strerror or problem}: {problem.filename or VENV}\n"
            "The project's folder must be one that you can write to, on a disk with room. If need be, copy\n"
            f"  {ROOT}\nto such a place, say among your own documents, and run the same command there."
        )
    except KeyboardInterrupt:
        return failed("It was stopped before the end; the same command begins it again.")
    return 0


def failed(why: str) -> int:
    print(f"\nplanbuilder could not be set up. {why}", file=sys.stderr)
    return 2


def set_up(extra: str, *, again: bool) -> None:
    """Do what is left to do for planbuilder itself (extra "") or for developers' tools ("test", "bench")."""
    fingerprint = fingerprint_of_needs()
    if is_ready(extra, fingerprint) and not again:
        stamp(extra).touch()  # make goes by times, and something only looks newer than the stamp
        return
    if extra:
        say(f"Setting up what 'make {extra}' needs: this happens once and takes about two minutes.")
    else:
        say("Setting up planbuilder: this happens once and takes about two minutes.")
    make_environment()
    install_packages(extra)
    setup_system.install_office()
    if extra == "test":
        setup_system.install_test_programs()
    for made in {"", extra}:
        stamp(made).write_text(fingerprint, encoding="utf-8")
    say("planbuilder is set up.\n")


def stamp(extra: str) -> Path:
    return VENV / (f"ready-{extra}" if extra else "ready")


def fingerprint_of_needs() -> str:
    """The project's folder, and a digest of what is to be installed: a moved folder is set up anew."""
    needs = [ROOT / "pyproject.toml", ROOT / "scripts" / "setup.py", ROOT / "scripts" / "setup_system.py"]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in needs)).hexdigest()
    return f"{ROOT}\n{digest}\n"


def is_ready(extra: str, fingerprint: str) -> bool:
    if not is_whole() or not PROGRAM.exists() or not stamp(extra).exists():
        return False
    return stamp(extra).read_text(encoding="utf-8") == fingerprint


def is_whole() -> bool:
    """Whether .venv was finished, was made for this folder (its programs hold the path) and has a Python."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    settings = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    return any(line.startswith("command = ") and line.endswith(f" {VENV}") for line in settings)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold a lock, so that two commands started together on a new computer do not set it up twice."""
    try:
        import fcntl
    except ImportError:  # Windows, whose Python has nothing like it
        yield
        return
    with (ROOT / "pyproject.toml").open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another command is setting planbuilder up: waiting for it to finish.")
            fcntl.flock(file, fcntl.LOCK_EX)
        except OSError:  # a network drive that knows no locks
            pass
        yield


def make_environment() -> None:
    """Make .venv with pip in it, unless a whole one is there already."""
    if not is_whole():
        say("  Making a place for Python packages ...")
        if VENV.exists():
            shutil.rmtree(VENV)
        VENV.mkdir()
        UNFINISHED.touch()
        venv.EnvBuilder(symlinks=os.name != "nt").create(VENV)
    if subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode != 0:
        add_pip()


def add_pip() -> None:
    """Put pip into .venv: from Python itself, from PyPI, or from Python's other half, which Debian has apart."""
    if install_own_pip() or install_fetched_pip():
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    setup_system.apt_install([package], "  Fetching the part of Python that installs packages ...")
    if not install_own_pip():
        raise CannotSetUp(
            "This Python has no pip, and it could not be fetched. Is this computer on the internet?\n"
            "If so, have an administrator install what Debian and Ubuntu call python3-venv.\n"
            f"The details are in {LOG}"
        )


def install_own_pip() -> bool:
    return run(PYTHON, "-m", "ensurepip", "--upgrade", "--default-pip") == 0


def install_fetched_pip() -> bool:
    try:
        wheel = fetch_pip()
    except (OSError, ValueError) as problem:
        note(f"pip: {problem}")
        return False
    return run(PYTHON, wheel / "pip", "install", "--no-index", wheel) == 0


def fetch_pip() -> Path:
    """Download the wheel of pip named above from PyPI, or from the index that PIP_INDEX_URL names."""
    index = (os.environ.get("PIP_INDEX_URL") or "https://pypi.org/simple").rstrip("/") + "/pip/"
    with urllib.request.urlopen(index, timeout=60) as answer:
        page = answer.read().decode("utf-8", "replace")
    link = re.search(rf'href="([^"]*{re.escape(PIP_WHEEL)})', page)
    if link is None:
        raise ValueError(f"{index} does not offer {PIP_WHEEL}")
    with urllib.request.urlopen(urllib.parse.urljoin(index, link[1]), timeout=60) as answer:
        content = answer.read()
    if hashlib.sha256(content).hexdigest() != PIP_SHA256:
        raise ValueError(f"what {index} offers as {PIP_WHEEL} is not that file")
    wheel = VENV / PIP_WHEEL
    wheel.write_bytes(content)
    return wheel


def install_packages(extra: str) -> None:
    """Install planbuilder with what it needs: from this folder, so that a change takes effect at once."""
    say("  Fetching Python packages ...")
    UNFINISHED.touch()
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--progress-bar=off")
    outcome = run(*pip, "--editable", f"{ROOT}[{extra}]" if extra else str(ROOT))
    # Where all was ready before, pip, when it fails of itself, has put back what it had begun to change.
    if outcome == 0 or (outcome > 0 and stamp("").exists()):
        UNFINISHED.unlink()
    if outcome != 0:
        lines = LOG.read_text(encoding="utf-8", errors="replace").splitlines()
        errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
        raise CannotSetUp(
            "\n  ".join(["Python packages could not be installed:", *errors[-1:]]) + "\n"
            "Is this computer on the internet, and has its disk room? Then run the same command again.\n"
            f"The details are in {LOG}"
        )


if __name__ == "__main__":
    sys.exit(main())
