"""Every PDF keeps to PDF/UA-1 and PDF/A-3a at once."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest
from desk.rendering import Rendered, render_one
from desk.standards import NO_VERAPDF, VERAPDF, assert_conforms, assert_verapdf_agrees, failures

from authoring.project.discovery import Project

LEAST: Final = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened.
"""
"""Nobody wrote it, nobody is its publisher, no topic, no link."""

MOST: Final = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
title: A headline with 自立自强 & (brackets) \\\\
number: 3
status: draft
items:
  - title: The plan 规划
    topic: Plans 规划
    at_a_glance:
      - {text: One., goals: [a *goal* 目标, "[a link](https://example.org/goal)"]}
      - {text: Two.}
    comment: |
      A [**strong** and *slanted* link 链接](https://example.org/a) at the beginning, then one that
      is broken over lines because [it is long, as links in comments sometimes happen to be when
      their authors quote](https://example.org/b).

      - one
        1. inside one
           - and inside that
        2. inside too
      - two

      4. four
      5. five
    documents:
      - {kind: policy, title: T, original_title: 关于印发的通知, issuing_bodies: [MIIT, etc.]}
noteworthy:
  - title: News 新闻
    entries:
      - date: 2024-11-05
        text: Something.
        sources: [{title: Notice 通知, url: https://example.org/n, language: zh}]
authors: [brown, mischer]
editors: [wessling]
"""


@pytest.fixture(params=[LEAST, MOST], ids=["least", "most"])
def made(
    request: pytest.FixtureRequest, make_project: Callable[..., Project], tmp_path: Path
) -> bytes:
    return render_one(make_project({"a.yaml": request.param}).root, tmp_path / "out").pdf


@pytest.mark.whole
def test_the_samples_conform(sample: Rendered) -> None:
    assert_conforms(sample.pdf)


@pytest.mark.whole
def test_a_german_issue_conforms(german: Rendered) -> None:
    assert_conforms(german.pdf)


@pytest.mark.whole
def test_the_least_and_the_most_that_an_issue_can_have_conforms(made: bytes) -> None:
    assert_conforms(made)


@pytest.mark.whole
def test_an_issue_of_many_pages_conforms(long_issue: Rendered) -> None:
    assert_conforms(long_issue.pdf)


@pytest.mark.whole
def test_a_lesser_pdf_is_told_from_one_that_conforms(sample: Rendered) -> None:
    """Neither identification is believed where the PDF does not keep what it says."""
    spoiled = sample.pdf.replace(b"<pdfuaid:part>1", b"<pdfuaid:part>7")
    assert spoiled != sample.pdf
    assert {told.partition(":")[0] for told in failures(spoiled)} == {"ua1"}


@pytest.mark.slow
@pytest.mark.skipif(VERAPDF is None, reason=NO_VERAPDF)
def test_verapdf_agrees(
    samples: Mapping[str, Rendered], german: Rendered, long_issue: Rendered, tmp_path: Path
) -> None:
    briefs = {**samples, "german": german, "long": long_issue}
    for name, rendered in briefs.items():
        (tmp_path / f"{name}.pdf").write_bytes(rendered.pdf)
    assert_verapdf_agrees(sorted(tmp_path.glob("*.pdf")))


@pytest.mark.slow
@pytest.mark.skipif(VERAPDF is None, reason=NO_VERAPDF)
def test_verapdf_agrees_on_every_feature(made: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made)
    assert_verapdf_agrees([tmp_path / "a.pdf"])
