"""Proving: one issue, from its check to the PDF of a review round.

Place in the flow: what `pipeline` does with each issue in place of `publishing` it.
"""

import time

from authoring.cache.check_cache import CheckResult
from authoring.lint.checker import Checked
from authoring.project.resources import Resources
from authoring.project.writing import write_files
from authoring.render.publishing import gather_findings
from authoring.render.requests import RenderRequest, RenderResult, WrittenFile

PROOF_SUFFIX = ".proof.pdf"


def prove(order: RenderRequest, checked: Checked) -> RenderResult:
    """Write the proof of an issue, with something in place of what keeps it from being published."""
    from authoring.formats.proof import proof_day, render_proof
    from authoring.model import Issue, Publication
    from authoring.model.loading.completion import complete
    from authoring.view.build import build_view

    started, day = time.perf_counter(), proof_day()
    document, path = checked.issue.document, checked.issue.document.path
    verdicts = (
        CheckResult(found.document.source, problems)
        for found, problems in (
            (checked.publication, checked.publication.problems),
            (checked.issue, checked.problems),
        )
    )
    findings = gather_findings(verdicts)
    issue = checked.issue.value or complete(document, Issue, day)
    publication = checked.publication.value or complete(
        checked.publication.document, Publication, day
    )
    view = None
    if issue is not None and publication is not None:
        view = build_view(issue, publication, path, order.choice.style)
    resources = Resources(checked.project.root)
    style = view.style if view else order.choice.style
    problems = tuple(findings.problems)
    content, pages = render_proof(view, problems, document, resources, style, day)
    target = order.out / f"{path.stem}{PROOF_SUFFIX}"
    write_files({target: content})
    written = WrittenFile(target, pages, len(content), time.perf_counter() - started)
    return RenderResult(path, findings, (written,))
