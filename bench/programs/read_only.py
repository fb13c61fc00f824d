"""The least that reads a workbook for checking: openpyxl, with worked-out results and rich text. In: its path."""

import sys

from openpyxl import load_workbook

load_workbook(sys.argv[1], data_only=True, rich_text=True)
