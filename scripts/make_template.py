"""Makes the Word templates: of the plan, of the report, of what changed, and of the schedule of responses.

Run it after a change to `template_parts`: it writes the same bytes every time. Officers do not need it: they
change the look and the fixed wording of a template in Word.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from template_parts import plan_back, plan_front, report_activity, report_compared, report_counts, report_front
from template_parts import schedule as responses
from template_parts import what_changed as changed_page
from template_parts.package import word_file
from template_parts.report_styles import REPORT_STYLES
from template_parts.wordml import field, paragraph, section, section_end

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
PLAN, REPORT = TEMPLATES / "partnership-plan.docx", TEMPLATES / "achievements-report.docx"
CHANGES = TEMPLATES / "what-changed.docx"
SCHEDULE = TEMPLATES / "schedule-of-responses.docx"
#: The wording of messages as it was shipped.
MESSAGES = sorted((Path(__file__).resolve().parent / "template_parts" / "messages").glob("*.txt"))


def footers(status: str = " · {{ status }}") -> dict[str, str]:
    """The footers by the ids that the sections name: portrait, landscape, and an empty one for the cover."""
    name = f"{{{{ partnership.short_name }}}} {{{{ title }}}} {{{{ year }}}}{status}\tPage "
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
            plan_back.sign_off(),
            section(plan_back.PORTRAIT),
        ]
    )
    return word_file("Partnership Plan template", body, footers())


def achievements_report() -> bytes:
    """The template of the achievements report, its parts in order."""
    body = "".join(
        [
            report_front.cover(),
            plan_front.contents(),
            section_end(plan_back.PORTRAIT),
            report_front.summary(),
            report_front.introduction(),
            report_front.policing(),
            report_compared.crime(),
            report_compared.districts(),
            report_activity.activity(),
            report_counts.months(),
            report_counts.enforcement(),
            report_counts.indicators(),
            report_activity.ending(),
            section(plan_back.LATER_PORTRAIT),
        ]
    )
    return word_file(
        "Achievements Report template", body, footers("{% if status %} · {{ status }}{% endif %}"), REPORT_STYLES
    )


def what_changed() -> bytes:
    """The template of the page that tells what changed between two drafts."""
    name = "What changed: {{ document }} {{ year }}\tPage "
    footer = paragraph("Footer", name, field("PAGE", "1"), " of ", field("NUMPAGES", "1"))
    body = changed_page.what_changed() + section(changed_page.PAGE)
    return word_file("What changed template", body, {changed_page.PAGE.footer: footer})


def schedule_of_responses() -> bytes:
    """The template of the table of what partners said to a draft."""
    name = "Schedule of responses: draft {{ draft }} of the {{ document }} {{ year }}\tPage "
    footer = paragraph("FooterLandscape", name, field("PAGE", "1"), " of ", field("NUMPAGES", "1"))
    body = responses.schedule() + section(plan_back.LANDSCAPE)
    return word_file("Schedule of responses template", body, {plan_back.LANDSCAPE.footer: footer})


def _original(path: Path) -> Path:
    """Where the original goes that an officer may want back, beside what may have been restyled."""
    return path.with_name(f"{path.stem} (original){path.suffix}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Make all Word templates; where that of the plan or of the report is named, only that one."
    )
    parser.add_argument("--to", type=Path, help=f"where to write the plan's (else {PLAN})")
    parser.add_argument("--report-to", type=Path, help=f"where to write the report's (else {REPORT})")
    parser.add_argument("--originals", type=Path, help="the folder in which all originals are put beside those in use")
    options = parser.parse_args()
    makers: dict[Path, Callable[[], bytes]] = {
        PLAN: partnership_plan,
        REPORT: achievements_report,
        CHANGES: what_changed,
        SCHEDULE: schedule_of_responses,
    }
    targets: dict[Path, Callable[[], bytes]] = {
        path: make for path, make in ((options.to, partnership_plan), (options.report_to, achievements_report)) if path
    }
    if options.originals is not None:
        targets |= {_original(options.originals / path.name): make for path, make in makers.items()}
        targets |= {_original(options.originals / path.name): path.read_bytes for path in MESSAGES}
    for target, make in (targets or makers).items():  # what may have been restyled is written over only when asked for
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(make())
        print(f"Written: {target}")


if __name__ == "__main__":
    main()
