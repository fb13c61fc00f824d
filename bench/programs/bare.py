"""The least that makes a Word document of a workbook: openpyxl reads, docxtpl renders, and nothing is checked.

Run as: bare.py WORKBOOK TEMPLATE VALUES DOCUMENT. The values are ready made; the workbook is read for what it costs.
"""

import sys

from docxtpl import DocxTemplate
from openpyxl import load_workbook

import prepared

workbook, template, values, document = sys.argv[1:]
book = load_workbook(workbook, data_only=True)
rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
made = DocxTemplate(template)
made.render(prepared.load(values), autoescape=True)
made.save(document)
