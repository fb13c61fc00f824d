"""What the Word templates are made of: house style, WordprocessingML, pages and the file itself."""
