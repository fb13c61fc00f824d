"""The Plan becomes the values that a template names.

Bold, lists and pictures go along as marks (`marks.py`); nothing here knows Word. The template guide
(docs/template-guide.md) lists these names for those who edit templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from planbuilder.colours import COLOURS, Palette
from planbuilder.edition import Edition
from planbuilder.model.plan import FocusArea, Plan, Theme
from planbuilder.output.marks import KEEP_ROW, Block, blocks, colour, dressed, picture, picture_key
from planbuilder.schema.declare import Record
from planbuilder.schema.plan import Action, Highlight, Settings
from planbuilder.schema.said import Said, key_of, said, woven
from planbuilder.values import Lead, Line, long_date, pounds

Values = Mapping[str, object]

#: The profile's rows take these colours in turn; a priority without a colour takes the one of its position.
ROTATION = tuple(COLOURS[name] for name in ("Teal", "Plum", "Crimson", "Blue", "Navy", "Slate", "Green"))
PROFILE_ROTATION = tuple(COLOURS[name] for name in ("Navy", "Teal", "Plum", "Blue"))
#: Lines that are surely under half a page: of an action plan's row (landscape), and of a side of the profile's row.
SHORT_ROW, SHORT_PANEL = 16, 20


#: A document of which no draft was issued yet.
NOT_ISSUED = Edition()


def palette_of(settings: Settings) -> Palette:
    """The colours that the sheet Plan gives; none where it leaves the template its own."""
    chosen = (settings.colour, settings.second_colour, settings.accent)
    return Palette(*(one.value if one else "" for one in chosen))


def plan_values(plan: Plan, pictures: Mapping[str, object], edition: Edition = NOT_ISSUED) -> Values:
    """The values of templates/partnership-plan.docx; `pictures` holds the names of those that can be printed."""
    settings, last = plan.settings, plan.last_version
    palette = palette_of(settings)
    return {
        "partnership": partnership_values(plan),
        "title": said(settings, "title"),
        "subtitle": said(settings, "subtitle"),
        "year": said(settings, "year"),
        "last_year": plan.last_year,
        "status": edition.status(said(last, "status") if last else plan.status),
        "crest": picture_of(settings, pictures),
        "versions": [
            *(
                {"stage": said(v, "stage"), "date": said(v, "date", long_date(v.date)), "note": "", "who": ""}
                for v in plan.versions
            ),
            *version_values(edition),
        ],
        "sign_offs": sign_off_values(edition, plan),
        "texts": {name: blocks(lines) for name, lines in plan.passages.items()},
        "partners": partner_values(plan),
        "profile": _profile(plan.profile, palette),
        "police": _police(plan),
        "priorities": [
            _focus(area, place, pictures, palette)
            for place, area in enumerate(plan.focus_areas)
            if area.focusing_on or area.why
        ],
        "highlights": _threes([_highlight(highlight) for highlight in plan.highlights]),
        "resources": _resources(plan) if any(area.actions for area in plan.focus_areas) else {},
        "action_plans": [
            _action_plan(area, place, palette) for place, area in enumerate(plan.focus_areas) if area.actions
        ],
    }


def version_values(edition: Edition) -> list[Values]:
    """The numbered drafts for the version table: `versions` of every template."""
    return [
        {"stage": one.label, "date": long_date(one.date), "note": one.note, "who": one.who} for one in edition.issued
    ]


def sign_off_values(edition: Edition, plan: Plan) -> list[Values]:
    """Who has signed off what the draft says, where the workbook asks for that page: `sign_offs` of every template."""
    if plan.settings.sign_off_page != "Yes":
        return []
    return [
        {
            "partner": one.partner,
            "by": one.by,
            "on": long_date(one.on),
            "draft": str(one.draft),
            "conditions": one.conditions,
        }
        for one in edition.sign_offs
    ]


def picture_of(record: Record, pictures: Mapping[str, object]) -> str:
    """The mark of a record's picture, or nothing where it has none that can be printed."""
    key = picture_key(record)
    return picture(key) if key in pictures else ""


def partnership_values(plan: Plan) -> Values:
    """Who the partnership is: `partnership` of every template."""
    settings = plan.settings
    return {
        "name": said(settings, "partnership"),
        "short_name": said(settings, "short_name") or said(settings, "partnership"),
        "area_kind": said(settings, "area_kind") or "area",
        **{name: said(settings, name) for name in ("area", "council", "force", "chair", "vice_chair")},
        "contact": blocks_of(settings, "contact"),
    }


def partner_values(plan: Plan) -> Values:
    """Its partners by their two kinds: `partners` of every template; nothing where none is named."""
    if not plan.statutory and not plan.community:
        return {}
    return {"statutory": list(plan.statutory), "community": list(plan.community)}


def _profile(themes: Sequence[Theme], palette: Palette) -> list[Values]:
    """Themes two by two, each row in the next colour; an odd last one stands alone."""
    entries = [{"name": theme.name, "points": blocks(theme.points)} for theme in themes]
    short = [line_count(theme.points, 40) <= SHORT_PANEL for theme in themes]
    pairs = zip_longest(entries[::2], entries[1::2], fillvalue="")
    return [
        {
            "left": left,
            "right": right,
            "colour": colour(palette.of(PROFILE_ROTATION[place % len(PROFILE_ROTATION)])),
            "keep_whole": KEEP_ROW if all(short[2 * place : 2 * place + 2]) else "",
        }
        for place, (left, right) in enumerate(pairs)
    ]


def _police(plan: Plan) -> list[Values]:
    return [
        {
            "number": str(number),
            "name": priority.name,
            "served_by": [{"name": name, "actions": str(count)} for name, count in priority.served_by],
        }
        for number, priority in enumerate(plan.police, 1)
    ]


def area_colour(area: FocusArea, place: int, palette: Palette) -> str:
    """The mark that paints a table in the colour of a priority: its own, or that of its position."""
    own = area.priority.colour
    return colour(own.value if own else palette.of(ROTATION[place % len(ROTATION)]))


def _focus(area: FocusArea, place: int, pictures: Mapping[str, object], palette: Palette) -> Values:
    priority = area.priority
    return {
        "name": said(priority, "name"),
        "colour": area_colour(area, place, palette),
        "picture": picture_of(priority, pictures),
        "focusing_on": blocks(area.focusing_on),
        "why": blocks(area.why),
    }


def _highlight(highlight: Highlight) -> Values:
    return {"figure": said(highlight, "figure"), "text": in_one_line(highlight, "text")}


def in_one_line(record: Record, field: str) -> str:
    """The lines of a cell as one text, for a paragraph that can have neither bullets nor numbers."""
    lines: Sequence[Line] = getattr(record, field)
    return said(record, field, " ".join(dressed(line.runs) for line in lines))


def blocks_of(record: Record, field: str) -> list[Block]:
    """The lines of a cell as blocks."""
    return blocks(getattr(record, field), key_of(record, field))


def _threes(entries: Sequence[Values]) -> list[Sequence[Values]]:
    return [entries[start : start + 3] for start in range(0, len(entries), 3)]


def _resources(plan: Plan) -> Values:
    money = plan.resources
    return {
        "by_funder": [
            {
                "name": funder.name,
                "amount": pounds(funder.amount),
                "share": f"{funder.per_cent}%",
                "actions": str(funder.actions),
            }
            for funder in money.by_funder
        ],
        "by_priority": [
            {
                "name": cost.name,
                "amount": pounds(cost.amount),
                "actions": str(cost.actions),
                "existing": str(cost.existing),
            }
            for cost in money.by_priority
            if cost.actions
        ],
        "total": pounds(money.total),
        "total_actions": str(sum(cost.actions for cost in money.by_priority)),
        "total_existing": str(len(money.existing)),
        "existing": [_in_list(action) for action in money.existing],
        "unstated": [_in_list(action) for action in money.unstated],
    }


def _in_list(action: Action) -> Values:
    return {
        "ref": said(action, "ref"),
        "objective": in_one_line(action, "objective"),
        "priority": said(action, "priority"),
    }


def _action_plan(area: FocusArea, place: int, palette: Palette) -> Values:
    return {
        "name": said(area.priority, "name"),
        "colour": area_colour(area, place, palette),
        "actions": [_action(action) for action in area.actions],
    }


def _action(action: Action) -> Values:
    return {
        "ref": said(action, "ref"),
        "objective": blocks_of(action, "objective"),
        "what": blocks_of(action, "what"),
        "leads": [_lead(action, lead) for lead in action.leads],
        "budget": [said(action, "budget", money.text) for money in action.budget],
        "serves": [said(action, "serves", name) for name in action.serves],
        "timescale": blocks_of(action, "timescale"),
        "keep_whole": KEEP_ROW if _is_short(action) else "",
    }


def _lead(action: Action, lead: Lead) -> str:
    """A lead officer; the organisation is of the sheet People where the action gives the name alone."""
    if isinstance(lead.organisation, Said):
        return woven(said(action, "leads", lead.name), ", ", lead.organisation)
    return said(action, "leads", lead.text)


def _is_short(action: Action) -> bool:
    """Whether a row is surely short, by the characters that go on a line of each of its wider columns."""
    return (
        line_count(action.what, 40) <= SHORT_ROW
        and line_count(action.objective, 16) <= SHORT_ROW
        and 1.5 * len(action.serves) <= SHORT_ROW
    )


def line_count(lines: Iterable[Line], width: int) -> int:
    """How many lines a text takes where so many characters go on one, roughly."""
    return sum(1 + len(line.text) // width for line in lines)
