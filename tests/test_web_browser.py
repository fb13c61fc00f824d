"""The pages in a real browser: axe-core finds no barrier, phones show them without sliding, paper shows them whole."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]
import pytest

import broken_word as made
import word_files as word
from browser import DESKTOP, PHONE, browser, opened
from planbuilder.circulate.standing import Standing
from planbuilder.circulate.tables import as_page as sign_off_page
from planbuilder.compare.changes import compare_inputs
from planbuilder.compare.summary_page import About, changes_page
from planbuilder.drafts.entries import Entry
from planbuilder.drafts.register import Register
from planbuilder.drafts.tables import as_page as drafts_page
from planbuilder.intake.check import Checked
from planbuilder.project import Project, Year
from planbuilder.schema.plan import Action
from planbuilder.tracing.listing import make_listing
from planbuilder.tracing.page import figures_page
from planbuilder.values import Money
from planbuilder.web.page import page_of
from test_checks_page import page as checks_page
from web_pages import sample_page, words_of
from workbooks import check, plan_book

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow
BOTH = pytest.mark.parametrize("name", ["plan", "report"])
#: What depends on the width of the window.
BY_WIDTH = ("scrollable-region-focusable", "target-size")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@BOTH
def test_axe_finds_no_barrier_and_nothing_is_asked_for_on_a_wide_screen_or_a_phone(
    chromium: Browser, name: str
) -> None:
    with opened(chromium, sample_page(name), DESKTOP) as found:
        assert found.barriers() == []
        assert found.overflow() == 0
        found.resize(PHONE)  # which shows all without sliding sideways
        assert found.barriers(*BY_WIDTH) == []
        assert (found.overflow(), found.asked_for, found.complaints) == (0, [], [])


def test_the_skip_link_is_the_first_that_the_keyboard_reaches_and_leads_to_the_main_part(chromium: Browser) -> None:
    with opened(chromium, sample_page("plan")) as found:
        found.page.keyboard.press("Tab")
        assert found.page.evaluate("document.activeElement.className") == "skip"
        assert found.page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
        found.page.keyboard.press("Enter")
        assert found.page.evaluate("document.activeElement.id") == "main"


def test_paper_shows_every_word_that_the_screen_shows(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, sample_page("plan")) as found:
        shown = found.page.evaluate("document.querySelector('main').innerText")
        found.page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "page.pdf")]
    printed = words_of(re.sub(r"[\ufffe\u00ad-]\r?\n", "", " ".join(pages)))
    lost = {one for one in words_of(shown) if one not in printed}
    assert lost == set()


def other_pages(folder: Path) -> dict[str, str]:
    """The other pages that planbuilder makes, small."""
    before = check(plan_book(), folder)
    first, *rest = before.of(Action)
    dearer = dataclasses.replace(first, budget=(Money("£750 CSP", Decimal(750), "CSP"),))
    after = Checked(records={**before.records, "Actions": [dearer, *rest]})
    found = compare_inputs({"plan.xlsx": before}, {"plan.xlsx": after}, ("Progress",))
    about = About("Partnership Plan", "2017/18", "draft 1 (first draft, 28 July 2017)", "the workbook as it is now")
    day = "2017-07-28"
    entry = Entry(
        1, "01-first-draft", "first draft", "plan", f"{day}T09:00:00Z", day, "Officer", "", "0.1.0", "", "a" * 64
    )
    return {
        "checks.html": checks_page(),
        "what-changed.html": changes_page(about, found),
        "register.html": drafts_page(Year(Project(folder), "2017-18"), Register((entry,))),
        "sign-off.html": sign_off_page(
            "Sign-off 2017/18", [Standing("Essex Police", True), Standing("Victim Support")]
        ),
        "figures.html": figures_page("Partnership Plan", "2017/18", make_listing("plan", {"plan.xlsx": before}), {}),
    }


def test_the_other_pages_have_no_barrier_on_a_wide_screen_or_a_phone(chromium: Browser, tmp_path: Path) -> None:
    for name, page in other_pages(tmp_path).items():
        with opened(chromium, page, DESKTOP) as found:
            for size, rules in ((DESKTOP, ()), (PHONE, BY_WIDTH)):
                found.resize(size)
                assert found.barriers(*rules) == [], name
                assert found.overflow() == 0, name


BROKEN = {
    "image-alt": ('alt="', 'data-alt="'),
    "html-has-lang": ('<html lang="en-GB">', "<html>"),
    "document-title": ("<title>The plan</title>", ""),
    "color-contrast": ("</style>", "main p { color: #bbbbbb !important; }</style>"),
    "landmark-one-main": ('<main id="main" tabindex="-1">', '<div id="main" tabindex="-1">'),
    "empty-heading": ("</h1>", "</h1><h2></h2>"),
    "scope-attr-valid": ('scope="col"', 'scope="column"'),
}


def test_a_page_is_caught_when_it_is_broken_and_passes_before(chromium: Browser, tmp_path: Path) -> None:
    """Otherwise a checker that looks at nothing would do as well."""
    body = (
        word.styled("Heading1", "One") + made.paragraph("Words") + made.DRAWING + word.table(*map(made.paragraph, "ab"))
    )
    whole = page_of(word.template(tmp_path, body), title="The plan")
    with opened(chromium, whole) as found:
        assert found.barriers() == []
    for rule, (right, wrong) in BROKEN.items():
        assert right in whole, rule
        with opened(chromium, whole.replace(right, wrong)) as found:
            assert any(one.startswith(f"{rule} ") for one in found.barriers(rule)), rule
