"""Diagnostics: problems, errors, and how text shows in a terminal: what everyone may say."""
