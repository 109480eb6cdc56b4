"""Verification: whether a PDF is what the source inside it gives.

Place in the flow: above `pipeline`, which renders the source again as any other; only what the
comparison finds is added here. Nothing is written but in a temporary folder.
"""

import contextlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from authoring.diagnostics.errors import ExtractionError, MissingFileError, StyleError
from authoring.diagnostics.problems import Problem, Severity
from authoring.importing.pdf import Extracted, compare_pdfs
from authoring.lint.checker import Checker
from authoring.project.discovery import ISSUES_FOLDER, Project, find_project, project_of
from authoring.project.source_date import dated_by
from authoring.project.writing import write_files
from authoring.render import pipeline


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """Whether a PDF is what its source gives, byte for byte, and if not, what differs, in words."""

    differences: tuple[str, ...]
    pages: int

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    @property
    def words(self) -> str:
        """The result in words, as it follows the PDF's name."""
        if not self.same:
            return "is not what its source gives:"
        pages = "1 page" if self.pages == 1 else f"{self.pages} pages"
        return f"is what its source gives: the same bytes, {pages}"


def verify_pdf(
    path: Path, content: bytes, extracted: Extracted, project: Path | None
) -> VerifyResult:
    """Render what was extracted from the PDF `content` again, and compare.

    Styles, templates and pictures are those of the project `project`, else of the one around the
    current folder, else the shipped ones. Raises `MissingFileError` where there is no such project,
    `ExtractionError` where the source can't be rendered there.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = _find_place(project) or _make_place(folder, extracted)
        written = _render(path, extracted, place, folder)
        rendered = written.path.read_bytes()
    return VerifyResult(compare_pdfs(path, content, rendered), written.pages or 0)


def _find_place(folder: Path | None) -> Project | None:
    """The project whose styles, templates and pictures are used, if there is one."""
    if folder is not None:
        if not folder.is_dir():
            raise MissingFileError(
                f"{folder} is no folder",
                "--project names the one that holds issues/, styles/ and templates/.",
            )
        return project_of(folder)
    with contextlib.suppress(MissingFileError):
        return find_project(Path())
    return None


def _make_place(folder: Path, extracted: Extracted) -> Project:
    """A project of nothing but the source, which has the shipped styles and templates."""
    project = Project(folder / ISSUES_FOLDER)
    write_files({project.issues_folder / file.name: file.content for file in extracted.files})
    return project


def _render(
    path: Path, extracted: Extracted, project: Project, folder: Path
) -> pipeline.WrittenFile:
    """The PDF that the source gives; its files stand in for the project's own of their names."""
    from authoring.lint.rules import RULES

    places = {project.issues_folder / file.name: file.content for file in extracted.files}
    # Whether the house style of today likes the source is not asked.
    checker = Checker(
        ignore=tuple(rule.kind.code for rule in RULES),
        contents={place.resolve(): content for place, content in places.items()},
    )
    origin = extracted.origin
    issue = project.issues_folder / extracted.issue.name
    choice = pipeline.RenderOptions((pipeline.Format.PDF,), origin.style)
    request = pipeline.RenderRequest((issue,), choice, folder / "build")
    moment = extracted.origin.date
    with dated_by(str(int(moment.timestamp())) if moment else None):
        try:
            (result,) = pipeline.render(request, checker)
        except StyleError as error:
            raise ExtractionError(
                f"{path} can't be rendered again: {error.message}",
                "Name the project that has the style: --project DIR.",
            ) from error
    if result.failure is not None:
        raise result.failure
    if not result.written:
        raise _unrenderable(path, result.problems)
    return result.written[0]


def _unrenderable(path: Path, problems: Sequence[Problem]) -> ExtractionError:
    from authoring.model.loading.kinds import UNUSABLE_PICTURE

    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    first = errors[0]
    place = f"line {first.span.start.line} of its {first.path.name}"
    message = f"{path} can't be rendered again: {place}: {first.message}"
    if first.kind is UNUSABLE_PICTURE:
        return ExtractionError(message, "Name the project that has its pictures: --project DIR.")
    more = f" There are {len(errors) - 1} more." if len(errors) > 1 else ""
    hint = f"For this version of the toolkit that is an error.{more} To see it: brief extract, "
    return ExtractionError(message, f"{hint}then brief check.")
