"""Fresh processes, run in turn, and what each of them cost.

In come commands by name; out come the medians of their costs. Processor time is what the kernel charged to the
process and to those it waited for; it hardly changes when the machine is busy with other things, which the time on
the clock does. Taking turns (A B A B) spreads over all of them whatever else the machine does meanwhile.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

REPOSITORY = Path(__file__).resolve().parent.parent


def nothing() -> None:
    """Nothing has to be made ready."""


@dataclass(frozen=True)
class Command:
    """A program with its arguments, the folder it runs in, and what to do before each run (which is not counted)."""

    words: Sequence[str | Path]
    folder: Path
    before: Callable[[], object] = nothing
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cost:
    """What a process cost: processor and clock in seconds, and the most memory that it held, in millions of bytes."""

    processor: float
    clock: float
    memory: float


class Failed(Exception):
    """A program that was to be measured did not do its work."""


def in_turn(commands: Mapping[str, Command], repeats: int, *, warm_up: bool = True) -> dict[str, Cost]:
    """The median cost of each command; one run before the first is not counted, so that caches are filled for all."""
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(-1 if warm_up else 0, repeats):
        for name, command in commands.items():
            cost = run(command)
            if number >= 0:
                runs[name].append(cost)
    return {name: _medians(costs) for name, costs in runs.items()}


def _medians(costs: Sequence[Cost]) -> Cost:
    return Cost(
        median(cost.processor for cost in costs),
        median(cost.clock for cost in costs),
        median(cost.memory for cost in costs),
    )


def run(command: Command) -> Cost:
    """Run a command to its end in a process of its own; raises `Failed` with what it said where it does not succeed."""
    command.before()
    words = [str(word) for word in command.words]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), **command.settings}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's second run compiles planbuilder anew
    gc.collect()
    begun = perf_counter()
    with subprocess.Popen(
        words, cwd=command.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    clock = perf_counter() - begun
    if process.returncode:
        raise Failed(f"{' '.join(words)}\n{said.decode(errors='replace')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, clock, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6)
