"""What a terminal is: its width, and whether it gets colours."""

import fcntl
import io
import os
import pty
import struct
import termios
from collections.abc import Iterator, Mapping
from typing import TextIO

import pytest

from authoring.diagnostics.terminal import wants_colour
from authoring.report import PLAIN, Terminal, describe_terminal


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    """A terminal of 93 columns, as a program sees it."""
    try:
        controller, ours = pty.openpty()
    except OSError as error:  # a container without /dev/pts
        pytest.skip(f"no pseudo-terminal can be had: {error}")
    fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 93, 0, 0))
    with os.fdopen(ours, "w") as stream:
        yield stream
    os.close(controller)


@pytest.mark.parametrize(
    ("environment", "in_terminal", "in_pipe"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": "0"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"CLICOLOR_FORCE": "1"}, True, True),
        ({"CLICOLOR_FORCE": "0"}, True, False),
        ({"CLICOLOR": "0"}, False, False),
        ({"CLICOLOR": "1"}, True, False),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False, False),
        ({"TERM": "dumb"}, False, False),
        ({"TERM": "xterm-256color"}, True, False),
    ],
)
def test_colours(environment: Mapping[str, str], *, in_terminal: bool, in_pipe: bool) -> None:
    assert wants_colour(environment, is_terminal=True) is in_terminal
    assert wants_colour(environment, is_terminal=False) is in_pipe


def test_a_terminal_says_its_width(terminal: TextIO) -> None:
    assert describe_terminal(terminal, {}) == Terminal(93, colour=True)
    assert describe_terminal(terminal, {"NO_COLOR": "1"}) == Terminal(93, colour=False)
    assert describe_terminal(terminal, {"COLUMNS": "100"}) == Terminal(100, colour=True)
    assert describe_terminal(terminal, {"COLUMNS": "many"}) == Terminal(93, colour=True)


def test_a_terminal_can_be_too_narrow_or_know_nothing(terminal: TextIO) -> None:
    assert describe_terminal(terminal, {"COLUMNS": "7"}).width == 40
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 0, 0, 0, 0))
    assert describe_terminal(terminal, {}).width == 120


def test_a_pipe_is_plain() -> None:
    assert describe_terminal(io.StringIO(), {}) == PLAIN == Terminal(120, folds=False)
    assert describe_terminal(io.StringIO(), {"COLUMNS": "80"}) == Terminal(80, colour=False)
