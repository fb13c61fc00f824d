"""Edits of words at random places of a draft, each with what should be found of it.

Words of values, of the template and of comments are put in, taken out and changed, as Word and its users do it. An edit
gives what is expected, or None where it found no place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from returned_paper import Expected, Paper, Site
from returned_samples import w

Found = tuple[Expected, ...] | None
_NEW = (
    *("cycling", "residents", "wardens", "£1,350", "library", "“safer", "streets”", "November", "audit", "24/7"),
    *("schools", "twelve,", "together"),
)
_FEWEST = 6


# --- words -----------------------------------------------------------------------------------------------


def new_words(random: Random, most: int = 3) -> str:
    """New words; a number among them makes sure that no two edits say the same."""
    return " ".join([*(random.choice(_NEW) for _ in range(random.randint(1, most))), str(random.randrange(100, 1000))])


def free_site(paper: Paper, random: Random, fits: Callable[[Site], bool], *, shift: bool = False) -> Site | None:
    """A site that fits and that nobody has edited."""
    may = paper.may_shift if shift else paper.may_touch
    for site in random.sample(paper.sites, len(paper.sites)):
        if fits(site) and may(site):
            return site
    return None


def _few(site: Site) -> bool:
    return len(site.text.split()) >= _FEWEST


def _ends_are_rare(site: Site) -> bool:
    words = site.text.split()
    return site.text.count(words[0]) == site.text.count(words[-1]) == 1


def in_one_run(paper: Paper, site: Site) -> bool:
    return any(paper.text_of(run) == site.text for run in site.holder.iter(w("r")))


def how_of(tracked: bool) -> str:
    return "tracked" if tracked else "silent"


def _changed(random: Random, text: str) -> tuple[str, str]:
    """Words of a text with what takes their place: other words, more words, or none."""
    words = list(re.finditer(r"\S+", text))
    first = random.randrange(len(words))
    last = min(len(words) - 1, first + random.randrange(3))
    old = text[words[first].start() : words[last].end()]
    if text.count(old) > 1 or (len(words) > 3 and random.random() < 0.25):
        old = text[words[-2].end() :] if len(words) > 1 else text
        return old, random.choice(["", f" {new_words(random)}"]) if len(words) > 1 else new_words(random)
    return old, random.choice([new_words(random), f"{old} {new_words(random)}", f"{new_words(random)} {old}"])


def _put(paper: Paper, random: Random, site: Site, *, tracked: bool) -> Expected | None:
    old, new = _changed(random, site.text)
    if site.text.count(old) != 1 or old == new or not in_one_run(paper, site):
        return None
    paper.put(site.holder, old, new, tracked=tracked)
    said = site.text.replace(old, new)
    return Expected("change", site.key, site.text.strip(), said.strip(), how_of(tracked), line=site.line)


def words_changed(paper: Paper, random: Random, *, tracked: bool) -> Found:
    site = free_site(paper, random, lambda one: in_one_run(paper, one))
    found = _put(paper, random, site, tracked=tracked) if site else None
    return (found,) if found else None


def changed_twice(paper: Paper, random: Random) -> Found:
    """Silently at the beginning, with tracking at the end."""
    site = free_site(paper, random, lambda one: _few(one) and in_one_run(paper, one) and _ends_are_rare(one))
    if site is None:
        return None
    first, more = site.text.split()[0], f"{new_words(random)} more"
    if site.text.split()[-1] in more:
        return None
    paper.put(site.holder, first, f"{more} {first}", tracked=False)
    last = [run for run in site.holder.iter(w("r")) if paper.text_of(run)][-1]
    paper.put(last.getparent(), site.text.split()[-1], f"{site.text.split()[-1]} {more}", tracked=True)
    said = f"{more} {site.text} {more}"
    return (Expected("change", site.key, site.text.strip(), said, "tracked and silent", line=site.line),)


def typed_anew(paper: Paper, random: Random, *, tracked: bool) -> Found:
    """The control goes with what was in it; its bookmark stays."""
    site = free_site(paper, random, lambda one: True)
    if site is None:
        return None
    said = f"{new_words(random)} {new_words(random)} anew"
    paper.retype(site.holder, said, tracked=tracked)
    return (Expected("change", site.key, site.text.strip(), said, how_of(tracked), line=site.line, recovered=True),)


def changed_with_noise(paper: Paper, random: Random) -> Found:
    """Changed silently, in a paragraph whose runs, quotes and looks came back otherwise too."""
    site = free_site(paper, random, lambda one: in_one_run(paper, one) and not re.search("['“”]", one.text))
    found = _put(paper, random, site, tracked=False) if site else None
    if site is None or found is None:
        return None
    paper.break_up(site.holder)
    paper.smarten(site.holder)
    return (found,)


def anchors_lost(paper: Paper, random: Random, *, tracked: bool) -> Found:
    """Pasted as plain text with a word or two changed: known by its words, or by its place in the cell."""
    site = next(
        (
            one
            for one in random.sample(paper.sites, len(paper.sites))
            if len(one.text.split()) >= 8 and in_one_run(paper, one) and paper.may_have_container(one)
        ),
        None,
    )
    if site is None:
        return None
    word = random.choice([one for one in site.text.split() if site.text.count(one) == 1])
    new = new_words(random, 2)
    paper.put(site.holder, word, new, tracked=tracked)
    paper.lose_all(site.holder)
    said = site.text.replace(word, new)
    return (
        Expected("change", site.key, site.text.strip(), said.strip(), how_of(tracked), line=site.line, recovered=True),
    )


def emptied(paper: Paper, random: Random, *, way: str) -> Found:
    """All words deleted: tracked, silently, or Word's prompt stands there."""
    site = free_site(paper, random, lambda one: one.is_alone, shift=True)
    if site is None:
        return None
    if way == "prompt":
        paper.empty(site.holder)
    else:
        paper.delete_words(site.holder, tracked=way == "tracked")
    how = how_of(way == "tracked")
    return (Expected("change", site.key, site.text.strip(), "", how, line=0 if site.line == 0 else None),)


# --- words of the template, and comments ----------------------------------------------------------------


def _template_paragraphs(paper: Paper) -> list[Any]:
    return [
        one
        for one in paper.paragraphs_sent
        if len(paper.text_of(one).split()) > 1
        and next(one.iter(w("sdt"), w("fldChar"), w("hyperlink")), None) is None
        and next(one.iterancestors(w("tc"), w("sdt")), None) is None
        and any(paper.text_of(run) == paper.text_of(one) for run in one.iter(w("r")))
    ]


def template_changed(paper: Paper, random: Random, *, tracked: bool) -> Found:
    found = [one for one in _template_paragraphs(paper) if one not in paper.touched]
    if not found:
        return None
    holder = random.choice(found)
    paper.may_have(holder)
    text = paper.text_of(holder)
    more = f" and {new_words(random)}"
    paper.put(holder, "", more, tracked=tracked)
    return (Expected("template", "", text.strip(), f"{text}{more}".strip(), how_of(tracked)),)


def words_beside_a_value(paper: Paper, random: Random) -> Found:
    """The heading of a priority: its name is a value, what stands before it is the template's."""
    for holder in paper.paragraphs_sent:
        text = paper.text_of(holder)
        start = next((one for one in ("Partnership focus: ", "Action plan: ") if text.startswith(one)), "")
        run = any(paper.text_of(one) == start for one in holder.iter(w("r")))
        if start and run and next(holder.iter(w("fldChar")), None) is None and paper.may_have(holder):
            word = start.split()[0]
            more = f"Our {new_words(random)} {word}"
            paper.put(holder, word, more, tracked=random.random() < 0.5)
            return (Expected("template", "", start.strip(), start.replace(word, more).strip()),)
    return None


def value_among_words(paper: Paper, random: Random, *, tracked: bool) -> Found:
    """A value that stands in a paragraph with others, or with words of the template."""
    alone = {one.holder for one in paper.sites}
    for control in random.sample(paper.controls, min(40, len(paper.controls))):
        holder = next(control.iterancestors(w("p")), None)
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        key = tag.get(w("val"), "").removeprefix("pb:") if tag is not None else ""
        if holder is None or holder in alone or key not in paper.values or len(list(control.iter(w("r")))) != 1:
            continue
        around = set(holder.iterancestors(w("tc"), w("tr")))
        if next(holder.iter(w("fldChar")), None) is not None or around & paper.whole or not paper.may_have(holder):
            continue
        paper.touched |= around
        text = paper.text_of(control)
        said = f"{new_words(random, 1)} {text}" if random.random() < 0.5 else new_words(random, 2)
        paper.put(control, text, said, tracked=tracked)
        return (Expected("change", key, text.strip(), said, how_of(tracked)),)
    return None


def figure_changed(paper: Paper, random: Random, *, tracked: bool) -> Found:
    """A figure that is worked out: no cell holds it."""
    figures = [
        one
        for one in paper.paragraphs_sent
        if re.fullmatch(r"£?[\d,.]+%?", paper.text_of(one)) and next(one.iter(w("sdt")), None) is None
    ]
    figures = [one for one in figures if next(one.iterancestors(w("tc")), None) is not None]
    if not figures or not paper.may_have(holder := random.choice(figures)):
        return None
    text, said = paper.text_of(holder), f"{random.randrange(10**5, 10**6)}"
    paper.put(holder, text, said, tracked=tracked)
    return (Expected("template", "", text, said, how_of(tracked)),)


def comment(paper: Paper, random: Random, *, way: str) -> Found:
    site = free_site(paper, random, lambda one: True)
    if site is None:
        return None
    said = f"Should {new_words(random)} be here?"
    number = paper.comment(site.holder, said, done=way == "resolved")
    if way == "answered":
        paper.comment(site.holder, "It should.", who="Ann Lee", answers=number)
        said += "\nReply by Ann Lee: It should."
    said += " (resolved)" if way == "resolved" else ""
    return (Expected("comment", site.key, site.text.strip(), "", "comment", comment=said),)


def change_with_comment(paper: Paper, random: Random) -> Found:
    site = free_site(paper, random, lambda one: in_one_run(paper, one))
    found = _put(paper, random, site, tracked=True) if site else None
    if site is None or found is None:
        return None
    paper.comment(site.holder, "As the board agreed", who="Ann Lee")
    return (replace(found, comment="Ann Lee: As the board agreed"),)
