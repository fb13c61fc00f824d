"""What was done under each priority, and how the achievements report ends."""

from __future__ import annotations

from .plan_front import KEEP_NEXT, WIDTH, blocks, heading, heading_2
from .report_front import heading_3, passage, when
from .report_ratings import rating
from .wordml import Table, cell, mark, paragraph, row, tag, twips

HALF = WIDTH // 2


def activity() -> str:
    """Work for all priorities, then each priority: boxes, projects, events, and what was done on its actions."""
    return "".join(
        [
            when(
                "texts.activity or texts.events or texts.progress or shared or achieved",
                heading("Activity and achievements"),
                passage("texts.activity"),
                passage("texts.events"),
                passage("texts.progress"),
                when("shared", heading_2("For all priorities"), _projects("shared")),
            ),
            tag("{%p for priority in achieved %}"),
            heading_2("{{ priority.name }}"),  # no page of its own: what goes before may end at the top of one
            passage("priority.about"),
            when("priority.boxes", _boxes(), paragraph("Gap")),
            _projects("priority.projects"),
            when("priority.events or priority.about_events", _events()),
            when("priority.actions", _actions()),
            tag("{%p endfor %}"),
        ]
    )


def _boxes() -> str:
    table = Table("PartnershipHighlights", "Highlights: {{ priority.name }}", (HALF, WIDTH - HALF), banded=False)
    head = paragraph("BoxHead", "Highlights of {{ year }}", mark("priority.colour"), settings=KEEP_NEXT)
    in_box = ("BoxBullet", "BoxBullet", "BoxText", "Not stated", KEEP_NEXT)  # the boxes stay on one page
    return table.xml(
        row([cell(WIDTH, head, span=2)], header=True),
        table.tag("{%tr for pair in priority.boxes %}"),
        table.tag("{%tr if pair.right %}"),
        table.row(blocks("pair.left", *in_box), blocks("pair.right", *in_box), whole=True),
        table.tag("{%tr else %}"),
        row([cell(WIDTH, blocks("pair.left", *in_box), span=2)], whole=True),
        table.tag("{%tr endif %}"),
        table.tag("{%tr endfor %}"),
    )


def _projects(name: str) -> str:
    return "".join(
        [
            tag(f"{{%p for project in {name} %}}"),
            heading_3("{{ project.name }}"),
            when("project.partner", paragraph("SourceNote", "Written by {{ project.partner }}")),
            passage("project.text", above="project.picture"),
            when("project.picture", paragraph("PictureHolder", "{{ project.picture }}")),
            when("project.picture_note", paragraph("SourceNote", "{{ project.picture_note }}")),
            tag("{%p endfor %}"),
        ]
    )


def _events() -> str:
    return (
        heading_3("Events")
        + passage("priority.about_events")
        + blocks("priority.events", "ListBulletTight", "ListNumberTight", "Normal")
    )


#: Ref, strategic objective, quarter and rating; what was done takes what is left.
ACTION_CM = (1.8, 4.75, 2.4)


def _actions() -> str:
    widths = tuple(twips(cm) for cm in ACTION_CM)
    reference = ("{{ action.ref }}", mark("action.keep_whole"))
    table = Table(
        "PartnershipActions",
        "What was done on the actions: {{ priority.name }}",
        (*widths, WIDTH - sum(widths)),
        first_column=True,
        banded=False,
    )
    return "".join(
        [
            heading_3("What was done on the plan’s actions"),
            passage("priority.about_actions"),
            table.xml(
                table.header(
                    paragraph("TableHead", "Ref"),
                    paragraph("TableHead", "Strategic objective", mark("priority.colour")),
                    paragraph("TableHeadGroup", "Status"),
                    paragraph("TableHead", "What was done"),
                ),
                table.tag("{%tr for action in priority.actions %}"),
                table.row(
                    # the first row never stands alone at the foot of a page
                    when("loop.first", paragraph("TableReference", *reference, settings=KEEP_NEXT))
                    + when("not loop.first", paragraph("TableReference", *reference)),
                    paragraph("TableText", "{{ action.objective }}"),
                    when("action.quarter", paragraph("TableCentred", "{{ action.quarter }}"))
                    + rating("action.rag", "\N{EN DASH}"),
                    blocks("action.done", "TableBullet", "TableListNumber", "TableText", "No progress recorded"),
                ),
                table.tag("{%tr endfor %}"),
            ),
        ]
    )


def ending() -> str:
    """The conclusion, and the promise set large beneath it."""
    return "".join(
        [
            when("texts.conclusion", heading("Conclusion"), passage("texts.conclusion")),
            when(
                "texts.promise",
                tag("{%p if texts.conclusion %}"),
                heading("Partnership promise", same_page=True),
                tag("{%p else %}"),
                heading("Partnership promise"),
                tag("{%p endif %}"),
                blocks("texts.promise", "ListBullet", "ListNumber", "Promise"),
            ),
        ]
    )
