"""The JSON for other programs: stable keys, plain characters, worst first."""

from __future__ import annotations

import json

from planbuilder.problems import Level, Problem
from planbuilder.worklist.machine import as_json

STOP = Problem(Level.STOP, "“Sprong” is not a date", "Type it.", "plan.xlsx", "Actions", "B3", "not-a-date")
WARN = Problem(Level.WARN, "a copy lies beside it", "Delete it.", "plan.xlsx")
NOTE = Problem(Level.NOTE, "it was read as 1 May", "There is no need to act.", "plan.xlsx", "Actions", "H5")


def test_the_document_is_as_the_module_describes_it() -> None:
    text = as_json([NOTE, STOP, WARN], [(WARN, "Both are needed.")], year="2017-18", remarks=["Read 31 actions."])
    assert json.loads(text) == {
        "schema": "planbuilder-checks",
        "version": 1,
        "year": "2017-18",
        "strict": False,
        "can_build": False,
        "counts": {"stop": 1, "warn": 1, "note": 1, "accepted": 1},
        "problems": [
            {
                "level": "stop",
                "workbook": "plan.xlsx",
                "sheet": "Actions",
                "cell": "B3",
                "check": "not-a-date",
                "what": "“Sprong” is not a date",
                "do": "Type it.",
            },
            {
                "level": "warn",
                "workbook": "plan.xlsx",
                "sheet": "",
                "cell": "",
                "check": "",
                "what": "a copy lies beside it",
                "do": "Delete it.",
            },
            {
                "level": "note",
                "workbook": "plan.xlsx",
                "sheet": "Actions",
                "cell": "H5",
                "check": "",
                "what": "it was read as 1 May",
                "do": "There is no need to act.",
            },
        ],
        "accepted": [
            {
                "level": "warn",
                "workbook": "plan.xlsx",
                "sheet": "",
                "cell": "",
                "check": "",
                "what": "a copy lies beside it",
                "do": "Delete it.",
                "reason": "Both are needed.",
            }
        ],
        "remarks": ["Read 31 actions."],
    }


def test_the_keys_come_in_the_order_that_is_documented() -> None:
    assert list(json.loads(as_json([STOP]))) == [
        *("schema", "version", "year", "strict", "can_build", "counts", "problems", "accepted", "remarks"),
    ]


def test_warnings_keep_from_building_only_in_a_strict_check() -> None:
    assert [json.loads(as_json([WARN], strict=strict))["can_build"] for strict in (False, True)] == [True, False]


def test_nothing_found_is_a_whole_document_too() -> None:
    document = json.loads(as_json([]))
    assert (document["can_build"], document["problems"], document["counts"]["stop"]) == (True, [], 0)


def test_what_was_accepted_does_not_count() -> None:
    document = json.loads(as_json([], [(STOP, "It is the name of a project.")]))
    assert (document["can_build"], document["counts"]) == (True, {"stop": 0, "warn": 0, "note": 0, "accepted": 1})


def test_it_goes_through_any_terminal_and_comes_out_as_it_went_in() -> None:
    odd = Problem(Level.STOP, '“é” 🚓 \x00 \ud800 \\ "quoted"', "£5")
    text = as_json([odd])
    assert text.isascii() and text.endswith("}\n")
    assert json.loads(text)["problems"][0]["what"] == odd.what


def test_the_same_problems_give_the_same_document() -> None:
    assert as_json([NOTE, STOP]) == as_json([NOTE, STOP])
