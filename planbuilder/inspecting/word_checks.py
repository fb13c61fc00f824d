"""The checks of a Word document: each rule with what finds its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from planbuilder.inspecting import rules_word as rules
from planbuilder.inspecting import rules_word_text as looks
from planbuilder.inspecting import word_document as whole
from planbuilder.inspecting import word_objects as objects
from planbuilder.inspecting import word_package as package
from planbuilder.inspecting import word_structure as structure
from planbuilder.inspecting import word_text as text
from planbuilder.inspecting.results import Place, Rule
from planbuilder.inspecting.word_look import WordLook

#: All but the first rule (whether the file can be read at all), in the order of the list.
FINDERS: Mapping[Rule, Callable[[WordLook], Iterable[Place]]] = {
    rules.OPENS: whole.opens,
    rules.UNIQUE: whole.unique,
    rules.ORDER: whole.order,
    rules.TITLE: package.title,
    rules.LANGUAGE: package.language,
    rules.LANGUAGE_OF_PARTS: whole.language_of_parts,
    rules.HAS_HEADINGS: structure.headings,
    rules.HEADING_ORDER: structure.heading_order,
    rules.HEADING_WORDS: structure.heading_words,
    rules.FAKE_HEADINGS: structure.fake_headings,
    rules.ONE_TITLE: structure.one_title,
    rules.LISTS: structure.lists,
    rules.TABLE_HEADER: structure.table_header,
    rules.TABLE_SIMPLE: structure.table_simple,
    rules.TABLE_NESTED: structure.table_nested,
    rules.TABLE_HEADINGS: structure.table_headings,
    rules.TABLE_LAYOUT: structure.table_layout,
    rules.TABLE_BLANKS: structure.table_blanks,
    looks.ALT: objects.alt,
    looks.ALT_USEFUL: objects.alt_useful,
    looks.ALT_LENGTH: objects.alt_length,
    looks.INLINE: objects.inline,
    looks.TEXT_BOXES: objects.text_boxes,
    looks.CONTRAST: text.contrast,
    looks.COLOUR_ALONE: text.colour_alone,
    looks.FLASHING: text.flashing,
    looks.BLANK_PARAGRAPHS: text.blank_paragraphs,
    looks.SPACES: text.spaces,
    looks.LINK_WORDS: objects.link_words,
    looks.BARE_ADDRESSES: objects.bare_addresses,
    looks.LINK_FORM: objects.link_form,
    looks.TEXT_SIZE: text.text_size,
    looks.JUSTIFIED: text.justified,
    looks.CAPITALS: text.capitals,
    looks.UNDERLINED: text.underlined,
    rules.MARGINS: whole.in_the_margins,
    rules.PROTECTION: package.protection,
    rules.CHANGES: whole.changes,
    rules.FOREIGN: package.foreign,
    rules.FIELDS: whole.fields,
    rules.MARKS: whole.marks,
    rules.CONTENTS: whole.contents,
}

RULES = (rules.READABLE, *FINDERS)
