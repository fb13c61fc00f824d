"""The comparisons of the achievements report: crime in the area and in the force, and the districts."""

from __future__ import annotations

from . import palette as c
from .plan_back import LANDSCAPE, LATER_PORTRAIT
from .plan_front import WIDTH, heading, heading_2
from .report_front import heading_3, passage, when
from .wordml import Table, cell, paragraph, row, run, section_end, tag, twips

#: The columns under each group of the crime table: heading, value, centimetres. Counts of a force may be millions.
OWN = (
    ("{{ crime.previous }}", "own_previous", 1.75),
    ("{{ crime.current }}", "own_current", 1.75),
    ("Difference", "own_difference", 1.95),
    ("% difference", "own_change", 1.95),
    ("Rate", "own_rate", 1.2),
)
COMPARED = (("Gap, % points", "gap", 1.55), ("Rate gap", "rate_gap", 1.2))
FORCE = (
    ("{{ crime.previous }}", "force_previous", 1.75),
    ("{{ crime.current }}", "force_current", 1.75),
    ("Difference", "force_difference", 1.95),
    ("% difference", "force_change", 1.95),
    ("Rate", "force_rate", 1.2),
)
COLUMNS = (*OWN, *COMPARED, *FORCE)


def crime() -> str:
    """The landscape table of all measures with its notes, then a sentence for each measure that is commented on."""
    return "".join(
        [
            tag("{%p if crime %}"),
            section_end(LATER_PORTRAIT),
            heading("Crime comparison"),
            passage("texts.crime"),
            _crime_table(),
            paragraph("Gap"),
            _crime_notes(),
            section_end(LANDSCAPE),
            when("crime.comments", _comments()),
            tag("{%p elif texts.crime %}"),
            heading("Crime comparison"),
            passage("texts.crime"),
            tag("{%p endif %}"),
        ]
    )


def _crime_table() -> str:
    widths = tuple(twips(cm) for *_, cm in COLUMNS)
    first = LANDSCAPE.text_width - sum(widths)
    title = "Crime in {{ crime.own }} and {{ crime.force }}, {{ crime.previous }} and {{ crime.current }}"
    table = Table("PartnershipFigures", title, (first, *widths))
    groups = ((OWN, "{{ crime.own }}"), (COMPARED, "Compared"), (FORCE, "{{ crime.force }}"))
    spans = [
        cell(
            sum(twips(cm) for *_, cm in columns),
            paragraph("TableHeadGroup", name),
            span=len(columns),
            fill=c.NAVY,
        )
        for columns, name in groups
    ]
    top = [cell(first, paragraph("TableHeadTight", "Measure"), down="restart", fill=c.NAVY), *spans]
    below = [cell(first, paragraph("TableHeadTight"), down="continue", fill=c.NAVY)]
    below += [
        cell(width, paragraph("TableHeadNumberTight", name), fill=c.NAVY)
        for width, (name, *_) in zip(widths, COLUMNS, strict=True)
    ]
    return table.xml(
        row(top, header=True),
        row(below, header=True),
        table.tag("{%tr for measure in crime.measures %}"),
        table.row(
            paragraph("TableTextTight", "{{ measure.name }}"),
            *[paragraph("TableNumberTight", f"{{{{ measure.{name} }}}}") for _, name, _ in COLUMNS],
            whole=True,
        ),
        table.tag("{%tr endfor %}"),
    )


def _crime_notes() -> str:
    """What the columns mean, and what is marked, missing or peculiar."""
    meaning = (
        "Difference: {{ crime.current }} ({{ crime.current_dates }}) less {{ crime.previous }} "
        "({{ crime.previous_dates }}); % difference: as a percentage of {{ crime.previous }}. Rate: the count of "
        "{{ crime.current }} for every 1,000 people. Gap and rate gap: the % difference and the rate in "
        "{{ crime.own }} less those in {{ crime.force }}."
    )
    small = "* A percentage of a count below {{ crime.small_below }}: small counts make large percentages."
    return "".join(
        [
            tag("{%p if crime.households %}"),
            paragraph("SourceLine", f"{meaning} For every 1,000 households, not people: {{{{ crime.households }}}}."),
            tag("{%p else %}"),
            paragraph("SourceLine", meaning),
            tag("{%p endif %}"),
            when("crime.small_below", paragraph("SourceLine", small)),
            tag("{%p for note in crime.missing %}"),
            paragraph("SourceLine", "n/a: {{ note.reason }} ({{ note.measures }})."),
            tag("{%p endfor %}"),
            tag("{%p for note in crime.notes %}"),
            paragraph("SourceLine", "{{ note.name }}: {{ note.text }}"),
            tag("{%p endfor %}"),
            when("crime.source", paragraph("SourceLine", "Source: {{ crime.source }}")),
        ]
    )


def _comments() -> str:
    return "".join(
        [
            heading_2("What lies behind the figures"),
            tag("{%p for comment in crime.comments %}"),
            heading_3("{{ comment.name }}"),
            paragraph(
                "Normal",
                run("{{ comment.name }} {{ comment.words }}.", "Strong"),
                " In the whole of {{ crime.force }}, {{ comment.force_words }}.",
            ),
            passage("comment.explanation"),
            tag("{%p endfor %}"),
        ]
    )


def districts() -> str:
    """The league table with the own area set off, its total held against the force, and the bar chart."""
    return when(
        "districts or texts.districts",
        heading("Districts compared"),
        passage("texts.districts"),
        when(
            "districts",
            when("districts.rank_words", paragraph("Callout", "{{ districts.own }} {{ districts.rank_words }}.")),
            _league(),
            _league_notes(),
            when(
                "districts.chart",
                paragraph(
                    "TableHeading",
                    "{{ districts.measure }} for every 1,000 {{ districts.per }}, {{ districts.period }}",
                ),
                paragraph("PictureHolder", "{{ districts.chart }}"),
            ),
        ),
    )


def _league() -> str:
    widths = (twips(1.9), WIDTH - twips(1.9) - 2 * twips(3.6), twips(3.6), twips(3.6))
    title = "{{ districts.measure }} by district, {{ districts.period }}"
    table = Table("PartnershipFigures", title, widths, last_row=True)

    def line(text: str, number: str, name: str, fill: str = "") -> str:
        return table.row(
            paragraph(number, "{{ place.rank }}"),
            paragraph(text, name),
            paragraph(number, "{{ place.count }}"),
            paragraph(number, "{{ place.rate }}"),
            whole=True,
            fill=fill,
        )

    return table.xml(
        table.header(
            paragraph("TableHeadNumberTight", "Rank"),
            paragraph("TableHeadTight", "District"),
            paragraph("TableHeadNumberTight", "{{ districts.nouns|capitalize }}"),
            paragraph("TableHeadNumberTight", "Per 1,000 {{ districts.per }}"),
        ),
        table.tag("{%tr for place in districts.places %}"),
        table.tag("{%tr if place.own %}"),
        line("TableTotalTight", "TableTotalNumberTight", "{{ place.name }} (our area)", c.GOLD),
        table.tag("{%tr else %}"),
        line("TableTextTight", "TableNumberTight", "{{ place.name }}"),
        table.tag("{%tr endif %}"),
        table.tag("{%tr endfor %}"),
        table.row(
            paragraph("TableTotalNumberTight", "\N{EN DASH}"),
            paragraph("TableTotalTight", "All of these"),
            paragraph("TableTotalNumberTight", "{{ districts.total }}"),
            paragraph("TableTotalNumberTight", "{{ districts.rate }}"),
            whole=True,
        ),
    )


def _league_notes() -> str:
    """What rank 1 is; whether the counts add up to the force's own; what the exceptions are."""
    order = "Rank 1 is the {{ districts.order }} rate. Equal rates share a rank."
    agrees = "Together they are the {{ districts.total }} that {{ districts.force }} counts as a whole"
    differs = "Together they are {{ districts.total }}; {{ districts.force }} counts {{ districts.force_count }}"
    total = [
        tag("{%p if districts.agrees and districts.exceptions %}"),
        paragraph("SourceLine", f"{order} {agrees}, with {{{{ districts.exceptions }}}}, which is no district."),
        tag("{%p elif districts.agrees %}"),
        paragraph("SourceLine", f"{order} {agrees}."),
        tag("{%p elif districts.apart %}"),
        paragraph("SourceLine", f"{order} {differs} as a whole, {{{{ districts.apart }}}}."),
        tag("{%p else %}"),
        paragraph("SourceLine", order),
        tag("{%p endif %}"),
    ]
    return "".join(
        [
            *total,
            when("districts.why_no_total", paragraph("SourceLine", "n/a, the total: {{ districts.why_no_total }}.")),
            tag("{%p for note in districts.notes %}"),
            paragraph("SourceLine", "{{ note }}"),
            tag("{%p endfor %}"),
            tag("{%p for source in districts.sources %}"),
            paragraph("SourceLine", "Source of the numbers of {{ districts.per }}: {{ source }}"),
            tag("{%p endfor %}"),
        ]
    )
