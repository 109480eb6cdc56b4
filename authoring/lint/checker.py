"""Checking: everything that is wrong with an issue, in one run.

Place in the flow: the first steps of `pipeline`, shared by `brief check` and `brief render`: load,
then run the rules. Publications are loaded once; of other issues only what echoes in an issue
counts, which `archive` knows. A file that is what it was when the ledger was told of it is not even
loaded, nor are the modules for that.
"""

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authoring.cache.check_cache import CheckCache, CheckResult
from authoring.cache.fingerprint import identify_toolkit
from authoring.cache.store import digest
from authoring.diagnostics.errors import MissingFileError
from authoring.diagnostics.problems import Problem, Severity, sort_problems
from authoring.lint.archive import Archive
from authoring.lint.repetition import Repetitions, write_repetitions
from authoring.project.discovery import Project, read_file
from authoring.project.resources import Resources

if TYPE_CHECKING:
    from authoring.lint.prose.stories import Stories
    from authoring.lint.rule_runner import RuleChoice
    from authoring.model import Issue, Publication
    from authoring.model.loading import Loaded

MOST_AT_HAND: Final = 32
"""So many issues that were read for what they tell are kept until they were checked themselves."""


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
    A `ledger` is asked for what earlier runs found. The `latest` issue that was not only looked up is
    kept, for whoever goes on with it.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    contents: dict[Path, bytes] = field(default_factory=dict)
    ledger: CheckCache | None = None
    latest: Checked | None = None
    _publications: "dict[Path, Loaded[Publication]]" = field(default_factory=dict)
    _at_hand: "dict[Path, Loaded[Issue]]" = field(default_factory=dict)
    _stories: "dict[Path, Stories]" = field(default_factory=dict)
    _digests: dict[Path, str] = field(default_factory=dict)
    _archives: dict[Path, Archive] = field(default_factory=dict)
    _fonts: dict[Path, str] = field(default_factory=dict)

    def judge(self, project: Project, path: Path) -> CheckResult:
        """All problems of an issue, or of the publication, from the ledger if it knows them.

        Raises `MissingFileError` where a file can't be read.
        """
        key = self.key(project, path) if self.ledger else None
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
        from authoring.lint.glyphs import find_missing_glyphs
        from authoring.model.loading import look_up_names

        publication = self.publication(project)
        issue = look_up_names(project, self._read_issue(path), publication.value)
        problems = issue.problems
        if issue.document.root is not None:
            found = self._run_rules(project, issue, publication.value)
            unprintable = find_missing_glyphs(issue.document, Resources(project.root))
            problems = sort_problems((*found, *unprintable))
        self._at_hand.pop(path, None)
        self.latest = Checked(project, issue, publication, problems)
        return self.latest

    def publication(self, project: Project) -> "Loaded[Publication]":
        """The publication of a project, loaded once, with the problems of its choice of rules."""
        from authoring.lint.rule_runner import check_comments, check_rule_names
        from authoring.lint.rules import RULES
        from authoring.model.loading import load_publication

        path = project.publication_path.resolve()
        if path not in self._publications:
            loaded = load_publication(project, self._content(project.publication_path))
            found = check_rule_names(loaded.document, RULES)
            told = (*loaded.problems, *found)
            choice = self._choose_rules(loaded.value)
            problems = check_comments(loaded.document, RULES, choice, told)
            self._publications[path] = replace(loaded, problems=problems)
        return self._publications[path]

    def key(self, project: Project, path: Path) -> str | None:
        """A digest of all that comes of a check depends on, but pictures.

        It is the same wherever the project stands. Nothing if a file can't be read.
        """
        try:
            parts = [*self._terms(project), "file", path.name, self._digest(path)]
            if path != project.publication_path:
                echoes = write_repetitions(self.find_echoes(project, path))
                parts += (self._digest_fonts(project), json.dumps(echoes))
        except (MissingFileError, OSError):
            return None
        return digest(parts)

    def find_echoes(self, project: Project, path: Path) -> Repetitions:
        """What of an issue another issue of its project told before.

        Raises `MissingFileError` where a file can't be read.
        """
        folder = project.issues_folder
        if folder not in self._archives:
            self._archives[folder] = self._open_archive(project)
        return self._archives[folder].find_echoes(path.resolve())

    def read(self, path: Path) -> bytes:
        """The bytes of a file, or what stands in for them.

        Raises `MissingFileError` where the file can't be read.
        """
        content = self._content(path)
        return read_file(path) if content is None else content

    def replace(self, path: Path, content: bytes) -> None:
        """Let `content` stand in for a file from now on."""
        self.forget(path)
        self.contents[path.resolve()] = content

    def forget(self, path: Path) -> None:
        """Read a file anew, where it is asked for next."""
        key = path.resolve()
        self.contents.pop(key, None)
        self.latest = None
        self._publications.pop(key, None)
        self._stories.pop(key, None)
        self._digests.pop(key, None)
        self._at_hand.clear()
        self._archives.clear()
        self._fonts.clear()

    def _judge(self, project: Project, path: Path) -> tuple[CheckResult, tuple[str, ...]]:
        """The verdict on a file, and the pictures it names."""
        if path == project.publication_path:
            publication = self.publication(project)
            return CheckResult(publication.document.source, publication.problems), ()
        from authoring.model.loading.references import picture_files

        checked = self.check(project, path)
        document = checked.issue.document
        return CheckResult(document.source, checked.problems), picture_files(document)

    def _terms(self, project: Project) -> tuple[str, ...]:
        """What every check of a project's files depends on."""
        return (
            identify_toolkit(),
            *("select", *self.select, "ignore", *self.ignore),
            *("publication", self._digest(project.publication_path)),
        )

    def _digest_fonts(self, project: Project) -> str:
        """A digest of the fonts that a project's issues may be set in."""
        if project.root not in self._fonts:
            resources = Resources(project.root)
            own = resources.own_font_files()
            parts = [part for file in own for part in (file.name, self._digest(file))]
            parts += [f"{font.name} {font.stat().st_size}" for font in resources.font_files()]
            self._fonts[project.root] = digest(parts)
        return self._fonts[project.root]

    def _digest(self, path: Path) -> str:
        key = path.resolve()
        if key not in self._digests:
            self._digests[key] = digest((self.read(path),))
        return self._digests[key]

    def _run_rules(
        self, project: Project, issue: "Loaded[Issue]", publication: "Publication | None"
    ) -> tuple[Problem, ...]:
        """The issue's problems and what the rules find, without what is silenced."""
        from authoring.lint.rule_context import RuleContext
        from authoring.lint.rule_runner import run_rules
        from authoring.lint.rules import RULES

        document = issue.document
        if document.root is None:
            return ()
        manuscript = RuleContext(
            document=document,
            root=document.root,
            publication=publication,
            limits=self._limits(publication),
            echoes=self.find_echoes(project, document.path),
        )
        choice = self._choose_rules(publication)
        return run_rules(manuscript, RULES, choice, issue.problems)

    def _choose_rules(self, publication: "Publication | None") -> "RuleChoice":
        from authoring.lint.rule_runner import RuleChoice

        settings = publication.rules if publication else None
        return RuleChoice(
            select=self.select or (settings.select if settings else ()),
            ignore=(*self.ignore, *(settings.ignore if settings else ())),
            severity={n: Severity(s) for n, s in settings.severity.items()} if settings else {},
        )

    def _limits(self, publication: "Publication | None") -> dict[str, int]:
        from authoring.lint.rules import RULES

        usual = {rule.limit.name: rule.limit.default for rule in RULES if rule.limit}
        settings = publication.rules if publication else None
        return usual | (dict(settings.limits) if settings else {})

    def _open_archive(self, project: Project) -> Archive:
        """The project's issues, for a look at all of them; links to one file are one issue."""
        paths: dict[Path, Path] = {}
        for path in project.issue_paths():
            paths.setdefault(path.resolve(), path)
        return Archive(
            paths,
            self._read_stories,
            self._digest,
            lambda: self._likeness_limit(project),
            lambda: self._terms(project),
            self.ledger.store if self.ledger else None,
        )

    def _likeness_limit(self, project: Project) -> int | None:
        """From which percent of likeness a story is told twice; nothing if no rule is to find it."""
        from authoring.lint.rules import repeated_story

        publication = self.publication(project).value
        if not self._choose_rules(publication).wants(repeated_story.KIND):
            return None
        return self._limits(publication)[repeated_story.LIMIT.name]

    def _read_stories(self, path: Path) -> "Stories":
        from authoring.lint.prose.stories import stories_of

        own = path.resolve()
        if own in self._stories:
            return self._stories[own]
        stories = stories_of(self._read_issue(path).document)
        if self.ledger is None:
            self._stories[own] = stories
        return stories

    def _read_issue(self, path: Path) -> "Loaded[Issue]":
        from authoring.model.loading import read_issue

        issue = self._at_hand.get(path) or read_issue(path, self._content(path))
        if len(self._at_hand) < MOST_AT_HAND:
            self._at_hand[path] = issue
        return issue

    def _content(self, path: Path) -> bytes | None:
        return self.contents.get(path.resolve())
