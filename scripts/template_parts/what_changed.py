"""The page "What changed", which tells partners in words what is different between two drafts.

Wording that an officer may want to change stands here only until the template is made: from then on it is changed in
the template, in Word.
"""

from __future__ import annotations

from .plan_front import WIDTH
from .wordml import Page, Table, paragraph, tag, twips

PAGE = Page(False, 1247, 1247, 1134, 510, footer="rId21")
_MONEY_CM = 3.0


def what_changed() -> str:
    """Heading, summary, the money by priority, and the changes under each priority."""
    return "".join(
        [
            paragraph("Heading1", "What changed: {{ document }} {{ year }}", settings='<w:pageBreakBefore w:val="0"/>'),
            paragraph("Normal", "From {{ before }} to {{ after }}."),
            paragraph("Normal", "{{ summary }}"),
            tag("{%p for remark in remarks %}"),
            paragraph("Normal", "{{ remark }}"),
            tag("{%p endfor %}"),
            tag("{%p if money %}"),
            _money(),
            tag("{%p endif %}"),
            tag("{%p for section in sections %}"),
            paragraph("Heading2", "{{ section.heading }}"),
            tag("{%p if section.money %}"),
            paragraph("TextKeptTogether", "Budget: {{ section.money }}."),
            tag("{%p endif %}"),
            tag("{%p for group in section.groups %}"),
            paragraph("Heading3", "{{ group.heading }}"),
            tag("{%p for change in group.changes %}"),
            paragraph("ListBullet", "{{ change }}"),
            tag("{%p endfor %}"),
            tag("{%p endfor %}"),
            tag("{%p endfor %}"),
        ]
    )


def _money() -> str:
    number = twips(_MONEY_CM)
    widths = (WIDTH - 3 * number, number, number, number)
    table = Table("PartnershipTable", "Budget by priority, before and now", widths, last_row=True)
    return table.xml(
        table.header(
            paragraph("TableHead", "Priority"),
            *(paragraph("TableHeadNumber", heading) for heading in ("Before", "Now", "Difference")),
        ),
        table.tag("{%tr for row in money %}"),
        table.row(
            paragraph("TableText", "{{ row.name }}"),
            *(paragraph("TableNumber", f"{{{{ row.{name} }}}}") for name in ("before", "now", "difference")),
            whole=True,
        ),
        table.tag("{%tr endfor %}"),
    )
