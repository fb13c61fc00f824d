"""From a printed value back to its cell: reading a document's anchors, and telling which cell a text comes from."""
