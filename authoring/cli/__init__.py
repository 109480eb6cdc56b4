"""Command line: the words that people type, what is printed, and exit codes; nothing else.

Place in the flow: above everything. Exit code 0: fine; 1: the content has problems; 2: the command
could not run. What a command is for goes to standard output, talk about it to standard error.
"""

from authoring.cli import check, render, schema  # noqa: F401  # they add their commands to the app
from authoring.cli.app import main

__all__ = ["main"]
