"""The sample's achievements: every fact of the published report is there, and reads without a problem."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from make_partner_text import TARGET, partner_text
from make_sample import sample_workbook
from planbuilder.intake.word_text import read_word_text
from planbuilder.schema.achievements import (
    Comment,
    Event,
    HighlightBox,
    PoliceTeam,
    Post,
    Project,
    ReportPassage,
    ReportSettings,
)
from planbuilder.schema.plan import Progress
from planbuilder.schema.statistics import Measure
from planbuilder.values import Mark
from sample_year import INPUTS, changed_parts, items, sample_year, words
from word_validity import open_xml_errors

YEAR = sample_year()
ACHIEVEMENTS = YEAR["achievements.xlsx"]
PROJECTS = {one.name: one for one in ACHIEVEMENTS.of(Project)}

ENGAGEMENT = "Community Engagement"
BEHAVIOUR = "Anti-Social Behaviour and Environmental Crime"
HARM = "Protecting People from Harm"
BURGLARY = "Burglary"
COMMUNITY, RESPONSE = "Community Policing Team", "Local Policing Teams"
PROACTIVE, REACTIVE = (f"Criminal Investigations Department '{which}'" for which in ("Proactive", "Reactive"))


def text_of(project: str) -> str:
    return words(PROJECTS[project].text)


# --- the files --------------------------------------------------------------------------------------------


def test_the_workbook_on_disk_is_what_the_script_makes_and_reads_without_a_problem() -> None:
    assert changed_parts("achievements.xlsx") == [], "run scripts/make_sample.py"
    assert ACHIEVEMENTS.problems == []


def test_the_workbook_follows_the_open_xml_standard(tmp_path: Path) -> None:
    path = tmp_path / "achievements.xlsx"
    path.write_bytes(sample_workbook("achievements.xlsx"))
    assert open_xml_errors(path) == []


def test_the_partners_text_is_a_valid_word_file_and_the_same_every_time() -> None:
    assert open_xml_errors(TARGET) == []
    assert partner_text() == partner_text()
    assert read_word_text(TARGET.name, TARGET.parent)[1] == []


# --- the report as a whole --------------------------------------------------------------------------------


def test_the_report_names_chair_and_vice_chair() -> None:
    (settings,) = ACHIEVEMENTS.of(ReportSettings)
    assert (settings.chair, settings.vice_chair) == (
        "Cllr Chris Hossack",
        "Chief Inspector Lewis Basford, Essex Police",
    )
    assert settings.year == "2017/18"


def test_the_police_area_is_described_with_its_shares_and_districts() -> None:
    policing = " ".join(words(one.text) for one in ACHIEVEMENTS.of(ReportPassage) if one.section == "Policing")
    for fact in ("22%", "17%", "Epping Forest", "Harlow", "Thurrock", "November 2017", "Town Hall", "under caution"):
        assert fact in policing


def test_each_part_of_the_report_with_paragraphs_has_them_once_for_each_priority() -> None:
    parts = Counter((one.section, one.priority) for one in ACHIEVEMENTS.of(ReportPassage))
    assert max(parts.values()) == 1
    assert {section for section, _ in parts} >= {"Introduction", "Policing", "Districts", "Conclusion", "Promise"}


def test_a_section_names_a_figure_instead_of_repeating_it() -> None:
    texts = " ".join(words(one.text) for one in ACHIEVEMENTS.of(ReportPassage))
    assert re.findall(r"\[\[(.+?)\]\]", texts) == [
        "Anti-social behaviour incidents: change",
        "Fly-tips reported: change",
    ]


# --- policing ---------------------------------------------------------------------------------------------


def test_every_team_has_the_published_ranks_and_numbers() -> None:
    assert [(one.team, one.rank, one.number) for one in ACHIEVEMENTS.of(Post)] == [
        (COMMUNITY, "Inspector", 1),
        (COMMUNITY, "Sergeant", 1),
        (COMMUNITY, "Constable", 5),
        (COMMUNITY, "Police Community Support Officer (PCSO)", 2),
        (COMMUNITY, "Rural Community Officer", 1),
        (COMMUNITY, "Special Constable", 9),
        (RESPONSE, "Sergeant", 6),
        (RESPONSE, "Constable", 30),
        (PROACTIVE, "Detective Inspector", 1),
        (PROACTIVE, "Detective Sergeant", 1),
        (PROACTIVE, "Detective Constable", 5),
        (REACTIVE, "Detective Inspector", 1),
        (REACTIVE, "Detective Sergeant", 4),
        (REACTIVE, "Detective Constable", 20),
    ]


def test_notes_say_what_a_team_shares_with_its_neighbours() -> None:
    notes = {(one.team, one.rank): words(one.note) for one in ACHIEVEMENTS.of(Post)}
    assert "PC Mark Sheridan-Brown" in notes[COMMUNITY, "Rural Community Officer"]
    assert "5 of them" in notes[COMMUNITY, "Special Constable"]
    assert notes[REACTIVE, "Detective Sergeant"] == "1 of them for Brentwood"
    assert notes[REACTIVE, "Detective Constable"] == "5 of them for Brentwood"


def test_there_are_5_police_teams_and_operation_juno_has_no_ranks() -> None:
    teams = ACHIEVEMENTS.of(PoliceTeam)
    assert [one.short_name for one in teams] == ["CPT", "LPT", "CIDP", "CIDR", None]
    assert teams[-1].name == "Operation Juno"
    assert "8am to 10pm" in words(teams[3].about)


# --- commentary, highlights, events -----------------------------------------------------------------------


def test_6_measures_are_commented_on_in_the_published_order() -> None:
    comments = ACHIEVEMENTS.of(Comment)
    assert [one.measure for one in comments] == [
        "All crime",
        "Stalking and harassment",
        "Theft from a vehicle",
        "Theft of pedal cycles",
        "Dwelling burglary (pre-Apr 17 definition)",
        "Anti-social behaviour incidents",
    ]
    assert {one.measure for one in comments} <= {one.name for one in YEAR["statistics.xlsx"].of(Measure)}


def test_an_explanation_holds_no_figure_that_could_disagree_with_the_table() -> None:
    explained = " ".join(words(one.explanation) for one in ACHIEVEMENTS.of(Comment))
    assert re.findall(r"\d+", explained) == []
    assert "Operation Northstar" in explained
    assert "Shenfield train station" in explained


def test_three_priorities_have_4_highlight_boxes_each_with_the_published_figures() -> None:
    boxes = ACHIEVEMENTS.of(HighlightBox)
    assert Counter(one.priority for one in boxes) == {ENGAGEMENT: 4, BEHAVIOUR: 4, HARM: 4}
    figures = re.findall(r"\d[\d,]*", " ".join(words(one.text) for one in boxes))
    assert figures == ["50", "450", "10", "7", "2", "1", "100", "7,000", "10", "6", "9", "7"]


def test_the_27_events_are_there_in_the_published_order() -> None:
    events = ACHIEVEMENTS.of(Event)
    assert len(events) == 27
    assert {one.priority for one in events} == {ENGAGEMENT}
    assert Counter(one.where for one in events)["Bay Tree"] == 9
    assert (events[0].event, events[0].where) == ("Speedwatch", "Bay Tree")
    assert (events[18].event, events[18].where) == ("PFCC: rural crime", "Stow Maries Aerodrome")
    assert events[26].event.endswith("Strawberry Fair")


# --- projects ---------------------------------------------------------------------------------------------


def test_projects_stand_under_their_priority_in_the_published_order() -> None:
    by_priority: dict[str | None, list[str]] = {}
    for one in PROJECTS.values():
        by_priority.setdefault(one.priority, []).append(one.name)
    assert by_priority == {
        None: ["CCTV", "Body worn cameras"],
        ENGAGEMENT: [
            "Crime prevention sessions",
            "Visits to a school and a nursery",
            "Phoenix Community Radio",
            "Neighbourhood Watch",
            "Independent Advisory Group",
            "Local Community Meetings",
            "Newsletter, website and Twitter",
        ],
        BEHAVIOUR: [
            "Firebreak",
            "Life Choices",
            "Gang Awareness",
            "National Citizen Scheme (NCS)",
            "Youth Provision",
            "Issues and hotspots",
            "Unauthorised Encampments",
            "Town Centre",
            "Motorcycle enabled crime",
            "Nuisance Vehicles",
            "Secondment of an ASB Officer",
            "Youth Intervention Programme (YIP)",
            "Fly-tipping",
            "Gypsy, Traveller and Rural Engagement Team (GTRET)",
        ],
        HARM: [
            "Two Johns",
            "Power of Love",
            "Chelsea's Choice",
            "Domestic Abuse",
            "Vulnerable and Elderly Security Project",
            "Community Safety Roadshow",
            "Speedwatch",
        ],
        BURGLARY: ["Seasonal Burglary Operation", "Operation Insight"],
    }


@pytest.mark.parametrize(
    ("project", "facts"),
    [
        ("CCTV", ["Airwave", "10 more mobile cameras", "Thurrock", "Ingatestone"]),
        ("Body worn cameras", ["six", "2 body worn cameras", "Baytree Security", "accreditation"]),
        ("Crime prevention sessions", ["35 sessions", "libraries", "community hospital", "community halls"]),
        ("Visits to a school and a nursery", ["Grove House School", "police car"]),
        ("Newsletter, website and Twitter", ["450", "www.saferbrentwood.com", "3,000", "@saferbrentwood", "quarter"]),
        ("Firebreak", ["two courses", "Ingatestone Fire Station"]),
        ("Life Choices", ["16 weeks", "11 to 15"]),
        ("Gang Awareness", ["7,000"]),
        ("National Citizen Scheme (NCS)", ["154", "£4,538.92", "30 hours", "5 days", "SNAP", "Coptfold Road"]),
        ("Youth Provision", ["SURGE", "Friday", "September", "Hutton Community Centre"]),
        ("Unauthorised Encampments", ["3 days", "where it was 8", "Section 61", "8 times", "where it was 3"]),
        ("Town Centre", ["Criminal Behaviour Order", "more than 4 people", "June 2018"]),
        ("Motorcycle enabled crime", ["15 arrests", "Halloween", "Romford to Southend", "stingers"]),
        ("Nuisance Vehicles", ["William Hunter Way", "Wash Road", "Bishops Hall", "Section 59", "Four bikes"]),
        ("Secondment of an ASB Officer", ["six months", "18 cases", "two ABCs", "Power of Entry"]),
        ("Youth Intervention Programme (YIP)", ["Reach Every Generation", "11 and 16", "Cambridge", "Broxbourne"]),
        ("Fly-tipping", ["Essex Rural Partnership", "mobile cameras"]),
        ("Gypsy, Traveller and Rural Engagement Team (GTRET)", ["five officers", "hare coursing"]),
        ("Two Johns", ["four local schools", "2,000"]),
        ("Power of Love", ["years 9 and 10"]),
        ("Chelsea's Choice", ["6 performances", "1,000", "between 12 and 16", "25"]),
        ("Domestic Abuse", ["November", "16 days"]),
        ("Vulnerable and Elderly Security Project", ["Door Chain Project", "Carbon monoxide"]),
        ("Speedwatch", ["10 Speedwatches", "6 more locations", "Town Hall"]),
        ("Seasonal Burglary Operation", ["Operation Mercury", "November to February", "ANPR"]),
        ("Operation Insight", ["Every week", "Cocooning"]),
    ],
)
def test_a_project_has_its_published_facts(project: str, facts: list[str]) -> None:
    assert [fact for fact in facts if fact not in text_of(project)] == []


def test_lists_have_as_many_items_as_published_where_the_report_has_a_list() -> None:
    found = {one.name: len(items(one.text)) for one in PROJECTS.values()}
    assert {name: found[name] for name in ("Neighbourhood Watch", "Town Centre", "Nuisance Vehicles")} == {
        "Neighbourhood Watch": 10,
        "Town Centre": 6,
        "Nuisance Vehicles": 5,
    }
    assert (found["Secondment of an ASB Officer"], found["Seasonal Burglary Operation"]) == (7, 6)


def test_the_partners_text_brings_its_bold_its_list_and_its_picture_along() -> None:
    project = PROJECTS["Neighbourhood Watch"]
    assert project.partner == "Brentwood Neighbourhood Watch"
    assert any(run.bold for line in project.text for run in line.runs)
    assert [line.mark for line in project.text if line.text == "Purse Bells"] == [Mark.BULLET]
    (picture,) = [line.picture for line in project.text if line.picture]
    assert 20 <= len(picture.description) <= 150


def test_the_three_pictures_are_there_described_and_marked_as_drawings() -> None:
    pictured = [one for one in PROJECTS.values() if one.picture]
    assert [one.picture for one in pictured] == ["mobile-camera.png", "community-day.png", "speed-gun.png"]
    for one in pictured:
        assert (INPUTS / "pictures" / str(one.picture)).stat().st_size < 60_000
        assert 20 <= len(one.picture_text or "") <= 150
        assert "stands in for a photograph" in (one.picture_note or "")


# --- progress ---------------------------------------------------------------------------------------------


def test_progress_is_told_of_the_18_actions_that_the_report_speaks_of_and_marked_as_illustrative() -> None:
    rows = YEAR["plan.xlsx"].of(Progress)
    assert list(dict.fromkeys(one.action for one in rows)) == [
        *(f"CE{n}" for n in range(1, 7)),
        *(f"ASB{n}" for n in range(1, 6)),
        *("PH2", "PH4", "PH5", "PH7", "PH9", "B1", "B2"),
    ]
    assert all("illustrative" in words(one.note) for one in rows)


def test_no_action_has_two_entries_for_one_quarter() -> None:
    entries = Counter((one.action, one.quarter) for one in YEAR["plan.xlsx"].of(Progress))
    assert max(entries.values()) == 1
