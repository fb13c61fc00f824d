"""The officer's work list: a marked copy of each workbook, a page for the browser, and JSON for machines."""
