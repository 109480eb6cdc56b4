"""Formats: one module a form of the brief.

Place in the flow: view in, bytes or text out. None writes a file, none knows another's result (the
PDF is given the print page by `pipeline`).
"""
