"""Issue: the file of the next issue.

Place in the flow: project in, files out; the command line writes them. The template
`templates/start/issue.yaml` is filled with a plan, and what it gives is read again before it is
handed on.
"""

import dataclasses
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

from markupsafe import Markup

from authoring.diagnostics.errors import StartError, TemplateError
from authoring.diagnostics.problems import Severity
from authoring.formats.templates import render_template
from authoring.languages import PACKS
from authoring.languages.pack import StarterComments
from authoring.model import Publication
from authoring.model.loading import load_publication
from authoring.model.loading.completion import complete
from authoring.project.discovery import ISSUE_SUFFIXES, Project
from authoring.project.resources import Resources
from authoring.report.schema import issue_schema, publication_schema, write_schema
from authoring.scaffold.history import read_history
from authoring.scaffold.months import Month, month_of
from authoring.scaffold.plan import Plan, PlanRemark, plan_issue
from authoring.source import read_document
from authoring.source.quoting import write_list, write_scalar

TEMPLATE: Final = "start/issue.yaml"
SCHEMA_FOLDER: Final = "schema"
MOST_NAMED: Final = 4
"""How many keys of publication.yaml a comment names."""


@dataclass(frozen=True, slots=True)
class Started:
    """A new issue: its path, all files to be written, and where its values were taken from."""

    path: Path
    files: Mapping[Path, bytes]
    remarks: tuple[PlanRemark, ...]


def start_issue(project: Project, month: Month | None, today: date) -> Started:
    """The file of a month's issue; without a month, of that after the last issue, or today's.

    Raises `StartError` where the month has its file already, `TemplateError` where the template
    gives no YAML.
    """
    history = read_history(project)
    last = history.issues[-1].month if history.issues else month_of(today).shift(-1)
    month = month or last.shift(1)
    _refuse_month(project, month)
    loaded = load_publication(project)
    # What can be read of a broken one is better than nothing.
    publication = loaded.value or complete(loaded.document, Publication, today)
    plan = plan_issue(history, publication, month)
    path = project.issues_folder / f"{month}.yaml"
    files = {path: _fill(project, plan, publication, path)}
    schemas = {
        schema: content
        for schema, content in make_schemas(project.issues_folder, publication).items()
        if not os.path.lexists(schema)
    }
    remarks = list(plan.remarks)
    if loaded.value is None:
        remarks.append(PlanRemark("note", "publication.yaml has errors: brief check says which"))
    if schemas:
        names = " and ".join(schema.name for schema in schemas)
        place = project.issues_folder / SCHEMA_FOLDER
        remarks.append(PlanRemark("schema", f"{names}, new in {place}, for your editor’s program"))
    return Started(path, {**files, **schemas}, tuple(remarks))


def make_schemas(issues_folder: Path, publication: Publication | None) -> dict[Path, bytes]:
    """The schemas that the first lines of issues and publication name."""
    texts = {"issue": issue_schema(publication), "publication": publication_schema()}
    folder = issues_folder / SCHEMA_FOLDER
    return {
        folder / f"{name}.schema.json": write_schema(schema).encode()
        for name, schema in texts.items()
    }


def render_yaml(folders: Sequence[Path], name: str, path: Path, **values: object) -> bytes:
    """A template filled, for a file at `path`; whatever the template is, the result is YAML."""
    content = render_template(folders, name, places=False, **values).encode()
    document = read_document(path, content)
    errors = (problem for problem in document.problems if problem.severity is Severity.ERROR)
    wrong = next(errors, None)
    if wrong is not None:
        raise TemplateError(
            f"the template {name} gives no YAML that can be read: "
            f"line {wrong.span.start.line} of {path.name}: {wrong.message}",
            "Mend the project’s own templates, or take that one away.",
        )
    return content


def _refuse_month(project: Project, month: Month) -> None:
    path = _find_file(project, month)
    if path is not None:
        free = next(
            later for step in count(1) if not _find_file(project, later := month.shift(step))
        )
        raise StartError(
            f"{path} is there already", f"Open that file, or name another month: brief new {free}"
        )


def _find_file(project: Project, month: Month) -> Path | None:
    paths = (project.issues_folder / f"{month}{suffix}" for suffix in sorted(ISSUE_SUFFIXES))
    return next((path for path in paths if os.path.lexists(path)), None)


def _fill(project: Project, plan: Plan, publication: Publication | None, path: Path) -> bytes:
    language = plan.language or (publication.language if publication else "en")
    # What is not marked as written for YAML would be escaped for HTML, and seen at once.
    return render_yaml(
        Resources(project.root).template_folders,
        TEMPLATE,
        path,
        plan=plan,
        say=_mark_written(PACKS[language].comments),
        news=None if plan.news is None else [Markup(write_scalar(each)) for each in plan.news],  # noqa: S704
        authors=Markup(write_list(plan.authors)),  # noqa: S704
        editors=Markup(write_list(plan.editors)),  # noqa: S704
        people=_name_keys(publication.people if publication else {}),
        bodies=_name_keys(publication.bodies if publication else {}),
    )


def _mark_written(comments: StarterComments) -> Mapping[str, Markup]:
    """Comments as they stand in the file."""
    return {name: Markup(text) for name, text in dataclasses.asdict(comments).items()}  # noqa: S704


def _name_keys(known: Mapping[str, object]) -> Markup:
    """The first keys of a block, as a comment names them."""
    keys = [write_scalar(key) for key in known]
    more = ["…"] if len(keys) > MOST_NAMED else []
    return Markup(", ".join((*keys[:MOST_NAMED], *more)))  # noqa: S704
