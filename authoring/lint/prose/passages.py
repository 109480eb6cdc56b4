"""Passages: the pieces of an item's “At a glance”, and how their texts end.

Place in the flow: beside the rule context, for the rules about goals and what leads into them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from authoring.lint.rule_context import BLANK, FieldText, RuleContext
from authoring.source.parts import PartialNode

_CLOSING = " \t\r\n\u00a0”’“\"'»«*_()[]" + BLANK
"""What may stand behind the last word: blanks, quotes, brackets, Markdown with its address."""
_OPENING = "“„‘\"'«(*_["


@dataclass(frozen=True, slots=True)
class GoalPassage:
    """A text, as far as there is one, and the goals under it."""

    text: FieldText | None
    goals: tuple[FieldText, ...]
    has_goals: bool


def passages_of(context: RuleContext, item: PartialNode) -> Iterator[GoalPassage]:
    """The passages of an item; goals that are no text are not among them."""
    for part in item.elements("at_a_glance"):
        words = part if part.text is not None else part.get("text")
        goals = part.elements("goals")
        texts = (context.text_of(goal) for goal in goals)
        found = tuple(goal for goal in texts if goal is not None)
        yield GoalPassage(context.text_of(words), found, bool(goals))


def end_of_words(text: FieldText) -> int:
    """Where the last word of a text ends with the punctuation behind it."""
    return len(text.words.rstrip(_CLOSING))


def last_word(text: FieldText) -> tuple[int, int]:
    """Where the last word begins and ends, with the punctuation behind it."""
    end = end_of_words(text)
    start = end
    while start and not text.words[start - 1].isspace() and text.words[start - 1] != BLANK:
        start -= 1
    while start < end - 1 and text.words[start] in _OPENING:
        start += 1
    return start, end


def leads_in(text: FieldText) -> bool:
    """Whether a text ends with a colon."""
    return text.words[: end_of_words(text)].endswith((":", "："))
