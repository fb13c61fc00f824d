"""Plans that differ at random, for comparing: one small plan, changed step by step as officers would.

Each step changes a record or two of the checked workbook, puts rows in, takes them out or moves them; the documents are
made by the real model and the real template. The same seed gives the same plans.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from planbuilder.intake.check import Checked
from planbuilder.model.plan import make_plan
from planbuilder.output.documents import plan_values
from planbuilder.output.drawing import PictureFile
from planbuilder.output.marks import picture_key
from planbuilder.output.word import Properties, make_document
from planbuilder.schema import Record
from planbuilder.schema.lists import Priority
from planbuilder.values import Colour, Line, Mark, Money, Run
from sample_year import INPUTS
from workbooks import check, plan_book

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "partnership-plan.docx"
PICTURES = ("burglary.png", "community-day.png", "mobile-camera.png")
WORDS = [
    "partners",
    "share",
    "what",
    "they",
    "know",
    "about",
    "places",
    "where",
    "people",
    "feel",
    "unsafe",
    "and",
    "agree",
    "who",
    "will",
    "visit",
    "them",
    "first",
    "each",
    "month",
    "so",
    "that",
    "residents",
    "see",
    "officers",
    "on",
    "their",
    "own",
    "street",
    "while",
    "young",
    "people",
    "find",
    "things",
    "to",
    "do",
    "after",
    "school",
    "because",
    "trust",
    "grows",
    "when",
    "we",
    "listen",
    "£250",
    "60+",
    "31",
    "March",
    "Quarter-4",
    "victims’",
    "voices",
    "&",
    "“Speak",
    "up”",
    "R&D",
    "tea/coffee",
]
Records = dict[str, list[Any]]


def sentence(random: Random, least: int = 3, most: int = 18) -> str:
    """A sentence of words as they stand in plans."""
    words = [random.choice(WORDS) for _ in range(random.randint(least, most))]
    return " ".join(words).capitalize() + random.choice((".", ".", "?", ""))


def lines(random: Random, number: int) -> tuple[Line, ...]:
    """Paragraphs, bullets and numbered items, some of them bold."""
    found = []
    for _ in range(number):
        mark = random.choice((Mark.PARAGRAPH, Mark.PARAGRAPH, Mark.BULLET, Mark.NUMBER))
        runs = [Run(" ".join(sentence(random) for _ in range(random.randint(1, 3))))]
        if random.random() < 0.2:
            runs.append(Run(" " + sentence(random, 1, 3), bold=True))
        found.append(Line(tuple(runs), mark))
    return tuple(found)


def reworded(random: Random, text: str) -> str:
    """A text with a few words exchanged, put in or taken out."""
    words = text.split(" ")
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(words))
        words[place : place + random.randint(0, 2)] = [random.choice(WORDS) for _ in range(random.randint(0, 2))]
    return " ".join(words) or "Nothing."


def other_lines(random: Random, old: Sequence[Line]) -> tuple[Line, ...]:
    """A text of several lines, changed in one of the ways in which officers change texts."""
    new = list(old)
    way = random.randrange(6)
    place = random.randrange(len(new)) if new else 0
    if not new or way == 0:
        new[place:place] = lines(random, random.randint(1, 2))
    elif way == 1 and len(new) > 1:
        del new[place]
    elif way == 2:
        new.insert(random.randrange(len(new)), new.pop(place))
    elif way == 3:
        new[place] = lines(random, 1)[0]
    else:
        first = new[place].runs[0]
        run = dataclasses.replace(first, text=reworded(random, first.text), bold=random.random() < 0.15)
        new[place] = dataclasses.replace(new[place], runs=(run, *new[place].runs[1:]))
    return tuple(new)


# --- one step ---------------------------------------------------------------------------------------------


def _row(random: Random, records: Records, sheet: str) -> None:
    """Put a row in, take one out, or move one."""
    rows = records[sheet]
    way = random.randrange(3)
    if way == 0 and len(rows) > 1:
        rows.pop(random.randrange(len(rows)))
    elif way == 1 and len(rows) > 1:
        rows.insert(random.randrange(len(rows)), rows.pop(random.randrange(len(rows))))
    elif rows:
        place = random.randrange(len(rows))
        rows.insert(random.randint(0, len(rows)), _new_row(random, rows[place], rows))


def _new_row(random: Random, like: Record, rows: Sequence[Record]) -> Record:
    fresh: dict[str, Any] = {}
    if sheet := like.sheet.key:
        stem = str(getattr(like, sheet)).rstrip("0123456789")
        fresh[sheet] = next(f"{stem}{n}" for n in range(2, 99) if f"{stem}{n}" not in {getattr(r, sheet) for r in rows})
    for name in ("point", "text", "what", "objective"):
        if hasattr(like, name):
            fresh[name] = lines(random, random.randint(1, 3))
    return dataclasses.replace(like, **fresh)


def _text(random: Random, records: Records, sheet: str) -> None:
    """Change a text of a row."""
    rows = records[sheet]
    if rows:
        place = random.randrange(len(rows))
        name = next(one for one in ("point", "what", "text") if hasattr(rows[place], one))
        rows[place] = dataclasses.replace(rows[place], **{name: other_lines(random, getattr(rows[place], name))})


def _money(random: Random, records: Records, sheet: str) -> None:
    rows = records[sheet]
    if rows:
        place, amount = random.randrange(len(rows)), random.choice((0, 250, 500, 1950, 12000))
        funder = random.choice(("CSP", "BBC"))
        money = (
            Money(f"£{amount:,} {funder}", Decimal(amount), funder)
            if amount
            else Money("Existing resources", existing=True)
        )
        rows[place] = dataclasses.replace(rows[place], budget=(money,))


def _setting(random: Random, records: Records, sheet: str) -> None:
    changes = random.choice(
        (
            {"title": random.choice(("Partnership Plan", "Community Safety Plan"))},
            {"short_name": random.choice(("Safer Anytown", "Anytown CSP"))},
            {"subtitle": random.choice((None, "Working together", "Working together for a safer town"))},
            {"contact": lines(random, random.randint(0, 2))},
            {"crest": random.choice((None, *PICTURES[:2]))},
        )
    )
    records[sheet] = [dataclasses.replace(records[sheet][0], **changes)]


def _priority(random: Random, records: Records, sheet: str) -> None:
    place = random.randrange(len(records[sheet]))
    colours = (Colour("Teal", "0B6B6B"), Colour("Plum", "6B2A5B"), Colour("Navy", "12355B"))
    changes = random.choice(({"colour": random.choice(colours)}, {"picture": random.choice((None, *PICTURES))}))
    records[sheet][place] = dataclasses.replace(records[sheet][place], **changes)


def _other_order(random: Random, records: Records, sheet: str) -> None:
    rows = records[sheet]
    rows.insert(random.randrange(len(rows)), rows.pop(random.randrange(len(rows))))


STEPS: tuple[tuple[Callable[[Random, Records, str], None], str], ...] = (
    *((_row, sheet) for sheet in ("Actions", "Actions", "Focus", "Profile", "Text", "Highlights", "Partners")),
    *((_text, sheet) for sheet in ("Actions", "Actions", "Focus", "Profile", "Text", "Text", "Highlights")),
    *((_money, "Actions"), (_setting, "Plan"), (_priority, "Priorities"), (_other_order, "Priorities")),
    *((_row, "Versions"), (_row, "Police and crime plan")),
)


def changed(random: Random, before: Records) -> Records:
    """The records after a step or a few."""
    records = {sheet: list(rows) for sheet, rows in before.items()}
    for _ in range(random.choice((1, 1, 2, 3))):
        step, sheet = random.choice(STEPS)
        step(random, records, sheet)
    if random.random() < 0.03:
        records["Actions"] = []
    return records


# --- documents --------------------------------------------------------------------------------------------


def first_plan(folder: Path, actions_more: int = 4) -> Checked:
    """The plan that all begins with, and so many actions more than the least that a plan has."""
    random = Random(1)
    actions = [
        (f"CE{n}", "Community engagement", sentence(random), "\n".join(f"• {sentence(random)}" for _ in range(3)))
        for n in range(3, 3 + actions_more)
    ]
    more = [(*one, "Jo Bloggs, ABC", "£500 CSP", "All", "31 March 2018") for one in actions]
    from workbooks import PLAN

    texts = [("Background", " ".join(sentence(random) for _ in range(4))), ("Introduction", sentence(random))]
    points = [("Anti-social behaviour", "Focusing on", sentence(random)) for _ in range(3)]
    book = plan_book(Actions=[*PLAN["Actions"], *more], Text=[*PLAN["Text"], *texts], Focus=[*PLAN["Focus"], *points])
    return check(book, folder)


@cache
def _picture(name: str) -> PictureFile:
    return PictureFile(INPUTS / "pictures" / name, f"A picture: {name}", 16.6, 7.0, True)


def document(records: Mapping[str, list[Any]], template: Path = TEMPLATE) -> bytes:
    """The Word document of a plan, with made-up page numbers."""
    checked = Checked(records={sheet: list(rows) for sheet, rows in records.items()})
    plan = make_plan(checked)
    priorities = checked.of(Priority)
    named = [(plan.settings, plan.settings.crest), *((one, one.picture) for one in priorities)]
    pictures = {picture_key(one): _picture(file) for one, file in named if file}
    about = Properties("Plan", "Partnership", "Safety", plan.settings.year, dt.date(2017, 9, 11))
    made = make_document(template, plan_values(plan, pictures), pictures, about)
    return made.finished([2 + number for number, _ in enumerate(made.headings)])
