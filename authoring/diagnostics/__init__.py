"""Diagnostics: what everyone may say (problems, errors), and how text shows in a terminal."""
