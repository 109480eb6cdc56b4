"""Whatever stands in an issue's file, a check ends soon, with problems at places inside the file.

BRIEF_EXAMPLES sets how many files are tried for each property (`make fuzz` tries 100,000).
"""

import os
import time
from pathlib import Path

import pytest
from desk.rendering import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.diagnostics.problems import Problem
from authoring.lint.checker import Checker
from authoring.project.discovery import Project

PROJECT = Project(ROOT / "issues")
ISSUE = ROOT / "issues/2024-12.yaml"
SAMPLES = tuple(
    (ROOT / "issues" / name).read_text(encoding="utf-8")
    for name in ("2024-12.yaml", "2021-04.yaml")
)
# What breaks YAML, what rules look for, and what other programs choke on.
PIECES = (
    *"\t\n\r\0:#-&*!|>'\"%@`[]{}(),;.?/\\",
    *(": ", " #", "  ", "\n\n", "\n- ", "- ", "---\n", "<<: *a\n", "'''", '"""', "\\x", "\r\n"),
    *(
        "\ufeff",
        "\u2028",
        "\u00a0",
        "\u3000",
        "：",
        "，",
        "（",
        "“",
        "”",
        "中文",
        "𠀀",
        "é",
        "e\u0301",
    ),
    *("2024-02-30", "5%", "3-5", "MIIT", "http://", "[a](b)", "# brief: ignore BR203", "yuan"),
)
EXAMPLES = int(os.environ.get("BRIEF_EXAMPLES", "250"))
SECONDS = 2.0


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A sample issue with a few pieces deleted, inserted, doubled or swapped."""
    text = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 2, 5, 40, 400))))
        new = draw(
            st.one_of(
                st.sampled_from(PIECES),
                st.text(max_size=8),
                st.just(text[start:end] * 2),
                st.just(text[start:end][::-1]),
            )
        )
        text = text[:start] + new + text[end:]
    return text


def check(content: bytes) -> tuple[Problem, ...]:
    started = time.process_time()
    checked = Checker(contents={ISSUE.resolve(): content}).check(PROJECT, ISSUE)
    seconds = time.process_time() - started
    assert seconds < SECONDS, f"{seconds:.1f} s"
    size = len(checked.issue.document.source.text)
    for problem in checked.problems:
        edits = problem.fix.edits if problem.fix else ()
        spans = (problem.span, *(edit.span for edit in edits), *(r.span for r in problem.related))
        for span in spans:
            assert 0 <= span.start.offset <= span.end.offset <= size, problem
        assert problem.message
    return checked.problems


@pytest.mark.timing
@settings(max_examples=EXAMPLES)
@given(mutations())
def test_any_mutation_of_a_sample(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@pytest.mark.timing
@settings(max_examples=EXAMPLES)
@given(st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_bytes(content: bytes | str) -> None:
    check(content if isinstance(content, bytes) else content.encode())


@pytest.mark.timing
def test_the_samples_have_problems_only_where_the_references_have_them() -> None:
    found = [
        (path.name, problem.kind.code)
        for path in sorted(Path(ROOT / "issues").glob("20*.yaml"))
        for problem in Checker().check(PROJECT, path).problems
    ]
    # A document dated a day before the period; "MIIT Notice" and "CAC Notice" beside "notice".
    assert found == [
        ("2024-12.yaml", "BR207"),
        ("2024-12.yaml", "BR213"),
        ("2024-12.yaml", "BR213"),
    ]
