"""Recovery: mistakes that people make in YAML, recognised by what stands in the text.

Place in the flow: between an error of the parser, of which only the place is used, and the problem
that is shown. A file without one of them never loads these modules.
"""
