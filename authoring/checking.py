"""Checking: everything that is wrong with an issue, in one run.

Place in the flow: the first steps of `pipeline`, shared by `brief check` and `brief render`: load,
then run the rules. Publications are loaded once, other issues only if a rule asks for them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from authoring.loading import Loaded, load_issue, load_publication
from authoring.model import Issue, Publication
from authoring.problems import Problem, Severity, sort_problems
from authoring.project import Project
from authoring.rules import RULES, Manuscript, RuleChoice, check_manuscript
from authoring.source import Document, read_document


@dataclass(frozen=True)
class Checked:
    """An issue with its publication and all its problems; the publication's are kept apart."""

    project: Project
    issue: Loaded[Issue]
    publication: Loaded[Publication]
    problems: tuple[Problem, ...]


@dataclass
class Checker:
    """Checks the issues of one run.

    `select` and `ignore` name rules, beside what each publication says. `contents` stand in for
    files, by resolved path: what an editor's program has not saved yet, or what a fix would write.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    contents: dict[Path, bytes] = field(default_factory=dict)
    _publications: dict[Path, Loaded[Publication]] = field(default_factory=dict)
    _documents: dict[Path, Document] = field(default_factory=dict)

    def check(self, project: Project, path: Path) -> Checked:
        """All problems of an issue. Raises `MissingFileError` where a file can't be read."""
        publication = self.publication(project)
        issue = load_issue(project, path, publication.value, self._content(path))
        self._documents[path.resolve()] = issue.document
        problems = issue.problems
        if issue.document.root is not None:
            found = self._run_rules(project, issue, publication.value)
            problems = sort_problems((*problems, *found))
        return Checked(project, issue, publication, problems)

    def publication(self, project: Project) -> Loaded[Publication]:
        """The publication of a project, loaded once."""
        path = project.publication_path.resolve()
        if path not in self._publications:
            content = self._content(project.publication_path)
            self._publications[path] = load_publication(project, content)
        return self._publications[path]

    def _run_rules(
        self, project: Project, issue: Loaded[Issue], publication: Publication | None
    ) -> tuple[Problem, ...]:
        document = issue.document
        if document.root is None:
            return ()
        settings = publication.rules if publication else None
        usual = {rule.limit.name: rule.limit.default for rule in RULES if rule.limit}
        manuscript = Manuscript(
            document=document,
            root=document.root,
            publication=publication,
            limits=usual | (dict(settings.limits) if settings else {}),
            others=self._others_reader(project, document.path),
        )
        choice = RuleChoice(
            select=self.select or (settings.select if settings else ()),
            ignore=(*self.ignore, *(settings.ignore if settings else ())),
            severity={n: Severity(s) for n, s in settings.severity.items()} if settings else {},
        )
        return check_manuscript(manuscript, RULES, choice)

    def _others_reader(self, project: Project, own: Path) -> Callable[[], tuple[Document, ...]]:
        def read_others() -> tuple[Document, ...]:
            paths = (path for path in project.issue_paths() if path.resolve() != own.resolve())
            return tuple(self._document(path) for path in paths)

        return read_others

    def _document(self, path: Path) -> Document:
        key = path.resolve()
        if key not in self._documents:
            self._documents[key] = read_document(path, self._content(path))
        return self._documents[key]

    def _content(self, path: Path) -> bytes | None:
        return self.contents.get(path.resolve())
