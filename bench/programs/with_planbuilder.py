"""Values become a Word document by planbuilder's renderer. Run as: with_planbuilder.py TEMPLATE VALUES DOCUMENT."""

import datetime as dt
import sys
from pathlib import Path

import prepared
from planbuilder.output.marks import Block
from planbuilder.output.word import Properties, make_document

template, values, document = map(Path, sys.argv[1:])
properties = Properties("Partnership Plan", "Partnership", "Community safety", "2017/18", dt.date(2017, 9, 11))
made = make_document(template, prepared.load(values, Block), {}, properties)
document.write_bytes(made.finished(None))
