"""Stopwatch: starts a command, waits for it, and says what it took, as JSON.

A program of its own, which loads next to nothing (`python -IS stopwatch.py COMMAND…`): what a process
that starts another one occupies counts as memory of the started one. Processes that the command
leaves behind become the stopwatch's, so their time counts, too.
"""

import contextlib
import ctypes
import json
import os
import resource
import sys
import time

PR_SET_CHILD_SUBREAPER = 36
"""From linux/prctl.h."""
_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of ru_maxrss."""
_PATIENCE = 5.0
"""Seconds that processes left behind have to end."""


def measure(command: list[str]) -> dict[str, float]:
    """Run a command: its exit code, its seconds by the clock and of processors, its peak memory.

    The peak, in bytes, is that of the largest process.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    started = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
    _, status = os.waitpid(process, 0)
    wall = time.perf_counter() - started
    _wait_for_the_rest()
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss * _UNIT,
    }


def _wait_for_the_rest() -> None:
    ending = time.monotonic() + _PATIENCE
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < ending:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.005)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(sys.argv[1:])))
