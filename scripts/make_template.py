"""Makes templates/partnership-plan.docx, the Word template of the Partnership Plan.

Run it after a change to `template_parts`: it writes the same bytes every time. Officers do not need it: they
change the look and the fixed wording of a template in Word.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from template_parts import plan_back, plan_front
from template_parts.package import word_file
from template_parts.wordml import field, paragraph, section

TEMPLATE = Path(__file__).resolve().parent.parent / "templates" / "partnership-plan.docx"


def footers() -> dict[str, str]:
    """The footers by the ids that the sections name: portrait, landscape, and an empty one for the cover."""
    name = "{{ partnership.short_name }} {{ title }} {{ year }} · {{ status }}\tPage "
    pages = (field("PAGE", "1"), " of ", field("NUMPAGES", "1"))
    return {
        plan_back.PORTRAIT.footer: paragraph("Footer", name, *pages),
        plan_back.LANDSCAPE.footer: paragraph("FooterLandscape", name, *pages),
        plan_back.PORTRAIT.first_footer: paragraph("FooterEmpty"),
    }


def partnership_plan() -> bytes:
    """The template of the Partnership Plan, its parts in order."""
    body = "".join(
        [
            plan_front.cover(),
            plan_front.contents(),
            plan_front.introduction(),
            plan_front.background(),
            plan_front.profile(),
            plan_front.police_priorities(),
            plan_front.focus(),
            plan_back.promise(),
            plan_back.highlights(),
            plan_back.resources(),
            plan_back.action_plans(),
            section(plan_back.PORTRAIT),
        ]
    )
    return word_file("Partnership Plan template", body, footers())


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the Word template of the Partnership Plan.")
    parser.add_argument("--to", type=Path, default=TEMPLATE, help="where to write it (default: %(default)s)")
    target: Path = parser.parse_args().to
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(partnership_plan())
    print(f"Written: {target}")


if __name__ == "__main__":
    main()
