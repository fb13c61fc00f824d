"""The least that makes a Word document of workbooks: openpyxl reads, docxtpl renders, and nothing is checked.

Run as: bare.py TEMPLATE VALUES DOCUMENT WORKBOOK... The values are ready made; workbooks are read for what it costs.
"""

import sys

from docxtpl import DocxTemplate
from openpyxl import load_workbook

import prepared

template, values, document, *workbooks = sys.argv[1:]
for workbook in workbooks:
    book = load_workbook(workbook, data_only=True)
    rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
made = DocxTemplate(template)
made.render(prepared.load(values), autoescape=True)
made.save(document)
