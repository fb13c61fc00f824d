"""All checks of a plan's words, with its printed texts gathered once."""

from __future__ import annotations

from planbuilder.intake.check import Checked
from planbuilder.problems import Problem
from planbuilder.review.abbreviations import unexplained_abbreviations
from planbuilder.review.figures import stated_twice
from planbuilder.review.leftovers import leftovers
from planbuilder.review.plain_english import plain_english
from planbuilder.review.printed import printed_texts
from planbuilder.review.years import year_of
from planbuilder.schema.plan import Settings


def wording(checked: Checked, *, advice: bool) -> list[Problem]:
    """What is to be said of the words of a plan; sentences and reading level only where `advice` is asked for."""
    texts = printed_texts(checked)
    settings = checked.of(Settings)
    problems = leftovers(texts, year_of(settings[0].year)) if settings else []
    problems += stated_twice(texts)
    problems += unexplained_abbreviations(texts, checked)
    return problems + (plain_english(texts) if advice else [])
