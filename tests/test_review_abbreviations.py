"""Abbreviations that are explained nowhere; and capitals that need no explanation."""

from __future__ import annotations

from pathlib import Path

import pytest

from printed_plans import ASB, AT_ALL, said
from workbooks import PLAN


def of_text(folder: Path, *lines: str) -> list[str]:
    return said(folder, "unexplained-abbreviation", text=[("Background", "\n".join(lines))])


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("Cases go to the MARAC each month.", "MARAC"),
        ("Every DVPO is enforced.", "DVPO"),
        ("ECVS trains volunteers.", "ECVS"),
        ("More PCSOs patrol.", "PCSO"),
        ("The IDVA's work goes on.", "IDVA"),
        ("Others help (IDVAs, for example).", "IDVA"),
        ("People who work with victims in Anytown (IDVAs and police)", "IDVA"),
        ("The PfCC pays.", "PfCC"),
        ("EPUT/NHS staff take part.", "EPUT"),
        ("MARAC", "MARAC"),
    ],
)
def test_letters_that_are_explained_nowhere_are_pointed_out(tmp_path: Path, words: str, letters: str) -> None:
    assert of_text(tmp_path, words) == [f"Text > B3: “{letters}” is used here and explained nowhere in the plan"]


@pytest.mark.parametrize(
    "words",
    [
        "The Multi-Agency Risk Assessment Conference (MARAC) meets.",
        "The MARAC (Multi-Agency Risk Assessment Conference) meets.",
        "The MARAC – Multi-Agency Risk Assessment Conference – meets.",
        "Independent Domestic Violence Advisers (IDVAs) help. Each IDVA is trained.",
        "Back the local Hate Crime Reporting Centre (HIRC).",
        "Neighbourhood Watch, known as NHW, helps.",
        "Ring the NHS, see the GP, look at the CCTV, send a PDF, or TBC.",
        "Do NOT leave doors open. It is NEVER safe.",
        "WORKING TOGETHER FOR A SAFER TOWN",
        "The theft took place at CM13 1AA, off the A12 and the M25, in Part II and Part XIV.",
        "See www.ECVS.example or mail INFO@ANY.example; #SafeTOWN.",
        "Grades A*-C, a 4x4, Covid-19 and COVID-19, G4S.",
        "Ann McCarthy and PC Smith will call.",
        "As action CE1 and CE 2 say, or ASB1.",
        "Do it NIGHT and day, by night.",
    ],
)
def test_capitals_that_need_no_explanation_are_passed(tmp_path: Path, words: str) -> None:
    assert of_text(tmp_path, words) == []


def test_each_is_told_once_at_its_first_place(tmp_path: Path) -> None:
    found = of_text(tmp_path, "The MARAC meets.", "The MARAC decides, with the IDVA.")
    assert [one.split("“")[1].split("”")[0] for one in found] == ["MARAC", "IDVA"]


def test_an_explanation_anywhere_in_the_plan_is_enough(tmp_path: Path) -> None:
    actions = [(ASB, "Protect", "Work with the Multi-Agency Risk Assessment Conference (MARAC)")]
    assert said(tmp_path, "unexplained-abbreviation", text=[("Background", "The MARAC meets.")], actions=actions) == []


def test_short_names_in_the_lists_explain(tmp_path: Path) -> None:
    words = [("Background", "ABC, the CSP and ASB are known from the lists; FSB and ECVS are not.")]
    found = said(tmp_path, "unexplained-abbreviation", text=words)
    assert [one.split("“")[1].split("”")[0] for one in found] == ["FSB", "ECVS"]
    partners = [*PLAN["Partners"], ("Federation of Small Businesses", "Community", "FSB")]
    people = [*PLAN["People"], ("Eve Other", "ECVS")]
    assert said(tmp_path, "unexplained-abbreviation", text=words, Partners=partners, People=people) == []


def test_a_funder_without_its_full_name_is_pointed_out_where_it_is_mended(tmp_path: Path) -> None:
    funders = [*PLAN["Funders"], ("ECVS", None)]
    [told] = said(tmp_path, "unexplained-abbreviation", Funders=funders)
    assert told.startswith("Funders > A4: “ECVS”")


def test_the_organisation_of_a_lead_is_read_and_a_rank_is_not(tmp_path: Path) -> None:
    row = list(PLAN["Actions"][1])
    row[4] = "DCI Jo Bloggs, HMPPS"
    [told] = said(tmp_path, "unexplained-abbreviation", Actions=[PLAN["Actions"][0], row])
    assert told.startswith("Actions > E2: “HMPPS”")


def test_what_is_not_printed_is_not_read(tmp_path: Path) -> None:
    progress = [PLAN["Progress"][0], ("CE1", "Q1", "Green", "The MARAC met.")]
    partners = [*PLAN["Partners"][:-1], ("Neighbourhood Watch", "Community", None, None, "Ask the MARAC.")]
    assert said(tmp_path, "unexplained-abbreviation", Progress=progress, Partners=partners) == []
    assert said(tmp_path, "unexplained-abbreviation", focus=[(AT_ALL, "Why?", "Crime is low.")]) == []
