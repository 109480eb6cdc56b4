"""Proving: one issue, from its check to the PDF of a review round.

Place in the flow: what `pipeline` does with each issue in place of `publishing` it.
"""

import time

from authoring.checking import Checked
from authoring.ledger import Verdict
from authoring.orders import Order, Outcome, Written
from authoring.publishing import gather_findings
from authoring.resources import Resources
from authoring.writing import write_files

PROOF_SUFFIX = ".proof.pdf"


def prove(order: Order, checked: Checked) -> Outcome:
    """Write the proof of an issue, with something in place of what keeps it from being published."""
    from authoring.formats.proof import proof_day, render_proof
    from authoring.loading.standins import complete
    from authoring.model import Issue, Publication
    from authoring.view import build_view

    started, day = time.perf_counter(), proof_day()
    document, path = checked.issue.document, checked.issue.document.path
    verdicts = (
        Verdict(found.document.source, problems)
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
    written = Written(target, pages, len(content), time.perf_counter() - started)
    return Outcome(path, findings, (written,))
