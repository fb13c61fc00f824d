"""The same figure stated differently in two places; and figures that differ because their things do."""

from __future__ import annotations

from pathlib import Path

import pytest

from printed_plans import ASB, AT_ALL, said

FOCUS = "Focusing on"


def focus_and_action(folder: Path, point: str, what: str, priority: str = AT_ALL) -> list[str]:
    return said(
        folder,
        "stated-twice",
        focus=[(AT_ALL, FOCUS, point)],
        actions=[(priority, "Hear from people", what)],
    )


def test_both_places_are_named_and_the_later_one_is_where_it_is_told(tmp_path: Path) -> None:
    point = "A minimum of 4 CSP Workshops close to hotspot locations"
    assert focus_and_action(tmp_path, point, "Hold CSP Community Workshops in the borough, to a max of 4") == [
        "Actions > D5: “CSP Community Workshops in the borough, to a max of 4” here,"
        " but “minimum of 4 CSP Workshops” in Focus > C4"
    ]


@pytest.mark.parametrize(
    ("point", "what"),
    [
        ("A minimum of 4 workshops", "Deliver a max of 4 workshops"),
        ("12 events during the year", "Hold 10 events"),
        ("Twelve community events", "Hold 10 community events across the borough"),
        ("At least 12 community events", "Hold up to 10 community events"),
        ("6 or more school visits", "Deliver 4 school visits"),
        ("20+ street meetings", "Hold 10 street meetings"),
        ("Quarterly ward meetings", "Hold monthly ward meetings"),
        ("Ward meetings every month", "Hold ward meetings every quarter"),
        ("A quarterly newsletter", "Send the bi-monthly newsletter to all partners"),
        ("A quarterly CSP newsletter", "Publish the newsletter every month"),
        ("Local surgeries twice a month", "Hold local surgeries every other month"),
    ],
)
def test_a_focus_and_an_action_that_do_not_agree_are_pointed_out(tmp_path: Path, point: str, what: str) -> None:
    [told] = focus_and_action(tmp_path, point, what)
    assert told.startswith("Actions > D5: “")
    assert told.endswith("in Focus > C4")


@pytest.mark.parametrize(
    ("point", "what"),
    [
        ("12 events during the year", "Hold 12 events"),
        ("At least 4 workshops", "Hold 6 workshops"),
        ("Up to 12 events", "Hold 10 events"),
        ("Twelve events", "Hold 12 events"),
        ("12 events during the year", "Hold 2 events a month"),
        ("12 events for young people", "Hold 10 events with farmers"),
        ("12 events during the year", "Attend 10 events"),
        ("12 events during the year", "Hold another 10 events"),
        ("About 12 events", "Hold 10 events"),
        ("Work with 13 to 17 year olds", "Work with 11 to 16 year olds"),
        ("5 schools", "Visit 7 schools"),
        ("12 community events", "Hold 3 school events"),
        ("Monthly meetings of the board", "Hold quarterly meetings with landlords"),
        ("A bi-monthly newsletter", "Publish the newsletter six times a year"),
        ("A bi-monthly newsletter", "Publish the newsletter every two months"),
        ("A monthly CSP newsletter", "Write for the quarterly parish newsletter"),
        ("A regular newsletter", "Publish the newsletter every month"),
        ("Phase 2 workshops", "Hold 4 workshops"),
        ("12 community events", "Repeat the 10 community events held last year"),
    ],
)
def test_a_focus_and_an_action_that_can_both_be_kept_are_passed(tmp_path: Path, point: str, what: str) -> None:
    assert focus_and_action(tmp_path, point, what) == []


def test_actions_of_another_priority_are_not_held_against_a_focus(tmp_path: Path) -> None:
    assert focus_and_action(tmp_path, "12 events", "Hold 10 events", ASB) == []


def test_parts_that_add_up_or_several_things_of_a_kind_are_passed(tmp_path: Path) -> None:
    parts = [(AT_ALL, "One", "Hold 8 community events in spring"), (AT_ALL, "Two", "Hold 4 community events in autumn")]
    assert said(tmp_path, "stated-twice", focus=[(AT_ALL, FOCUS, "12 community events")], actions=parts) == []
    assert said(tmp_path, "stated-twice", focus=[(AT_ALL, FOCUS, "20 community events")], actions=parts) == []


def test_a_newsletter_is_one_wherever_it_is_mentioned(tmp_path: Path) -> None:
    text = [("Introduction", "Read our quarterly newsletter.")]
    [told] = said(tmp_path, "stated-twice", text=text, actions=[(ASB, "Tell", "Publish the bi-monthly newsletter")])
    assert told == "Actions > D5: “bi-monthly newsletter” here, but “quarterly newsletter” in Text > B3"


def test_of_several_newsletters_each_has_its_own_rhythm(tmp_path: Path) -> None:
    actions = [
        (AT_ALL, "Tell", "Publish the monthly CSP newsletter"),
        (AT_ALL, "Tell", "Publish the quarterly NHW newsletter"),
        (ASB, "Tell", "Write for the weekly newsletter"),
    ]
    assert said(tmp_path, "stated-twice", actions=actions) == []
    actions.append((ASB, "Tell", "Publish the weekly NHW newsletter"))
    [told] = said(tmp_path, "stated-twice", actions=actions)
    assert told.startswith("Actions > D8: “weekly NHW newsletter” here, but “quarterly NHW newsletter” in Actions > D6")


def test_an_objective_and_its_action_are_held_against_each_other(tmp_path: Path) -> None:
    [told] = said(tmp_path, "stated-twice", actions=[(ASB, "Hold 12 street meetings", "Run 10 street meetings")])
    assert told == "Actions > D5: “10 street meetings” here, but “12 street meetings” in Actions > C5"
    parts = "Run 10 street meetings\nHold 2 street meetings in the village"
    assert said(tmp_path, "stated-twice", actions=[(ASB, "Hold 12 street meetings", parts)]) == []


def test_a_thing_with_a_name_of_its_own_is_one_in_a_priority(tmp_path: Path) -> None:
    def two(one: str, other: str) -> list[str]:
        return said(tmp_path, "stated-twice", actions=[(ASB, "One", one), (ASB, "Two", other)])

    [told] = two("Deliver 5 Senior Safety Roadshows", "Hold 8 Senior Safety Roadshows in the borough")
    assert told.startswith("Actions > D6: “8 Senior Safety Roadshows” here, but “5 Senior Safety Roadshows”")
    assert two("Deliver 5 Senior Safety Roadshows in Hutton", "Deliver 8 Senior Safety Roadshows in Shenfield") == []
    assert two("Hold 4 street meetings", "Hold 6 street meetings") == []  # each row may have its own ward


def test_last_years_figures_and_the_profile_may_differ_from_this_years(tmp_path: Path) -> None:
    actions = [(AT_ALL, "Tell", "Publish a quarterly newsletter")]
    highlights = [("Figure", "Text"), ("Bi-monthly", "publication of the bi-monthly newsletter")]
    profile = [("Theme", "Point"), ("Media", "The county sends a monthly newsletter.")]
    text = [
        ("Highlights", "We published a monthly newsletter."),
        ("Background", "Last year the newsletter was weekly."),
    ]
    assert said(tmp_path, "stated-twice", actions=actions, Highlights=highlights, Profile=profile, text=text) == []
