"""The charts of a template: those whose alt text is “[[chart: fly-tips]]” get the numbers of that name.

An officer makes a chart in Word's template, in the style that is wanted, and types the name between double square
brackets as its alt text; in the part that is repeated for each series of months the name is “[[chart: series]]”. The
build exchanges its numbers, the workbook inside and the alt text; all else stays. The workbook is exchanged whole, so
that no number of the template's own is handed on unseen.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import unescape

from planbuilder.catalogue.files import TEMPLATE
from planbuilder.output.chart_data import Chart
from planbuilder.output.chart_refill import refill
from planbuilder.output.chart_workbook import workbook
from planbuilder.output.charts import CHART_TYPE, WORKBOOK_TYPE
from planbuilder.output.package import Package, quoted
from planbuilder.problems import PlanbuilderError, Problem, nearest

_DRAWING = re.compile(r"<w:drawing\b(?:(?!</w:drawing>).)*?<c:chart\b(?:(?!</w:drawing>).)*</w:drawing>", re.DOTALL)
_NAME = re.compile(r'<wp:docPr\b[^>]*?\s(name|title|descr)="\s*\[\[\s*[Cc]hart\s*:\s*([^"]*?)\s*\]\]\s*"')
_NO_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
#: A chart of the template as it was: its part, and its relationships but for that to its workbook.
_Original = tuple[bytes, str]
_RELATIONSHIP = re.compile(r"<Relationship\b[^>]*?/?>(?:</Relationship>)?")


def name_series(package: Package, charts: Mapping[str, Chart]) -> None:
    """Make “[[chart: series]]” a tag that the template's loop fills; to be done before the template is rendered."""
    if _known("series", charts):
        return
    for part in package.stories():
        xml = package.text(part)
        if "[[" in xml:
            package.set_text(part, _DRAWING.sub(lambda drawing: _NAME.sub(_of_the_loop, drawing[0]), xml))


def _of_the_loop(name: re.Match[str]) -> str:
    if name[2].casefold() != "series":
        return name[0]
    before = name[0][: name.start(1) - name.start()]
    return f'{before}{name[1]}="[[chart: {{{{ series.chart_name }}}}]]"'


def refill_charts(package: Package, charts: Mapping[str, Chart], template: str) -> None:
    """Fill the charts of the template that ask for data, in all parts.

    Raises `PlanbuilderError` where a chart asks for data that there is none of, or is of a kind that cannot be filled.
    """
    problems: list[Problem] = []
    originals: dict[str, _Original] = {}
    repeated: dict[str, int] = {}
    for part in package.stories():
        xml = package.text(part)
        if "[[" not in xml:
            continue

        def fill(found: re.Match[str], part: str = part) -> str:
            if not (name := _NAME.search(found[0])):
                return found[0]
            key = _known(unescape(name[2]), charts)
            if key is None:
                problems.append(_unknown(unescape(name[2]), charts, template))
                return found[0]
            own = f"{part} {_reference(found[0])} {key}"
            repeated[own] = repeated.get(own, 0) + 1
            if repeated[own] == 2 and (left := _printed_nowhere(package, charts, key)):
                problems.append(_same_for_all(key, left, template))
            try:
                return _fill(package, part, found[0], charts[key], originals)
            except ValueError:
                what = f"the chart “{key}” of the template is of a kind that planbuilder cannot fill"
                do = "In Word, right-click it > Change Chart Type, and choose a column, bar or line chart."
                problems.append(TEMPLATE.problem(what, do, workbook=f"templates/{template}"))
                return found[0]

        package.set_text(part, _DRAWING.sub(fill, xml))
    if problems:
        raise PlanbuilderError(*problems)


def _known(name: str, charts: Mapping[str, Chart]) -> str | None:
    return next((key for key in charts if key.casefold() == name.casefold()), None)


def _unknown(name: str, charts: Mapping[str, Chart], template: str) -> Problem:
    near = nearest(name, list(charts))
    do = f"Did you mean “{near}”?" if near else "The template guide lists the charts there are."
    what = f"a chart asks for the numbers of “{name}” in its alt text, and there are none of that name"
    return TEMPLATE.problem(what, do, workbook=f"templates/{template}")


def _printed_nowhere(package: Package, charts: Mapping[str, Chart], filled: str) -> str:
    """The first chart that the document neither has drawn nor asks for by its name."""
    texts = "".join(package.text(part) for part in package.stories())
    asked = {key for drawing in _DRAWING.findall(texts) if (key := _asked(drawing, charts))}
    for key, chart in charts.items():
        if key != filled and key not in asked and f"descr={quoted(chart.description)}" not in texts:
            return key
    return ""


def _asked(drawing: str, charts: Mapping[str, Chart]) -> str | None:
    name = _NAME.search(drawing)
    return _known(unescape(name[2]), charts) if name else None


def _same_for_all(key: str, left: str, template: str) -> Problem:
    what = f"a chart asks for the numbers of “{key}” in a part that is repeated, and “{left}” would have no chart"
    do = (
        "In Word, right-click that chart > View Alt Text, and type [[chart: series]]: each series gets its own numbers."
    )
    return TEMPLATE.problem(what, do, workbook=f"templates/{template}")


def _reference(drawing: str) -> str:
    """The relationship that leads from a drawing to its chart; "" where there is none."""
    found = re.search(r'<c:chart\b[^>]*?\br:id="([^"]+)"', drawing)
    return found[1] if found else ""


def _fill(package: Package, part: str, drawing: str, chart: Chart, originals: dict[str, _Original]) -> str:
    """The drawing with its alt text; its chart is filled, or a copy of it where a loop has filled it before."""
    reference = _reference(drawing)
    name = _target(package, part, reference) if reference else ""
    if name not in package.parts:
        raise ValueError("the drawing has no chart")
    filled = name
    if name in originals:
        filled = package.free_name("word/charts/chart", "xml")
        relationship = package.relate("chart", posixpath.relpath(filled, posixpath.dirname(part)), part)
        drawing = drawing.replace(f' r:id="{reference}"', f' r:id="{relationship}"')
    else:
        originals[name] = package.parts[name], _without_workbook(package, name)
    xml, relationships = originals[name]
    package.set_text(_rels(filled), relationships)
    data = package.add_file("word/embeddings/chart-data", "xlsx", WORKBOOK_TYPE, workbook(chart))
    to_data = package.relate("package", posixpath.relpath(data, posixpath.dirname(filled)), filled)
    package.add_part(filled, CHART_TYPE, refill(xml, chart, to_data).decode())
    return _with_alt_text(drawing, chart.description)


def _with_alt_text(drawing: str, description: str) -> str:
    """The drawing with its description, and nowhere the name in brackets."""
    properties = re.search(r"<wp:docPr\b[^>]*?(?=\s*/?>)", drawing)
    if not properties:
        return drawing
    named = {found[1] for found in _NAME.finditer(properties[0])}
    gone = named - {"name"} | {"descr"}
    new = re.sub(rf'\s(?:{"|".join(sorted(gone))})="[^"]*"', "", properties[0])
    if "name" in named:
        new = re.sub(r'\sname="[^"]*"', ' name="Chart"', new)
    return drawing.replace(properties[0], f"{new} descr={quoted(description)}", 1)


def _target(package: Package, part: str, relationship: str) -> str:
    """The part that a relationship leads to; "" where there is none."""
    for entry in _RELATIONSHIP.findall(package.text(_rels(part)) if _rels(part) in package.parts else ""):
        if f' Id="{relationship}"' in entry and (target := re.search(r'\sTarget="([^"]*)"', entry)):
            return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target[1])).removeprefix("/")
    return ""


def _rels(part: str) -> str:
    folder, base = posixpath.split(part)
    return f"{folder}/_rels/{base}.rels"


def _without_workbook(package: Package, name: str) -> str:
    """The relationships of a chart but for those to its data; a workbook that it held is taken out of the package."""
    text = package.text(_rels(name)) if _rels(name) in package.parts else _NO_RELATIONSHIPS
    for entry in _RELATIONSHIP.findall(text):
        if re.search(r'\sType="[^"]*/(?:package|oleObject)"', entry):
            identity = re.search(r'\sId="([^"]*)"', entry)
            package.parts.pop(_target(package, name, identity[1]) if identity else "", None)
            text = text.replace(entry, "")
    return text
