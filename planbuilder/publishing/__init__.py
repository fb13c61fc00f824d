"""The agreed version made fit to publish: clean files, data, and proof that they keep the rules."""
