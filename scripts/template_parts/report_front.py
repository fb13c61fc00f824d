"""The achievements report from its cover to the police: what a reader meets before the figures."""

from __future__ import annotations

from .plan_front import HALVES, KEEP_NEXT, KEY, WIDTH, blocks, heading, heading_2, listed, version_control
from .wordml import Table, paragraph, run, tag, twips

PERIODS = "Crime and incidents in {{ crime.own }}, {{ crime.current }} compared with {{ crime.previous }}:"


def heading_3(text: str) -> str:
    """A heading within a section; it does not go into the contents."""
    return paragraph("Heading3", text)


def when(condition: str, *content: str) -> str:
    """Content that is printed only where the condition holds."""
    return "".join([tag(f"{{%p if {condition} %}}"), *content, tag("{%p endif %}")])


def passage(name: str, above: str = "") -> str:
    """A text as the officer typed it; a line that ends in a colon stays with the list that it leads to.

    `above` names a picture that follows: where there is one, the last paragraph stays with it.
    """
    lines = [
        tag(f"{{%p for block in {name} %}}"),
        *(_with_picture(above) if above else [tag("{%p if block.bullet %}")]),
        paragraph("ListBullet", "{{ block }}"),
        tag("{%p elif block.number %}"),
        paragraph("ListNumber", "{{ block }}"),
        tag("{%p elif block[-1:] == ':' %}"),
        paragraph("TextKeptTogether", "{{ block }}"),
        tag("{%p else %}"),
        paragraph("Normal", "{{ block }}"),
        tag("{%p endif %}"),
        tag("{%p endfor %}"),
    ]
    return "".join(lines)


def _with_picture(picture: str) -> list[str]:
    """The last paragraph above a picture, which is kept on its page; then the beginning of what others look like."""
    return [
        tag(f"{{%p if loop.last and {picture} and block.bullet %}}"),
        paragraph("ListBullet", "{{ block }}", settings=KEEP_NEXT),
        tag(f"{{%p elif loop.last and {picture} and block.number %}}"),
        paragraph("ListNumber", "{{ block }}", settings=KEEP_NEXT),
        tag(f"{{%p elif loop.last and {picture} %}}"),
        paragraph("TextKeptTogether", "{{ block }}"),
        tag("{%p elif block.bullet %}"),
    ]


def cover() -> str:
    """Crest, partnership, title, year, the day of the report where one is given, and the drafts issued of it."""
    return "".join(
        [
            when("crest", paragraph("CoverCrest", "{{ crest }}")),
            paragraph("CoverKicker", "{{ partnership.name }}"),
            paragraph("CoverTitle", "{{ title }}"),
            when("subtitle", paragraph("CoverSubtitle", "{{ subtitle }}")),
            paragraph("CoverYear", "{{ year }}\t{{ status }}"),
            when("date", paragraph("CoverLabel", "Date"), paragraph("ContactLine", "{{ date }}")),
            version_control(),
        ]
    )


def summary() -> str:
    """The year on one page, which a councillor reads first: what came of the plan, its money, the main figures."""
    return when(
        "texts.summary or texts.outturn or summary.tiles or summary.points",
        heading("The year on one page"),
        passage("texts.summary"),
        when("summary.tiles|length == 3", _tiles(3)),
        when("summary.tiles|length == 2", _tiles(2)),
        when("summary.tiles|length == 1", _tiles(1)),
        when(
            "summary.points",
            heading_2("Main figures"),
            when("crime and crime.comments", paragraph("KeyLine", PERIODS)),
            blocks("summary.points", "ListBulletTight", "ListNumberTight", "Normal"),
        ),
        when(
            "summary.by_priority or summary.money or texts.outturn",
            heading_2("Plan against outturn"),
            passage("texts.outturn"),
        ),
        when(
            "summary.by_priority", paragraph("TableHeading", "Actions by status at the end of the year"), _by_status()
        ),
        when("summary.money", paragraph("TableHeading", "Money planned by funder"), _money()),
    )


def _tiles(count: int) -> str:
    widths = [WIDTH // count] * (count - 1)
    table = Table("PartnershipTiles", "The year at a glance", (*widths, WIDTH - sum(widths)))
    return table.xml(
        table.header(*[paragraph("StatNumber", f"{{{{ summary.tiles[{n}].figure }}}}") for n in range(count)]),
        table.row(*[paragraph("StatLabel", f"{{{{ summary.tiles[{n}].text }}}}") for n in range(count)], whole=True),
    )


#: The columns of the table of statuses and their widths in centimetres; the first takes what is left.
STATUS_COLUMNS = (
    ("Complete", 1.95),
    ("Green", 1.35),
    ("Amber", 1.45),
    ("Red", 1.1),
    ("Not started", 1.6),
    ("No progress recorded", 2.0),
    ("All", 1.1),
)


def _by_status() -> str:
    columns = [twips(cm) for _, cm in STATUS_COLUMNS]
    table = Table(
        "PartnershipFigures",
        "Actions by status at the end of the year",
        (WIDTH - sum(columns), *columns),
        last_row=True,
    )
    places = range(len(columns))
    return table.xml(
        table.header(
            paragraph("TableHeadTight", "Priority"),
            *[paragraph("TableHeadNumberTight", name) for name, _ in STATUS_COLUMNS],
        ),
        table.tag("{%tr for row in summary.by_priority %}"),
        table.row(
            paragraph("TableTextTight", "{{ row.name }}"),
            *[paragraph("TableNumberTight", f"{{{{ row.counts[{place}] }}}}") for place in places],
            whole=True,
        ),
        table.tag("{%tr endfor %}"),
        table.row(
            paragraph("TableTotalTight", "All priorities"),
            *[paragraph("TableTotalNumberTight", f"{{{{ summary.all[{place}] }}}}") for place in places],
            whole=True,
        ),
    )


def _money() -> str:
    widths = (WIDTH - 3 * twips(2.6), twips(2.6), twips(2.6), twips(2.6))
    table = Table("PartnershipFigures", "Money planned by funder", widths, last_row=True)
    return table.xml(
        table.header(
            paragraph("TableHeadTight", "Funder"),
            paragraph("TableHeadNumberTight", "Planned"),
            paragraph("TableHeadNumberTight", "Share"),
            paragraph("TableHeadNumberTight", "Actions"),
        ),
        table.tag("{%tr for funder in summary.money %}"),
        table.row(
            paragraph("TableTextTight", "{{ funder.name or 'Funder not named' }}"),
            paragraph("TableNumberTight", "{{ funder.amount }}"),
            paragraph("TableNumberTight", "{{ funder.share }}"),
            paragraph("TableNumberTight", "{{ funder.actions }}"),
            whole=True,
        ),
        table.tag("{%tr endfor %}"),
        table.row(
            paragraph("TableTotalTight", "All funders"),
            paragraph("TableTotalNumberTight", "{{ summary.total }}"),
            paragraph("TableTotalNumberTight", "100%"),
            paragraph("TableTotalNumberTight", "\N{EN DASH}"),
            whole=True,
        ),
    )


def introduction() -> str:
    """What the partnership is, who leads it, its partners and this year's priorities."""
    return when(
        "texts.introduction or texts.partners or partners or texts.priorities or priorities or partnership.chair",
        heading("Introduction"),
        passage("texts.introduction"),
        when(
            "partners or texts.partners or partnership.chair or partnership.vice_chair",
            heading_2("Our partners"),
            passage("texts.partners"),
            when("partners", _partners(), *(_key_line(kind, meaning) for kind, meaning in KEY.items())),
            when("partnership.chair", _person("Chair", "partnership.chair")),
            when("partnership.vice_chair", _person("Vice chair", "partnership.vice_chair")),
        ),
        when(
            "priorities or texts.priorities",
            heading_2("Priorities of {{ year }}"),
            blocks("texts.priorities", "ListBullet", "ListNumber", "TextKeptTogether"),
            when("priorities", _priorities()),
        ),
    )


def _priorities() -> str:
    """The year's priorities by number, each with what the plan said it would focus on."""
    widths = (twips(1.5), twips(4.6), WIDTH - twips(1.5) - twips(4.6))
    table = Table("PartnershipNumbers", "Priorities of {{ year }}", widths, first_column=True)
    return table.xml(
        table.header(
            paragraph("BoxHead", "No."), paragraph("BoxHead", "Priority"), paragraph("BoxHead", "What it focuses on")
        ),
        table.tag("{%tr for priority in priorities %}"),
        table.row(
            paragraph("TileNumber", "{{ priority.number }}"),
            paragraph("TileText", "{{ priority.name }}"),
            listed("priority.focusing_on", "TableBullet", "Not stated", "TableText"),
            whole=True,
        ),
        table.tag("{%tr endfor %}"),
    )


def _person(role: str, name: str) -> str:
    return paragraph("KeyLine", run(f"{role}: ", "Strong"), f"{{{{ {name} }}}}")


def _key_line(kind: str, meaning: str) -> str:
    return when(f"partners.{kind}", paragraph("KeyLine", run(f"{kind.capitalize()} partners: ", "Strong"), meaning))


def _partners() -> str:
    table = Table("PartnershipPartners", "Statutory and community partners", HALVES, first_column=True)
    return table.xml(
        table.header(paragraph("BoxHead", "Statutory partners"), paragraph("BoxHead", "Community partners")),
        table.row(
            listed("partners.statutory", "BoxBullet", "None", "BoxText"),
            listed("partners.community", "BoxBullet", "None", "BoxText"),
        ),
    )


def policing() -> str:
    """The police who serve the area: team by team, their ranks and numbers."""
    widths = (twips(6.2), twips(2.0), WIDTH - twips(6.2) - twips(2.0))
    table = Table("PartnershipTable", "Officers of the {{ team.name }}", widths, last_row=True)
    return when(
        "texts.policing or teams",
        heading("Policing structure and resources"),
        passage("texts.policing"),
        tag("{%p for team in teams %}"),
        heading_2("{{ team.name }}"),
        blocks("team.about", "ListBullet", "ListNumber", "TextKeptTogether"),
        when(
            "team.posts",
            table.xml(
                table.header(
                    paragraph("TableHead", "Rank"),
                    paragraph("TableHeadNumber", "Number"),
                    paragraph("TableHead", "Note"),
                ),
                table.tag("{%tr for post in team.posts %}"),
                table.row(
                    paragraph("TableText", "{{ post.rank }}"),
                    paragraph("TableNumber", "{{ post.number }}"),
                    paragraph("TableText", "{{ post.note or '\N{EN DASH}' }}"),
                    whole=True,
                ),
                table.tag("{%tr endfor %}"),
                table.row(
                    paragraph("TableTotal", "All ranks"),
                    paragraph("TableTotalNumber", "{{ team.total }}"),
                    paragraph("TableText", "\N{EN DASH}"),
                    whole=True,
                ),
            ),
        ),
        tag("{%p endfor %}"),
    )
