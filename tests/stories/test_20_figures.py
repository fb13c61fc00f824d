"""An officer quotes figures in texts of the plan and of the report, and an auditor asks where each comes from."""

from __future__ import annotations

from stories.office import Office, column, editing
from stories.reading import text

QUOTED = "All crime rose by [[All crime: change size %]]; [[Plan: actions]] actions follow."


def quoting(office: Office, words: str, sheet: str = "Text", heading: str = "Text") -> None:
    with office.book() as book:
        book[sheet].cell(2, column(book[sheet], heading)).value = words


def test_a_figure_in_a_text_of_the_plan_is_filled_in_and_follows_the_statistics(office: Office) -> None:
    quoting(office, QUOTED)
    assert office.run("plan", "--no-pdf").code == 0
    assert "All crime rose by 16.9%; 23 actions follow." in text(office.docx)
    assert "nothing has changed" in office.run("plan", "--no-pdf").said

    with editing(office.inputs / "statistics.xlsx") as book:
        sheet = book["Crime"]
        sheet.cell(2, column(sheet, "Own area, current period")).value = 5135
    again = office.run("plan", "--no-pdf")
    assert "nothing has changed" not in again.said
    assert "All crime rose by 24.2%" in text(office.docx)


def test_brackets_are_never_printed_where_there_are_no_statistics_to_fill_them_from(office: Office) -> None:
    quoting(office, QUOTED)
    (office.inputs / "statistics.xlsx").unlink()
    for command in ("plan", "check"):
        ran = office.run(command)
        assert ran.code == 1
        assert (
            "STOP  plan.xlsx > Text > B2: “All crime: change size %” cannot be filled in, because statistics.xlsx is"
            " not there."
        ) in ran.said
        assert "1 thing to mend" in ran.said
    assert office.in_outputs() == []


def test_statistics_with_something_to_mend_stop_a_plan_that_quotes_them(office: Office) -> None:
    quoting(office, QUOTED)
    with editing(office.inputs / "statistics.xlsx") as book:
        book["Crime"].cell(2, 3).value = "about 4,000"
    ran = office.run("plan", "--no-pdf")
    assert ran.code == 1
    assert "because statistics.xlsx has something to mend" in ran.said
    assert "STOP  statistics.xlsx > Crime > C2: “about 4,000” is not a count." in ran.said


def test_a_plan_that_quotes_its_own_figures_alone_needs_no_statistics(office: Office) -> None:
    quoting(office, "We set aside [[Plan: money planned]] for [[plan: Actions]] actions.")
    (office.inputs / "statistics.xlsx").unlink()
    ran = office.run("plan", "--no-pdf")
    assert ran.code == 0, ran.words
    assert "We set aside £28,374 for 23 actions." in text(office.docx)


def test_a_misspelt_figure_in_the_plan_is_answered_with_the_nearest_name(office: Office) -> None:
    quoting(office, "All crime rose by [[All crime: chnage %]].")
    ran = office.run("plan", "--no-pdf")
    assert ran.code == 1
    assert "STOP  plan.xlsx > Text > B2: “All crime: chnage %” is not the name of a figure." in ran.said
    assert "Did you mean “All crime: change %”?" in ran.said


def test_a_figure_in_the_progress_alone_makes_the_plan_need_nothing_more(office: Office) -> None:
    quoting(office, "Robbery: [[Robbery: chnage]]", "Progress", "What was done")
    with editing(office.inputs / "statistics.xlsx") as book:
        book["Crime"].cell(2, 3).value = "about 4,000"
    ran = office.run("plan", "--no-pdf")
    assert ran.code == 0, ran.words
    assert "to mend, 0 to check" in ran.said


def test_an_auditor_gets_the_figures_of_every_document_that_is_begun(office: Office) -> None:
    quoting(office, QUOTED)
    ran = office.run("figures")
    assert ran.code == 0, ran.words
    folder = office.outputs / "figures"
    assert sorted(path.name for path in folder.iterdir()) == [
        *("figures-plan.html", "figures-plan.xlsx", "figures-report.html", "figures-report.xlsx")
    ]
    page = (folder / "figures-plan.html").read_text("utf-8")
    assert "difference as a percentage of 2016, without its sign: 700 / 4,135 x 100 = 16.92865...%" in page
    assert "quoted in" in page and "plan.xlsx!<wbr>Text!<wbr>B2" in page


def test_a_document_that_cannot_be_made_has_no_list_of_figures(office: Office) -> None:
    with editing(office.inputs / "statistics.xlsx") as book:
        book["Crime"].cell(2, 3).value = "about 4,000"
    ran = office.run("figures", "--document", "report")
    assert ran.code == 1
    assert "STOP  statistics.xlsx > Crime > C2" in ran.said
    assert not (office.outputs / "figures").exists()
    assert office.run("figures", "--document", "plan", "--quiet").code == 0


QUOTE = "[[All crime: change %]]"


def typed_in(office: Office, workbook: str, sheet: str, heading: str, words: str = QUOTE) -> None:
    with editing(office.inputs / workbook) as book:
        cell = book[sheet].cell(2, column(book[sheet], heading))
        cell.value = f"{cell.value} {words}"


def test_a_name_that_quotes_a_figure_is_told_at_its_cell_and_never_printed(office: Office) -> None:
    places = (
        *(("achievements.xlsx", "Police teams", "Team"), ("achievements.xlsx", "Projects", "Written by")),
        *(("statistics.xlsx", "Indicators", "Indicator"), ("statistics.xlsx", "Enforcement", "Year")),
        ("plan.xlsx", "Actions", "Lead officer"),
    )
    for place in places:
        typed_in(office, *place)
    ran = office.run("report", "--no-pdf")
    assert ran.code == 1
    said = ran.said
    for workbook, sheet, _ in places:
        assert f"STOP  {workbook} > {sheet} > " in said, sheet
    assert "A name cannot quote a figure, and “All crime: change %” is one" in said


def test_a_lead_officer_that_quotes_a_figure_stops_a_plan_without_statistics_too(office: Office) -> None:
    typed_in(office, "plan.xlsx", "Actions", "Lead officer")
    (office.inputs / "statistics.xlsx").unlink()
    ran = office.run("plan", "--no-pdf")
    assert ran.code == 1
    assert "A name cannot quote a figure" in ran.said


def test_headings_that_nothing_refers_to_are_filled_in(office: Office) -> None:
    typed_in(office, "achievements.xlsx", "Projects", "Project")
    typed_in(office, "plan.xlsx", "Versions", "Stage")
    assert office.run("report", "--no-pdf").code == 0
    assert office.run("plan", "--no-pdf").code == 0
    assert "16.9%" in text(office.docx) and "[[" not in text(office.docx)
    report = next(office.outputs.glob("achievements-report*.docx"))
    assert "[[" not in text(report)
