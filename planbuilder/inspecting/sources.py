"""Where the rules come from: the standards and guidance that the checks name, with their addresses."""

from __future__ import annotations

WCAG = "https://www.w3.org/TR/WCAG22/"
PDF_UA = (
    "ISO 14289-1:2014 (PDF/UA-1), after the Matterhorn Protocol, https://pdfa.org/resource/the-matterhorn-protocol/"
)
MICROSOFT = (
    "https://support.microsoft.com/office/rules-for-the-accessibility-checker-651e08f2-0fc3-4e10-aaca-74b4a67101c1"
)
OPEN_XML = "ECMA-376 (ISO/IEC 29500), Office Open XML"
REGULATIONS = "https://www.legislation.gov.uk/uksi/2018/952 (Public Sector Bodies Accessibility Regulations 2018)"
SPREADSHEETS = "https://analysisfunction.civilservice.gov.uk/policy-store/releasing-statistics-in-spreadsheets/"
CSV = "https://www.gov.uk/government/publications/recommended-open-standards-for-government/tabular-data-standard"
HTML = "https://html.spec.whatwg.org/"
CONTENT = "https://www.gov.uk/guidance/publishing-accessible-documents"
OWN = "planbuilder's own rule"

#: What pages that are linked are called: screen readers spell out an address.
NAMES = {
    WCAG: "WCAG 2.2",
    MICROSOFT: "Microsoft: rules of the Accessibility Checker",
    SPREADSHEETS: "Government Analysis Function: releasing statistics in spreadsheets",
    CSV: "GOV.UK: tabular data standard",
    HTML: "HTML Living Standard",
    CONTENT: "GOV.UK: publishing accessible documents",
}

#: What could not be looked up while these checks were written.
UNSEEN_STANDARD = (
    "The clause is cited after the Matterhorn Protocol and veraPDF's profile; the standard itself is sold."
)
NO_NUMBER = "No standard gives a number; this one is planbuilder's own."
UNSEEN_PAGE = "The guidance was cited from memory: its wording was not looked up again."
