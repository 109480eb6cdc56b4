"""Loading: source + model -> an issue or a publication, and their problems.

Place in the flow: where plain data becomes a model. All problems of a file are gathered; the value
is nothing only where the data do not make one. What mends and describes mistakes is loaded when
there are some.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from authoring.diagnostics.problems import Problem, sort_problems
from authoring.model import Issue, Publication
from authoring.model.loading.patterns import check_patterns
from authoring.model.loading.references import check_references
from authoring.project.discovery import Project
from authoring.source import MappingNode, SourceDocument, read_document

__all__ = ["Loaded", "load_issue", "load_publication", "look_up_names", "read_issue"]

Value = TypeVar("Value", bound=BaseModel)

MOST_DEPTH = 8
"""How often keys are mended, from the outermost to the innermost."""


@dataclass(frozen=True)
class Loaded(Generic[Value]):
    """A file that was loaded: its text and places, its value if it has one, its problems.

    Keys that are plainly misspelt stand in the document as they were meant.
    """

    document: SourceDocument
    value: Value | None
    problems: tuple[Problem, ...]


def load_publication(project: Project, content: bytes | None = None) -> Loaded[Publication]:
    """The publication of a project, read from `content` if that is given.

    Raises `MissingFileError` where the file can't be read.
    """
    loaded = _load(read_document(project.publication_path, content), Publication)
    return replace(
        loaded, problems=sort_problems((*loaded.problems, *check_patterns(loaded.document)))
    )


def load_issue(
    project: Project, path: Path, publication: Publication | None, content: bytes | None = None
) -> Loaded[Issue]:
    """An issue, read from `content` if that is given.

    What it names is looked up in its publication, if that could be loaded.

    Raises `MissingFileError` where the file can't be read.
    """
    return look_up_names(project, read_issue(path, content), publication)


def read_issue(path: Path, content: bytes | None = None) -> Loaded[Issue]:
    """An issue as its file alone has it, for `look_up_names`.

    Raises `MissingFileError` where the file can't be read.
    """
    return _load(read_document(path, content), Issue)


def look_up_names(
    project: Project, issue: Loaded[Issue], publication: Publication | None
) -> Loaded[Issue]:
    """An issue with the problems of what it names and what is not there."""
    found = check_references(issue.document, publication, project)
    return replace(issue, problems=sort_problems((*issue.problems, *found)))


def _load(document: SourceDocument, model: type[Value]) -> Loaded[Value]:
    """The value of a document; of one with misspelt keys, as if they were spelled right."""
    problems = document.problems
    if document.root is None:
        return Loaded(document, None, problems)
    for _ in range(MOST_DEPTH):
        try:
            value = model.model_validate(document.data)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        else:
            return Loaded(document, value, sort_problems(problems))
        from authoring.model.loading.keys import find_strayed_keys, mend_keys
        from authoring.model.loading.wording import describe_errors

        # What stands below a mended key is seen only now, and can have misspelt keys itself.
        document, mended = mend_keys(document, model, errors)
        problems = (*problems, *mended)
        if not mended:
            break
    found = describe_errors(document, model, errors)
    root = document.root
    if isinstance(root, MappingNode) and find_strayed_keys(document, model, errors):
        # What is not in its block stands elsewhere: nobody is to call it missing.
        document = replace(document, root=replace(root, complete=False))
    return Loaded(document, None, sort_problems((*problems, *found)))
