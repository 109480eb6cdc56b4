"""Examples: the YAML in a rule's documentation, and what the rule finds in it.

Place in the flow: below `explain`; the rules show there what they do, also whether they can fix it.
"""

import functools
import textwrap
from pathlib import Path
from typing import Final, Literal

from authoring.diagnostics.problems import Problem
from authoring.lint.rule import Rule
from authoring.lint.rule_choice import RuleChoice, read_limits
from authoring.lint.rule_context import RuleContext
from authoring.lint.rule_runner import run_rules
from authoring.model import Publication
from authoring.model.loading import load_issue
from authoring.project.discovery import Project
from authoring.source import read_document

PUBLICATION: Final = {
    "brand": "Institute",
    "series": "Monthly Brief",
    "item_count": "5",
    "people": {"brown": {"name": "Alexander Brown"}, "mischer": {"name": "Andreas Mischer"}},
    "bodies": {
        "MIIT": {"name": "Ministry of Industry and Information Technology"},
        "MOF": {"name": "Ministry of Finance"},
        "NDB": {"name": "National Data Bureau"},
        "SAMR": {"name": "State Administration for Market Regulation"},
    },
}
"""The publication that examples belong to."""


def read_examples(documentation: str, word: Literal["Bad", "Good"]) -> tuple[str, ...]:
    """The indented blocks that follow the lines "Bad:" or "Good:"."""
    found: list[list[str]] = []
    block: list[str] | None = None
    for line in documentation.splitlines():
        if line.startswith((f"{word}:", f"{word},")) and line.endswith(":"):
            block = []
            found.append(block)
        elif line.strip() and not line.startswith(" "):
            block = None
        elif block is not None:
            block.append(line)
    return tuple(f"{textwrap.dedent(chr(10).join(lines)).strip(chr(10))}\n" for lines in found)


def check_example(rule: Rule | None, example: str) -> tuple[Problem, ...]:
    """What is wrong with a piece of an issue for a rule; without one, as a file and as an issue."""
    content = example.encode()
    if rule is None:
        project = Project(Path("issues"))
        return load_issue(project, Path("issues/example.yaml"), _publication(), content).problems
    document = read_document(Path("example.yaml"), content)
    if document.root is None:
        return document.problems
    publication = _publication()
    context = RuleContext(document, document.root, publication, read_limits(publication))
    return (*document.problems, *run_rules(context, (rule,), RuleChoice()))


@functools.cache
def _publication() -> Publication:
    return Publication.model_validate(PUBLICATION)
