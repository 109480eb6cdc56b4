"""Loading: source + model -> an issue or a publication, and their problems.

Place in the flow: where plain data becomes a model. All problems of a file are gathered; the value
is nothing only where the data do not make one.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from authoring.loading.references import check_references
from authoring.loading.wording import describe_errors
from authoring.model import Issue, Publication
from authoring.problems import Problem, sort_problems
from authoring.project import Project
from authoring.source import Document, read_document

__all__ = ["Loaded", "load_issue", "load_publication"]

Value = TypeVar("Value", bound=BaseModel)


@dataclass(frozen=True)
class Loaded(Generic[Value]):
    """A file that was loaded: its text and places, its value if it has one, its problems."""

    document: Document
    value: Value | None
    problems: tuple[Problem, ...]


def load_publication(project: Project, content: bytes | None = None) -> Loaded[Publication]:
    """The publication of a project, read from `content` if that is given.

    Raises `MissingFileError` where the file can't be read.
    """
    return _load(read_document(project.publication_path, content), Publication)


def load_issue(
    project: Project, path: Path, publication: Publication | None, content: bytes | None = None
) -> Loaded[Issue]:
    """An issue, read from `content` if that is given.

    What it names is looked up in its publication, if that could be loaded.

    Raises `MissingFileError` where the file can't be read.
    """
    document = read_document(path, content)
    loaded = _load(document, Issue)
    found = check_references(document, publication, project)
    return Loaded(document, loaded.value, sort_problems((*loaded.problems, *found)))


def _load(document: Document, model: type[Value]) -> Loaded[Value]:
    if document.root is None:
        return Loaded(document, None, document.problems)
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        found = describe_errors(document, model, error.errors(include_url=False))
        return Loaded(document, None, sort_problems((*document.problems, *found)))
    return Loaded(document, value, sort_problems(document.problems))
