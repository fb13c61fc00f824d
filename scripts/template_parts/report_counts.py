"""The other counted parts of the achievements report: months, enforcement, indicators."""

from __future__ import annotations

from .plan_front import WIDTH, heading
from .report_front import passage, when
from .report_ratings import rating
from .wordml import Table, paragraph, tag, twips


def months() -> str:
    """Each series with its chart of two years, the same numbers as a table, and what has changed."""
    return "".join(
        [
            tag("{%p for series in monthly %}"),
            heading("{{ series.name }}"),
            when("loop.first", passage("texts.monthly")),
            when("series.sentence", paragraph("Callout", "{{ series.sentence }}")),
            when("series.chart", paragraph("PictureHolder", "{{ series.chart }}")),
            when("series.years|length == 2", _two_years()),
            when("series.years|length == 1", _one_year()),
            when("series.missing", paragraph("SourceLine", "n/a: not recorded.")),
            tag("{%p for note in series.notes %}"),
            paragraph("SourceLine", "{{ note }}"),
            tag("{%p endfor %}"),
            when("series.source", paragraph("SourceLine", "Source: {{ series.source }}.")),
            tag("{%p else %}"),
            when("texts.monthly", heading("Month by month"), passage("texts.monthly")),
            tag("{%p endfor %}"),
        ]
    )


def _two_years() -> str:
    widths = (WIDTH - 3 * twips(3.4), twips(3.4), twips(3.4), twips(3.4))
    table = Table("PartnershipFigures", "{{ series.name }} by month", widths, last_row=True)
    return _months_table(
        table, ("previous", "current", "change"), ("series.totals[0]", "series.totals[1]", "series.change")
    )


def _one_year() -> str:
    table = Table("PartnershipFigures", "{{ series.name }} by month", (WIDTH - twips(4), twips(4)), last_row=True)
    return _months_table(table, ("current",), ("series.totals[0]",))


def _months_table(table: Table, columns: tuple[str, ...], totals: tuple[str, ...]) -> str:
    heads = ("{{ series.years[0] }}", "{{ series.years[1] }}", "Difference")[: len(columns)]
    return table.xml(
        table.header(
            paragraph("TableHeadTight", "Month"), *[paragraph("TableHeadNumberTight", head) for head in heads]
        ),
        table.tag("{%tr for line in series.rows %}"),
        table.row(
            paragraph("TableTextTight", "{{ line.month }}"),
            *[paragraph("TableNumberTight", f"{{{{ line.{name} }}}}") for name in columns],
            whole=True,
        ),
        table.tag("{%tr endfor %}"),
        table.row(
            paragraph("TableTotalTight", "All months"),
            *[paragraph("TableTotalNumberTight", f"{{{{ {name} }}}}") for name in totals],
            whole=True,
        ),
    )


def enforcement() -> str:
    """Enforcement by year with its totals."""
    widths = (WIDTH - 2 * twips(5.0), twips(5.0), twips(5.0))
    table = Table("PartnershipTable", "Enforcement by year", widths, last_row=True)
    return when(
        "enforcement or texts.enforcement",
        heading("Enforcement"),
        passage("texts.enforcement"),
        when(
            "enforcement",
            table.xml(
                table.header(
                    paragraph("TableHead", "Year"),
                    paragraph("TableHeadNumber", "Number"),
                    paragraph("TableHeadNumber", "Costs and fines received"),
                ),
                table.tag("{%tr for line in enforcement.rows %}"),
                table.row(
                    paragraph("TableText", "{{ line.year }}"),
                    paragraph("TableNumber", "{{ line.number }}"),
                    paragraph("TableNumber", "{{ line.received }}"),
                    whole=True,
                ),
                table.tag("{%tr endfor %}"),
                table.row(
                    paragraph("TableTotal", "All years"),
                    paragraph("TableTotalNumber", "{{ enforcement.number }}"),
                    paragraph("TableTotalNumber", "{{ enforcement.received }}"),
                    whole=True,
                ),
            ),
            when("enforcement.missing", paragraph("SourceLine", "n/a: not recorded; the totals are without it.")),
            tag("{%p for note in enforcement.notes %}"),
            paragraph("SourceLine", "{{ note }}"),
            tag("{%p endfor %}"),
        ),
    )


def indicators() -> str:
    """The indicators with their ratings; on the page of the enforcement where there is one."""
    tight = (1.9, 1.9, 1.9, 2.1, 2.3)
    columns = [twips(cm) for cm in tight]
    table = Table("PartnershipTable", "Indicators", (WIDTH - sum(columns), *columns))
    meaning = (
        "Green: the target is reached. Amber: it is missed by no more than the indicator allows. Red: it is missed by "
        "more. Direction: from the baseline to the outturn."
    )
    return when(
        "indicators or texts.indicators",
        tag("{%p if enforcement or texts.enforcement %}"),
        heading("Indicators", same_page=True),
        tag("{%p else %}"),
        heading("Indicators"),
        tag("{%p endif %}"),
        passage("texts.indicators"),
        when(
            "indicators",
            table.xml(
                table.header(
                    paragraph("TableHead", "Indicator"),
                    *[paragraph("TableHeadNumber", name) for name in ("Baseline", "Target", "Outturn")],
                    paragraph("TableHead", "Direction"),
                    paragraph("TableHeadGroup", "Rating"),
                ),
                table.tag("{%tr for line in indicators.rows %}"),
                table.row(
                    [
                        paragraph("TableLabel", "{{ line.name }}"),
                        when("line.unit", paragraph("TableText", "{{ line.unit }}")),
                    ],
                    *[paragraph("TableNumber", f"{{{{ line.{name} }}}}") for name in ("baseline", "target", "outturn")],
                    paragraph("TableText", "{{ line.direction }}"),
                    rating("line.rag", "n/a"),
                    whole=True,
                ),
                table.tag("{%tr endfor %}"),
            ),
            paragraph("SourceLine", meaning),
            tag("{%p for note in indicators.missing %}"),
            paragraph("SourceLine", "n/a, {{ note.name }}: {{ note.reason }}."),
            tag("{%p endfor %}"),
            tag("{%p for note in indicators.notes %}"),
            paragraph("SourceLine", "{{ note.name }}: {{ note.text }}"),
            tag("{%p endfor %}"),
        ),
    )
