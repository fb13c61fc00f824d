"""Writing single cells of officers' workbooks, and nothing else of them."""
