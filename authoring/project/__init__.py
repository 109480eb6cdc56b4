"""Project: a desk's files: where they are, what is in them, and how results are written."""
