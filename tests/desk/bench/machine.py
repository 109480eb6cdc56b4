"""Machine: on what the figures were measured, without names of hosts or folders."""

import platform
import re
from pathlib import Path

import psutil

from authoring.render.executors.base import count_cores


def describe_machine() -> dict[str, str]:
    """Processor, cores, memory, system and Python."""
    return {
        "Processor": _processor(),
        "Cores": str(count_cores()),
        "Memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "System": f"{_system()}, {platform.system()} {_kernel()}",
        "Python": platform.python_version(),
    }


def _processor() -> str:
    try:
        about = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        about = ""
    named = re.search(r"^model name\s*:\s*(.+)$", about, re.MULTILINE)
    return named[1].strip() if named else platform.processor() or platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform(terse=True)


def _kernel() -> str:
    """Version and release; what comes behind may name who built it."""
    return ".".join(platform.release().split("-", maxsplit=1)[0].split(".")[:2])
