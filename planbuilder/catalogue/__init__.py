"""Every check, declared once: docs/checks.md is made from here, and findings carry the names."""
