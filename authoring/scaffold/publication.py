"""Publication: the files of a new desk, in a folder that has none yet.

Place in the flow: folder in, files out; the command line writes them. Their content is an example
that is meant to be replaced, and a brief without a problem.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from authoring.diagnostics.errors import StartError
from authoring.formats.templates import render_template
from authoring.languages import PACKS
from authoring.model.loading import load_publication
from authoring.project.discovery import ISSUES_FOLDER, PUBLICATION_FILE, Project
from authoring.project.resources import Resources
from authoring.scaffold.issue import make_schemas, render_yaml
from authoring.scaffold.months import month_of
from authoring.scaffold.rhythm import first_working_day

README: Final = "README.md"
TEMPLATES: Final = {
    README: "start/README.md",
    ".github/workflows/brief.yml": "start/workflow.yml",
    ".gitignore": "start/gitignore",
}
"""Files beside `issues/`, and what each is made of."""


def start_publication(folder: Path, today: date) -> Mapping[Path, bytes]:
    """The files of a new publication in a folder; a README that is there is left as it is.

    The issue is of this month. Raises `StartError` where one of the files is there already.
    """
    issues = folder / ISSUES_FOLDER
    month = month_of(today)
    templates = Resources(folder).template_folders
    before = month.shift(-1)
    values = {
        "month": month,
        "next_month": month.shift(1),
        "day": first_working_day(month),
        "start": before.first,
        "end": before.last,
        "languages": list(PACKS),
    }
    files: dict[Path, bytes] = {}
    for name, template in ((PUBLICATION_FILE, "publication"), (f"{month}.yaml", "sample")):
        path = issues / name
        files[path] = render_yaml(templates, f"start/{template}.yaml", path, **values)
    content = files[issues / PUBLICATION_FILE]
    files |= make_schemas(issues, load_publication(Project(issues), content).value)
    for name, template in TEMPLATES.items():
        files[folder / name] = render_template(templates, template, places=False, **values).encode()
    if os.path.lexists(folder / README):
        del files[folder / README]
    _refuse_present(tuple(files))
    return files


def _refuse_present(files: Sequence[Path]) -> None:
    present = [path for path in files if os.path.lexists(path)]
    if present:
        others = len(present) - 1
        more = {0: " is", 1: " and 1 other file are"}.get(others, f" and {others} other files are")
        raise StartError(
            f"{present[0]}{more} there already; nothing was written",
            "Start in an empty folder: brief new --publication NAME",
        )
