"""What is wrong is said in one run: each thing once, with its place and what to do; the last documents stay."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from stories.office import Office, Ran, change_part, column


def stops(ran: Ran) -> list[str]:
    """The things to mend, as they are told."""
    return [line.removeprefix("STOP  ") for line in ran.said.splitlines() if line.startswith("STOP")]


def refused(office: Office, *options: str) -> list[str]:
    """The things to mend of a build that must not happen: exit code 1, and nothing is written anywhere."""
    before = office.files()
    ran = office.run("plan", *options)
    assert ran.code == 1, ran.words
    assert "No document was written." in ran.said
    assert without_locks(office.files()) == without_locks(before)
    return stops(ran)


def without_locks(files: dict[str, str]) -> dict[str, str]:
    """Without locks and without the work list, which is there to be written."""
    return {name: one for name, one in files.items() if not name.endswith(".lock") and "/checks/" not in name}


# --- files that are not there --------------------------------------------------------------------------------


def test_a_missing_workbook_is_one_thing_to_mend(built_office: Office) -> None:
    built_office.workbook.rename(built_office.inputs / "Plan final.xlsx")
    [stop] = refused(built_office)
    assert stop == (
        "plan.xlsx: This workbook is not in the folder “2017-18”. Did you mean “Plan final.xlsx”?"
        " Rename the right one to plan.xlsx."
    )


def test_a_missing_year_is_told_with_the_years_there_are(built_office: Office) -> None:
    [stop] = refused(built_office, "--year", "2017-19")
    assert "there is no year “2017-19” in inputs/".casefold() in stop.casefold()
    assert "Did you mean “2017-18”?" in stop


def test_a_folder_without_years_is_told_how_to_get_one(built_office: Office) -> None:
    built_office.inputs.rename(built_office.root / "elsewhere")
    [stop] = refused(built_office)
    assert "there is no year in inputs/ yet".casefold() in stop.casefold()
    assert "make blank YEAR=" in stop


def test_a_missing_template_is_one_thing_to_mend(built_office: Office) -> None:
    built_office.template.unlink()
    [stop] = refused(built_office)
    assert stop.startswith("templates/partnership-plan.docx: The template is missing.")


def test_a_missing_folder_of_templates_is_one_thing_to_mend(built_office: Office) -> None:
    built_office.template.parent.rename(built_office.root / "elsewhere")
    [stop] = refused(built_office)
    assert stop.startswith("templates/partnership-plan.docx: The template is missing.")


def test_a_template_that_is_no_word_document_is_one_thing_to_mend(built_office: Office) -> None:
    built_office.template.write_bytes(built_office.pdf.read_bytes())
    [stop] = refused(built_office)
    assert stop.startswith("templates/partnership-plan.docx: This is not a Word document, or it is damaged.")


def test_a_project_folder_that_is_not_there_is_wrong_use(office: Office) -> None:
    ran = Office(office.root / "nowhere").run("plan")
    assert ran.code == 2
    assert "nowhere" in ran.complained
    assert not (office.root / "outputs").exists()


# --- everything in one run -----------------------------------------------------------------------------------


def test_sheets_columns_pictures_names_and_template_are_told_in_one_run(built_office: Office) -> None:
    office = built_office
    with office.book() as book:
        break_everything(book)
    (office.inputs / "pictures" / "burglary.png").write_bytes(b"%PDF-1.4 not a picture at all")
    change_part(office.template, "word/document.xml", lambda xml: xml.replace("{{ year }}", "{{ year", 1))
    told = refused(office)
    expected = [
        r"plan\.xlsx > Highlights: The sheet “Highlights” is missing\..*Highlites",
        r"plan\.xlsx > Profile.*: .*“?Point”?.*",
        r"plan\.xlsx > Actions > B2: “Comunity Engagement” is not .*Did you mean “Community Engagement”\?",
        r"plan\.xlsx > Actions > F4: .*approx",
        r"plan\.xlsx > Actions > A6: “CE1” stands here a second time \(first in A2\)",
        r"plan\.xlsx > Versions > B2: .*Spring",
        r"plan\.xlsx > Actions > D7: The formula here shows #REF!",
        r"plan\.xlsx > Actions > C8: “Strategic objective” is empty",
        r"plan\.xlsx > Priorities > D2: There is no picture “comunity-engagement\.png” .*mean “community-engag.*”",
        r"plan\.xlsx > Priorities > D3: The picture “\.\./plan\.xlsx” lies outside the folder “pictures”",
        r"plan\.xlsx > Priorities > D5: “burglary\.png” is a PDF",
        r"templates/partnership-plan\.docx > .*: A tag here cannot be understood \(.*\{\{ year",
    ]
    for wanted in expected:
        assert len([stop for stop in told if re.match(wanted, stop)]) == 1, (wanted, told)
    assert len(told) == len(expected), told


def break_everything(book: Workbook) -> None:
    book["Highlights"].title = "Highlites"
    profile = book["Profile"]
    profile.cell(1, column(profile, "Point")).value = "Remarks of the clerk"
    actions = book["Actions"]
    actions["B2"].value = "Comunity Engagement"
    actions["F4"].value = "approx £500"
    actions["A6"].value = "CE1"
    actions["D7"].value = "#REF!"
    actions["D7"].data_type = "e"
    actions["C8"].value = None
    book["Versions"]["B2"].value = "Spring"
    priorities = book["Priorities"]
    priorities["D2"].value = "comunity-engagement.png"
    priorities["D3"].value = "../plan.xlsx"


# --- tags ----------------------------------------------------------------------------------------------------


def test_two_misspelt_names_are_both_told_with_what_was_meant(built_office: Office) -> None:
    def misspell(xml: str) -> str:
        return xml.replace("{{ title }}", "{{ tittle }}", 1).replace("{{ action.priority }}", "{{ action.priorty }}", 1)

    change_part(built_office.template, "word/document.xml", misspell)
    told = refused(built_office, "--no-pdf")
    assert len(told) == 2, told
    assert re.search(r"paragraph \d+.*“tittle” means nothing to planbuilder\. Did you mean “title”\?", told[0])
    assert re.search(r"“action\.priorty” means nothing to planbuilder\. Did you mean “priority”\?", told[1])


@pytest.mark.parametrize(
    ("tag", "named"),
    [
        ("{{ year.__class__ }}", "__class__"),
        ("{{ ''.__class__ }}", "__class__"),
        ("{{ year", "{{ year"),
        ("{% if year %}", "if"),
        ("{{ year | nosuchfilter }}", "nosuchfilter"),
        ("{{ versions.append(1) }}", "append"),
        ("{{ 1/0 }}", "1/0"),
        ("{% include '/etc/passwd' %}", "include"),
    ],
)
def test_a_bad_tag_is_told_with_its_place_and_does_nothing(built_office: Office, tag: str, named: str) -> None:
    change_part(built_office.template, "word/document.xml", lambda xml: xml.replace("{{ title }}", tag, 1))
    [stop] = refused(built_office, "--no-pdf")
    assert re.match(r"templates/partnership-plan\.docx > paragraph \d+", stop), stop
    assert named in stop


@pytest.mark.parametrize("tag", ["{{ year", "{% if year", "{{ year }", "{# remark"])
def test_a_tag_that_is_not_closed_is_told_even_where_its_paragraph_is_left_out(built_office: Office, tag: str) -> None:
    change_part(built_office.template, "word/document.xml", lambda xml: xml.replace("{{ subtitle }}", tag, 1))
    [stop] = refused(built_office, "--no-pdf")
    assert tag in stop


def test_a_misspelt_name_in_the_footer_is_told_as_there(built_office: Office) -> None:
    change_footer(built_office, lambda xml: xml.replace("{{ year }}", "{{ yeer }}"))
    told = refused(built_office, "--no-pdf")
    assert told
    assert all("page footer" in stop and "Did you mean “year”?" in stop for stop in told)


def change_footer(office: Office, change: Callable[[str], str]) -> None:
    from stories.reading import parts

    name = next(one for one in parts(office.template, r"word/footer\d*\.xml") if "year" in _text(office, one))
    change_part(office.template, name, change)


def _text(office: Office, name: str) -> str:
    import zipfile

    with zipfile.ZipFile(office.template) as package:
        return package.read(name).decode("utf-8")


def test_checking_finds_misspelt_names_as_well(built_office: Office) -> None:
    change_part(built_office.template, "word/document.xml", lambda xml: xml.replace("{{ title }}", "{{ tittle }}", 1))
    ran = built_office.run("check")
    assert ran.code == 1, ran.words
    [stop] = stops(ran)
    assert "Did you mean “title”?" in stop
