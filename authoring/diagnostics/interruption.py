"""Interruption: what Ctrl-C may not come between.

Place in the flow: below everything.
"""

import contextlib
import signal
from collections.abc import Iterator


@contextlib.contextmanager
def interruption_held() -> Iterator[None]:
    """Let Ctrl-C wait for the end of this, which has to be soon."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
