"""A chart of the Word file on the page: the picture, and its numbers as a table.

In: the drawing and its chart part. Out: a figure. Where the document prints the chart's numbers in a table under the
same heading, the figure does not print them again; elsewhere they stand in a table that opens below the picture.
"""

from __future__ import annotations

import re
from typing import Any

from planbuilder.web.chart_data import Chart, read_chart
from planbuilder.web.chart_svg import svg
from planbuilder.web.making import Making, plain_text
from planbuilder.web.opened import q
from planbuilder.web.pictures import description
from planbuilder.web.words import attribute, text

_NOISE = re.compile(r"[£$€,%\s+]")


def figure(drawing: Any, relationship: str, making: Making) -> str:
    """The figure; a chart that cannot be read leaves its words."""
    target = making.word.targets(making.owner).get(relationship)
    tree = None if target is None or target.is_outside else making.word.tree(target.name)
    chart = read_chart(tree, making.styles)
    said = description(drawing)
    if chart is None:
        return f'<p class="no-picture">Chart: {text(said)}</p>' if said else ""
    title = chart.title or (said or "").partition(". ")[0].rstrip(".") or "Chart"
    name = making.names.new("", "chart")
    caption = f"<figcaption>{text(chart.title)}</figcaption>" if chart.title else ""
    label = attribute(making.label(title))
    drawn = svg(chart, name, title, said or "")
    table = "" if is_printed(chart, drawing, making) else _details(chart, title)
    return (
        f'<figure class="chart">{caption}'
        f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">{drawn}</div>'
        f"{table}</figure>"
    )


def _details(chart: Chart, title: str) -> str:
    heads = "".join(f'<th scope="col" class="number">{text(one.name)}</th>' for one in chart.series)
    first = f'<th scope="col">{text(chart.category_title)}</th>' if chart.category_title else "<td></td>"
    rows = "".join(
        f'<tr><th scope="row">{text(category)}</th>'
        + "".join(f'<td class="number">{text(one.said(place)) or "–"}</td>' for one in chart.series)
        + "</tr>"
        for place, category in enumerate(chart.categories)
    )
    return (
        f'<details><summary>The chart’s numbers<span class="unseen">: {text(title)}</span></summary>'
        f'<div class="table"><table class="numbers"><caption><span class="unseen">{text(title)}</span></caption>'
        f"<thead><tr>{first}{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def is_printed(chart: Chart, drawing: Any, making: Making) -> bool:
    """Whether a table under the same heading says every number of the chart."""
    printed: set[str] = set()
    for block in _neighbours(drawing, making):
        for cell in block.iter(q("w:tc")):
            printed.update(_NOISE.sub("", plain_text(one)).replace("-", "−") for one in cell.iter(q("w:p")))
    said = {one.said(place) for one in chart.series for place in range(len(one.values))} - {""}
    return bool(printed) and all(_NOISE.sub("", number).replace("-", "−") in printed for number in said)


def _neighbours(drawing: Any, making: Making) -> list[Any]:
    """The blocks that stand with a drawing between two headings."""
    body = next(drawing.iterancestors(q("w:body"), q("w:footnote"), q("w:endnote")), None)
    own = next((one for one in drawing.iterancestors() if one.getparent() is body), None)
    if body is None or own is None:
        return []
    found = [own]
    for step in (own.itersiblings(), own.itersiblings(preceding=True)):
        for block in step:
            if block in making.heading_ids:
                break
            found.append(block)
    return found
