"""A partnership's first morning, and its next year: a folder of its own, and workbooks that go on from this year's."""
