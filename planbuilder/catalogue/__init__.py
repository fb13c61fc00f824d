"""Every check, declared once: docs/checks.md is made from here, and findings carry the names."""

from __future__ import annotations

from planbuilder.catalogue import agreement, counts, entries, files, law, layout, wording
from planbuilder.catalogue.declare import Check

__all__ = ["CATALOGUE", "CHECKS", "Check"]

#: The checks by subject, in the order in which docs/checks.md lists them.
CATALOGUE: dict[str, tuple[Check, ...]] = {
    "Files": files.CHECKS,
    "Sheets, headings and rows": layout.CHECKS,
    "Cells": entries.CHECKS,
    "What does not agree": agreement.CHECKS,
    "Counts and figures": counts.CHECKS,
    "How it is worded": wording.CHECKS,
    "What the law asks of a plan": law.CHECKS,
}
#: The checks by name.
CHECKS: dict[str, Check] = {check.name: check for checks in CATALOGUE.values() for check in checks}
