"""Some goals of a list end with a full stop, others do not.

Goals are read one below the other, so the difference shows. The house form is to have none; a list
that mostly has them is left to its editors, and the fix follows the majority. Goals that end with
an abbreviation (“etc.”), a question mark or an exclamation mark count as neither.

Bad:

    items:
      - at_a_glance:
          text: "The main goals include:"
          goals:
            - Raise capacity to 30 gigawatts.
            - Create cheap types of storage
            - Strengthen China’s own technology

Good:

    items:
      - at_a_glance:
          text: "The main goals include:"
          goals:
            - Raise capacity to 30 gigawatts
            - Create cheap types of storage
            - Strengthen China’s own technology
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding, Repair, ValueChange
from authoring.lint.prose.passages import end_of_words, last_word, passages_of
from authoring.lint.prose.sentences import is_abbreviation
from authoring.lint.rule_context import BLANK, FieldText, RuleContext

KIND = Kind("BR214", "goal-full-stops", Severity.WARNING)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find goals that end in another way than most of their list."""
    for item in context.items:
        for passage in passages_of(context, item):
            ends = [(goal, _has_stop(goal, context)) for goal in passage.goals]
            with_stop = [goal for goal, has_stop in ends if has_stop]
            without = [goal for goal, has_stop in ends if has_stop is False]
            if not with_stop or not without:
                continue
            if len(with_stop) > len(without):
                yield from (_without(goal, len(with_stop)) for goal in without)
            else:
                yield from (_with(goal, len(without)) for goal in with_stop)


def _has_stop(goal: FieldText, context: RuleContext) -> bool | None:
    """Whether a goal ends with a full stop; nothing where that cannot be said."""
    start, end = last_word(goal)
    word = goal.words[start:end]
    if not word or word[-1] in "!?…:;,。！？；：" or goal.words.rstrip().endswith(BLANK):
        return None
    if not word.endswith("."):
        return False
    return None if is_abbreviation(word, context.language) else True


def _with(goal: FieldText, others: int) -> Finding:
    end = end_of_words(goal)
    message = f"this goal ends with a full stop, {_name(others)} not"
    return goal.finding(end - 1, end, message, "Delete the full stop.", "")


def _without(goal: FieldText, others: int) -> Finding:
    start, end = last_word(goal)
    behind = goal.words[end:].rstrip()
    repair = None
    if not behind.strip(f")]*_{BLANK}("):
        place = end + len(behind)
        repair = Repair("add a full stop", (ValueChange(goal.path, place, place, "."),))
    message = f"this goal ends without a full stop, {_name(others)} not"
    return Finding(goal.path, message, "Add a full stop.", start, end, repair=repair)


def _name(others: int) -> str:
    return "another goal of the list does" if others == 1 else f"{others} goals of the list do"
