"""Pace: how fast this machine is now, so that limits of time hold on a slow or busy one, too."""

import time
from typing import Final

import yaml
from desk.rendering import ISSUES

ROUNDS: Final = 7


def measure_pace() -> float:
    """Seconds of processor time in which PyYAML's own parser, in Python, reads a sample issue.

    About 0.012 on a machine of 2023, 0.016 on one with busy neighbours.
    """
    text = (ISSUES / "2024-12.yaml").read_text(encoding="utf-8")
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        yaml.load(text, yaml.SafeLoader)
        times.append(time.process_time() - started)
    return min(times)
