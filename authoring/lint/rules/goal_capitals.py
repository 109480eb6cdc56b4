"""Some goals of a list begin with a capital letter, others with a small one.

Goals are read one below the other, so the difference shows. Names and acronyms keep their capital
letter wherever they stand; whether a word is a name cannot always be told, so the fix is an unsafe
one. A German list may mix nouns and verbs, so German lists are left alone.

Bad:

    items:
      - at_a_glance:
          text: "The main goals include:"
          goals:
            - Raise capacity to 30 gigawatts
            - create cheap types of storage
            - Strengthen the country’s own technology

Good:

    items:
      - at_a_glance:
          text: "The main goals include:"
          goals:
            - Raise capacity to 30 gigawatts
            - Create cheap types of storage
            - Strengthen the country’s own technology
"""

import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.prose.passages import passages_of
from authoring.lint.rule_context import FieldText, RuleContext

KIND = Kind("BR215", "goal-capitals", Severity.WARNING)

# The first word, if all its letters but the first are small: "AI" and "eVTOL" stay as they are.
_FIRST_WORD = re.compile(r"[\s“‘\"'(\[*_]*+([^\W\d_](?:[’'-]?[a-zß-ÿ])*+)(?![^\W_]|[&.])")
_NAME_IN_SENTENCE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find goals that begin in another way than most of their list; of equals, small ones."""
    if context.pack.nouns_are_capital:
        return
    names: set[str] | None = None
    for item in context.items:
        for passage in passages_of(context, item):
            capital, small = _sort(passage.goals)
            if not capital or not small:
                continue
            names = _names(context) if names is None else names
            capital = [(goal, word) for goal, word in capital if _stem(word) not in names]
            if len(small) > len(capital):
                yield from (_finding(goal, word, "small") for goal, word in capital)
            elif capital:
                yield from (_finding(goal, word, "capital") for goal, word in small)


def _sort(goals: tuple[FieldText, ...]) -> tuple[list[tuple[FieldText, re.Match[str]]], ...]:
    """Goals that begin with a capital letter, and with a small one, with their first words."""
    found = [(goal, word) for goal in goals if (word := _FIRST_WORD.match(goal.latin))]
    return (
        [(goal, word) for goal, word in found if word[1][0].isupper()],
        [(goal, word) for goal, word in found if word[1][0].islower()],
    )


def _stem(word: re.Match[str]) -> str:
    """A word without the ending of a genitive."""
    return re.split("[’']", word[1], maxsplit=1)[0]


def _names(context: RuleContext) -> set[str]:
    """Words that have a capital letter within sentences of the issue, and months."""
    texts = "\n".join(text.latin for text in context.written)
    return set(_NAME_IN_SENTENCE.findall(texts)) | set(context.pack.dates.numbers)


def _finding(goal: FieldText, word: re.Match[str], wanted: str) -> Finding:
    start, end = word.span(1)
    first = word[1][0].upper() if wanted == "capital" else word[1][0].lower()
    written = first + word[1][1:]
    message = f"“{word[1]}” begins a goal, most goals of the list begin with a {wanted} letter"
    repaired = goal.finding(start, start + 1, message, None, first, safe=False).repair
    return Finding(goal.path, message, f"Write “{written}”.", start, end, repair=repaired)
