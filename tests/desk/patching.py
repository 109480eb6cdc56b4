"""Patching: the changes that a comparison tells, made to the old content.

Independent of how they were found: it knows only what `docs/diff.md` says of them.
"""

from collections.abc import Sequence
from typing import Any

from authoring.diff.changes import Change, ChangeKind
from authoring.source import Data, DataPath

_CHANGED = (ChangeKind.CHANGED, ChangeKind.RENAMED)


def apply_changes(content: Data, changes: Sequence[Change]) -> Data:
    """The content that some changes lead to."""
    return _Patch(content, changes).make((), ())


class _Patch:
    def __init__(self, content: Data, changes: Sequence[Change]) -> None:
        self.content = content
        self.gone: dict[DataPath, Change] = {}
        self.come: dict[DataPath, Change] = {}
        self.changed: dict[DataPath, Change] = {}
        for change in changes:
            if change.old and change.kind in (ChangeKind.DROPPED, ChangeKind.MOVED):
                assert self.gone.setdefault(change.old.path, change) is change
            if change.new and change.kind in (ChangeKind.ADDED, ChangeKind.MOVED):
                assert self.come.setdefault(change.new.path, change) is change
            if change.new and change.kind in _CHANGED:
                assert self.changed.setdefault(change.new.path, change) is change

    def at(self, path: DataPath) -> Any:
        """The old value at a path."""
        value: Any = self.content
        for step in path:
            value = value[step]
        return value

    def make(self, old: DataPath, new: DataPath) -> Data:
        """The new value at a path, made of the old one at another."""
        change = self.changed.get(new)
        if change is not None:
            assert change.old is not None
            assert change.new is not None
            assert change.old.path == old
            assert change.old.value == self.at(old)
            return change.new.value
        value = self.at(old)
        if isinstance(value, dict):
            return self.make_record(value, old, new)
        return self.make_list(value, old, new) if isinstance(value, list) else value

    def make_record(self, value: dict[str, Data], old: DataPath, new: DataPath) -> Data:
        kept = [name for name in value if (*old, name) not in self.gone]
        made = {name: self.make((*old, name), (*new, name)) for name in kept}
        return made | {str(path[-1]): self.new_value(path) for path in self.come_below(new)}

    def make_list(self, value: list[Data], old: DataPath, new: DataPath) -> Data:
        """What came stands at its own place; what stayed fills the others in its order."""
        stayed = [index for index in range(len(value)) if (*old, index) not in self.gone]
        come = {path[-1]: path for path in self.come_below(new)}
        made = []
        for index in range(len(stayed) + len(come)):
            if index in come:
                made.append(self.new_value(come[index]))
            else:
                made.append(self.make((*old, stayed.pop(0)), (*new, index)))
        assert not stayed
        return made

    def come_below(self, new: DataPath) -> list[DataPath]:
        return [path for path in self.come if path[:-1] == new]

    def new_value(self, path: DataPath) -> Data:
        change = self.come[path]
        assert change.new is not None
        if change.old is None:
            return change.new.value
        return self.make(change.old.path, path)
