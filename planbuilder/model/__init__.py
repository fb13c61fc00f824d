"""The plan as the partnership thinks of it, with every figure worked out."""
