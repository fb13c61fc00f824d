"""The portrait pages of the Partnership Plan, from the cover to the partnership focus.

Every function gives one part of the plan as XML. Wording that an officer may want to change stands here
only until the template is made: from then on it is changed in the template, in Word.
"""

from __future__ import annotations

from .wordml import Table, field, mark, paragraph, run, tag, twips

#: Text between the margins of a portrait page, in twips.
WIDTH = 9412
HALVES = (WIDTH // 2, WIDTH // 2)
NEW_PAGE = '<w:pageBreakBefore/><w:spacing w:before="0"/>'
KEEP_NEXT = "<w:keepNext/>"
SAME_PAGE = '<w:pageBreakBefore w:val="0"/><w:spacing w:before="360"/>'


def heading(text: str, *, same_page: bool = False) -> str:
    """The heading of a part; it starts a new page unless told to stay on the page of the part before."""
    return paragraph("Heading1", text, settings=SAME_PAGE if same_page else "")


def heading_2(text: str, *, new_page: bool = False) -> str:
    """The heading of a section within a part, which goes into the contents too."""
    return paragraph("Heading2", text, settings=NEW_PAGE if new_page else "")


def passage(name: str) -> str:
    """The paragraphs, bullets and numbered lines of one introductory text, as the officer typed them."""
    return blocks(name, "ListBullet", "ListNumber", "Normal")


def blocks(name: str, bullet: str, number: str, plain: str, none: str = "", settings: str = "") -> str:
    """Each block of a text in the style of its kind; in a table cell `none` stands for an empty text."""
    lines = [
        tag(f"{{%p for block in {name} %}}"),
        tag("{%p if block.bullet %}"),
        paragraph(bullet, "{{ block }}", settings=settings),
        tag("{%p elif block.number %}"),
        paragraph(number, "{{ block }}", settings=settings),
        tag("{%p else %}"),
        paragraph(plain, "{{ block }}", settings=settings),
        tag("{%p endif %}"),
        _otherwise(none, plain),
        tag("{%p endfor %}"),
    ]
    return "".join(lines)


def listed(name: str, style: str, none: str, none_style: str, *marks: str, line: str = "{{ line }}") -> str:
    """Each `line` of a list in a paragraph of one style, for use in a table cell; `marks` print nothing."""
    return (
        tag(f"{{%p for line in {name} %}}")
        + paragraph(style, line, *marks)
        + _otherwise(none, none_style)
        + tag("{%p endfor %}")
    )


def _otherwise(none: str, style: str) -> str:
    return tag("{%p else %}") + paragraph(style, none) if none else ""


def cover() -> str:
    """Crest, partnership, title, year, and the version control table."""
    return "".join(
        [
            tag("{%p if crest %}"),
            paragraph("CoverCrest", "{{ crest }}"),
            tag("{%p endif %}"),
            paragraph("CoverKicker", "{{ partnership.name }}"),
            paragraph("CoverTitle", "{{ title }}"),
            tag("{%p if subtitle %}"),
            paragraph("CoverSubtitle", "{{ subtitle }}"),
            tag("{%p endif %}"),
            paragraph("CoverYear", "{{ year }}\t{{ status }}"),
            version_control(),
        ]
    )


def version_control() -> str:
    """The stages of the document with their dates, where there are any."""
    versions = Table("PartnershipTable", "Version control", (twips(11.4), WIDTH - twips(11.4)))
    return "".join(
        [
            tag("{%p if versions %}"),
            paragraph("CoverLabel", "Version control"),
            versions.xml(
                versions.header(paragraph("TableHead", "Stage"), paragraph("TableHead", "Date")),
                versions.tag("{%tr for version in versions %}"),
                versions.row(
                    paragraph("TableText", "{{ version.stage }}"),
                    paragraph("TableText", "{{ version.date }}"),
                    whole=True,
                ),
                versions.tag("{%tr endfor %}"),
            ),
            tag("{%p endif %}"),
        ]
    )


def contents() -> str:
    """The contents, a field that is exchanged for real entries when the plan is built; and whom to ask."""
    shown = "The contents are put here when the plan is built."
    return "".join(
        [
            paragraph("TOCHeading", "Contents"),
            paragraph("Toc1", field(r'TOC \o "1-2" \h \z', shown)),
            tag("{%p if partnership.contact %}"),
            paragraph("ContactLabel", "Contact"),
            tag("{%p for line in partnership.contact %}"),
            paragraph("ContactLine", "{{ line }}"),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
        ]
    )


def introduction() -> str:
    """What the partnership is, and its partners."""
    return "".join(
        [
            tag("{%p if texts.introduction or partners %}"),
            heading("Introduction"),
            passage("texts.introduction"),
            tag("{%p endif %}"),
            tag("{%p if partners %}"),
            heading_2("Our partners"),
            passage("texts.partners"),
            _partners(),
            *(line for kind, meaning in KEY.items() for line in _key_line(kind, meaning)),
            tag("{%p endif %}"),
        ]
    )


#: What the two kinds of partner are (section 5 of the Crime and Disorder Act 1998 names the responsible authorities).
KEY = {
    "statutory": "responsible authorities, which the Crime and Disorder Act 1998 requires to work together",
    "community": "other organisations, which take part by choice",
}


def _key_line(kind: str, meaning: str) -> tuple[str, str, str]:
    line = paragraph("KeyLine", run(f"{kind.capitalize()} partners: ", "Strong"), meaning)
    return tag(f"{{%p if partners.{kind} %}}"), line, tag("{%p endif %}")


def _partners() -> str:
    table = Table("PartnershipPartners", "Statutory and community partners", HALVES, first_column=True)
    return table.xml(
        table.header(paragraph("BoxHead", "Statutory partners"), paragraph("BoxHead", "Community partners")),
        table.row(
            listed("partners.statutory", "BoxBullet", "None", "BoxText"),
            listed("partners.community", "BoxBullet", "None", "BoxText"),
        ),
    )


def background() -> str:
    """Why there is a plan; it follows the introduction on the same page where there is one."""
    return "".join(
        [
            tag("{%p if texts.background %}"),
            tag("{%p if texts.introduction or partners %}"),
            heading("Background", same_page=True),
            tag("{%p else %}"),
            heading("Background"),
            tag("{%p endif %}"),
            # kept together, so that no stray lines go over to a page of their own
            blocks("texts.background", "ListBullet", "ListNumber", "TextKeptTogether"),
            tag("{%p endif %}"),
        ]
    )


def profile() -> str:
    """The themes of the area's profile, side by side: each pair is a table in a colour of its own."""
    return "".join(
        [
            tag("{%p if profile %}"),
            heading("{{ partnership.area_kind|capitalize }} profile"),
            passage("texts.profile"),
            tag("{%p for row in profile %}"),
            tag("{%p if row.right %}"),
            _themes("{{ row.left.name }} and {{ row.right.name }}", "left", "right"),
            tag("{%p else %}"),
            _themes("{{ row.left.name }}", "left"),
            tag("{%p endif %}"),
            paragraph("Gap"),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
        ]
    )


def _themes(title: str, *sides: str) -> str:
    table = Table("PartnershipBoxes", title, HALVES if len(sides) == 2 else (WIDTH,))
    heads = [paragraph("BoxHead", f"{{{{ row.{side}.name }}}}") for side in sides]
    heads[0] = paragraph("BoxHead", "{{ row.left.name }}", mark("row.colour"))
    whole = mark("row.keep_whole")
    points = [listed(f"row.{side}.points", "BoxBullet", "Not stated", "BoxText", whole) for side in sides]
    return table.xml(table.header(*heads), table.row(*points))


#: A focus area that serves a police and crime priority, and how many of its actions do.
SERVED = "{{ line.name }} ({{ line.actions }} {{ 'action' if line.actions == '1' else 'actions' }})"


def police_priorities() -> str:
    """The priorities of the police and crime plan, and which focus areas serve each."""
    widths = (twips(1.5), twips(7.2), WIDTH - twips(1.5) - twips(7.2))
    table = Table("PartnershipNumbers", "Police and crime plan priorities", widths, first_column=True)
    return "".join(
        [
            tag("{%p if police %}"),
            heading("Police and crime plan priorities"),
            passage("texts.police"),
            table.xml(
                table.header(
                    paragraph("BoxHead", "No."),
                    paragraph("BoxHead", "Police and crime plan priority"),
                    paragraph("BoxHead", "Focus areas that serve it"),
                ),
                table.tag("{%tr for item in police %}"),
                table.row(
                    paragraph("TileNumber", "{{ item.number }}"),
                    paragraph("TileText", "{{ item.name }}"),
                    listed("item.served_by", "BoxBullet", "None this year", "BoxText", line=SERVED),
                    whole=True,
                ),
                table.tag("{%tr endfor %}"),
            ),
            tag("{%p endif %}"),
        ]
    )


def focus() -> str:
    """One page a priority: its picture, what the partnership is focusing on, and why."""
    left = twips(8.8)
    table = Table("PartnershipPanels", "{{ priority.name }}: what we are focusing on, and why", (left, WIDTH - left))
    return "".join(
        [
            tag("{%p for priority in priorities %}"),
            heading("Partnership focus: {{ priority.name }}"),
            tag("{%p if loop.first %}"),
            passage("texts.priorities"),
            tag("{%p endif %}"),
            tag("{%p if priority.picture %}"),
            paragraph("PictureHolder", "{{ priority.picture }}"),
            tag("{%p endif %}"),
            table.xml(
                table.header(
                    paragraph("PanelHead", "Focusing on", mark("priority.colour")),
                    paragraph("PanelHead", "Why?"),
                ),
                table.row(
                    listed("priority.focusing_on", "PanelBullet", "Not stated", "PanelText"),
                    listed("priority.why", "PanelBullet", "Not stated", "PanelText"),
                ),
            ),
            tag("{%p endfor %}"),
        ]
    )
