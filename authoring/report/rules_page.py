"""Rules page: the reference of all problems, as Markdown.

Place in the flow: the explanations in, `docs/rules.md` out:

    python -m authoring.report.rules_page > docs/rules.md
"""

import sys
from collections.abc import Iterator
from itertools import groupby

from authoring.report.explain import Explanation, explanations, mending, to_markdown

HEAD = """\
# Rules

<!-- Made by `python -m authoring.report.rules_page > docs/rules.md`; change the rules instead. -->

Everything that `brief check` reports, by code. A code never changes its meaning.
`brief explain CODE` says the same in a terminal.

An error stops publication, a warning does not; with `--strict` warnings fail the check, too. A
publication chooses rules of the house style, their severity and their limits:

```yaml
# publication.yaml
rules:
  ignore: [BR223]
  severity: {BR203: error}
```

At one place the comment `# brief: ignore BR203 (why)` silences a rule of the house style: at the
end of a line, or on a line of its own before a key or a list element. Warnings of the file, such as
BR022, can be ignored and silenced in the same ways; errors of the file and its fields can't.
"""


def write_page() -> str:
    """The whole page."""
    return "".join(f"{part}\n" for part in _parts())


def _parts() -> Iterator[str]:
    yield HEAD
    every = tuple(explanations().values())
    for chapter, group in groupby(every, lambda each: each.chapter):
        yield f"- [{chapter}](#{_anchor(chapter)})"
        for each in group:
            kind = each.kind
            yield f"  - [{kind.code} {kind.name}](#{_anchor(f'{kind.code} {kind.name}')})"
    for chapter, group in groupby(every, lambda each: each.chapter):
        yield f"\n## {chapter}"
        for each in group:
            yield from _section(each)


def _section(each: Explanation) -> Iterator[str]:
    kind, limit = each.kind, each.limit
    yield f"\n### {kind.code} {kind.name}\n"
    yield f"*{kind.severity}, {mending(each)}*\n"
    yield to_markdown(each.documentation)
    if limit is not None:
        yield f"\nLimit `{limit.name}`, usually {limit.default}: {limit.description.rstrip('.')}."


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(write_page())
