"""A template's XML and the values become the document's XML: docxtpl's tags, in a sandbox, every name checked.

docxtpl makes the tags that an officer types in Word readable for Jinja (`patch_xml`); the rendering itself goes
straight from text to text, because putting the result back through a parser is what makes docxtpl slow on long
documents (docs/decisions.md has the figures). Values are escaped; a template can reach nothing but values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import CodeType
from typing import TYPE_CHECKING, Any

from jinja2 import Template, TemplateSyntaxError, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import do_join, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from planbuilder.catalogue.files import TEMPLATE
from planbuilder.output.compiled import is_worth_keeping, kept
from planbuilder.output.marks import Block, anchored, unanchored
from planbuilder.output.missing import Missing, MissingNames
from planbuilder.output.package import Package
from planbuilder.problems import PlanbuilderError, Problem, shortened
from planbuilder.schema.said import Said, woven

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
#: What only a part with tags has; Word tears braces apart at times.
_TEMPLATED = re.compile(r"\{(?:<[^>]*>)*[{%#]|\{_[{%]|[%}]_\}")
_PARAGRAPH = re.compile(r"(?=<w:p[ >])")
#: A tag, or docxtpl's way of writing braces that are none: "{_{" prints "{{".
_TAG_OR_BRACES = re.compile(rf"{_TAG.pattern}|(?P<braces>\{{_[{{%](?![{{%#])|[}}%]_\}})", re.DOTALL)
_ENTITIES = {"&amp;": "&", "&quot;": '"', "&apos;": "'", "&#39;": "'"}


def render(package: Package, values: Mapping[str, object], template: str, *, anchors: bool = True) -> None:
    """Render every part that carries words, in place; with `anchors`, values carry the marks of their cells.

    Raises `PlanbuilderError` with a problem for each tag that is wrong and each name that is not known, all at once,
    with the paragraph that it stands in.
    """
    problems: list[Problem] = []
    parts = {part: package.text(part) for part in package.stories()}
    keep = is_worth_keeping(parts.values())
    for part, source in parts.items():
        if _TEMPLATED.search(source):
            rendered, faults = _render_part(source, values, anchors=anchors, keep=keep)
            problems += [fault.at(workbook=f"templates/{template}", sheet=_room(part)) for fault in faults]
            package.set_text(part, rendered)
    if problems:
        raise PlanbuilderError(*problems)


def _room(part: str) -> str:
    name = re.sub(r"word/|\d*\.xml", "", part)
    return {"document": "", "header": "page header", "footer": "page footer"}.get(name, name)


def tag_faults(package: Package, template: str) -> list[Problem]:
    """The tags of a template that cannot be understood, whatever the values may be."""
    problems = []
    for part in package.stories():
        faults = _torn_tags(package.text(part))
        source, lines = _readable(package.text(part))
        try:
            _environment().parse(source)
        except TemplateSyntaxError as error:
            faults = faults or [_bad_tag(lines, error.lineno, str(error.message))]
        problems += [fault.at(workbook=f"templates/{template}", sheet=_room(part)) for fault in faults]
    return problems


def _torn_tags(source: str) -> list[Problem]:
    """Tags that begin and do not end within their paragraph; docxtpl would take words or whole parts away with them."""
    paragraphs = _PARAGRAPH.split(source)
    problems = []
    for number, paragraph in enumerate(paragraphs, 1):
        rest = _plain(_TAG.sub(" ", re.sub(r"<[^>]+>", "", paragraph)))
        if re.search(r"\{[{%#]|[}%#]\}", rest):
            what = f"a tag here cannot be understood (“{shortened(rest)}”: it does not end as it begins)"
            do = "Close it in Word, in the same paragraph: {{ }} or {% %}."
            problems.append(TEMPLATE.problem(what, do, cell=_place(paragraphs, number)))
    return problems


def _readable(source: str) -> tuple[str, list[str]]:
    """A part's XML as Jinja reads it, and its lines.

    A line is a paragraph, so that Jinja's line numbers name paragraphs; it ends in a comment, which prints nothing.
    """
    source = _with_sections_apart(re.sub(r"\r?\n", " ", source))
    source = _PARAGRAPH.sub("\n", source)
    source = _TAG_OR_BRACES.sub(_for_jinja, _docxtpl().patch_xml(source))
    return source.replace("\n", "{#\n#}"), source.split("\n")


def _with_sections_apart(source: str) -> str:
    """The end of a section in a paragraph of its own, after a tag whose paragraph docxtpl takes away.

    LibreOffice, when it saves a template, puts it into the paragraph before.
    """
    paragraphs = _PARAGRAPH.split(source)
    for number, paragraph in enumerate(paragraphs):
        section = re.search(r"<w:sectPr\b.*?</w:sectPr>", paragraph)
        end = paragraph.find("</w:p>")
        if section and section.end() < end and re.search(r"\{%p\b", _plain(paragraph[:end])):
            moved = f"</w:p><w:p><w:pPr>{section[0]}</w:pPr></w:p>"
            rest = paragraph[section.end() : end] + moved + paragraph[end + len("</w:p>") :]
            paragraphs[number] = paragraph[: section.start()] + rest
    return "".join(paragraphs)


def _for_jinja(found: re.Match[str]) -> str:
    if found["braces"]:
        return f"{{{{ '{found[0][0]}{found[0][2]}' }}}}"
    return re.sub(r"&(?:amp|quot|apos|#39);", lambda entity: _ENTITIES[entity[0]], found[0])


class _Torn(Exception):
    """A part holds tags that do not end within their paragraph."""


def _render_part(source: str, values: Mapping[str, object], *, anchors: bool, keep: bool) -> tuple[str, list[Problem]]:
    try:
        template = _compiled(source, anchors=anchors, keep=keep)
        with MissingNames(values) as names:
            rendered = "".join(template.generate(values))
    except _Torn:
        return "", _torn_tags(source)
    except TemplateSyntaxError as error:
        return "", [_bad_tag(_readable(source)[1], error.lineno, str(error.message))]
    except Exception as error:  # whatever a template's own expression runs into is a fault of that expression
        return "", [_bad_tag(_readable(source)[1], _line_of(error), str(error))]
    if not names.found:
        return rendered, []
    lines = _readable(source)[1]
    return rendered, [_unknown_name(lines, *name) for name in names.found]


@lru_cache(maxsize=16)
def _compiled(source: str, *, anchors: bool, keep: bool) -> Template:
    """A part as a template that can be filled any number of times; raises `_Torn` and `TemplateSyntaxError`."""

    def compiled() -> CodeType:
        if _torn_tags(source):
            raise _Torn
        return environment.compile(_readable(source)[0])

    environment = _environment(anchors=anchors)
    code = kept(source, f"{anchors=}", compiled) if keep else compiled()
    return Template.from_code(environment, code, environment.make_globals(None))


@cache
def _docxtpl() -> DocxTemplate:
    from docxtpl import DocxTemplate  # not needed for a template whose code is known

    return DocxTemplate("")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which knows the values: mappings, and blocks with the two attributes that a template may ask."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What `obj.attribute` is in a template.

        A value's own members are given at once; whatever else is asked for goes the sandbox's long way. That is half
        the time of rendering 5,000 actions, and a member that is named like a method of mappings ("values") is found.
        """
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, Block) and attribute in Block.__slots__:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """A product of two numbers; a text repeated and a power could fill the memory."""
        if operator == "**" or not isinstance(left, int | float) or not isinstance(right, int | float):
            raise SecurityError("only numbers can be multiplied")
        return left * right


@pass_eval_context
def _joined(context: EvalContext, values: Iterable[Any], separator: str = "", attribute: str | None = None) -> str:
    """Jinja's filter `join`; texts that know their cells go on knowing them."""
    parts = list(map(make_attrgetter(context.environment, attribute), values) if attribute else values)
    if not any(isinstance(part, Said) for part in parts) or any(isinstance(part, Markup) for part in parts):
        return str(do_join(context, parts, separator))
    texts = [part if isinstance(part, str) else str(part) for part in parts]
    return woven(*[text for part in texts for text in (str(separator), part)][1:])


@cache
def _environment(*, anchors: bool = True) -> ImmutableSandboxedEnvironment:
    environment = Sandbox(
        autoescape=True,
        undefined=Missing,
        finalize=anchored if anchors else lambda value: "" if value is None else value,
    )
    environment.filters["join"] = _joined
    # What a template keeps for later ({% set %}, macros) must compare and count as its words do.
    environment.concat = lambda parts: unanchored("".join(parts))  # type: ignore[method-assign]
    return environment


def _line_of(error: BaseException) -> int:
    """The line of the template in which an error arose; Jinja names the frame after its template."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


_NESTING = (
    ("Unexpected end of template", "a tag with “if” or “for” has no “endif” or “endfor” after it"),
    ("Encountered unknown tag 'end", "there is no “if” or “for” before it, or one in between is not ended"),
    ("Encountered unknown tag 'el", "there is no “if” or “for” before it, or one in between is not ended"),
)


def _bad_tag(lines: list[str], number: int, why: str) -> Problem:
    why = next((plain for beginning, plain in _NESTING if why.startswith(beginning)), why)
    tags = ", ".join(f"“{_plain(tag)}”" for tag in _TAG.findall(lines[number - 1])) if 0 < number <= len(lines) else ""
    what = f"a tag here cannot be understood ({tags or 'see the paragraph'}: {why.rstrip('.')})"
    return TEMPLATE.problem(what, "Correct the tag in Word; the template guide lists them.", cell=_place(lines, number))


def _unknown_name(lines: list[str], number: int, name: str, near: str | None) -> Problem:
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    found = re.search(rf"[\w.]*\b{re.escape(name)}\b", " ".join(_TAG.findall(line)))
    what = f"the name “{found[0] if found else name}” means nothing to planbuilder"
    hint = f"Did you mean “{near}”?" if near else "The template guide lists the names there are."
    return TEMPLATE.problem(what, hint, cell=_place(lines, number))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", text).split())


def _place(lines: list[str], number: int) -> str:
    """ "paragraph 14, near “Partnership focus”"."""
    for line in lines[max(0, number - 1) :: -1]:
        near = _plain(_TAG.sub("", line))
        if len(near) > 2:
            return f"paragraph {max(1, number - 1)}, near “{near[:40]}”"
    return f"paragraph {max(1, number - 1)}"
