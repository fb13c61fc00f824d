"""How checks.html looks: in the house colours, on wide and narrow screens, and on paper."""

from __future__ import annotations

from typing import Final

from planbuilder.problems import Level
from planbuilder.worklist.words import BLUE, GOLD, INK, LOOKS, NAVY, RULE, SLATE, WHITE

_ZEBRA: Final = "F5F7FA"
_GOOD: Final = "E3F1F0"
_LEVELS: Final = "\n".join(f".level.{level} {{ background: #{LOOKS[level].tint}; }}" for level in Level)

#: Texts are dark on white or on light tints, and white on navy: contrast at least 6 to 1. Sizes are relative, so that
#: the reader's own setting counts.
STYLE: Final = f"""\
* {{ box-sizing: border-box; }}
html {{ color-scheme: light; scroll-behavior: auto; }}
body {{ margin: 0; background: #{WHITE}; color: #{INK}; font: 1rem/1.5 Calibri, Carlito, "Segoe UI", Arial, sans-serif;
  overflow-wrap: break-word; }}
header, main, footer {{ padding: 1rem max(1rem, calc(50vw - 36rem)); }}
header {{ background: #{NAVY}; color: #{WHITE}; border-bottom: .3rem solid #{GOLD}; }}
header p {{ margin: 0; color: #{GOLD}; font-weight: bold; }}
footer {{ color: #{SLATE}; border-top: 1px solid #{RULE}; }}
main:focus {{ outline: none; }}
h1 {{ margin: .2rem 0; font-size: 1.9rem; line-height: 1.2; }}
h2 {{ margin: 2rem 0 .5rem; color: #{NAVY}; font-size: 1.5rem; border-bottom: .15rem solid #{GOLD}; }}
h3 {{ margin: 1.5rem 0 .3rem; color: #{NAVY}; font-size: 1.2rem; }}
p, ul {{ max-width: 46rem; }}
a {{ color: #{BLUE}; }}
a:focus-visible {{ outline: .2rem solid #{INK}; outline-offset: .15rem; background: #{GOLD}; color: #{INK}; }}
.skip {{ position: absolute; left: -100rem; padding: .5rem 1rem; }}
.skip:focus {{ left: .5rem; top: .5rem; background: #{GOLD}; color: #{INK}; }}
.outcome {{ max-width: none; padding: .7rem 1rem; border-left: .4rem solid #{NAVY}; }}
.outcome.good {{ background: #{_GOOD}; }}
.outcome.bad {{ background: #{LOOKS[Level.STOP].tint}; }}
table {{ border-collapse: collapse; margin: .5rem 0 1rem; }}
table.found {{ width: 100%; table-layout: fixed; }}
table.found th:first-child {{ width: 20%; }}
caption {{ padding: .3rem 0; color: #{SLATE}; text-align: left; }}
th, td {{ padding: .4rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid #{RULE}; }}
thead th {{ background: #{NAVY}; color: #{WHITE}; }}
tbody tr:nth-child(even) {{ background: #{_ZEBRA}; }}
.number {{ text-align: right; }}
th a, td a {{ display: inline-block; min-height: 1.5rem; }}
.scroll {{ overflow-x: auto; }}
.scroll:focus-visible {{ outline: .2rem solid #{INK}; }}
.level {{ display: inline-block; padding: 0 .5rem; border: 1px solid #{SLATE}; border-radius: .2rem; color: #{INK};
  font-weight: bold; white-space: nowrap; }}
{_LEVELS}
.check {{ display: block; margin-top: .2rem; color: #{SLATE}; }}
code {{ font: .95em Consolas, "Liberation Mono", monospace; }}
@media (max-width: 40rem) {{
  h1 {{ font-size: 1.5rem; }}
  h2 {{ font-size: 1.3rem; }}
  th, td {{ padding: .3rem .35rem; font-size: .9375rem; hyphens: auto; }}
  table.found th:first-child {{ width: 27%; }}
  .level {{ padding: 0 .25rem; }}
}}
@media print {{
  body {{ font-size: 10.5pt; }}
  header, thead th {{ background: none; color: #{INK}; }}
  header p {{ color: #{INK}; }}
  .skip, nav {{ display: none; }}
  h2, h3, caption {{ break-after: avoid; }}
  tr {{ break-inside: avoid; }}
  .level, .outcome {{ print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
}}
"""
