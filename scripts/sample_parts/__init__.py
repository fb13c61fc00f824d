"""The longer sheets of the sample workbook, as data; sample_content.py brings them together."""
