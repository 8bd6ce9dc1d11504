"""A sheet of blocks as a Word file: real styles, native tables, real footnotes, a page number field."""
