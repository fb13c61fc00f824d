"""Every refusal in planbuilder's code, by the words it begins with: what an officer may see, read out of the source.

In: the Python files. Out: the place of each refusal and its words, with “…” where it names something. A refusal that is
made by a check of the catalogue is none of these: docs/checks.md has it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import planbuilder

PACKAGE = Path(planbuilder.__file__).parent
#: Calls that make a refusal, and the number of the argument that says what is wrong.
_MAKERS = {
    "Problem": 1,
    "BrokenInstallation": 0,
    "CannotWrite": 0,
    "Refusal": 0,
    "refuse": 0,
    "_refuse": 0,
    "_refusal": 0,
    "_refused": 0,
}


@dataclass(frozen=True)
class Said:
    """A refusal: where its code stands, and its words; none where only running it would tell."""

    place: str
    words: tuple[str, ...]


def refusals() -> Iterator[Said]:
    """All refusals, in the order of the files."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            texts = _texts(function)
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                if (what := _what(call)) is not None:
                    words = _words(what) or (texts.get(what.id, []) if isinstance(what, ast.Name) else [])
                    module = path.relative_to(PACKAGE).as_posix()
                    yield Said(f"{module}, {function.name}", tuple(words))


def _what(call: ast.Call) -> ast.expr | None:
    """The argument that says what is wrong, where a call makes a refusal."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    number = _MAKERS.get(name)
    if number is None or len(call.args) <= number:
        return None
    if name == "Problem" and "STOP" not in ast.unparse(call.args[0]):
        return None
    return call.args[number]


def _texts(function: ast.FunctionDef) -> dict[str, list[str]]:
    """The texts that a function gives to its own names."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(function):
        for target in node.targets if isinstance(node, ast.Assign) else ():
            assert isinstance(node, ast.Assign)
            if isinstance(target, ast.Name):
                found.setdefault(target.id, []).extend(_words(node.value))
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for one, value in zip(target.elts, node.value.elts, strict=False):
                    if isinstance(one, ast.Name):
                        found.setdefault(one.id, []).extend(_words(value))
    return found


def _words(node: ast.expr) -> list[str]:
    """A text as it stands in the source, with “…” for what is filled in; each way where there are several."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)]
    if isinstance(node, ast.IfExp):
        return _words(node.body) + _words(node.orelse)
    if isinstance(node, ast.BinOp):
        return [one + other for one in _words(node.left) for other in _words(node.right) or ["…"]]
    return []
