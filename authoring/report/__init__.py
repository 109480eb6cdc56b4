"""Report: problems -> what people and programs read. One module a form.

Place in the flow: findings in, text out; none writes a file. `REPORTS` names the forms.
"""

from collections.abc import Callable, Mapping
from typing import Final

from authoring.report import concise, text
from authoring.report.findings import CheckedFile, Findings

__all__ = ["REPORTS", "CheckedFile", "Findings", "choose_report"]

REPORTS: Final[Mapping[str, Callable[[Findings], str]]] = {
    "text": text.write_report,
    "concise": concise.write_report,
}
"""The forms of a report by their names on the command line."""


def choose_report(environment: Mapping[str, str]) -> str:
    """The form of report that fits where the command runs."""
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"
