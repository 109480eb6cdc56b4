"""Formats: the forms of the brief (PDF, web page, mail, Word, text, data), one module each.

Place in the flow: view in, bytes or text out. None writes a file, none knows another's result (the
PDF is given the print page by `render.registry`).
"""
