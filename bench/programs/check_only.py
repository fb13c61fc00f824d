"""Everything that is looked for in a year's workbooks, pictures and their agreement. In: the project, the year."""

import gc
import sys
from pathlib import Path

from planbuilder.__main__ import SELDOM
from planbuilder.checking import check_inputs
from planbuilder.project import Project

gc.set_threshold(*SELDOM)  # as the command does it
check_inputs(Project(Path(sys.argv[1])).year(sys.argv[2]))
