"""Report: problems -> what people and programs read, one module a form; what each code means.

Place in the flow: findings in, text out; none writes a file. `REPORTS` names the forms.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol

from authoring.diagnostics.checked_file import CheckedFile
from authoring.diagnostics.terminal import PLAIN, Terminal, describe_terminal
from authoring.report import text
from authoring.report.findings import Findings, find_root

__all__ = [
    "PLAIN",
    "REPORTS",
    "CheckedFile",
    "Findings",
    "Report",
    "Terminal",
    "choose_report",
    "describe_terminal",
    "find_root",
]


class Report(Protocol):
    """Writes findings in one form; only the one for people looks at the terminal."""

    def __call__(self, findings: Findings, terminal: Terminal = PLAIN) -> str:
        """The report."""
        ...


@dataclass(frozen=True)
class _ForPrograms:
    """A form whose module is imported when it is asked for."""

    module: str

    def __call__(self, findings: Findings, terminal: Terminal = PLAIN) -> str:  # noqa: ARG002
        """The report; a program reads it, whatever the terminal is."""
        write_report: Callable[[Findings], str]
        write_report = import_module(f"authoring.report.{self.module}").write_report
        return write_report(findings)


REPORTS: Final[Mapping[str, Report]] = {
    "text": text.write_report,
    "concise": _ForPrograms("concise"),
    "json": _ForPrograms("json_report"),
    "sarif": _ForPrograms("sarif"),
    "github": _ForPrograms("github"),
    "gitlab": _ForPrograms("gitlab"),
    "junit": _ForPrograms("junit"),
}
"""The forms of a report by their names on the command line."""


def choose_report(environment: Mapping[str, str]) -> str:
    """The form of report for a pipeline of GitHub, which reads it in the log, or for people.

    GitLab reads its form in a file, so there it must be asked for.
    """
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"
