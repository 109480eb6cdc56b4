"""Checking: everything that is wrong with an issue, in one run.

Place in the flow: the first steps of `pipeline`, shared by `brief check` and `brief render`: load,
then run the rules. Publications are loaded once, other issues only if a rule asks for them. A file
that is what it was when the ledger was told of it is not even loaded, nor are the modules for that.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.ledger import Ledger, Verdict
from authoring.problems import Problem, Severity, sort_problems
from authoring.project import Project
from authoring.resources import Resources
from authoring.store import digest
from authoring.toolkit import identify_toolkit

if TYPE_CHECKING:
    from authoring.loading import Loaded
    from authoring.model import Issue, Publication
    from authoring.rules import RuleChoice
    from authoring.source import Document


@dataclass(frozen=True)
class Checked:
    """An issue with its publication and all its problems; the publication's are kept apart."""

    project: Project
    issue: "Loaded[Issue]"
    publication: "Loaded[Publication]"
    problems: tuple[Problem, ...]


@dataclass
class Checker:
    """Checks the issues of one run.

    `select` and `ignore` name rules, beside what each publication says. `contents` stand in for
    files, by resolved path: what an editor's program has not saved yet, or what a fix would write.
    A `ledger` is asked for what earlier runs found.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    contents: dict[Path, bytes] = field(default_factory=dict)
    ledger: Ledger | None = None
    _publications: "dict[Path, Loaded[Publication]]" = field(default_factory=dict)
    _documents: "dict[Path, Document]" = field(default_factory=dict)
    _digests: dict[Path, str] = field(default_factory=dict)
    _surroundings: dict[Path, str] = field(default_factory=dict)

    def judge(self, project: Project, path: Path) -> Verdict:
        """All problems of an issue, or of the publication, from the ledger if it knows them.

        Raises `MissingFileError` where a file can't be read.
        """
        key = self._ledger_key(project, path) if self.ledger else None
        if self.ledger is None or key is None:
            return self._judge(project, path)[0]
        content = self.read(path)
        known = self.ledger.find(key, path, content, project.root)
        if known is not None:
            return known
        verdict, pictures = self._judge(project, path)
        self.ledger.record(key, content, verdict, pictures, project.root)
        return verdict

    def check(self, project: Project, path: Path) -> Checked:
        """All problems of an issue, with what it is read as.

        Raises `MissingFileError` where a file can't be read.
        """
        from authoring.glyphs import find_missing_glyphs
        from authoring.loading import load_issue

        publication = self.publication(project)
        issue = load_issue(project, path, publication.value, self._content(path))
        self._documents[path.resolve()] = issue.document
        problems = issue.problems
        if issue.document.root is not None:
            found = self._run_rules(project, issue, publication.value)
            unprintable = find_missing_glyphs(issue.document, Resources(project.root))
            problems = sort_problems((*found, *unprintable))
        return Checked(project, issue, publication, problems)

    def publication(self, project: Project) -> "Loaded[Publication]":
        """The publication of a project, loaded once, with the problems of its choice of rules."""
        from authoring.loading import load_publication
        from authoring.rules import RULES, check_comments, check_rule_names

        path = project.publication_path.resolve()
        if path not in self._publications:
            loaded = load_publication(project, self._content(project.publication_path))
            found = check_rule_names(loaded.document, RULES)
            told = (*loaded.problems, *found)
            choice = self._choose_rules(loaded.value)
            problems = check_comments(loaded.document, RULES, choice, told)
            self._publications[path] = replace(loaded, problems=problems)
        return self._publications[path]

    def read(self, path: Path) -> bytes:
        """The bytes of a file, or what stands in for them."""
        content = self._content(path)
        return path.read_bytes() if content is None else content

    def replace(self, path: Path, content: bytes) -> None:
        """Let `content` stand in for a file from now on."""
        self.forget(path)
        self.contents[path.resolve()] = content

    def forget(self, path: Path) -> None:
        """Read a file anew, where it is asked for next."""
        key = path.resolve()
        self.contents.pop(key, None)
        self._publications.pop(key, None)
        self._documents.pop(key, None)
        self._digests.pop(key, None)
        self._surroundings.clear()

    def _judge(self, project: Project, path: Path) -> tuple[Verdict, tuple[str, ...]]:
        """The verdict on a file, and the pictures it names."""
        if path == project.publication_path:
            publication = self.publication(project)
            return Verdict(publication.document.source, publication.problems), ()
        from authoring.loading.references import picture_files

        checked = self.check(project, path)
        document = checked.issue.document
        return Verdict(document.source, checked.problems), picture_files(document)

    def _ledger_key(self, project: Project, path: Path) -> str | None:
        """A digest of all that a verdict depends on but pictures; nothing if a file can't be read."""
        try:
            parts = [
                identify_toolkit(),
                *("select", *self.select, "ignore", *self.ignore),
                *("file", str(path), self._digest(path)),
                *("publication", self._digest(project.publication_path)),
            ]
            if path != project.publication_path:
                parts.append(self._digest_surroundings(project))
        except OSError:
            return None
        return digest(parts)

    def _digest_surroundings(self, project: Project) -> str:
        """A digest of what each issue of a project may be checked against: all issues, the fonts."""
        key = project.issues_folder.resolve()
        if key not in self._surroundings:
            resources = Resources(project.root)
            files = (*project.issue_paths(), *resources.own_font_files())
            parts = [part for file in files for part in (file.name, self._digest(file))]
            parts += [f"{font.name} {font.stat().st_size}" for font in resources.font_files()]
            self._surroundings[key] = digest(parts)
        return self._surroundings[key]

    def _digest(self, path: Path) -> str:
        key = path.resolve()
        if key not in self._digests:
            self._digests[key] = digest((self.read(path),))
        return self._digests[key]

    def _run_rules(
        self, project: Project, issue: "Loaded[Issue]", publication: "Publication | None"
    ) -> tuple[Problem, ...]:
        """The issue's problems and what the rules find, without what is silenced."""
        from authoring.rules import RULES, Manuscript, check_manuscript

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
        choice = self._choose_rules(publication)
        return check_manuscript(manuscript, RULES, choice, issue.problems)

    def _choose_rules(self, publication: "Publication | None") -> "RuleChoice":
        from authoring.rules import RuleChoice

        settings = publication.rules if publication else None
        return RuleChoice(
            select=self.select or (settings.select if settings else ()),
            ignore=(*self.ignore, *(settings.ignore if settings else ())),
            severity={n: Severity(s) for n, s in settings.severity.items()} if settings else {},
        )

    def _others_reader(self, project: Project, own: Path) -> "Callable[[], tuple[Document, ...]]":
        def read_others() -> "tuple[Document, ...]":
            paths = (path for path in project.issue_paths() if path.resolve() != own.resolve())
            return tuple(self._document(path) for path in paths)

        return read_others

    def _document(self, path: Path) -> "Document":
        from authoring.source import read_document

        key = path.resolve()
        if key not in self._documents:
            self._documents[key] = read_document(path, self._content(path))
        return self._documents[key]

    def _content(self, path: Path) -> bytes | None:
        return self.contents.get(path.resolve())
