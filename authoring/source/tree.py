"""Tree: the parser's events -> nodes with places.

Place in the flow: inside the reader. The subset of YAML 1.2 that people write by hand is read; what
surprises people (anchors, aliases, tags, merge keys, a second document, equal keys) is refused by
name. PyYAML's event stream is read, not its tree: its composer calls itself for each level and takes
the process down on hostile files.
"""

from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import yaml

from authoring.diagnostics.problems import Fix, Kind, Problem, Related
from authoring.diagnostics.text import SourceText
from authoring.source.encoding import FILE_TOO_LARGE, UNUSABLE, UNUSABLE_CHARACTER
from authoring.source.kinds import KEY_NOT_TEXT, SECOND_DOCUMENT
from authoring.source.nodes import (
    UNREADABLE,
    MappingEntry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
)
from authoring.source.patched import PatchedText, edits_of
from authoring.source.signs import BULLETS, STRANGE_SPACES, TYPOGRAPHIC

MAX_DEPTH = 50
# An issue holds some hundreds; every later step takes its time for each.
MAX_NODES = 10_000

DUPLICATE_KEY = Kind("BR005", "duplicate-key")
ANCHOR_OR_ALIAS = Kind("BR006", "anchor-or-alias")
TAG = Kind("BR007", "tag")
MERGE_KEY = Kind("BR008", "merge-key")
TOO_DEEP = Kind("BR011", "too-deep")

# The types of PyYAML leave most attributes of its events out.
Event: TypeAlias = Any
Piece: TypeAlias = tuple[int, int, str]
"""From, to, style: of a scalar, or `[` for brackets, `*` for an alias, `{` for a key between braces."""

SUSPICIOUS = frozenset([*BULLETS, "-", *STRANGE_SPACES])
"""Text that begins with one of these is worth a second look."""


@dataclass
class _Open:
    """A collection whose end has not been met yet."""

    event: Event
    start: int
    flow: bool
    mapping: bool
    nodes: list[Node] = field(default_factory=list)
    entries: list[MappingEntry] = field(default_factory=list)
    keys: dict[str, ScalarNode] = field(default_factory=dict)
    key: ScalarNode | None = None
    key_event: Event = None
    key_refused: bool = False
    complete: bool = True


class Tree:
    """Builds the tree from events, one after the other, without calling itself.

    Nodes and problems have their places in the file; what is told to the recognisers of mistakes
    (`open`, `ended_from`, `last`, `suspects`, `repeated`) has those of the text as it is read.
    """

    def __init__(self, source: SourceText, patched: PatchedText) -> None:
        self.source = source
        self.patched = patched
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.nodes = 0
        self._open: list[_Open] = []
        self._documents = 0
        self._ended: list[tuple[Event, int]] = []
        self._last: Event = None
        self.suspects: list[Piece] = []
        self.repeated: dict[int, list[int]] = {}
        self._lost = list(patched.lost)
        self._is_original = patched.is_original

    @property
    def open(self) -> tuple[Event, ...]:
        """The starts of the lists and blocks of keys that are open."""
        return tuple(each.event for each in self._open)

    def ended_from(self, offset: int) -> tuple[Event, ...]:
        """The starts of those that ended at an offset or later, the last one first."""
        return tuple(event for event, stop in reversed(self._ended) if stop >= offset)

    @property
    def last(self) -> Piece | None:
        """The value that was read last."""
        event = self._last
        if event is None:
            return None
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.CollectionEndEvent):
            begun = (first for first, stop in reversed(self._ended) if stop == end)
            return next(begun).start_mark.index, end, "["
        if isinstance(event, yaml.AliasEvent):
            return start, end, "*"
        return start, end, self._style_in_file(event.style or "plain", self._offsets(event)[0])

    def take(self, event: Event) -> bool:
        """Take one event; False when reading further makes no sense."""
        match event:
            case yaml.NodeEvent():
                self.nodes += 1
                return (
                    self._take_node(event) if self.nodes <= MAX_NODES else self._refuse_size(event)
                )
            case yaml.CollectionEndEvent():
                self._close(event)
            case yaml.DocumentStartEvent():
                return self._start_document(event)
        return True

    def _take_node(self, event: Event) -> bool:
        match event:
            case yaml.ScalarEvent():
                self._refuse_extras(event)
                self._place(self._scalar(event))
            case yaml.CollectionStartEvent():
                self._refuse_extras(event)
                return self._begin(event)
            case yaml.AliasEvent():
                self._refuse_name(event, f"*{event.anchor}")
                self._last = event
                self._place(ScalarNode("", UNREADABLE, *self._offsets(event)))
        return True

    def _start_document(self, event: Event) -> bool:
        self._documents += 1
        if self._documents > 1:
            if isinstance(self.root, MappingNode):
                self.root = replace(self.root, complete=False)
            self._report(
                SECOND_DOCUMENT,
                event,
                "a second YAML document begins here; a file holds one issue",
                "Delete the line “---”, or move what follows into a file of its own.",
            )
        return self._documents == 1

    def _refuse_size(self, event: Event) -> bool:
        self._report(
            FILE_TOO_LARGE,
            event,
            f"the file holds more than {MAX_NODES:,} keys and values",
            "Is this the right file? An issue has some hundreds.",
        )
        return False

    def _begin(self, event: Event) -> bool:
        if len(self._open) >= MAX_DEPTH:
            self._report(
                TOO_DEEP,
                event,
                f"the file is nested more than {MAX_DEPTH} levels deep",
                "An issue needs at most seven levels; look for brackets that were not closed.",
            )
            return False
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        start = self._offsets(event)[0]
        self._open.append(_Open(event, start, bool(event.flow_style), is_mapping))
        return True

    def _close(self, event: Event) -> None:
        done = self._open.pop()
        self._ended.append((done.event, event.end_mark.index))
        parts: list[Node] = [entry.value for entry in done.entries] or done.nodes
        if done.flow or not parts:
            self._last = event if done.flow else self._last
            end = self._offsets(event)[1]
        else:
            # The parser ends a block where the next one begins; its own end is its last part's.
            end = parts[-1].end
        end = max(end, done.start)
        if done.mapping:
            complete = done.complete and not (self._lost and self._has_lost(done, event))
            self._place(MappingNode(tuple(done.entries), done.start, end, complete))
        else:
            self._place(SequenceNode(tuple(done.nodes), done.start, end))

    def _has_lost(self, done: _Open, event: Event) -> bool:
        """Whether a line left out belonged to this block: by its column, or as the innermost one."""
        stop, column = self._offsets(event)[1], done.event.start_mark.column
        outer = {each.event.start_mark.column for each in self._open if each.mapping}
        own = [
            lost
            for lost in self._lost
            if done.start <= lost.offset <= stop
            and (lost.column == column or lost.column not in outer)
        ]
        self._lost = [lost for lost in self._lost if lost not in own]
        return bool(own)

    def _place(self, node: Node) -> None:
        """Put a finished node where it belongs: under its key, into its list, or at the root."""
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.mapping:
            parent.nodes.append(node)
        elif parent.key is None and not parent.key_refused:
            self._take_key(parent, node)
        else:
            if parent.key is not None:
                self._add_entry(parent, MappingEntry(parent.key, node))
            parent.key, parent.key_refused = None, False

    def _take_key(self, parent: _Open, node: Node) -> None:
        if isinstance(node, ScalarNode) and node.style != UNREADABLE and node.data is not None:
            parent.key, parent.key_event = node, self._last
            return
        parent.key_refused, parent.complete = True, False
        if isinstance(node, ScalarNode) and node.style == UNREADABLE:
            return
        self.problems.append(
            Problem(
                KEY_NOT_TEXT,
                self.source.path,
                self.source.span(node.start, max(node.end, node.start + 1)),
                "a key must be a word; here stands something else",
                "Is a word missing before the colon? Text that begins with [ or { needs quotes.",
            )
        )

    def _add_entry(self, parent: _Open, entry: MappingEntry) -> None:
        name = entry.key.text
        if name == "<<":
            parent.complete = False
            message = "merge keys (<<) are not read"
            hint = "Write the keys out where they are needed."
            self._report_key(MERGE_KEY, entry.key, message, hint)
        elif name in parent.keys:
            block, key = parent.event.start_mark.index, parent.key_event.start_mark.index
            self.repeated.setdefault(block, []).append(key)
            first = self.source.span(parent.keys[name].start, parent.keys[name].end)
            self._report_key(
                DUPLICATE_KEY,
                entry.key,
                f"the key “{name}” stands here a second time, first in line {first.start.line}",
                "Keep one of the two; a list with a missing “-” looks like this too.",
                Related(first, "first here"),
            )
        else:
            parent.entries.append(entry)
            parent.keys[name] = entry.key
            if parent.flow and isinstance(entry.value, ScalarNode) and not entry.value.text:
                self._suspect_key(entry.key)

    def _report_key(
        self, kind: Kind, key: ScalarNode, message: str, hint: str, *related: Related
    ) -> None:
        span = self.source.span(key.start, key.end)
        self.problems.append(Problem(kind, self.source.path, span, message, hint, related=related))

    def _suspect_key(self, key: ScalarNode) -> None:
        """A key between braces without a value may be text with a comma, or lack its colon."""
        is_word = key.text.isidentifier() and self.source.text[key.start - 1] != ","
        if key.style == "plain" and not is_word and self._last is not None:
            start = self._last.start_mark.index
            self.suspects.append((start, start + len(key.text), "{"))

    def _scalar(self, event: Event) -> ScalarNode:
        text, style = event.value, event.style or "plain"
        start, end = self._offsets(event)
        if text or style != "plain":
            self._last = event
            if style == "plain":
                if _is_suspicious(text):
                    self.suspects.append((*_marks(event), style))
            elif style in "'\"" and event.start_mark.line != event.end_mark.line:
                style = self._style_in_file(style, start)
                self.suspects.append((*_marks(event), style))
        if not self._is_original:
            if self.patched.is_unreadable(start, end):
                return ScalarNode("", UNREADABLE, start, end)
            style = self._style_in_file(style, start)
            if style == "plain" and event.style in ("|", ">"):
                start = self._next_written(start)
                end = start + len(self.source.text[start:end].rstrip())
        if style in "|>":
            # The parser ends a block at the next token; its own end is its last written character.
            end = start + len(self.source.text[start:end].rstrip())
        # All others are in the file as such, and told already.
        escaped = UNUSABLE.search(text) if event.style == '"' else None
        if escaped is None:
            return ScalarNode(text, style, start, end)
        self._report(
            UNUSABLE_CHARACTER,
            event,
            f"an escape stands for U+{ord(escaped[0]):04X}, a character that can't be published",
            "Between double quotes “\\” begins an escape; for the character itself write two of them.",
        )
        return ScalarNode(UNUSABLE.sub("", text), style, start, end)

    def _style_in_file(self, style: str, start: int) -> str:
        """Signs that are not in the file but were added for reading are no style of a value."""
        if style == "plain":
            return style
        typed = self.source.text[start : start + 1]
        return style if typed == style or typed in TYPOGRAPHIC else "plain"

    def _next_written(self, start: int) -> int:
        """The next character that is neither blank nor a line end."""
        text = self.source.text[start:]
        return start + len(text) - len(text.lstrip())

    def _refuse_extras(self, event: Event) -> None:
        if event.anchor is not None:
            self._refuse_name(event, f"&{event.anchor}")
        if event.tag is not None:
            self._report(
                TAG,
                event,
                "tags (!word) are not read",
                "Put text that begins with an exclamation mark into quotes.",
                self._fix_with_quotes(event),
            )

    def _refuse_name(self, event: Event, name: str) -> None:
        self._report(
            ANCHOR_OR_ALIAS,
            event,
            f"anchors and aliases are not read: {name}",
            f"Put text that begins with {name[0]} into quotes; else write the value out.",
            self._fix_with_quotes(event),
        )

    def _fix_with_quotes(self, event: Event) -> Fix | None:
        """Quotes around a sign that is text, where that is in one line."""
        start, end = self._offsets(event)
        typed = self.source.text[start:end]
        if isinstance(event, yaml.CollectionStartEvent) or {*"\r\n'\"|>"} & {*typed}:
            return None
        from authoring.source.lines import quote

        edits = edits_of(self.source, quote(self.source.text, start, end))
        return Fix("put the text into quotes", edits, safe=False)

    def _offsets(self, event: Event) -> tuple[int, int]:
        """Where an event begins and ends in the file."""
        start, end = event.start_mark.index, event.end_mark.index
        if self._is_original:
            return start, end
        start = self.patched.start_in_file(start)
        return start, max(start, self.patched.end_in_file(end))

    def _report(
        self, kind: Kind, event: Event, message: str, hint: str, fix: Fix | None = None
    ) -> None:
        start, end = self._offsets(event)
        end = start if isinstance(event, yaml.CollectionStartEvent) else end
        line_end = self.source.text.find("\n", start)
        end = min(end, line_end) if line_end >= 0 else end
        span = self.source.span(start, max(end, start + 1))
        self.problems.append(Problem(kind, self.source.path, span, message, hint, fix=fix))


def _marks(event: Event) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _is_suspicious(text: str) -> bool:
    """Whether plain text is worth a second look."""
    closing = TYPOGRAPHIC.get(text[0])
    if closing is not None:
        return text[-1] in closing
    return text[0] in SUSPICIOUS or " -" in text or text[-1] in STRANGE_SPACES
