"""The schedule of responses: what partners said to a draft, and what was decided, for the meeting.

Wording that an officer may want to change stands here only until the template is made: from then on it is changed in
the template, in Word.
"""

from __future__ import annotations

from .plan_back import LANDSCAPE as PAGE
from .wordml import Table, paragraph, tag, twips

_WIDTHS = tuple(twips(cm) for cm in (1.1, 4.4, 5.6, 6.2, 3.2, 2.1))
_HEADINGS = ("No.", "Where", "What the draft says", "What the partner says", "Partner", "Decision", "Reason")


def schedule() -> str:
    """Heading, how many replies there are, one table of all responses, and who has not replied."""
    return "".join(
        [
            paragraph(
                "Heading1",
                "Schedule of responses: draft {{ draft }} of the {{ document }} {{ year }}",
                settings='<w:pageBreakBefore w:val="0"/>',
            ),
            paragraph("Normal", "{{ summary }}"),
            tag("{%p if waiting %}"),
            paragraph("Normal", "No reply yet: {{ waiting }}."),
            tag("{%p endif %}"),
            tag("{%p if rows %}"),
            _responses(),
            tag("{%p endif %}"),
        ]
    )


def _responses() -> str:
    table = Table("PartnershipTable", "Responses of partners to the draft", (*_WIDTHS, PAGE.text_width - sum(_WIDTHS)))
    return table.xml(
        table.header(*(paragraph("TableHead", heading) for heading in _HEADINGS)),
        table.tag("{%tr for row in rows %}"),
        table.row(
            paragraph("TableText", "{{ row.number }}"),
            [paragraph("TableLabel", "{{ row.what }}"), paragraph("TableText", "{{ row.where }}")],
            _lines("row.before"),
            _lines("row.said"),
            paragraph("TableText", "{{ row.partner }}"),
            paragraph("TableLabel", "{{ row.decision }}"),
            _lines("row.reason"),
        ),
        table.tag("{%tr endfor %}"),
    )


def _lines(name: str) -> list[str]:
    return [tag(f"{{%p for line in {name} %}}"), paragraph("TableText", "{{ line }}"), tag("{%p endfor %}")]
