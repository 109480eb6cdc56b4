"""Proof: one issue, from its check to the PDF of a review round.

Place in the flow: what `pipeline` does with each issue in place of publishing it.
"""

import time
from typing import TYPE_CHECKING

from authoring.lint.checker import CheckedIssue
from authoring.project.resources import Resources
from authoring.project.writing import write_files
from authoring.render.requests import RenderRequest, RenderResult, WrittenFile
from authoring.report import Findings

if TYPE_CHECKING:
    from datetime import date

    from authoring.view.brief import BriefView

PROOF_SUFFIX = ".proof.pdf"


def write_proof(request: RenderRequest, checked: CheckedIssue) -> RenderResult:
    """Write the proof of an issue, with something in place of what keeps it from being published."""
    from authoring.formats.proof import proof_day, render_proof

    started, day = time.perf_counter(), proof_day()
    document, findings = checked.issue.document, Findings(checked.files)
    view = _build_view(request, checked, day)
    resources = Resources(checked.project.root)
    style = view.style if view else request.choice.style
    problems = tuple(findings.problems)
    content, pages = render_proof(view, problems, document, resources, style, day)
    target = request.out / f"{document.path.stem}{PROOF_SUFFIX}"
    write_files({target: content})
    written = WrittenFile(target, pages, len(content), time.perf_counter() - started)
    return RenderResult(document.path, findings, (written,))


def _build_view(request: RenderRequest, checked: CheckedIssue, day: "date") -> "BriefView | None":
    """The view of an issue; `None` where too little of it can be read."""
    from authoring.model import Issue, Publication
    from authoring.model.loading.completion import complete
    from authoring.view.build import build_view

    issue = checked.issue.value or complete(checked.issue.document, Issue, day)
    publication = checked.publication.value or complete(
        checked.publication.document, Publication, day
    )
    if issue is None or publication is None:
        return None
    return build_view(issue, publication, checked.issue.document.path, request.choice.style)
