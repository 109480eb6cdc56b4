"""Formats: one module a form of the brief. Each takes a view and gives bytes or text; none writes a
file, none knows another's result (the PDF is given the print page by `pipeline`)."""
