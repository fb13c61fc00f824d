"""Whether a plan says what the law asks of it: each silence is told once, and every other word for it passes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from planbuilder.catalogue.law import CHECKS
from planbuilder.intake.check import Checked, check_workbook
from planbuilder.intake.workbooks import write_blank
from planbuilder.problems import Level
from planbuilder.review.law import law
from planbuilder.review.law_authorities import health_body
from planbuilder.schema import PLAN_SHEETS, Record
from planbuilder.schema.lists import Partner
from planbuilder.schema.plan import Passage, Settings
from planbuilder.values import Line, Run
from workbooks import PLAN, Rows, check, check_file, plan_book

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "law.md"

#: What a whole plan says, one sentence a requirement; a test leaves one out or puts another in its place.
SAYS = {
    "crime": "Together we cut crime and disorder.",
    "substances": "We tackle the misuse of drugs and alcohol.",
    "reoffending": "We reduce reoffending.",
    "violence": "We prevent serious violence.",
    "police-plan": "We have regard to the Police and Crime Plan.",
    "resources": "The table shows how resources are used.",
    "success": "The board looks at performance indicators.",
    "consulted": "We consult residents in a survey.",
    "published": "A summary is published.",
    "reviewed": "The plan is reviewed each year.",
}
#: Words that speak of nothing that the law asks for, so that a workbook is more than a beginning.
FILLER = " ".join(["Good homes, parks and bus routes make a pleasant place."] * 12)
STATUTORY = (
    "Anytown Borough Council",
    "Anyshire Police",
    "Anyshire Fire and Rescue Service",
    "Anyshire Integrated Care Board",
    "The Probation Service",
)
ASKED = "The 2007 Regulations (SI 2007/1830) are understood to ask this (not verified, see docs/law.md)"
ACT = "of the Crime and Disorder Act 1998"


def whole_plan(
    *, year: str = "2026/27", partners: tuple[str, ...] = STATUTORY, says: Mapping[str, str] | None = None
) -> dict[str, Rows]:
    """The sheets of a plan that says everything, with other words for some of it ("" for none at all)."""
    sentences = {**SAYS, **(says or {})}
    texts = [("Introduction", FILLER), *(("Background", words) for words in sentences.values() if words)]
    actions = PLAN["Actions"]
    quiet = (
        ("P1", "Parks", "Good parks", "Mow the lawns.", "Jo Bloggs, ABC", None, None, None),
        ("P2", "Parks", "Good benches", "Paint the benches.", "Ann Other, Police", None, None, None),
    )
    return {
        "Plan": [*PLAN["Plan"][:4], ("Year", year), *PLAN["Plan"][5:]],
        "Partners": [PLAN["Partners"][0], *((name, "Statutory") for name in partners), ("Litter pickers", "Community")],
        "Police_and_crime_plan": PLAN["Police and crime plan"][:1],
        "Priorities": [PLAN["Priorities"][0], ("Parks",)],
        "Focus": [PLAN["Focus"][0], ("Parks", "Why?", "Green is good.")],
        "Text": [PLAN["Text"][0], *texts],
        "Highlights": PLAN["Highlights"][:1],
        "Actions": [actions[0], *quiet],
        "Progress": PLAN["Progress"][:1],
    }


def said(tmp_path: Path, sheets: dict[str, Rows]) -> list[str]:
    return [str(problem).replace("plan.xlsx > ", "") for problem in law(check(plan_book(**sheets), tmp_path))]


def names(tmp_path: Path, sheets: dict[str, Rows]) -> list[str]:
    return [problem.check for problem in law(check(plan_book(**sheets), tmp_path))]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A plan that says everything; read once, because many names and years are tried in it."""
    return check(plan_book(**whole_plan()), tmp_path_factory.mktemp("whole"))


def changed(whole: Checked, *, year: str = "2026/27", partners: tuple[str, ...] = STATUTORY) -> list[str]:
    """The checks that speak up where the plan is of another year, or has other statutory partners."""
    [settings], any_partner = whole.of(Settings), whole.of(Partner)[0]
    records: dict[str, list[Record]] = {
        **whole.records,
        "Plan": [dataclasses.replace(settings, year=year)],
        "Partners": [dataclasses.replace(any_partner, name=name, kind="Statutory") for name in partners],
    }
    return [problem.check for problem in law(Checked(records))]


# --- what the plan says -----------------------------------------------------------------------------------

WHERE = "say in the sheet “Text”, a focus point or an action what partners do"
SILENCES = {
    "substances": "WARN  Text: The plan says nothing of drugs, alcohol or other substances."
    f" Section 6(1)(b) {ACT} asks for a strategy against their misuse: {WHERE}.",
    "reoffending": "WARN  Text: The plan says nothing of reoffending."
    f" Section 6(1)(c) {ACT} asks for a strategy to reduce it: {WHERE}, such as integrated offender management.",
    "violence": "WARN  Text: The plan says nothing of serious violence. Section 6(1)(d) "
    f"{ACT}, in force since 31 January 2023, asks for a strategy to prevent and reduce it: {WHERE}.",
    "police-plan": "WARN  Police and crime plan: The plan says nothing of the police and crime plan."
    f" Section 6(1A) {ACT} asks partners to have regard to its objectives: list its priorities here, or name that plan"
    " in the sheet “Text”.",
    "resources": "NOTE  Actions: The plan says nothing of the money or other resources that partners put in."
    f" {ASKED}: fill in the column “Budget”, with “Existing resources” where no new money is needed.",
    "success": "NOTE  Text: The plan does not say how its success is measured."
    f" {ASKED}: say in the sheet “Text” which figures show it, and who looks at them.",
    "consulted": "NOTE  Text: The plan says nothing of how residents are asked for their views. Regulation 12 of"
    " SI 2007/1830 asks for arrangements to obtain the views of people who live or work in the area: say in the sheet"
    " “Text” how that is done.",
    "published": "NOTE  Text: The plan does not say where people find it, or a summary of it."
    f" {ASKED}: say in the sheet “Text” where it is published, or give a website under “Contact” in the sheet “Plan”.",
    "reviewed": "NOTE  Text: The plan does not say when it is looked at again."
    f" {ASKED}: say in the sheet “Text” that it is brought up to date each year, and by whom.",
}


def test_a_plan_that_says_everything_is_passed_without_a_word(tmp_path: Path) -> None:
    assert said(tmp_path, whole_plan()) == []


@pytest.mark.parametrize("requirement", SILENCES)
def test_what_a_plan_says_nothing_of_is_told_once(tmp_path: Path, requirement: str) -> None:
    sheets = whole_plan(says={requirement: ""})
    assert said(tmp_path, sheets) == [SILENCES[requirement]]


def test_a_plan_without_a_word_on_crime_is_told_so(tmp_path: Path) -> None:
    silent = dict.fromkeys(("crime", "reoffending", "violence", "police-plan"), "")
    assert said(tmp_path, whole_plan(says=silent))[0] == (
        "WARN  Text: The plan says nothing of crime, disorder or anti-social behaviour."
        f" Section 6(1)(a) {ACT} asks for a strategy to reduce them: {WHERE}."
    )


OTHER_WORDS = {
    "crime": ["Burglary is down.", "We tackle ASB.", "Anti social neighbours are visited."],
    "substances": [
        "County lines are broken up.",
        "We visit victims of cuckooing.",
        "Street drinking is banned.",
        "SUBSTANCE MISUSE services",
        "Naloxone kits are handed out.",
        "County-lines networks are broken up.",
    ],
    "reoffending": [
        "We cut re-offending.",
        "We cut re‑offending.",
        "Integrated Offender Management goes on.",
        "IOM goes on.",
        "We manage offenders together.",
        "Restorative justice is offered.",
        "Prison leavers find a home.",
        "Prolific burglars are visited.",
        "The cycle of crime is broken.",
    ],
    "violence": [
        "Knife bins are set up.",
        "Gangs are kept out.",
        "VAWG comes first.",
        "Weapon sweeps",
        "Fewer robberies",
    ],
    "police-plan": [
        "We follow the PCC.",
        "See the Police, Fire and Crime Plan.",
        "The Police & Crime Commissioner agrees.",
        "MOPAC sets priorities.",
        "We took account of the Policing Plan.",
    ],
    "resources": ["Each project has a grant.", "It costs £500.", "Partners give officers' time in kind."],
    "success": [
        "How we will know: fewer calls.",
        "We measure it every month.",
        "Outcomes are reported.",
        "Targets: 5% fewer thefts.",
        "The dashboard shows it.",
        "A baseline is set.",
        "Our target is ten fewer thefts.",
        "Success looks like quiet streets.",
    ],
    "consulted": [
        "Residents told us what worries them.",
        "Public meetings are held.",
        "Feedback is welcome.",
        "Community engagement goes on.",
        "Have your say at the town hall.",
        "Local people tell us what is wrong.",
    ],
    "published": ["Read it at www.anytown.example.", "The newsletter tells you.", "Available from the library."],
    "reviewed": [
        "We refresh it.",
        "It is a three-year plan.",
        "It is updated by the board.",
        "This is an annual plan.",
    ],
}


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A plan that names its partners and says nothing else; read once, because many words are tried in it."""
    sheets = whole_plan(says=dict.fromkeys(SAYS, ""))
    return check(plan_book(**sheets), tmp_path_factory.mktemp("silent"))


def test_a_plan_that_says_nothing_is_told_each_thing_once(silent: Checked) -> None:
    assert [problem.check for problem in law(silent)] == [f"law-{requirement}" for requirement in SAYS]


@pytest.mark.parametrize(("requirement", "words"), [(name, one) for name, some in OTHER_WORDS.items() for one in some])
def test_other_words_for_it_pass(silent: Checked, requirement: str, words: str) -> None:
    [filler] = silent.of(Passage)
    more = dataclasses.replace(filler, text=(Line((Run(words),)),))
    told = law(Checked({**silent.records, "Text": [filler, more]}))
    assert f"law-{requirement}" not in [problem.check for problem in told]


@pytest.mark.parametrize(
    ("requirement", "words"),
    [
        ("success", "Projects are made to measure for schools."),
        ("success", "Target hardening is offered."),
        ("success", "Security measures are fitted."),
        ("reviewed", "A domestic homicide review is held."),
        ("reoffending", "We divert young people into sport."),
    ],
)
def test_words_that_only_sound_like_it_do_not(tmp_path: Path, requirement: str, words: str) -> None:
    assert names(tmp_path, whole_plan(says={requirement: words})) == [f"law-{requirement}"]


@pytest.mark.parametrize("sheet", ["Focus", "Actions", "Priorities", "Police_and_crime_plan"])
def test_it_may_stand_on_any_sheet_that_says_what_is_done(tmp_path: Path, sheet: str) -> None:
    sheets = whole_plan(says={"substances": ""})
    row = {
        "Focus": ("Parks", "Focusing on", "Drugs"),
        "Actions": ("P3", "Parks", "Safe parks", "Patrol against drug use.", "Jo Bloggs, ABC"),
        "Priorities": ("Drugs and alcohol", None, "Teal"),
        "Police_and_crime_plan": ("Tackle drugs",),
    }[sheet]
    sheets[sheet] = [*sheets[sheet], row]
    assert said(tmp_path, sheets) == []


def test_a_figure_of_the_profile_is_no_strategy(tmp_path: Path) -> None:
    sheets = whole_plan(says={"substances": ""})
    sheets["Profile"] = [PLAN["Profile"][0], ("Health", "Alcohol brings few people to hospital.")]
    assert said(tmp_path, sheets) == [SILENCES["substances"]]


def test_the_last_of_many_actions_counts_too(tmp_path: Path) -> None:
    sheets = whole_plan(says={"substances": ""})
    more = [(f"Q{n}", "Parks", "Good trees", f"Water tree {n}.", "Jo Bloggs, ABC") for n in range(450)]
    sheets["Actions"] = [*sheets["Actions"], *more]
    assert said(tmp_path, sheets) == [SILENCES["substances"]]
    sheets["Actions"] = [*sheets["Actions"], ("Z1", "Parks", "Clean", "Clear away needles.", "Jo Bloggs, ABC")]
    assert said(tmp_path, sheets) == []


def test_a_list_of_police_and_crime_priorities_shows_regard_to_that_plan(tmp_path: Path) -> None:
    sheets = whole_plan(says={"police-plan": ""})
    sheets["Police_and_crime_plan"] = [("Priority", "Also known as"), ("Safer roads",)]
    assert said(tmp_path, sheets) == []


def test_budgets_and_a_website_speak_for_themselves(tmp_path: Path) -> None:
    sheets = whole_plan(says={"resources": "", "published": ""})
    sheets["Plan"] = [*sheets["Plan"], ("Contact", "www.anytown.example")]
    row = ("P3", "Parks", "Good trees", "Water the trees.", "Jo Bloggs, ABC", "Existing resources")
    sheets["Actions"] = [*sheets["Actions"], row]
    assert said(tmp_path, sheets) == []


# --- years ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "asked"),
    [("2022/23", False), ("2023/24", True), ("2023", True), ("2022-2025", False), ("2023-2026", True)],
)
def test_serious_violence_is_asked_of_plans_from_2023(tmp_path: Path, year: str, asked: bool) -> None:
    assert ("law-violence" in names(tmp_path, whole_plan(year=year, says={"violence": ""}))) == asked


@pytest.mark.parametrize(
    ("requirement", "before", "since"), [("reoffending", "2009/10", "2010/11"), ("police-plan", "2012/13", "2013/14")]
)
def test_older_law_has_its_first_year_too(tmp_path: Path, requirement: str, before: str, since: str) -> None:
    check_name = f"law-{requirement}"
    assert check_name not in names(tmp_path, whole_plan(year=before, says={requirement: ""}))
    assert check_name in names(tmp_path, whole_plan(year=since, says={requirement: ""}))


def test_probation_is_asked_of_plans_from_2010(whole: Checked) -> None:
    without = STATUTORY[:4]
    assert "law-probation" not in changed(whole, year="2009/10", partners=without)
    assert "law-probation" in changed(whole, year="2010/11", partners=without)


# --- who is responsible -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left_out", "called", "provision"),
    [
        (0, "a council", "5(1)(a)"),
        (1, "a police force", "5(1)(b)"),
        (2, "a fire and rescue authority", "5(1)(d)"),
        (3, "an integrated care board", "5(1)(e)"),
        (4, "a provider of probation services", "5(1)(aa)"),
    ],
)
def test_an_authority_that_is_not_among_the_partners_is_called_for(
    tmp_path: Path, left_out: int, called: str, provision: str
) -> None:
    partners = tuple(name for number, name in enumerate(STATUTORY) if number != left_out)
    assert said(tmp_path, whole_plan(partners=partners)) == [
        f"WARN  Partners: No {called.split(' ', 1)[1]} is among the statutory partners. Section {provision} {ACT} makes"
        f" it a responsible authority: add {called} as “Statutory”, or change its kind where it stands here already."
    ]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        *((0, name) for name in ("Anyshire County Council", "London Borough of Anytown", "Anytown Borough")),
        *((0, name) for name in ("City of London Corporation", "Council of the Isles of Anywhere")),
        *(
            (1, name)
            for name in ("Anyshire Constabulary", "Metropolitan Police Service", "The Chief Constable of Police")
        ),
        *((2, name) for name in ("London Fire Brigade", "Anyshire Fire & Rescue", "AFRS", "Norfolk County Council")),
        *(
            (3, name)
            for name in ("NHS Anytown", "Anytown and Hills ICB", "Anytown Health Trust", "Integrated Care System")
        ),
        *(
            (4, name)
            for name in ("National Probation Service", "HMPPS", "NPS Anyshire", "HM Prison & Probation Service")
        ),
    ],
)
def test_other_names_for_an_authority_pass(whole: Checked, place: int, name: str) -> None:
    partners = tuple(name if number == place else known for number, known in enumerate(STATUTORY))
    assert changed(whole, partners=partners) == []


@pytest.mark.parametrize(
    ("place", "name", "missing"),
    [
        (0, "Anytown Parish Council", "law-council"),
        (1, "Police and Crime Commissioner for Anyshire", "law-police"),
        (1, "Anyshire Police, Fire and Crime Commissioner", "law-police"),
        (2, "South Gloucestershire Council", "law-fire"),
        (3, "Anyshire Public Health", "law-health"),
    ],
)
def test_names_that_only_sound_like_an_authority_do_not(whole: Checked, place: int, name: str, missing: str) -> None:
    partners = tuple(name if number == place else known for number, known in enumerate(STATUTORY))
    assert changed(whole, partners=partners) == [missing]


def test_letters_and_the_text_on_partners_name_an_authority_as_well(tmp_path: Path) -> None:
    sheets = whole_plan(partners=STATUTORY[:3])
    sheets["Partners"] = [*sheets["Partners"], ("Anytown Together", "Statutory", "ANYICB")]
    sheets["Text"] = [*sheets["Text"], ("Partners", "Probation takes part as well.")]
    assert said(tmp_path, sheets) == []


def test_a_line_on_the_responsible_authorities_names_them_anywhere(tmp_path: Path) -> None:
    line = "The responsible authorities are the council, the police, fire and rescue, the NHS and probation."
    assert names(tmp_path, whole_plan(partners=(), says={"crime": line + SAYS["crime"]})) == []


def test_partners_of_whom_none_is_statutory_are_told_once(tmp_path: Path) -> None:
    assert said(tmp_path, whole_plan(partners=())) == [
        f"WARN  Partners: No partner here is marked as statutory. Section 5(1) {ACT} makes the council, police, fire"
        " and rescue, health and probation responsible for the plan: give them the kind “Statutory”."
    ]


@pytest.mark.parametrize(
    ("year", "called"),
    [
        (2012, "primary care trust"),
        (2013, "clinical commissioning group"),
        (2021, "clinical commissioning group"),
        (2022, "clinical commissioning group or integrated care board"),
        (2023, "integrated care board"),
    ],
)
def test_the_health_body_is_called_as_in_the_year_of_the_plan(year: int, called: str) -> None:
    assert health_body(year, wales=False) == called
    assert health_body(year, wales=True) == "local health board"


@pytest.mark.parametrize(
    ("place", "name", "last", "first", "told"),
    [
        (
            3,
            "Anytown Clinical Commissioning Group",
            "2022/23",
            "2023/24",
            "clinical commissioning groups ended in June 2022. Name the integrated care board in its place",
        ),
        (
            4,
            "Anyshire Community Rehabilitation Company",
            "2021/22",
            "2022/23",
            "community rehabilitation companies ended in June 2021. Name the Probation Service in its place",
        ),
        (
            3,
            "Anytown Primary Care Trust",
            "2012/13",
            "2013/14",
            "primary care trusts ended in March 2013. Name today's health body in its place",
        ),
    ],
)
def test_a_body_that_has_ended_is_pointed_out_from_the_next_plan_on(
    tmp_path: Path, whole: Checked, place: int, name: str, last: str, first: str, told: str
) -> None:
    partners = tuple(name if number == place else known for number, known in enumerate(STATUTORY))
    assert changed(whole, year=last, partners=partners) == []
    assert said(tmp_path, whole_plan(year=first, partners=partners)) == [
        f"NOTE  Partners > A{place + 2}: “{name}” has an old name: {told}; the old name may stay under “Also known as”."
    ]


def test_a_name_that_tells_its_own_history_is_passed(whole: Checked) -> None:
    partners = (*STATUTORY[:3], "Anyshire Integrated Care Board (formerly the CCG)", STATUTORY[4])
    assert changed(whole, partners=partners) == []


# --- Wales, beginnings, faults ----------------------------------------------------------------------------

WELSH = ("Powys County Council", "Dyfed-Powys Police", "Mid and West Wales Fire and Rescue Service")


def test_in_wales_only_the_act_is_asked_and_health_boards_are_known(tmp_path: Path) -> None:
    partners = (*WELSH, "Powys Teaching Health Board", "Probation Service")
    silent = dict.fromkeys(("resources", "success", "consulted", "published", "reviewed"), "")
    assert names(tmp_path, whole_plan(partners=partners, says=silent)) == []
    assert names(tmp_path, whole_plan(partners=partners, says={"substances": ""})) == ["law-substances"]
    [health] = said(tmp_path, whole_plan(partners=(*WELSH, "Probation Service")))
    assert "No local health board is among" in health and "Section 5(1)(f)" in health


def test_the_words_of_a_plan_in_welsh_are_not_judged(tmp_path: Path) -> None:
    partners = (*WELSH, "Powys Teaching Health Board", "Probation Service")
    sheets = whole_plan(partners=partners, says=dict.fromkeys(SAYS, ""))
    welsh = " ".join(["Mae pobl yn byw yn y sir ac yn teimlo yn dda yma."] * 12)
    sheets["Text"] = [sheets["Text"][0], ("Introduction", welsh)]
    assert said(tmp_path, sheets) == []


def test_a_text_that_speaks_of_wales_does_not_move_the_plan_there(tmp_path: Path) -> None:
    assert names(tmp_path, whole_plan(says={"success": "In England and Wales crime is down."})) == ["law-success"]


def test_a_blank_workbook_and_one_that_is_hardly_begun_are_left_in_peace(tmp_path: Path) -> None:
    write_blank(tmp_path / "plan.xlsx", PLAN_SHEETS, title="Partnership Plan", year="2026/27")
    assert law(check_file(tmp_path / "plan.xlsx")) == []
    assert law(check(plan_book(), tmp_path)) == []


def test_words_that_a_fault_keeps_from_being_read_are_not_called_missing(tmp_path: Path) -> None:
    sheets = whole_plan(says={"substances": ""}, partners=STATUTORY[:4])
    row = ("P3", "Prks", "Safe parks", "Patrol against drug use.", "Jo Bloggs, ABC")
    sheets["Actions"] = [*sheets["Actions"], row]
    checked = check(plan_book(**sheets), tmp_path)
    assert any(problem.level is Level.STOP and problem.sheet == "Actions" for problem in checked.problems)
    assert [problem.check for problem in law(checked)] == ["law-probation"]


def test_partners_that_a_fault_keeps_from_being_read_are_not_called_missing(tmp_path: Path) -> None:
    sheets = whole_plan(says={"success": ""}, partners=STATUTORY[:4])
    sheets["Partners"] = [*sheets["Partners"], ("Probation Service", "Statutry")]
    assert said(tmp_path, sheets) == [SILENCES["success"]]


# --- the sample, and the table ----------------------------------------------------------------------------


def test_the_sample_plan_lacks_a_health_body_and_a_measure_of_success() -> None:
    found = law(check_workbook(ROOT / "inputs" / "2017-18" / "plan.xlsx", PLAN_SHEETS))
    assert [(problem.check, problem.level) for problem in found] == [
        ("law-success", Level.NOTE),
        ("law-health", Level.WARN),
    ]


def test_the_table_in_docs_names_every_check_with_its_level_and_no_other() -> None:
    rows = [line for line in DOCS.read_text("utf-8").splitlines() if re.search(r"\| `law-", line)]
    levels = {"Warning": Level.WARN, "Note": Level.NOTE}
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert all(len(row) == 6 for row in cells)
    stated = [(str(re.findall(r"`(law-[a-z-]+)`", row[1])[0]), levels[row[2]]) for row in cells]
    assert sorted(stated) == sorted((check.name, check.level) for check in CHECKS)


def test_every_row_of_the_table_has_a_source_and_says_what_was_verified_or_not() -> None:
    rows = [line for line in DOCS.read_text("utf-8").splitlines() if re.search(r"\| `law-", line)]
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert "https://www.legislation.gov.uk/" in cells[3], row
        assert cells[4] or cells[5], row
