"""An officer asks whether the documents are fit to be published, and checks a file from elsewhere."""

from __future__ import annotations

import json
import re

import pytest
from docx import Document

from stories.office import Office, Ran


def test_a_build_ends_with_the_checks_in_short(first_build: tuple[Office, Ran]) -> None:
    said = re.search(
        r"^Checked: (\d+) of (\d+) checks of Word and (\d+) of (\d+) checks of the PDF passed\. All",
        first_build[1].said,
        re.M,
    )
    assert said is not None
    assert (said[1], said[3]) == (said[2], said[4])


@pytest.mark.slow
def test_the_documents_of_the_year_pass_every_check(first_build: tuple[Office, Ran]) -> None:
    ran = first_build[0].run("inspect", "--json")
    assert (ran.code, ran.complained) == (0, "")
    files = json.loads(ran.said)["files"]
    assert [file["file"].rpartition(".")[2] for file in files] == ["docx", "pdf"]
    assert files[1]["compared_with"] == files[0]["file"]
    assert [check["key"] for file in files for check in file["checks"] if check["state"] != "passed"] == []
    assert files[1]["checks"][-1]["reason"] == "106 rules were tried."


def test_a_report_from_elsewhere_is_told_what_to_mend(office: Office) -> None:
    document = Document()
    document.add_heading("Burglary", 1)
    document.add_table(3, 2)
    document.add_paragraph("").add_run("What we did").bold = True
    document.add_paragraph("We patrolled every ward, and told people how to lock their sheds.")
    path = office.root / "from a partner.docx"
    document.save(str(path))
    ran = office.run("inspect", str(path), "--quiet")
    assert ran.code == 1
    assert "“What we did” looks like a heading and is none" in ran.said
    assert "its first row is not marked as the header" in ran.said
    assert ran.said.count("To mend it: ") == len(re.findall(r"^  NOT SO", ran.said, re.M))


def test_before_anything_is_built_it_says_so(office: Office) -> None:
    ran = office.run("inspect")
    assert ran.code == 1
    assert "There is no document in outputs/2017-18 yet" in ran.words
