"""A worker answers what it is sent, says when it died, and never outlives who began it."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from desk.commands import environment, run

from authoring.render.executors import worker as module
from authoring.render.executors.worker import (
    START,
    START_BESIDE_THREADS,
    Worker,
    WorkerDiedError,
    wait_for_any,
)

pytestmark = [
    pytest.mark.whole,
    pytest.mark.filterwarnings(
        # pytest-xdist has threads, `brief` has none when it forks.
        "ignore:This process .* is multi-threaded:DeprecationWarning"
    ),
]


@pytest.mark.parametrize("start", sorted({START, START_BESIDE_THREADS, "spawn"}))
def test_it_answers_one_after_the_other(start: str) -> None:
    worker: Worker[str, str] = Worker(str.upper, start)
    try:
        for word in ("one", "two"):
            worker.send(word)
            assert worker.receive() == word.upper()
        assert worker.pid not in {None, os.getpid()}
    finally:
        worker.close()


def test_those_that_answered_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_JOBS", 1)
    quick, slow = (Worker(time.sleep) for _ in range(2))
    try:
        slow.send(60)
        quick.send(0)
        assert wait_for_any([slow, quick], 30) == [quick]
        assert quick.is_used_up
    finally:
        quick.close()
        slow.close()


def test_one_that_is_killed_is_told() -> None:
    worker: Worker[float, None] = Worker(time.sleep)
    worker.send(60)
    worker.kill()
    with pytest.raises(WorkerDiedError):
        worker.receive()
    with pytest.raises(WorkerDiedError):
        worker.send(60)
    worker.close()


CODE = """
import os, signal, time
from authoring.render.executors.worker import START, START_BESIDE_THREADS, Worker
if __name__ == "__main__":
    workers = [Worker(time.sleep, start) for start in (START, START, START_BESIDE_THREADS)]
    for worker in workers:
        worker.send(60)
    time.sleep(1)
    print(*(worker.pid for worker in workers), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells which processes there are")
def test_they_end_with_the_one_that_began_them_however_that_ends(tmp_path: Path) -> None:
    script = tmp_path / "begin.py"
    script.write_text(CODE, encoding="utf-8")
    result = run(tmp_path, (sys.executable, str(script)), environment())
    assert result.code == -signal.SIGKILL
    running = set(map(int, result.output.split()))
    assert len(running) == 3
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(map(is_running, running)):
        time.sleep(0.05)
    assert [pid for pid in running if is_running(pid)] == []


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
