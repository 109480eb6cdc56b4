"""Rendering: issues to files and back, through the pipeline as the command line uses it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk.expected import Brief

from authoring.diagnostics.problems import Severity
from authoring.render.pipeline import Format, RenderOptions, RenderRequest, RenderResult, render
from authoring.report.text import write_problem

ROOT: Final = Path(__file__).resolve().parents[2]
ISSUES: Final = ROOT / "issues"
SAMPLES: Final = ("2021-04", "2024-12")


@dataclass(frozen=True, slots=True)
class Rendered:
    """An issue in all its forms."""

    issue: Path
    pdf: bytes
    print_html: str
    web_html: str

    @property
    def brief(self) -> Brief:
        """What readers should see, by the English labels."""
        return Brief(self.issue)

    def page(self, form: Format) -> str:
        """One of the HTML pages."""
        return self.web_html if form is Format.HTML else self.print_html


def render_folder(
    root: Path, out: Path, *formats: Format, style: str | None = None
) -> list[RenderResult]:
    """Render all issues of a project, in all forms if none are named; raise what failed."""
    choice = RenderOptions(formats or tuple(Format), style)
    outcomes = list(render(RenderRequest((root,), choice, out)))
    for outcome in outcomes:
        if outcome.failure is not None:
            raise outcome.failure
    return outcomes


def render_one(root: Path, out: Path, style: str | None = None) -> Rendered:
    """Render a project of one issue that has no problem."""
    (outcome,) = render_folder(root, out, style=style)
    assert outcome.written, tell(outcome)
    return read_result(outcome.issue, out)


def errors_of(outcome: RenderResult) -> list[str]:
    """The codes of an outcome's errors; what a house style warns of is left out."""
    return [each.kind.code for each in outcome.problems if each.severity is Severity.ERROR]


def tell(outcome: RenderResult) -> list[str]:
    """The problems of an outcome, a line each."""
    return [write_problem(problem) for problem in outcome.problems]


def read_result(issue: Path, out: Path) -> Rendered:
    """The files that an issue was rendered to."""
    texts = {form: out / f"{issue.stem}{form.suffix}" for form in Format}
    return Rendered(
        issue,
        texts[Format.PDF].read_bytes(),
        texts[Format.PRINT_HTML].read_text(encoding="utf-8"),
        texts[Format.HTML].read_text(encoding="utf-8"),
    )
