"""Numbered drafts: frozen in a folder each, entered in a register, and verifiable ever after."""
