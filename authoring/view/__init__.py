"""View: issue + publication -> what a template shows. Pure: no file is read, no clock asked.

Place in the flow: between the model and the formats. Numbers, contents, headline, reading time,
anchors, plural forms and written dates are made here, once for all formats.
"""
