"""Edits of paragraphs and rows at random places of a draft, each with what should be found of it.

Points and rows are put in, taken out, moved, copied, split and joined, as Word and its users do it. An edit gives what
is expected, or None where it found no place.
"""

from __future__ import annotations

import copy
import re
from random import Random
from typing import Any

from lxml import etree

from edits_of_words import Found, free_site, how_of, in_one_run, new_words
from returned_paper import Expected, Paper, Site
from returned_samples import w

# --- paragraphs ------------------------------------------------------------------------------------------


def added_at(site: Site, said: str, how: str) -> Expected:
    """What should be found of a paragraph that is added behind a site."""
    if site.is_record:
        return Expected("add", "", "", said, how, sheet=site.facts["sheet"], line=0)
    line = None if site.line is None else max(site.line, 1) + 1
    return Expected("add", site.key, "", said, how, line=line)


def takes_lines(site: Site) -> bool:
    """Whether a paragraph behind it is a line of its cell, or a record beside it: nothing else begins there."""
    behind = site.holder.getnext()
    if len({one.key.partition("_")[2] for one in site.beside}) > 1:
        return False  # several values of one record, one below the other
    return (site.row is not None and len(site.beside) > 1) or (
        behind is not None and site.row is None and site.facts["field"] == "Text"
    )


def point_added(paper: Paper, random: Random, *, tracked: bool) -> Found:
    site = free_site(paper, random, lambda one: takes_lines(one) and one.facts["sheet"] != "Plan", shift=True)
    if site is None:
        return None
    said = f"New point on {new_words(random)}"
    paper.add_after(site.holder, said, tracked=tracked)
    return (added_at(site, said, how_of(tracked)),)


def entered_within(paper: Paper, random: Random) -> Found:
    """A line entered within the control of another."""
    site = free_site(paper, random, lambda one: one.line is not None and one.line > 0, shift=True)
    if site is None:
        return None
    said = f"Another point on {new_words(random)}"
    paper.enter_within(site, said)
    return (added_at(site, said, "silent"),)


def point_taken_out(paper: Paper, random: Random, *, tracked: bool) -> Found:
    """The end of a cell's last paragraph cannot be deleted: its words go."""
    site = free_site(paper, random, lambda one: len(one.beside) > 1 and one.row is not None, shift=True)
    if site is None:
        return None
    if tracked and site.behind is None:
        paper.delete_words(site.holder, tracked=True)
    else:
        paper.delete(site.holder, tracked=tracked)
    return (Expected("remove", site.key, site.text.strip(), "", how_of(tracked), line=site.line),)


def two_points_added(paper: Paper, random: Random, *, tracked: bool) -> Found:
    """Each has the number that it would have without the other, as either may be accepted alone."""
    site = free_site(paper, random, lambda one: takes_lines(one) and one.facts["sheet"] != "Plan", shift=True)
    if site is None:
        return None
    first, second = f"First, {new_words(random)}", f"Second, the {new_words(random)}"
    paper.add_after(site.holder, second, tracked=tracked)
    paper.add_after(site.holder, first, tracked=tracked)
    return added_at(site, first, how_of(tracked)), added_at(site, second, how_of(tracked))


def two_points_taken_out(paper: Paper, random: Random, *, tracked: bool) -> Found:
    for site in random.sample(paper.sites, len(paper.sites)):
        behind = site.behind
        if behind and behind.behind and site.row is not None and paper.may_shift(site, behind):
            for one in (site, behind):
                paper.delete(one.holder, tracked=tracked)
            return tuple(
                Expected("remove", one.key, one.text.strip(), "", how_of(tracked), line=one.line)
                for one in (site, behind)
            )
    return None


def point_moved(paper: Paper, random: Random, *, tracked: bool) -> Found:
    """Two places further down, so that no other can be said to have moved up."""
    for site in random.sample(paper.sites, len(paper.sites)):
        place = site.beside.index(site)
        if place + 3 <= len(site.beside) and paper.may_shift(*site.beside):
            behind = site.beside[place + 2]
            if tracked:
                paper.move_tracked(site.holder, behind.holder)
            else:
                behind.holder.addnext(site.holder)
            where = f"after “{behind.text.strip()[:20]}"
            return (Expected("move", site.key, site.text.strip()[:60], where, how_of(tracked), in_short=True),)
    return None


def paragraph_split(paper: Paper, random: Random, *, tracked: bool) -> Found:
    site = free_site(paper, random, lambda one: len(one.text.split()) >= 8 and in_one_run(paper, one), shift=True)
    if site is None:
        return None
    places = [one.end() for one in re.finditer(r"\s+", site.text)][2:-2]
    at = random.choice(places)
    paper.split(site.holder, site.text[at:], tracked=tracked)
    said = f"{site.text[:at].strip()}\n{site.text[at:].strip()}"
    return (Expected("change", site.key, site.text.strip(), said, how_of(tracked), line=site.line),)


def paragraphs_joined(paper: Paper, random: Random, *, tracked: bool) -> Found:
    for site in random.sample(paper.sites, len(paper.sites)):
        behind = site.behind
        if behind is None or behind.key != site.key or not paper.may_shift(site, behind):
            continue
        if tracked:
            paper.end_mark(site.holder, "del")
        else:
            paper.join(site.holder)
        before = f"{site.text.strip()}\n{behind.text.strip()}"
        return (
            Expected("change", site.key, before, f"{site.text}{behind.text}".strip(), how_of(tracked), line=site.line),
        )
    return None


# --- rows ------------------------------------------------------------------------------------------------


def _tables(paper: Paper) -> list[list[Any]]:
    """The rows of each action plan: those that begin with the reference of an action and have all its columns."""
    tables: dict[Any, list[Any]] = {}
    for site in paper.sites:
        row = site.row
        is_reference = (site.facts["sheet"], site.facts["field"]) == ("Actions", "Ref")
        if is_reference and row is not None and len(list(row.iter(w("tc")))) > 4:
            tables.setdefault(row.getparent(), []).append(row)
    return list(tables.values())


def _reference(paper: Paper, row: Any) -> Site:
    return next(one for one in paper.sites if one.row is row and one.facts["field"] == "Ref")


def _row(paper: Paper, random: Random, *, down: int = 0) -> tuple[Any, Any] | None:
    """A row of an action plan that nobody has edited, and the one so far below it."""
    for rows in random.sample(_tables(paper), len(_tables(paper))):
        for place in random.sample(range(len(rows)), len(rows)):
            around = rows[max(0, place - 1) : place + 2 + down]
            if place + down < len(rows) and ("moved", rows[0]) not in paper.touched and paper.may_have(*around):
                if down:
                    paper.touched.add(("moved", rows[0]))
                return rows[place], rows[place + down]
    return None


def row_added(paper: Paper, random: Random, *, tracked: bool) -> Found:
    found = _row(paper, random)
    if found is None:
        return None
    texts = [
        "",
        f"Look after {new_words(random)}",
        f"Ask {new_words(random)}",
        "Ben Hughes, Essex Police",
        "£250 CSP",
        "",
        "May 2018",
    ]
    columns = len(list(found[0].iter(w("tc"))))
    paper.add_row(found[0], texts[:columns], tracked=tracked)
    names = [
        "Ref",
        "Strategic objective",
        "Action",
        "Lead officer",
        "Budget",
        "Police and crime priorities",
        "Timescale",
    ]
    said = "\n".join(f"{name}: {text}" for name, text in zip(names, texts, strict=True) if text)
    return (Expected("add", "", "", said, how_of(tracked), sheet="Actions", line=0),)


def row_taken_out(paper: Paper, random: Random, *, tracked: bool) -> Found:
    found = _row(paper, random)
    if found is None:
        return None
    reference = _reference(paper, found[0])
    paper.delete_row(found[0], tracked=tracked)
    return (
        Expected("remove", reference.key, reference.text, "", how_of(tracked), sheet="Actions", line=0, in_short=True),
    )


def row_moved(paper: Paper, random: Random) -> Found:
    found = _row(paper, random, down=2)
    if found is None:
        return None
    row, behind = found
    behind.addnext(row)
    reference = _reference(paper, row)
    where = f"after “{_reference(paper, behind).text}”"
    return (Expected("move", reference.key, reference.text, where, "silent", sheet="Actions", in_short=True),)


def row_dragged(paper: Paper, random: Random) -> Found:
    """With tracking: the row is deleted here, and put in there."""
    found = _row(paper, random, down=2)
    if found is None:
        return None
    row, behind = found
    again = copy.deepcopy(row)
    paper.drop_bookmarks(again)
    for holder in again.iter(w("p")):
        paper.mark_inside(holder, "ins")
    properties = again.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        again.insert(0, properties)
    properties.append(paper.mark_of("ins"))
    behind.addnext(again)
    reference = _reference(paper, row)
    where = f"after “{_reference(paper, behind).text}”"
    paper.delete_row(row, tracked=True)
    return (Expected("move", reference.key, reference.text, where, "tracked", sheet="Actions", in_short=True),)


def row_copied(paper: Paper, random: Random, *, changed: bool) -> Found:
    found = _row(paper, random)
    if found is None:
        return None
    reference = _reference(paper, found[0])
    new = paper.copy_row(found[0])
    said = reference.text
    if changed:
        said = f"{reference.text.rstrip('0123456789')}{random.randint(30, 99)}"
        paper.put(new, reference.text, said, tracked=False)
    how = f"silent; copy of “{reference.text}”"
    return (Expected("add", "", "", f"Ref: {said}", how, sheet="Actions", line=0, in_short=True),)
