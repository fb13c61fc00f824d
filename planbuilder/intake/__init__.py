"""Workbooks in: found, read, checked; and blank ones made."""
