"""Checking: everything that is wrong with an issue, in one run.

Place in the flow: the first steps of `pipeline`, shared by `brief check` and `brief render`: load,
then run the rules. Publications are loaded once, other issues only if a rule asks for them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from authoring.glyphs import find_missing_glyphs
from authoring.loading import Loaded, load_issue, load_publication
from authoring.model import Issue, Publication
from authoring.problems import Problem, Severity, sort_problems
from authoring.project import Project
from authoring.resources import Resources
from authoring.rules import RULES, Manuscript, RuleChoice, check_manuscript, check_rule_names
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
            unprintable = find_missing_glyphs(issue.document, Resources(project.root))
            problems = sort_problems((*problems, *found, *unprintable))
        return Checked(project, issue, publication, problems)

    def publication(self, project: Project) -> Loaded[Publication]:
        """The publication of a project, loaded once, with the problems of its choice of rules."""
        path = project.publication_path.resolve()
        if path not in self._publications:
            loaded = load_publication(project, self._content(project.publication_path))
            found = check_rule_names(loaded.document, RULES)
            problems = sort_problems((*loaded.problems, *found))
            self._publications[path] = replace(loaded, problems=problems)
        return self._publications[path]

    def read(self, path: Path) -> bytes:
        """The bytes of a file, or what stands in for them."""
        content = self._content(path)
        return path.read_bytes() if content is None else content

    def replace(self, path: Path, content: bytes) -> None:
        """Let `content` stand in for a file from now on."""
        key = path.resolve()
        self.contents[key] = content
        self._publications.pop(key, None)
        self._documents.pop(key, None)

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
