"""The sample plan and report as Word files and as pages, made once, and ways to read a page in tests."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree, html

import random_plans
from planbuilder.output.docx_text import FIELD, paragraphs
from planbuilder.output.report_documents import report_charts, report_values
from planbuilder.output.word import make_document
from planbuilder.web.page import page_of
from sample_report import pictures_of, properties_of, sample_report
from sample_year import sample_year

_REPORT_TEMPLATE = random_plans.TEMPLATE.with_name("achievements-report.docx")
#: A word, a number, or a sign that carries meaning.
_WORD = re.compile(r"[^\W_]+|[£%+−]")


@cache
def word_file(name: str) -> bytes:
    """The Word file of the sample's "plan" or "report"."""
    if name == "plan":
        return random_plans.document(sample_year()["plan.xlsx"].records)
    report = sample_report()
    pictures = pictures_of(report)
    made = make_document(
        _REPORT_TEMPLATE, report_values(report, pictures), pictures, properties_of(report), report_charts(report)
    )
    return made.finished([2 + number for number, _ in enumerate(made.headings)])


@cache
def sample_page(name: str) -> str:
    """The page of the sample's "plan" or "report"."""
    return page_from(word_file(name), f"The {name}")


def page_from(docx: bytes, title: str = "A document", language: str = "en-GB") -> str:
    """The page of a Word file that is given as its bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "document.docx"
        path.write_bytes(docx)
        return page_of(path, title=title, language=language)


def tree(page: str) -> html.HtmlElement:
    """A page as a tree."""
    return html.document_fromstring(page)


def words_of(text: str) -> Counter[str]:
    """The words of a text, counted."""
    return Counter(_WORD.findall(text))


def words_of_word_file(docx: bytes) -> Counter[str]:
    """The words of a Word file's body, without page numbers."""
    import io

    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    return words_of(" ".join(paragraphs(body)).replace(FIELD, " "))


def words_of_page(page: str) -> Counter[str]:
    """The words of a page's header, contents and main part, without what the page itself adds."""
    root = tree(page)
    added = "//*[contains(concat(' ', @class, ' '), ' unseen ')] | //svg | //style | //footer | //title"
    for one in root.xpath(f"{added} | //*[@class='skip'] | //details | //*[contains(@class, 'marked')]"):
        one.drop_tree()
    blocks = "p|h\\d|li|t[dhr]|d[td]|div|br|ul|ol|figcaption|span"
    text = html.tostring(root, encoding="unicode")
    text = re.sub(
        rf"</?(?:{blocks})\b[^>]*>", lambda found: " " if "span" not in found[0] or 'class="' in found[0] else "", text
    )
    return words_of("".join(map(str, html.document_fromstring(text).itertext())))
