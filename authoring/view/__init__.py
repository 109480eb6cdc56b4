"""View: issue + publication -> what forms show: numbers, labels, dates, anchors, markup. Pure.

Place in the flow: between the model and the formats; no file is read, no clock asked. Numbers,
contents, headline, reading time, anchors, plural forms and written dates are made here, once for all
formats.
"""
