"""History: what earlier issues say that the next one takes over.

Place in the flow: files in, facts out, as far as they can be read: an issue that makes no model yet
has facts, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from authoring.diagnostics.errors import MissingFileError
from authoring.diagnostics.problems import Severity
from authoring.languages import PACKS, Language
from authoring.model.fields import WHOLE_NUMBER, read_day
from authoring.project.discovery import Project
from authoring.scaffold.months import YEARS, Month, find_month, month_of
from authoring.source import MappingNode, SourceDocument, read_document
from authoring.source.parts import PartialNode

NO_FACTS: Final = MappingNode((), 0, 0, complete=False)


@dataclass(frozen=True, slots=True)
class PastIssue:
    """An issue's file: its month, and what can be read of it.

    It is not `whole` where something in it could not be read, so that what it does not say may
    stand there all the same.
    """

    name: str
    month: Month
    whole: bool
    day: date | None = None
    start: date | None = None
    end: date | None = None
    number: int | None = None
    language: Language | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    news: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[date, str]:
        """By which issues are put in their order."""
        return self.day or self.month.first, self.name


@dataclass(frozen=True, slots=True)
class History:
    """The issues of a project in their order, and the names of files that say no month."""

    issues: tuple[PastIssue, ...]
    strays: tuple[str, ...] = ()


def read_history(project: Project) -> History:
    """All issues of a project."""
    found = {path: _read(path) for path in project.issue_paths()}
    issues = (issue for issue in found.values() if issue is not None)
    strays = tuple(path.name for path, issue in found.items() if issue is None)
    return History(tuple(sorted(issues, key=lambda issue: issue.place)), strays)


def _read(path: Path) -> PastIssue | None:
    """What an issue says; None where neither its date nor its name says a month."""
    document = _open(path)
    root = None if document is None else document.root
    part = PartialNode(root or NO_FACTS)
    period = part.get("period") or PartialNode(NO_FACTS)
    day = _day(part, "date")
    month = month_of(day) if day else find_month(path.stem)
    if month is None:
        return None
    number = part.get_text("number") or ""
    language = part.get_text("language")
    return PastIssue(
        path.name,
        month,
        document is not None and _is_whole(document),
        day,
        _day(period, "start"),
        _day(period, "end"),
        int(number) if WHOLE_NUMBER.fullmatch(number) else None,
        next((each for each in PACKS if each == language), None),
        tuple(_texts(part.elements("authors"))),
        tuple(_texts(part.elements("editors"))),
        tuple(_texts(each.get("title") for each in part.elements("noteworthy"))),
    )


def _open(path: Path) -> SourceDocument | None:
    try:
        return read_document(path)
    except MissingFileError:
        return None


def _is_whole(document: SourceDocument) -> bool:
    errors = any(problem.severity is Severity.ERROR for problem in document.problems)
    return isinstance(document.root, MappingNode) and document.root.complete and not errors


def _day(part: PartialNode, key: str) -> date | None:
    day = read_day(part.get_text(key) or "")
    return day if day is not None and day.year in YEARS else None


def _texts(parts: "Iterator[PartialNode | None] | tuple[PartialNode, ...]") -> Iterator[str]:
    for part in parts:
        if part is not None and part.text is not None and part.text.strip():
            yield " ".join(part.text.split())
