"""Word files that partners sent back: refused where they could do harm, read in three ways, turned into proposals."""
