"""Names that are not to be published, in every way that they are written; and words that only look like names."""

from __future__ import annotations

import datetime as dt

import pytest

from planbuilder.checking import Inputs, check_inputs
from planbuilder.edition import Edition, NumberedDraft, SignOff
from planbuilder.project import Project
from planbuilder.publishing.persons import Found, Withheld, is_person, search
from planbuilder.publishing.wishes import Names
from planbuilder.publishing.withheld import without_names, without_role
from planbuilder.schema.plan import Action
from small_office import small_office
from workbooks import PLAN, Rows

JO = Withheld("Insp Jo Bloggs", ("Josephine Bloggs",))
GREEN = Withheld("Alan Green")
ZOE = Withheld("Zoë Müller-O’Neill")
WORD = Withheld("Claire Love")


@pytest.mark.parametrize(
    "text",
    [
        "ask Jo Bloggs.",
        "JO BLOGGS",
        "Josephine Bloggs's team",
        "Jo\u00a0Bloggs",
        "Jo\nBloggs",
        "Bloggs, Jo",
        "Bloggs, J.",
        "J. Bloggs",
        "J Bloggs",
        "Jo M. Bloggs",
        "Ms Bloggs",
        "Chief Inspector Bloggs",
        "CLLR BLOGGS",
        "jo.bloggs@anytown.example",
        "JBloggs@anytown.example",
        "https://anytown.example/jo-bloggs",
        "ask jo bloggs about it",
        "insp bloggs",
        "Inspector 1234 Bloggs",
        "PS Bloggs",
        "Jo (Josephine) Bloggs",
        'Jo "Jay" Bloggs',
        "jo.a.bloggs@anytown.example",
        "@jobloggs",
        "photo_of_Jo_Bloggs.png",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    found = search(text, [GREEN, JO])
    assert [one.person for one in found] == ["Insp Jo Bloggs"]
    assert found[0].sure


@pytest.mark.parametrize(
    "text", ["Zoe Muller-O'Neill", "ZOË MÜLLER‑O’NEILL", "Müller-O’Neill, Zoë", "Dr Müller-O'Neill"]
)
def test_accents_apostrophes_and_dashes_make_no_difference(text: str) -> None:
    assert [one.person for one in search(text, [ZOE])] == [ZOE.name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jean-Luc O'Neill", "Jean Luc O'Neill"),
        ("Jean-Luc O'Neill", "jeanluc.oneill@anytown.example"),
        ("Jean-Luc O'Neill", "J-L O’Neill"),
        ("Anne-Marie Smith-Jones", "Mrs Smith Jones"),
        ("Maria de la Cruz", "Ms de la Cruz"),
        ("Maria de la Cruz", "m.delacruz@anytown.example"),
        ("Łukasz Żak", "L. Żak"),
        ("Łukasz Żak", "lukasz.zak@anytown.example"),
        ("PC 1234 Dave McDonald", "Dave Mcdonald"),
        ("PC 1234 Dave McDonald", "PC 1234 McDonald"),
    ],
)
def test_odd_names_are_found_in_their_other_forms(name: str, text: str) -> None:
    assert [one.sure for one in search(text, [Withheld(name)], perhaps=True)] == [True]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Mark Green", "Mark green areas on the map, and mark green lanes"),
        ("Will May", "what we will may be little"),
        ("Sam Long", "the same long table; so long"),
        ("Robin Lane", "a robin lane-marking"),
        ("Maria de la Cruz", "Santa Cruz"),
        ("Ann Other", "another, and other plans"),
    ],
)
def test_a_name_that_is_words_in_small_letters_stops_nothing(name: str, text: str) -> None:
    assert [one for one in search(text, [Withheld(name)], perhaps=True) if one.sure] == []


@pytest.mark.parametrize(
    "text",
    [
        "A Green rating is given",
        "the village green is safe; Green Lane is not",
        "an alan key, green",
        "Alan Greenwood",
        "evergreen@anytown.example",
        "Jobloggs House",
    ],
)
def test_words_that_look_alike_are_no_names(text: str) -> None:
    assert [one for one in search(text, [GREEN, JO], perhaps=True) if one.sure] == []


def test_a_surname_alone_may_be_a_name_unless_the_text_has_it_as_a_word() -> None:
    assert search("Love and Bloggs lead it", [WORD, JO], perhaps=True) == [
        Found("Claire Love", "Love", sure=False),
        Found("Insp Jo Bloggs", "Bloggs", sure=False),
    ]
    assert search("Love Your Town: we love it", [WORD], perhaps=True) == []
    assert search("Love and Bloggs lead it", [WORD, JO]) == []


@pytest.mark.parametrize(
    ("lead", "person"),
    [
        ("Pat Lee", True),
        ("Cllr Ann Other", True),
        ("Essex Police", False),
        ("Town Centre Manager", False),
        ("All partners", False),
        ("TBC", False),
        ("Vacant", False),
        ("Community safety team", False),
        ("Prevent lead", False),
        ("ABC", False),
    ],
)
def test_a_lead_who_is_in_no_list_is_a_person_if_it_looks_like_one(lead: str, person: bool) -> None:
    assert is_person(lead, {"abc"}) is person


# --- taken out of the model ------------------------------------------------------------------------------------------

LEADS: Rows = [
    PLAN["Actions"][0],
    (
        "CE1",
        "Community engagement",
        "Hear",
        "Meet.",
        "Jo Bloggs, ABC\nAnn Other\nJo Bloggs and team",
        "£5 CSP",
        "All",
        "May",
    ),
    ("CE2", "Community engagement", "Tell", "Print.", "Pat Lee\nPolice\nSam Hill, Scouts", "£5 CSP", "All", "May"),
]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    office = small_office(tmp_path_factory.mktemp("leads") / "office", Actions=LEADS)
    return check_inputs(Project(office.root).year(None))


@pytest.mark.parametrize(
    ("names", "first", "second"),
    [
        (
            Names.SHOWN,
            ["Jo Bloggs, ABC", "Ann Other", "Jo Bloggs and team"],
            ["Pat Lee", "Police", "Sam Hill, Scouts"],
        ),
        (
            Names.ROLE,
            ["Community safety officer, ABC", "Police", "Lead officer"],
            ["Lead officer", "Police", "Scouts"],
        ),
        (Names.NONE, ["ABC", "Police", "Lead officer"], ["Lead officer", "Police", "Scouts"]),
    ],
)
def test_leads_are_named_by_role_or_organisation_and_organisations_stay(
    inputs: Inputs, names: Names, first: list[str], second: list[str]
) -> None:
    made, _ = without_names(inputs, Edition(), names)
    assert [[lead.text for lead in action.leads] for action in made.plan.of(Action)] == [first, second]


def test_signatures_and_the_version_table_name_nobody_then(inputs: Inputs) -> None:
    day = dt.date(2026, 5, 1)
    edition = Edition((NumberedDraft(1, "agreed", day, "", "jbloggs"),), sign_offs=(SignOff("Police", "Jo", day, 1),))
    _, made = without_names(inputs, edition, Names.NONE)
    assert (made.issued[0].who, made.sign_offs[0].by) == ("", "On behalf of the partner")
    assert without_names(inputs, edition, Names.SHOWN)[1] is edition


def test_a_person_without_a_role_is_told(inputs: Inputs) -> None:
    assert [(one.name, one.cell("role")) for one in without_role(inputs)] == [("Ann Other", "C3")]
