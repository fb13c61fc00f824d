"""Where each figure of a document comes from, for an auditor: as a page for any browser, and as a workbook."""
