"""Views: what templates and forms are given, of an issue on disk."""

from functools import cache
from pathlib import Path

from authoring.lint.checker import Checker
from authoring.project.discovery import find_issues
from authoring.view.brief import BriefView
from authoring.view.build import build_view


@cache
def read_view(issue: Path) -> BriefView:
    """The view of an issue that can be published."""
    ((project, path),) = find_issues((issue,))
    checked = Checker().check(project, path)
    assert checked.issue.value is not None, checked.problems
    assert checked.publication.value is not None, checked.publication.problems
    return build_view(checked.issue.value, checked.publication.value, path)
