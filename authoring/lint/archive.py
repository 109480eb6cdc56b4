"""Archive: all issues of a project, as far as one of them is checked against the others.

Place in the flow: below `checker`, which asks for the repetitions of an issue. The stories of each
issue are kept in the store, and so is what came of comparing all of them: where no file changed, none
is read as YAML, and where one did, it alone.
"""

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authoring.cache.store import Store
from authoring.lint.keys import CheckKeys
from authoring.lint.loaded_files import LoadedFiles
from authoring.lint.repetition import Repetitions, read_repetitions, write_repetitions
from authoring.lint.rule_choice import RuleChoice, read_limits
from authoring.project.discovery import Project

if TYPE_CHECKING:
    from authoring.lint.prose.stories import Stories
    from authoring.lint.prose.story_index import StoryIndex


class StoryReader:
    """The stories of issues, each read once: kept in the store or, without one, in memory."""

    def __init__(self, files: LoadedFiles, keys: CheckKeys, store: Store | None) -> None:
        self._files = files
        self._keys = keys
        self._store = store
        self._known: dict[Path, Stories] = {}

    def read(self, path: Path) -> "Stories":
        """The stories of an issue. Raises `MissingFileError` where it can't be read."""
        if self._store is not None:
            return self._find(self._store, path)
        own = path.resolve()
        if own not in self._known:
            self._known[own] = self._gather(path)
        return self._known[own]

    def forget(self, path: Path) -> None:
        """Read an issue anew, where its stories are asked for next."""
        self._known.pop(path.resolve(), None)

    def _find(self, store: Store, path: Path) -> "Stories":
        from authoring.lint.prose.stories import read_stories, write_stories

        key = self._keys.of_stories(path)
        entry = store.get(key)
        if entry is not None:
            return read_stories(json.loads(entry))
        stories = self._gather(path)
        store.put(key, json.dumps(write_stories(stories)).encode("ascii"))
        return stories

    def _gather(self, path: Path) -> "Stories":
        from authoring.lint.prose.stories import stories_of

        return stories_of(self._files.issue(path).document)


class Archive:
    """The issues of one project; links to one file are one issue.

    With a store the issues are all compared at once, else each when it is asked for.
    """

    def __init__(
        self,
        project: Project,
        files: LoadedFiles,
        choice: RuleChoice,
        keys: CheckKeys,
        stories: StoryReader,
        store: Store | None,
    ) -> None:
        self._project = project
        self._files = files
        self._choice = choice
        self._keys = keys
        self._stories = stories
        self._store = store
        self._paths: dict[Path, Path] = {}
        for path in project.issue_paths():
            self._paths.setdefault(path.resolve(), path)

    def find_repetitions(self, path: Path) -> Repetitions:
        """What of an issue another one told before; the issue need not be one of the archive.

        Raises `MissingFileError` where a file can't be read.
        """
        own = self._paths.get(path.resolve())
        if self._store is None or own is None:
            return self._compare(own, path)
        return read_repetitions(self._kept.get(own.name, ()))

    @cached_property
    def _kept(self) -> dict[str, Any]:
        """The repetitions of all issues that have any, by their names, as the store has them."""
        if self._store is None:
            return self._compare_all()
        key = self._keys.of_repetitions(self._project, self._paths.values())
        entry = self._store.get(key)
        if entry is None:
            entry = json.dumps(self._compare_all()).encode("ascii")
            self._store.put(key, entry)
        kept: dict[str, Any] = json.loads(entry)
        return kept

    def _compare_all(self) -> dict[str, Any]:
        limit = self._limit
        if limit is None:
            return {}
        # Not kept: the stories of a long archive take more memory than anything else of a check.
        index = self._build_index()
        found = (
            (name, index.find_repetitions(name, own, limit)) for name, own in index.issues.items()
        )
        return {name: write_repetitions(repeated) for name, repeated in found if repeated}

    def _compare(self, own: Path | None, path: Path) -> Repetitions:
        """The repetitions of one issue; `own` is its path in the archive, if it is there."""
        limit = self._limit
        if limit is None:
            return ()
        stories = self._stories.read(own or path)
        if not stories.all:
            return ()
        return self._index.find_repetitions(own.name if own else "", stories, limit)

    @cached_property
    def _index(self) -> "StoryIndex":
        return self._build_index()

    def _build_index(self) -> "StoryIndex":
        from authoring.lint.prose.story_index import StoryIndex

        return StoryIndex({path.name: self._stories.read(path) for path in self._paths.values()})

    @cached_property
    def _limit(self) -> int | None:
        """From which percent of likeness a story is told twice; `None` if no rule is to find it."""
        from authoring.lint.rules import repeated_story

        publication = self._files.publication(self._project).value
        if not self._choice.within(publication).wants(repeated_story.KIND):
            return None
        return read_limits(publication)[repeated_story.LIMIT.name]
