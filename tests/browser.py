"""A real browser without a screen, for the tests: Chromium, driven by Playwright, with axe-core to look for barriers.

Where Chromium cannot be there, tests that need it are skipped and say why; where the set-up could have installed it,
they fail instead (`make test` installs it with apt). The network is off, and what a page asks it for is noted.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE, DESKTOP = (320, 640), (1280, 900)  # 320: what WCAG 2.2, 1.4.10 asks a page to fit
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIETLY = (
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--font-render-hinting=none"),
)


@dataclass
class Opened:
    """A page in the browser: what it asked the network for, and what it complained about."""

    page: Page
    asked_for: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def barriers(self, *rules: str) -> list[str]:
        """What axe-core finds (by these rules alone, where some are given): rule, element and reason."""
        self.page.evaluate(_axe())
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
        said = self.page.evaluate("only => axe.run({runOnly: only, resultTypes: ['violations']})", only)
        return [
            f"{one['id']} ({one['help']}): {node['html'][:160]} {node['any'][:1] and node['any'][0]['message']}"
            for one in said["violations"]
            for node in one["nodes"]
        ]

    def resize(self, size: tuple[int, int]) -> None:
        """Show the page in a window of another size."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def chromium() -> str:
    """The program; skips the test where there can be none, and fails where `make test` would have installed it."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), "")
    if found:
        return found
    if _could_be_installed():
        pytest.fail("Chromium is missing, and the tests of web pages need it. `make test` installs it.")
    pytest.skip("no Chromium here, and no Debian with an administrator's rights to install it: no page was looked at")


def _could_be_installed() -> bool:
    """Whether the set-up could have installed it: on Debian (Ubuntu has it as a snap alone), as an administrator."""
    release = Path("/etc/os-release")
    if not release.exists() or "ID=debian" not in release.read_text(encoding="utf-8").splitlines():
        return False
    is_root = os.geteuid() == 0
    sudo = shutil.which("sudo")
    return is_root or (sudo is not None and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0)


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser, started once for the tests of a module."""
    program = chromium()
    from playwright.sync_api import sync_playwright

    options = [*_QUIETLY, *(["--no-sandbox"] if sys.platform == "linux" and os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, headless=True, args=options)
        try:
            yield started
        finally:
            started.close()


@contextmanager
def opened(started: Browser, page: str | Path, size: tuple[int, int] = DESKTOP) -> Iterator[Opened]:
    """A page, given as a file or as HTML, in a window of this size."""
    context = started.new_context(viewport={"width": size[0], "height": size[1]}, offline=True)
    try:
        found = Opened(context.new_page())
        found.page.on("request", lambda request: _note(found, request.url))
        found.page.on("console", lambda message: found.complaints.append(message.text))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        if isinstance(page, Path):
            found.page.goto(page.resolve().as_uri())
        else:
            found.page.set_content(page)
        yield found
    finally:
        context.close()


def _note(found: Opened, address: str) -> None:
    if not address.startswith(("data:", "file:", "about:")):
        found.asked_for.append(address)


@cache
def _axe() -> str:
    """The text of axe-core, as the package axe-playwright-python carries it."""
    package = importlib.util.find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        pytest.fail("The package axe-playwright-python is missing. `make test` installs it.")
    return Path(package.origin).with_name("axe.min.js").read_text(encoding="utf-8")
