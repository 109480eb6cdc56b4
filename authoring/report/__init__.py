"""Report: problems -> what people and programs read. One module a form."""
