"""The house as it is drawn: imports go one way, only the front door speaks, heavy libraries wait till needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import planbuilder

PACKAGE = Path(planbuilder.__file__).parent

#: The floors of the house, from the ground up. A room (a module, or a package of them) imports from the floors below
#: its own, and from itself.
FLOORS = (
    ("", "values", "problems", "keys", "edition"),  # "" is the package itself, which holds the version alone
    ("catalogue",),
    ("typed", "project", "outcome", "picture_size", "proposals"),
    ("no_sum", "money_faults", "dates", "lines", "colours", "numbers", "people", "building", "memory", "watching"),
    ("money",),
    ("cells",),
    ("schema",),
    ("intake",),
    ("review",),
    ("model",),
    ("output", "worklist", "importing"),
    ("compare", "patching", "web"),
    ("checking", "telling", "mishaps", "tracing", "drafts"),
    ("returned",),
    ("publications", "inspecting"),
    ("anchors", "circulate"),
    ("publishing",),
    ("pipeline", "signing", "circulating", "starting"),
    ("frozen_build", "collecting"),
    ("issuing", "looking_back", "comparing", "applying", "errands", "publish"),
    ("showing",),
    ("commands",),
    ("__main__",),
)
#: What a room may not know although it stands on a lower floor: documents are made from the model alone, and how
#: files get into place is nobody's business on the way from a workbook to a document.
APART = {
    "output": {"intake", "project", "outcome", "building", "memory", "watching"},
    "model": {"project", "outcome", "building", "memory", "watching"},
    "intake": {"outcome", "building", "memory", "watching"},
    "schema": {"project", "outcome", "building", "memory", "watching"},
    "cells": {"project", "outcome", "building", "memory", "watching"},
}
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
HEAVY = {
    *("pandas", "numpy", "docxtpl", "docx", "openpyxl", "pikepdf", "pypdf", "rdocx", "lxml", "jinja2", "PIL"),
    *("python_calamine", "watchfiles", "filelock", "win32com", "tempfile", "zipfile", "subprocess"),
}


def module_name(path: Path) -> str:
    """ "intake.read" for intake/read.py; the package itself is ""."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip(".")


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


@cache
def imported(module: str) -> frozenset[str]:
    """The modules of planbuilder that a module imports anywhere, functions and type hints included."""
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            base = (node.module or "").split(".")
            if base[0] == "planbuilder":
                inside = ".".join(base[1:])
                whole = {f"{inside}.{alias.name}".lstrip(".") for alias in node.names}
                found |= {name if name in MODULES else inside for name in whole}
        elif isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[2] for alias in node.names if alias.name.split(".")[0] == "planbuilder"}
    return frozenset(found)


def room(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_its_floor_in_the_house(module: str) -> None:
    assert room(module) in FLOOR_OF


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_the_floors_below_and_from_its_own_room(module: str) -> None:
    own = room(module)
    wrong = {other for other in imported(module) if room(other) != own and FLOOR_OF[room(other)] >= FLOOR_OF[own]}
    assert wrong == set()


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) in APART])
def test_rooms_that_have_no_business_with_each_other_stay_apart(module: str) -> None:
    assert {room(other) for other in imported(module)} & APART[room(module)] == set()


def test_the_test_sees_imports_at_the_top_in_functions_and_in_type_hints() -> None:
    assert {"problems", "project", "pipeline", "showing"} <= imported("commands")
    assert imported("review.year") == {
        *("catalogue.agreement", "intake.check", "problems", "project", "schema.achievements", "schema.plan")
    }


def test_there_are_no_circles() -> None:
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, f"a circle: {' > '.join((*path, module))}"
        if module not in done:
            for other in imported(module):
                visit(other, (*path, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


# --- who speaks -------------------------------------------------------------------------------------------


def spoken(module: str) -> Iterator[str]:
    """The places where a module prints, asks, ends the program or takes hold of the terminal."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Name) and node.id in {"print", "input", "exit", "quit", "breakpoint"}:
            yield f"{node.id} in line {node.lineno}"
        if isinstance(node, ast.Raise) and node.exc and "SystemExit" in ast.unparse(node.exc):
            yield f"raise SystemExit in line {node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            named = f"{node.value.id}.{node.attr}"
            if named in {"sys.exit", "sys.stdout", "sys.stderr", "sys.stdin", "os._exit"}:
                yield f"{named} in line {node.lineno}"
        if isinstance(node, ast.ImportFrom) and node.module == "sys":
            yield f"from sys import in line {node.lineno}"


@pytest.mark.parametrize("module", [module for module in MODULES if module not in {"__main__", "showing"}])
def test_only_the_front_door_speaks_to_a_person_or_ends_the_program(module: str) -> None:
    assert list(spoken(module)) == []


def test_the_front_door_does_speak() -> None:
    assert any(place.startswith("print") for place in spoken("showing"))
    assert any(place.startswith("sys.exit") for place in spoken("__main__"))


# --- what --help loads ------------------------------------------------------------------------------------

LOADED = """
import sys
from planbuilder.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("\\nLOADED", *sys.modules)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["plan", "--help"], ["--version"]])
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    said, _, loaded = done.stdout.partition("LOADED")
    assert "planbuilder" in said
    assert "planbuilder.problems" in loaded.split()
    assert {name.split(".")[0] for name in loaded.split()} & HEAVY == set()
