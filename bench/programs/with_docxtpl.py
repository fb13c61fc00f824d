"""Values become a Word document by docxtpl as it comes. Run as: with_docxtpl.py TEMPLATE VALUES DOCUMENT."""

import sys

from docxtpl import DocxTemplate

import prepared

template, values, document = sys.argv[1:]
made = DocxTemplate(template)
made.render(prepared.load(values), autoescape=True)
made.save(document)
