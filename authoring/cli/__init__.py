"""Command line: the words that people type, what is printed, and exit codes; nothing else.

Place in the flow: above everything. Exit code 0: fine; 1: the content has problems; 2: the command
could not run. What a command is for goes to standard output, talk about it to standard error.
"""

import gc
import os
import signal
from types import FrameType

# A command is over in seconds; `pipeline` collects between issues. Before the imports below, for
# these alone would be searched for garbage a dozen times. Saves a tenth of a check.
gc.disable()

# Pydantic would look into all that is installed for plugins, which could change what a check finds.
# Saves 5 ms, more where more is installed.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """End at once on Ctrl-C while modules load; `main` takes over from there."""
    os._exit(130)


_handler = signal.signal(signal.SIGINT, _leave)

from authoring.cli import check, diff, explain, extract, import_, new, preview, render, schema  # noqa: E402, F401  # adds them
from authoring.cli.app import main  # noqa: E402

signal.signal(signal.SIGINT, _handler)

__all__ = ["main"]
