"""A text that officers wrote, with tags in it, becomes a text without: the wording of a message.

In come the text of a template and its values; out comes the text. It is rendered as Word templates are: in the same
sandbox, with every unknown name told at once, each with its line. Nothing is escaped, as nothing but plain text comes
of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planbuilder.catalogue.files import TEMPLATE
from planbuilder.output.missing import Missing, MissingNames
from planbuilder.output.render import Sandbox
from planbuilder.problems import PlanbuilderError, Problem, shortened

#: A template of words is never larger (bytes); what is larger is another file.
_MOST_BYTES = 200_000
#: A line of nothing but {% tags %} and {# remarks #}.
_SILENT = re.compile(r"\s*(?:\{%(?:(?!%\}).)*%\}\s*|\{#(?:(?!#\}).)*#\}\s*)+")
_NESTING = (
    ("Unexpected end of template", "a tag with “if” or “for” has no “endif” or “endfor” after it"),
    ("Encountered unknown tag 'end", "there is no “if” or “for” before it"),
    ("Encountered unknown tag 'el", "there is no “if” or “for” before it"),
)


def read_template(path: Path) -> str:
    """The text of a template, as Notepad or another editor saved it; raises `PlanbuilderError` where it is none."""
    restore = "Restore it from the version that came with planbuilder, or from a copy."
    try:
        contents = path.read_bytes()
    except FileNotFoundError:
        raise _refusal(path.name, TEMPLATE.problem("the template of the message is missing", restore)) from None
    if contents.startswith((b"\xff\xfe", b"\xfe\xff")):  # what Notepad calls Unicode
        text = contents.decode("utf-16", "replace")
    else:
        try:
            text = contents.decode("utf-8-sig")
        except UnicodeDecodeError:  # what older editors save in Western Europe
            text = contents.decode("cp1252", "replace")
    if "\0" in text or len(contents) > _MOST_BYTES:
        do = "Save it as plain text (.txt), or restore it from the version that came with planbuilder."
        raise _refusal(path.name, TEMPLATE.problem("this is not a text file", do))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def render_text(source: str, values: Mapping[str, object], template: str) -> str:
    """A text with its tags filled in; raises `PlanbuilderError` with all that is wrong with them."""
    lines = source.split("\n")
    try:
        made = _environment().from_string("".join(map(_for_jinja, lines)).removesuffix("\n"))
        with MissingNames(values) as names:
            rendered = "".join(made.generate(dict(values)))
    except TemplateSyntaxError as error:
        raise _refusal(template, _bad_tag(lines, error.lineno, str(error.message))) from None
    except Exception as error:  # whatever a template's own expression runs into is a fault of that expression
        raise _refusal(template, _bad_tag(lines, _line_of(error), str(error))) from None
    if names.found:
        raise _refusal(template, *(_unknown(*one) for one in names.found))
    return rendered


def _for_jinja(line: str) -> str:
    """A line; one that holds nothing but tags that print nothing leaves no empty line behind.

    Its end becomes a comment, so that the lines keep their numbers.
    """
    return f"{line.strip()}{{#\n#}}" if _SILENT.fullmatch(line) else f"{line}\n"


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return Sandbox(
        undefined=Missing,
        keep_trailing_newline=True,
        finalize=lambda value: "" if value is None else value,
    )


def _line_of(error: BaseException) -> int:
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _bad_tag(lines: list[str], number: int, why: str) -> Problem:
    why = next((plain for beginning, plain in _NESTING if why.startswith(beginning)), why)
    line = shortened(lines[number - 1].strip()) if 0 < number <= len(lines) else ""
    seen = f"“{line}”: " if line else ""
    what = f"a tag here cannot be understood ({seen}{why.rstrip('.')})"
    return TEMPLATE.problem(what, "Correct it in the text; the template guide lists the tags.", cell=f"line {number}")


def _unknown(number: int, name: str, near: str | None) -> Problem:
    hint = f"Did you mean “{near}”?" if near else "The template guide lists the names there are."
    return TEMPLATE.problem(f"the name “{name}” means nothing to planbuilder", hint, cell=f"line {number}")


def _refusal(template: str, *problems: Problem) -> PlanbuilderError:
    return PlanbuilderError(*(one.at(workbook=f"templates/{template}") for one in problems))
