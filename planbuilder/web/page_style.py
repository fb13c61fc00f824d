"""How the page looks: calm and readable on a phone, a wide screen and paper, in the colours of the document.

In: the looks of the styles that the document uses. Out: its style sheet. Text is measured in rem, so that the reader's
own size counts; lines hold about 70 letters; nothing but words and pictures of the document is drawn.
"""

from __future__ import annotations

from planbuilder.web.looks import Look, Styles
from planbuilder.web.making import Making
from planbuilder.web.table_looks import rules, table_look
from planbuilder.web.words import INK, WHITE, readable

_BASE = """\
* { box-sizing: border-box; }
html { color-scheme: light; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: var(--ink); overflow-wrap: break-word;
  font: 1.125rem/1.5 var(--font), Carlito, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
a { color: var(--link); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .15em; }
:focus-visible { outline: .2rem solid var(--ink); outline-offset: .15rem; box-shadow: 0 0 0 .15rem #fff; }
main:focus { outline: none; box-shadow: none; }
.skip { position: absolute; left: -100rem; top: 0; padding: .75rem 1rem; background: #fff; color: var(--ink);
  z-index: 2; }
.skip:focus { left: 1rem; top: 1rem; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.edge { padding-left: max(1rem, calc(50vw - 37rem)); padding-right: max(1rem, calc(50vw - 37rem)); }
header p, header h1 { margin: 0; }
.marked { padding-top: .6rem; padding-bottom: .6rem; border-bottom: 1px solid var(--line); font-weight: bold; }
.marked.draft { background: #fff4d6; color: #1b2733; }
.plain { padding-top: 1.25rem; padding-bottom: 1.25rem; }
.band { padding-top: 1.5rem; padding-bottom: 1.75rem; }
.band + .band { padding-top: .9rem; padding-bottom: .9rem; }
.band > p, .band > h1, .plain > p { margin: 0; font-size: clamp(1.125rem, 1rem + .5vw, 1.375rem); line-height: 1.3; }
.band > * + * { margin-top: .35rem; }
.band > h1 { font-size: clamp(2.25rem, 1.6rem + 2.6vw, 3.25rem); line-height: 1.1; }
.plain img { max-height: 6rem; width: auto; }
.split { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; }
.tab { display: inline-block; width: .75em; }
.columns { padding-top: 1.5rem; padding-bottom: 3rem; }
nav { padding: 1rem 1.25rem 1.1rem; background: var(--tint); border-top: .3rem solid var(--accent); }
nav h2 { margin: 0 0 .5rem; padding: 0; border: 0; font-size: 1.25rem; color: var(--brand); }
nav ul { margin: 0; padding: 0; list-style: none; }
nav ul ul { margin: 0 0 .2rem; padding-left: 1rem; font-size: 1rem; }
nav li { margin: 0; }
nav a { display: inline-block; padding: .2rem 0; line-height: 1.3; }
main { min-width: 0; }
h2, h3, h4, h5, h6 { line-height: 1.2; text-wrap: balance; scroll-margin-top: 1rem; }
h2 { margin: 3.5rem 0 1.25rem; padding-bottom: .35rem; font-size: clamp(1.6rem, 1.3rem + 1.2vw, 2.125rem);
  border-bottom: .2rem solid transparent; }
h3 { margin: 2.25rem 0 .75rem; font-size: clamp(1.3rem, 1.15rem + .6vw, 1.5rem); }
h4 { margin: 1.75rem 0 .5rem; font-size: 1.2rem; }
h5, h6 { margin: 1.5rem 0 .5rem; font-size: 1.125rem; }
main > :first-child, main > h2:first-child { margin-top: 0; }
main > p, main > ul, main > ol { max-width: 44rem; }
main > p:has(> .wide), main > p:has(> a > .wide) { max-width: none; }
p { margin: 0 0 1rem; }
ul, ol { margin: 0 0 1.1rem; padding-left: 1.4rem; }
li { margin: 0 0 .35rem; }
li > ul, li > ol { margin: .35rem 0 0; }
li::marker { color: var(--marker); }
.light { font-weight: normal; }
.box { margin: 1rem 0; padding: .8rem 1rem; border: 1px solid var(--line); }
.filled { max-width: 44rem; margin: 1.25rem 0 1.5rem; padding: 1.1rem 1.35rem; }
.filled > :last-child, td > :last-child, th > :last-child, dd > :last-child, dt > :last-child,
  .box > :last-child { margin-bottom: 0; }
img { max-width: 100%; height: auto; vertical-align: middle; }
img.wide { display: block; width: 100%; max-width: 56rem; }
.cut { display: inline-block; position: relative; overflow: hidden; max-width: 100%; vertical-align: middle; }
.cut.wide { display: block; width: 100%; max-width: 56rem; }
.cut img { position: absolute; left: 0; max-width: none; }
.no-picture { padding: .1rem .4rem; border: 1px solid var(--line); }
.table { margin: 0 0 1.5rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; border-top: 2px solid var(--line);
  border-bottom: 2px solid var(--line); font-size: 1rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; padding: 0 0 .4rem; }
th, td { padding: .45rem .6rem; text-align: left; vertical-align: top; font-weight: normal; }
thead th { vertical-align: bottom; font-weight: bold; }
tbody > tr > * { border-top: 1px solid var(--line); }
td p, th p { margin: 0 0 .3rem; }
td ul, th ul, td ol, th ol { margin: 0 0 .3rem; padding-left: 1.1rem; }
td li, th li, dd li { margin-bottom: .2rem; }
td > .filled, th > .filled { display: block; margin: .15rem 0; padding: .05rem .5rem; border-radius: .2rem; }
td > .filled > p { margin: 0; }
.scroll tbody > tr > th:first-child { position: sticky; left: 0; background: #fff; }
.number { text-align: right; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1rem;
  margin: 0 0 1rem; }
.panels > div { display: flex; flex-direction: column; border: 0 solid var(--line); }
.panels dt { padding: .6rem 1rem; }
.panels dd { margin: 0; padding: .6rem 1rem .9rem; flex: 1; }
.panels.tiles dt { padding-bottom: 0; }
.panels.tiles dd { padding-top: .2rem; }
.panels.one > div { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
  gap: .6rem; }
.panels.one { grid-template-columns: 1fr; }
.panels.one dt { grid-column: 1 / -1; }
figure { margin: 0 0 1.5rem; }
figcaption { margin: 0 0 .5rem; font-weight: bold; }
.chart svg { display: block; width: 100%; max-width: 48rem; height: auto; min-width: 34rem; font-size: 14px; }
details { margin: .5rem 0 0; }
summary { display: inline-block; padding: .3rem 0; color: var(--link); text-decoration: underline;
  text-underline-offset: .15em; cursor: pointer; }
summary::before { content: "▸ " / ""; display: inline-block; width: 1.1em; }
details[open] > summary::before { content: "▾ " / ""; }
.numbers { width: auto; margin-top: .5rem; }
.note { padding: 0 .15em; }
footer { padding-top: 1.5rem; padding-bottom: 2.5rem; border-top: 1px solid var(--line); background: var(--tint);
  font-size: 1rem; }
footer p { margin: 0; }
@media (min-width: 64rem) {
  .columns { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 2.75rem; align-items: start; }
  .columns.alone { display: block; }
  nav { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; font-size: 1rem; }
  nav ul ul { font-size: .9375rem; }
}
@media (max-width: 63.99rem) { nav { margin-bottom: 2.5rem; } }
@media (max-width: 40rem) {
  .table:not(.scroll) :is(th, td) { overflow-wrap: anywhere; }
  h2 { margin-top: 2.75rem; }
  .stack, .stack thead, .stack tbody, .stack tr, .stack th, .stack td { display: block; }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack tbody > tr { padding: .6rem 0; border-top: 1px solid var(--line); }
  .stack tbody > tr > * { padding: .3rem .75rem; border-top: 0; text-align: left; }
  .stack [data-label]::before { content: attr(data-label) / ""; display: block; font-size: .9375rem;
    font-weight: bold; color: var(--quiet); }
  .stack tbody th[data-label].first::before { color: inherit; }
  .stack .filled { display: inline-block; }
}
@media print {
  @page { size: A4; margin: 1.8cm; }
  html { font-size: 9.25pt; }
  .skip, summary::before { display: none; }
  .edge { padding-left: 0; padding-right: 0; }
  .band, .plain { padding-left: .5cm; padding-right: .5cm; }
  .band, .filled, .panels, table { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .columns { display: block; padding: 0; }
  nav { position: static; max-height: none; overflow: visible; background: none; break-after: page; }
  nav > ul { columns: 2; column-gap: 1cm; }
  nav li { break-inside: avoid; }
  nav a, a { color: inherit; text-decoration: none; }
  h1, .band > h1 { font-size: 26pt; }
  h2 { margin-top: 1.2cm; font-size: 17pt; }
  h3 { font-size: 13pt; }
  h2, h3, h4, h5, h6, caption, figcaption, dt, thead { break-after: avoid; }
  figure, .filled, img, .panels > div { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  table { line-height: 1.3; }
  th, td { padding: .1cm .15cm; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .stack tr { break-inside: auto; }
  .scroll { overflow: visible; }
  .chart svg { min-width: 0; }
  .panels { grid-template-columns: repeat(auto-fit, minmax(5cm, 1fr)); }
  details::details-content { content-visibility: visible; block-size: auto; }
}
"""


def style_sheet(making: Making) -> str:
    """The style sheet for a page whose parts are all made."""
    styles = making.styles
    usual = styles.of_style(styles.default("paragraph"))
    base_points = usual.points or 12
    parts = [_variables(styles, usual), _BASE]
    for identity, name in making.used_tables.items():
        parts.append(rules(name, table_look(styles, identity)))
    for identity, name in making.used_styles.items():
        parts.append(_paragraph_rule(name, styles.of_style(identity), usual, base_points))
    return "".join(parts)


def _variables(styles: Styles, usual: Look) -> str:
    """The document's colours, each dark enough for what it is used for."""
    headings: dict[int, Look] = {}
    for identity in styles.by_id:
        look = styles.of_style(identity)
        if look.style == f"heading {look.outline}":
            headings.setdefault(look.outline, look)
    first = headings.get(1, Look())
    brand = first.colour or styles.theme.get("dk2", "") or INK
    tint = styles.theme.get("lt2", "F3F5F8")
    tint = tint if tint == readable(tint, "000000", 16) else "F3F5F8"
    link = styles.theme.get("hlink", "1D5FA8")
    colours = {
        "ink": readable(usual.colour or INK, WHITE, 7),
        "brand": readable(brand, tint),
        "accent": first.rule or brand,
        "link": readable(readable(link, WHITE, 5), tint),
        "marker": readable(headings.get(2, first).colour or brand, WHITE, 3),
        "tint": tint,
        "line": "B8C4D0",
        "quiet": "4A5A6A",
    }
    said = "".join(f" --{name}: #{colour};" for name, colour in colours.items())
    font = styles.font.replace('"', "").replace("\\", "")
    return f':root {{{said} --font: "{font}"; }}\n' if font else f":root {{{said} --font: Calibri; }}\n"


def _paragraph_rule(name: str, look: Look, usual: Look, base: float) -> str:
    said = []
    if look.colour and look.colour != usual.colour:
        said.append(f"color: #{look.colour}")
    if look.align:
        said.append(f"text-align: {look.align}")
    if look.bold:
        said.append("font-weight: bold")
    if look.italic:
        said.append("font-style: italic")
    if look.capitals:
        said.append("text-transform: uppercase")
    if look.outline:
        if look.rule:
            said.append(f"border-bottom: .2rem solid #{look.rule}; padding-bottom: .35rem")
    else:
        said += _spaces(look, usual)
    if not look.outline and not look.is_title and look.points != base:
        said.append(f"font-size: {min(max(1.125 * look.points / base, 0.9375), 2.75):.4g}rem")
        if look.points >= 1.4 * base:
            said.append("line-height: 1.2")
    return f".{name} {{ {'; '.join(said)}; }}\n" if said else ""


def _spaces(look: Look, usual: Look) -> list[str]:
    """The space round a paragraph, in the same proportion to a usual one as in Word."""
    said = []
    if usual.after and look.after != usual.after:
        said.append(f"margin-bottom: {min(max(look.after / usual.after, 0.25), 1.5):.4g}rem")
    if look.before >= 6 and not look.fill:
        said.append(f"margin-top: {min(look.before / 8, 2.25):.4g}rem")
    return said
