"""Measure planbuilder's speed: the figures of docs/speed.md, as ratios measured in one run on this machine.

`make bench` runs it. It is no test: a busy machine makes every time longer, and no figure makes it fail. What it
needs and this machine lacks (LibreOffice, node) is named in the table.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from figures import FIGURES, Bench, Line
from measure import REPOSITORY


def main() -> None:
    """Measure what is asked for, and print each line as soon as it is known."""
    options = _options()
    year = options.inputs or max((REPOSITORY / "inputs").iterdir())
    chosen = [FIGURES[name] for name in options.only or sorted(FIGURES)]
    print(f"{_machine()}\n{'':4}{'':58}{'ours':>9}{'other':>9}{'ratio':>8}{'target':>9}", flush=True)
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="planbuilder-bench-") as folder:
        bench = Bench(Path(folder), year.resolve(), 3 if options.quick else 9)
        for figure in dict.fromkeys(chosen):
            for line in figure(bench):
                lines.append(line)
                print(_printed(line), flush=True)
    _close(lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure planbuilder's speed; about 15 minutes (--quick: 5).")
    parser.add_argument(
        "--only", nargs="+", choices=sorted(FIGURES), metavar="S1", help="only these (some go together)"
    )
    parser.add_argument("--quick", action="store_true", help="three runs of each instead of nine")
    parser.add_argument("--inputs", type=Path, metavar="FOLDER", help="a year's inputs (the newest if left out)")
    return parser.parse_args()


def _machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} processors ({platform.machine()}){load}, {platform.platform()},"
        f" Python {platform.python_version()}"
    )


def _printed(line: Line) -> str:
    if line.missing:
        return f"{line.figure:4}{line.what:58} not measured: {line.missing}"
    verdict = "met" if line.met else "NOT MET"
    return f"{line.figure:4}{line.what:58}{line.ours:>9}{line.other:>9}{line.ratio:8.2f}{line.target:>9g}  {verdict}"


def _close(lines: Sequence[Line]) -> None:
    measured = [line for line in lines if not line.missing]
    met = sum(line.met for line in measured)
    print(f"\n{met} of {len(measured)} targets met; {len(lines) - len(measured)} not measured.")


if __name__ == "__main__":
    main()
