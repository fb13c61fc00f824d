"""The checks of a PDF: each rule with what finds its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from planbuilder.inspecting import pdf_structure_checks as structure
from planbuilder.inspecting import pdf_whole as whole
from planbuilder.inspecting import rules_pdf as rules
from planbuilder.inspecting.pdf_look import PdfLook
from planbuilder.inspecting.results import Place, Rule

Finders = Mapping[Rule, Callable[[PdfLook], Iterable[Place]]]

FINDERS: Finders = {
    rules.ACCESS: whole.access,
    rules.TEXT: whole.text,
    rules.TAGGED: whole.tagged,
    rules.MARKED: whole.marked,
    rules.LANGUAGE: whole.language,
    rules.TITLE: whole.title,
    rules.TITLE_SHOWN: whole.title_shown,
    rules.CLAIM: whole.claim,
    rules.ALL_MARKED: structure.all_marked,
    rules.ROLES: structure.roles,
    rules.HEADINGS: structure.headings,
    rules.FIGURES: structure.figures,
    rules.ALT_USEFUL: structure.alt_useful,
    rules.TABLES: structure.tables,
    rules.ROWS: structure.rows,
    rules.LISTS: structure.lists,
    rules.LINKS: structure.links,
    rules.ANNOTATIONS: structure.described,
    rules.TABS: structure.tabs,
    rules.FONTS: whole.fonts,
    rules.UNICODE: whole.characters,
    rules.LINK_FORM: whole.link_form,
    rules.OUTLINE: whole.outline,
    rules.SCRIPTS: whole.scripts,
    rules.MARKS: whole.marks,
}
#: Those that need the Word file as well.
BESIDE: Finders = {rules.WORDS: whole.words, rules.CONTENTS: whole.contents}
#: Those that say nothing where there are no tags: that there are none is told once.
NEEDS_TAGS = frozenset(
    {
        *(rules.MARKED, rules.ALL_MARKED, rules.ROLES, rules.HEADINGS, rules.FIGURES, rules.ALT_USEFUL, rules.TABLES),
        *(rules.ROWS, rules.LISTS, rules.LINKS, rules.ANNOTATIONS, rules.TABS),
    }
)
