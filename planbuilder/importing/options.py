"""What can be asked for on the command line: the options of `planbuilder statistics import`.

In comes a parser to add them to, or what it has read; out come the `Wishes` of an import. Nothing heavy is loaded, for
the options are declared before it is known which command is meant.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planbuilder.importing.command import Wishes

WHAT = "make a statistics workbook from the Home Office's crime tables by partnership"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the files and options."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="tables (.ods, .xlsx, .csv), or a folder of them")
    parser.add_argument("--area", default="", help="the partnership (the own area of your workbooks if left out)")
    parser.add_argument(
        "--before", action="append", default=[], metavar="NAME", help="a name that it had before; may be given again"
    )
    parser.add_argument("--force", default="", help="the police force, where two have a partnership of that name")
    parser.add_argument("--to", default="", metavar="2017-12", help="the last month (of the tables, if left out)")
    parser.add_argument("--period", default="", help="the twelve months, like “Jan 2017 to Dec 2017”")


def wishes_of(options: argparse.Namespace) -> Wishes:
    """What was asked for."""
    from planbuilder.importing.command import Wishes

    return Wishes(
        options.files, options.area, options.before, options.force, options.to, options.period, options.strict
    )
