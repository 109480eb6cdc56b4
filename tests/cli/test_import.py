"""`brief import`: what it writes, what it prints, and how it ends."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from desk.commands import run_brief
from desk.old_briefs import data_of, import_text
from desk.pace import measure_pace

from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

Make = Callable[..., Project]
BRIEF = """\
January 8, 2025 (Reporting period: December 2 - December 30, 2024)

### 1. Cranes for the harbor

**At a glance:** The harbor office bought nine cranes.

**ACME comment:** See [the figures](https://example.org/cranes).

**Article:** Plan for Cranes (起重机计划) ([Link](https://example.org/plan))

**Issuing body:** MIIT

**Date:** December 3, 2024

## AUTHORS

Alexander Brown, Analyst
"""
ISSUE = """\
date: 2025-01-08
period: {start: 2024-12-02, end: 2024-12-30}
items:
  - title: Cranes for the harbor
    at_a_glance:
      text: The harbor office bought nine cranes.
    comment: |
      See [the figures](https://example.org/cranes).
    documents:
      - kind: article
        title: Plan for Cranes
        original_title: 起重机计划
        url: https://example.org/plan
        issuing_bodies: [MIIT]
        date: 2024-12-03
authors: [brown]
"""


@pytest.fixture
def desk(make_project: Make) -> Path:
    """A project with an old brief beside its issues."""
    folder = make_project().root
    (folder / "old.md").write_text(BRIEF, encoding="utf-8")
    return folder


def test_an_old_brief_becomes_an_issue_of_the_project(desk: Path) -> None:
    result = run_brief(desk, "import", "old.md")
    assert (result.code, result.talk) == (0, "")
    assert (desk / "issues" / "2025-01.yaml").read_text(encoding="utf-8") == ISSUE
    assert result.lines == [
        "issues/2025-01.yaml",
        "46 words: 46 placed, 0 not placed",
        "  placed: 32 in the issue, 14 that a brief writes itself",
        "1 file, no problems",
    ]
    assert run_brief(desk, "check", "--strict").code == 0


def test_what_is_not_placed_is_told_with_its_line_and_ends_with_1(desk: Path) -> None:
    text = BRIEF.replace("## AUTHORS", "A stray line\n\n## AUTHORS")
    (desk / "old.md").write_text(text, encoding="utf-8")
    result = run_brief(desk, "import", "old.md", "--out", "new")
    assert result.code == 1
    assert result.lines[:5] == [
        "new/2025-01.yaml",
        "49 words: 46 placed, 3 not placed",
        "  placed: 32 in the issue, 14 that a brief writes itself",
        "not placed:",
        "  old.md:15: A stray line",
    ]
    assert (desk / "new" / "2025-01.yaml").read_text(encoding="utf-8") == ISSUE


def test_problems_of_the_issue_are_shown_and_errors_end_with_1(desk: Path) -> None:
    text = BRIEF.replace("([Link](https://example.org/plan))", "(Link").replace(
        "3, 2024", "9, 2025"
    )
    news = "\n## NOTEWORTHY\n\n### Policy news\n\n- December 2: Rain. ([Gazette](#))\n"
    (desk / "old.md").write_text(
        text.replace("\n## AUTHORS", f"{news}\n## AUTHORS"), encoding="utf-8"
    )
    result = run_brief(desk, "import", "old.md")
    assert result.code == 1
    assert "unsure: 2 places are marked with “#” in issues/2025-01.yaml" in result.lines
    issue = (desk / "issues" / "2025-01.yaml").read_text(encoding="utf-8")
    assert "        # url: the source has no address\n" in issue
    assert "          - {title: Gazette}  # no address in the source\n" in issue
    assert [kind for _, kind in result.errors] == [
        "BR202 document-after-publication",
        "BR102 missing-value",
    ]


def test_without_a_project_a_publication_is_proposed(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(f"# ACME\n\n## Monthly Notes\n\n{BRIEF}", encoding="utf-8")
    result = run_brief(tmp_path, "import", "old.md", "--out", "new")
    assert result.code == 0
    assert (tmp_path / "new" / "2025-01.yaml").read_text(encoding="utf-8") == ISSUE
    start = result.lines.index("proposed for new/publication.yaml:") + 1
    assert result.lines[start : start + 6] == [
        "  brand: ACME",
        "  series: Monthly Notes",
        "  people:",
        "    brown:",
        "      name: Alexander Brown",
        "      role: Analyst",
    ]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["2025-01.yaml"]


def test_a_person_that_the_publication_does_not_have_is_proposed(desk: Path) -> None:
    (desk / "old.md").write_text(BRIEF.replace("Alexander Brown", "Zoë Weiß"), encoding="utf-8")
    result = run_brief(desk, "import", "old.md")
    start = result.lines.index("proposed for issues/publication.yaml:") + 1
    assert result.lines[start : start + 4] == [
        "  people:",
        "    weiss:",
        "      name: Zoë Weiß",
        "      role: Analyst",
    ]
    assert "authors: [weiss]" in (desk / "issues" / "2025-01.yaml").read_text(encoding="utf-8")
    assert result.code == 1  # nobody has added the person yet


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nothing.md",), "nothing.md can't be read"),
        (("issues",), "issues is a folder"),
        (("old.md", "old.md"), "would both be written as issues/2025-01.yaml"),
        (("old.md", "--out", "old.md"), "can't be written"),
        (("old.md", "other.txt"), "other.txt holds no brief"),
        ((), "Missing argument"),
    ],
)
def test_what_cannot_be_done_ends_with_2(desk: Path, arguments: tuple[str, ...], told: str) -> None:
    (desk / "other.txt").write_text("Dear reader, this is a letter.", encoding="utf-8")
    result = run_brief(desk, "import", *arguments)
    assert (result.code, result.output) == (2, "")
    assert told in " ".join(result.talk.split())
    assert [path.name for path in (desk / "issues").iterdir()] == ["publication.yaml"]


def test_an_issue_that_is_there_is_never_overwritten(desk: Path) -> None:
    (desk / "issues" / "2025-01.yaml").write_text("work of a week\n", encoding="utf-8")
    result = run_brief(desk, "import", "old.md")
    assert (result.code, result.output) == (2, "")
    assert "issues/2025-01.yaml is there already" in result.talk
    assert (desk / "issues" / "2025-01.yaml").read_text(encoding="utf-8") == "work of a week\n"


def test_a_publication_with_errors_is_told(desk: Path) -> None:
    (desk / "issues" / "publication.yaml").write_text("brand: [\n", encoding="utf-8")
    result = run_brief(desk, "import", "old.md")
    assert (result.code, result.output) == (2, "")
    assert "issues/publication.yaml has errors" in result.talk


ITEM = """### {}. Cranes for harbor {}

**At a glance:** The harbor office bought nine cranes. It wants to:

- sell the old ones, which nobody has used for some time
- pave the quays

**ACME comment:** See [the figures](https://example.org/cranes). They tell of cranes that stand still.

**Article:** Plan for Cranes (起重机计划) ([Link](https://example.org/plan))

**Date:** December 3, 2024

"""


@pytest.mark.timing
def test_import_is_fast_and_linear(tmp_path: Path) -> None:
    """One brief takes half a second with the start of the program; 200 items take ten times 20."""
    seconds = []
    for items in (20, 200):
        text = "".join(ITEM.format(number, number) for number in range(1, items + 1))
        import_text(tmp_path, text, ".md")
        started = time.process_time()
        assert data_of(import_text(tmp_path, text, ".md"))["items"][-1]["title"].endswith(
            str(items)
        )
        seconds.append(time.process_time() - started)
    assert seconds[1] < 20 * seconds[0]
    (tmp_path / "old.md").write_text(BRIEF, encoding="utf-8")
    best = 10.0
    for number in range(3):
        started = time.perf_counter()
        assert run_brief(tmp_path, "import", "old.md", "--out", str(number)).code == 0
        best = min(best, time.perf_counter() - started)
    assert best < 36 * measure_pace()
