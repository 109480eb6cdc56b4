"""Which rules run: the longer name decides between what is selected and what is ignored."""

import pytest

from authoring.diagnostics.problems import Kind
from authoring.lint.rule_choice import RuleChoice

LONG_TITLE = Kind("BR228", "long-title")


@pytest.mark.parametrize(
    ("select", "ignore", "runs"),
    [
        ((), (), True),
        (("BR2",), (), True),
        (("BR1",), (), False),
        ((), ("BR2",), False),
        ((), ("BR1",), True),
        (("BR228",), ("BR2",), True),
        (("long-title",), ("BR22",), True),
        (("BR2",), ("BR228",), False),
        (("BR22",), ("BR2", "BR1"), True),
        (("BR2", "BR228"), ("BR22",), True),
        # As long as each other: who ignores wins.
        (("BR22",), ("BR22",), False),
        (("BR228",), ("long-title",), False),
    ],
)
def test_the_longer_name_decides(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    runs: bool,  # noqa: FBT001
) -> None:
    choice = RuleChoice(select=select, ignore=ignore, severity={})
    assert choice.wants(LONG_TITLE) is runs


@pytest.mark.parametrize(
    ("select", "ignore", "ignored"),
    [
        ((), (), False),
        ((), ("BR2",), True),
        (("BR228",), ("BR2",), False),
        (("BR2",), ("BR228",), True),
        (("BR2",), ("long-title",), True),
        (("BR22",), ("BR22",), True),
        # What is not selected is not ignored: a warning of the source needs no `select`.
        (("BR1",), (), False),
    ],
)
def test_a_warning_is_ignored_by_the_longer_name(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    ignored: bool,  # noqa: FBT001
) -> None:
    assert RuleChoice(select=select, ignore=ignore, severity={}).ignores(LONG_TITLE) is ignored
