"""Render: what happens to one issue, from its check to its files, and who does the work.

Place in the flow: above the formats, which it calls by the registry; `pipeline` is the table of
contents.
"""
