"""The last parts of the Partnership Plan: promise, highlights, resources and action plans."""

from __future__ import annotations

from dataclasses import replace

from .plan_front import WIDTH, blocks, heading, heading_2, listed, passage
from .wordml import Page, Table, mark, paragraph, section_end, tag, twips

PORTRAIT = Page(False, 1247, 1247, 1134, 510, footer="rId21", first_footer="rId23")
LANDSCAPE = Page(True, 1021, 964, 907, 340, footer="rId22")
#: The cover's section alone has a first page without a footer.
LATER_PORTRAIT = replace(PORTRAIT, first_footer="")

#: Ref, strategic objective, action, lead officer, budget, police and crime plan priorities, timescale.
ACTION_CM = (1.8, 3.3, 7.4, 2.8, 2.3, 6.3)
WITHOUT_POLICE_CM = (1.8, 4.6, 10.9, 3.4, 2.8)


def promise() -> str:
    """The promise in one line, set large; bullets under it where there are any."""
    return "".join(
        [
            tag("{%p if texts.promise %}"),
            heading("Partnership promise"),
            blocks("texts.promise", "ListBullet", "ListNumber", "Promise"),
            tag("{%p endif %}"),
        ]
    )


def highlights() -> str:
    """Last year's achievements as tiles, three in a row; a shorter last row fills the width too."""
    title = "Achievements and highlights of {{ last_year }}"
    return "".join(
        [
            tag("{%p if highlights %}"),
            tag("{%p if texts.promise %}"),
            heading(title, same_page=True),
            tag("{%p else %}"),
            heading(title),
            tag("{%p endif %}"),
            passage("texts.highlights"),
            tag("{%p for row in highlights %}"),
            tag("{%p if row|length == 3 %}"),
            _tiles(3),
            tag("{%p elif row|length == 2 %}"),
            _tiles(2),
            tag("{%p else %}"),
            _tiles(1),
            tag("{%p endif %}"),
            paragraph("Gap"),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
        ]
    )


def _tiles(count: int) -> str:
    widths = [WIDTH // count] * (count - 1)
    table = Table("PartnershipTiles", "Achievements of {{ last_year }}", (*widths, WIDTH - sum(widths)))
    return table.xml(
        table.header(*[paragraph("StatNumber", f"{{{{ row[{n}].figure }}}}") for n in range(count)]),
        table.row(*[paragraph("StatLabel", f"{{{{ row[{n}].text }}}}") for n in range(count)], whole=True),
    )


def resources() -> str:
    """The budget by funder and by priority, and the actions that need no new money or state none."""
    return "".join(
        [
            tag("{%p if resources %}"),
            heading("Resources"),
            passage("texts.resources"),
            _money_tiles(),
            tag("{%p if resources.by_funder %}"),
            heading_2("Budget by funder"),
            _by_funder(),
            paragraph("SourceNote", "An action can have more than one funder, so the last column is not added up."),
            tag("{%p endif %}"),
            tag("{%p if resources.by_priority %}"),
            heading_2("Budget by priority"),
            _by_priority(),
            tag("{%p endif %}"),
            tag("{%p if resources.existing %}"),
            heading_2("Actions that use existing resources", new_page=True),
            _actions_of("existing", "Actions that use existing resources"),
            tag("{%p endif %}"),
            tag("{%p if resources.unstated %}"),
            heading_2("Actions with no budget stated"),
            _actions_of("unstated", "Actions with no budget stated"),
            tag("{%p endif %}"),
            tag("{%p endif %}"),
        ]
    )


def _money_tiles() -> str:
    third = WIDTH // 3
    table = Table("PartnershipTiles", "Resources at a glance", (third, third, WIDTH - 2 * third))
    figures = ("total", "total_actions", "total_existing")
    labels = ("set aside for this plan", "actions in this plan", "actions that use existing resources")
    return table.xml(
        table.header(*[paragraph("StatNumber", f"{{{{ resources.{figure} }}}}") for figure in figures]),
        table.row(*[paragraph("StatLabel", label) for label in labels], whole=True),
    )


def _by_funder() -> str:
    widths = (WIDTH - 3 * twips(2.9), twips(2.9), twips(2.9), twips(2.9))
    table = Table("PartnershipTable", "Budget by funder", widths, last_row=True)
    return table.xml(
        table.header(
            paragraph("TableHead", "Funder"),
            paragraph("TableHeadNumber", "Amount"),
            paragraph("TableHeadNumber", "Share"),
            paragraph("TableHeadNumber", "Actions"),
        ),
        table.tag("{%tr for funder in resources.by_funder %}"),
        table.row(
            paragraph("TableText", "{{ funder.name or 'Funder not named' }}"),
            paragraph("TableNumber", "{{ funder.amount }}"),
            paragraph("TableNumber", "{{ funder.share }}"),
            paragraph("TableNumber", "{{ funder.actions }}"),
            whole=True,
        ),
        table.tag("{%tr endfor %}"),
        table.row(
            paragraph("TableTotal", "All funders"),
            paragraph("TableTotalNumber", "{{ resources.total }}"),
            paragraph("TableTotalNumber", "100%"),
            paragraph("TableTotalNumber", "\N{EN DASH}"),
            whole=True,
        ),
    )


def _by_priority() -> str:
    widths = (WIDTH - 3 * twips(2.9), twips(2.9), twips(2.9), twips(2.9))
    table = Table("PartnershipTable", "Budget by priority", widths, last_row=True)
    return table.xml(
        table.header(
            paragraph("TableHead", "Priority"),
            paragraph("TableHeadNumber", "Amount"),
            paragraph("TableHeadNumber", "Actions"),
            paragraph("TableHeadNumber", "With existing resources"),
        ),
        table.tag("{%tr for priority in resources.by_priority %}"),
        table.row(
            paragraph("TableText", "{{ priority.name }}"),
            paragraph("TableNumber", "{{ priority.amount }}"),
            paragraph("TableNumber", "{{ priority.actions }}"),
            paragraph("TableNumber", "{{ priority.existing }}"),
            whole=True,
        ),
        table.tag("{%tr endfor %}"),
        table.row(
            paragraph("TableTotal", "All priorities"),
            paragraph("TableTotalNumber", "{{ resources.total }}"),
            paragraph("TableTotalNumber", "{{ resources.total_actions }}"),
            paragraph("TableTotalNumber", "{{ resources.total_existing }}"),
            whole=True,
        ),
    )


def _actions_of(name: str, title: str) -> str:
    widths = (twips(1.7), WIDTH - twips(1.7) - twips(5.0), twips(5.0))
    table = Table("PartnershipTable", title, widths)
    return table.xml(
        table.header(
            paragraph("TableHead", "Ref"),
            paragraph("TableHead", "Strategic objective"),
            paragraph("TableHead", "Priority"),
        ),
        table.tag(f"{{%tr for action in resources.{name} %}}"),
        table.row(
            paragraph("TableReference", "{{ action.ref }}"),
            paragraph("TableText", "{{ action.objective }}"),
            paragraph("TableText", "{{ action.priority }}"),
            whole=True,
        ),
        table.tag("{%tr endfor %}"),
    )


def sign_off() -> str:
    """Which partners have signed off what the draft says; left out where none has or nobody asks for it."""
    widths = (twips(4.8), twips(3.1), twips(3.6), twips(1.4), WIDTH - twips(12.9))
    table = Table("PartnershipTable", "Sign-off", widths)
    return "".join(
        [
            tag("{%p if sign_offs %}"),
            heading("Sign-off"),
            table.xml(
                table.header(
                    paragraph("TableHead", "Partner"),
                    paragraph("TableHead", "Signed by"),
                    paragraph("TableHead", "On"),
                    paragraph("TableHead", "Draft"),
                    paragraph("TableHead", "Conditions"),
                ),
                table.tag("{%tr for one in sign_offs %}"),
                table.row(
                    paragraph("TableLabel", "{{ one.partner }}"),
                    paragraph("TableText", "{{ one.by }}"),
                    paragraph("TableText", "{{ one.on }}"),
                    paragraph("TableText", "{{ one.draft }}"),
                    paragraph("TableText", "{{ one.conditions or 'None' }}"),
                    whole=True,
                ),
                table.tag("{%tr endfor %}"),
            ),
            # behind landscape pages it is a section of its own, which has no first page without a footer
            tag("{%p if action_plans %}"),
            section_end(LATER_PORTRAIT),
            tag("{%p endif %}"),
            tag("{%p endif %}"),
        ]
    )


def action_plans() -> str:
    """The landscape pages: a table of actions for each priority, in its colour."""
    return "".join(
        [
            tag("{%p if action_plans %}"),
            # on the portrait page before, so that the landscape pages have room for whole rows
            tag("{%p if texts.actions %}"),
            heading_2("About the action plans"),
            passage("texts.actions"),
            tag("{%p endif %}"),
            section_end(PORTRAIT),
            tag("{%p for plan in action_plans %}"),
            heading("Action plan: {{ plan.name }}"),
            tag("{%p if plan.actions and police %}"),
            _actions(),
            tag("{%p elif plan.actions %}"),
            _actions(with_police_priorities=False),
            tag("{%p else %}"),
            paragraph("Normal", "There are no actions for this priority this year."),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
            section_end(LANDSCAPE),
            tag("{%p endif %}"),
        ]
    )


def _actions(*, with_police_priorities: bool = True) -> str:
    """The table of a priority's actions; where there is no police and crime plan, without its column."""
    columns = ACTION_CM if with_police_priorities else WITHOUT_POLICE_CM
    widths = tuple(twips(cm) for cm in columns)
    table = Table(
        "PartnershipActions",
        "Action plan: {{ plan.name }}",
        (*widths, LANDSCAPE.text_width - sum(widths)),
        first_column=True,
        banded=False,
    )
    police = ["Police and crime plan priorities"] * with_police_priorities
    heads = ("Lead officer", "Budget", *police, "Timescale")
    serves = [listed("action.serves", "TableBullet", "None stated", "TableText")] * with_police_priorities
    in_cell = ("TableBullet", "TableListNumber")
    return table.xml(
        table.header(
            paragraph("TableHead", "Ref"),
            paragraph("TableHead", "Strategic objective"),
            paragraph("TableHead", "Action", mark("plan.colour")),
            *[paragraph("TableHead", head) for head in heads],
        ),
        table.tag("{%tr for action in plan.actions %}"),
        table.row(
            paragraph("TableReference", "{{ action.ref }}", mark("action.keep_whole")),
            blocks("action.objective", *in_cell, "TableLabel", "Not stated"),
            blocks("action.what", *in_cell, "TableText", "Not stated"),
            listed("action.leads", "TableText", "Not stated", "TableText"),
            listed("action.budget", "TableText", "Not stated", "TableText"),
            *serves,
            blocks("action.timescale", *in_cell, "TableText", "Not stated"),
        ),
        table.tag("{%tr endfor %}"),
    )
