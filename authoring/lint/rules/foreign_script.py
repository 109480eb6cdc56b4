"""Text stands in a script that the brief does not use, or was decoded wrongly.

Letters of another script among Latin ones look right and are not found by search; signs such as
“â€™” and “Ã¼” come from a file that was read in the wrong encoding. Chinese is expected, or the
script of the publication’s `original_language`; so are single Greek letters (μm, β).

Bad:

    items:
      - at_a_glance: Chinaâ€™s ministry backs Ñ€Ð¾Ð±Ð¾Ñ‚Ñ‹ and роботы.

Good:

    items:
      - at_a_glance: China’s ministry backs robots (机器人) that measure in μm.
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.prose.mojibake import find_mojibake
from authoring.lint.prose.scripts import find_foreign
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR236", "foreign-script", Severity.WARNING)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find words in other scripts, and wrongly decoded ones."""
    publication = context.publication
    original_language = publication.original_language if publication else "zh"
    for text in context.written:
        if text.characters.isascii():
            continue
        for start, end, script in find_foreign(text.words, original_language):
            typed = text.characters[start:end]
            yield text.finding(
                start,
                end,
                f"“{typed}” is in {script} letters",
                "Write it in Latin letters, or translate it.",
            )
        for start, end, meant in find_mojibake(text.words):
            typed = text.characters[start:end]
            if meant is None:
                hint = "Copy the text from its source again."
            else:
                hint = f"It was probably “{meant}”." if meant else "Delete it."
            message = f"“{typed}” was decoded wrongly"
            yield text.finding(start, end, message, hint, meant, safe=False)
