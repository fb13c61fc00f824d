"""What is right cell by cell and does not agree as a whole."""
