"""What a command took is its own time and memory and that of all it starts; ratios are of rounds."""

import sys
from functools import partial
from pathlib import Path

import pytest
from desk.bench.runs import Command, RunError, median_ratio, run_command, run_in_turn, weigh_command

pytestmark = pytest.mark.whole

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="memory is counted otherwise there")

MEGABYTE = 1_000_000
SPIN = "import time\nwhile time.process_time() < 0.4: pass"
HOLD = "import time; held = bytearray(b'x') * {size}; time.sleep({seconds})"
LEAVE = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', sys.argv[1]])"


def python(folder: Path, *words: str) -> Command:
    return Command((sys.executable, "-IS", "-c", *words), folder)


@pytest.mark.timing
def test_time_by_the_clock_is_not_that_of_processors(tmp_path: Path) -> None:
    idle = run_command(python(tmp_path, "import time; time.sleep(0.5)"))
    assert idle.wall >= 0.5
    assert idle.cpu < 0.4
    busy = run_command(python(tmp_path, SPIN))
    assert busy.wall >= 0.4
    assert busy.cpu >= 0.4


@pytest.mark.timing
@linux_only
def test_processes_that_are_left_behind_count(tmp_path: Path) -> None:
    run = run_command(python(tmp_path, LEAVE, f"{SPIN}\ntime.sleep(1)"))
    assert run.cpu >= 0.4
    assert run.wall < 1.4, "the command itself was done earlier"


@linux_only
def test_memory_is_that_of_the_command_alone(tmp_path: Path) -> None:
    """Whoever starts it may have much more."""
    own = bytearray(b"x") * (300 * MEGABYTE)
    small = run_command(python(tmp_path, ""))
    large = run_command(python(tmp_path, HOLD.format(size=80 * MEGABYTE, seconds=0)))
    assert len(own) == 300 * MEGABYTE
    assert small.memory < 40 * MEGABYTE
    assert 80 * MEGABYTE <= large.memory < 80 * MEGABYTE + 40 * MEGABYTE


@linux_only
def test_memory_of_several_processes_is_added_up(tmp_path: Path) -> None:
    part = HOLD.format(size=60 * MEGABYTE, seconds=1)
    command = python(tmp_path, f"{LEAVE}\n{part}", part)
    assert run_command(command).memory < 110 * MEGABYTE, "the largest process alone"
    assert 120 * MEGABYTE <= weigh_command(command).memory < 180 * MEGABYTE


def test_a_command_gets_its_folder_and_its_variables(tmp_path: Path) -> None:
    text = "import os; open('told', 'w').write(os.environ['BENCH_WORD'])"
    run_command(Command((sys.executable, "-c", text), tmp_path, {"BENCH_WORD": "here"}))
    assert (tmp_path / "told").read_text() == "here"


@pytest.mark.parametrize("run", [run_command, weigh_command])
def test_a_command_that_fails_is_no_measurement(tmp_path: Path, run: object) -> None:
    assert callable(run)
    with pytest.raises(RunError, match=r"code 3\nwhat went wrong"):
        run(python(tmp_path, "import sys; sys.stderr.write('what went wrong'); sys.exit(3)"))


def test_a_program_that_is_not_there_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no-such-program"):
        run_command(Command(("no-such-program",), tmp_path))


def test_programs_run_in_turn() -> None:
    said: list[str] = []

    def say(name: str) -> int:
        said.append(name)
        return len(said)

    results = run_in_turn({name: partial(say, name) for name in "abc"}, 2)
    assert "".join(said) == "abcabcabc"
    # The first round does not count.
    assert results == {"a": [4, 7], "b": [5, 8], "c": [6, 9]}


def test_more_rounds_may_go_before() -> None:
    numbers = iter(range(10))
    assert run_in_turn({"a": lambda: next(numbers)}, 2, before=3) == {"a": [3, 4]}


def test_a_slow_round_slows_both() -> None:
    """Ours takes half as long in each round, whatever the machine does in it."""
    ours, theirs = [1.0, 9.0, 2.0], [2.0, 18.0, 4.0]
    assert median_ratio(ours, theirs) == 0.5
    # By medians alone it would be 2 / 3.
    assert median_ratio([1.0, 9.0, 2.0], [2.0, 3.0, 8.0]) == 0.5


def test_series_of_different_length_have_no_ratio() -> None:
    with pytest.raises(ValueError, match="shorter"):
        median_ratio([1.0, 2.0], [1.0])
