"""Archive: all issues of a project, as far as one of them is checked against the others.

Place in the flow: beside `checking`, which asks for the echoes of an issue. What each issue tells is
kept in the store, and so is what came of comparing all of them: where no file changed, none is read
as YAML, and where one did, it alone.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authoring.cache.fingerprint import identify_toolkit
from authoring.cache.store import Store, digest
from authoring.lint.repetition import Repetitions, read_repetitions, write_repetitions

if TYPE_CHECKING:
    from authoring.lint.prose.stories import Stories
    from authoring.lint.prose.story_index import StoryIndex


@dataclass
class Archive:
    """The issues of a project in order: their paths, by their resolved paths.

    `read` gives the stories of an issue's file, `name_content` a digest of it. `limit` is the
    percent from which texts are alike, nothing where no rule asks; `terms` are what that depends on.
    With a `store` the issues are all compared at once, else each when it is asked for.
    """

    paths: Mapping[Path, Path]
    read: "Callable[[Path], Stories]"
    name_content: Callable[[Path], str]
    limit: Callable[[], int | None]
    terms: Callable[[], Iterable[str]]
    store: Store | None = None
    _kept: dict[str, Any] | None = None

    def find_echoes(self, path: Path) -> Repetitions:
        """The echoes of an issue, by its resolved path; it need not be one of the archive."""
        own = self.paths.get(path)
        if self.store is None or own is None:
            return self._compare(path)
        if self._kept is None:
            self._kept = self._look_up(self.store)
        return read_repetitions(self._kept.get(own.name, ()))

    def _look_up(self, store: Store) -> dict[str, Any]:
        """The echoes of all issues that have any, by their names, as the store has them."""
        issues = ((path.name, self.name_content(path)) for path in self.paths.values())
        key = digest((*self.terms(), "echoes", *chain.from_iterable(issues)))
        entry = store.get(key)
        if entry is None:
            entry = json.dumps(self._compare_all()).encode("ascii")
            store.put(key, entry)
        kept: dict[str, Any] = json.loads(entry)
        return kept

    def _compare_all(self) -> dict[str, Any]:
        limit = self.limit()
        if limit is None:
            return {}
        # Not kept: the stories of a long archive take more memory than anything else of a check.
        index = self._build_index()
        told = index.issues.items()
        found = ((name, index.find_echoes(name, own, limit)) for name, own in told)
        return {name: write_repetitions(echoes) for name, echoes in found if echoes}

    def _tell(self, path: Path) -> "Stories":
        """The stories of an issue; of one that did not change, without a look at its YAML."""
        if self.store is None:
            return self.read(path)
        from authoring.lint.prose.stories import read_stories, write_stories

        key = digest((identify_toolkit(), "stories", self.name_content(path)))
        entry = self.store.get(key)
        if entry is not None:
            return read_stories(json.loads(entry))
        stories = self.read(path)
        self.store.put(key, json.dumps(write_stories(stories)).encode("ascii"))
        return stories

    def _compare(self, path: Path) -> Repetitions:
        limit = self.limit()
        if limit is None:
            return ()
        known = self.paths.get(path)
        own = self._tell(known or path)
        return self._index.find_echoes(known.name if known else "", own, limit) if own.all else ()

    @cached_property
    def _index(self) -> "StoryIndex":
        return self._build_index()

    def _build_index(self) -> "StoryIndex":
        from authoring.lint.prose.story_index import StoryIndex

        return StoryIndex({path.name: self._tell(path) for path in self.paths.values()})
