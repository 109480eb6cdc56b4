"""Reader: YAML text -> nodes with places, and what keeps the text from being read.

Place in the flow: from text to tree. The subset of YAML 1.2 that people write by hand is read;
what surprises people (anchors, aliases, tags, merge keys, a second document, equal keys) is
refused by name. PyYAML's event stream is read, not its tree: its composer calls itself for each
level and takes the process down on hostile files.
"""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from authoring.problems import START_OF_FILE, Kind, Problem, Related
from authoring.source.encoding import FILE_TOO_LARGE, UNUSABLE, UNUSABLE_CHARACTER
from authoring.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from authoring.source.text import SourceText

MAX_DEPTH = 50
# An issue holds some hundreds; every later step takes its time for each.
MAX_NODES = 10_000

YAML_SYNTAX = Kind("BR004", "yaml-syntax")
DUPLICATE_KEY = Kind("BR005", "duplicate-key")
ANCHOR_OR_ALIAS = Kind("BR006", "anchor-or-alias")
TAG = Kind("BR007", "tag")
MERGE_KEY = Kind("BR008", "merge-key")
SECOND_DOCUMENT = Kind("BR009", "second-document")
KEY_NOT_TEXT = Kind("BR010", "key-not-text")
TOO_DEEP = Kind("BR011", "too-deep")
EMPTY_FILE = Kind("BR012", "empty-file")

# libyaml is not on every platform. PyYAML's own parser gives the same events (a test compares
# them), but for tabs after a colon and a "?" between brackets, which it refuses, and the column of
# a value left out between braces.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The types of PyYAML leave most attributes of its events out.
Event: TypeAlias = Any


@dataclass
class _Open:
    """A collection whose end has not been met yet."""

    start: int
    flow: bool
    mapping: bool
    nodes: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    keys: dict[str, Scalar] = field(default_factory=dict)
    key: Scalar | None = None
    key_refused: bool = False


class _Tree:
    """Builds the tree from events, one after the other, without calling itself."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.documents = 0
        self.nodes = 0

    def take(self, event: Event) -> bool:
        """Take one event; False when reading further makes no sense."""
        if isinstance(event, yaml.NodeEvent) and not self._count(event):
            return False
        match event:
            case yaml.DocumentStartEvent():
                return self._start_document(event)
            case yaml.AliasEvent():
                self._refuse_name(event, f"*{event.anchor}")
                self._place(Scalar("", "plain", *_offsets(event)))
            case yaml.ScalarEvent():
                self._refuse_extras(event)
                self._place(self._scalar(event))
            case yaml.CollectionStartEvent():
                self._refuse_extras(event)
                return self._open(event)
            case yaml.CollectionEndEvent():
                self._close(_offsets(event)[1])
        return True

    def _start_document(self, event: Event) -> bool:
        self.documents += 1
        if self.documents > 1:
            self._report(
                SECOND_DOCUMENT,
                event,
                "a second YAML document begins here; a file holds one issue",
                "Delete the line “---”, or move what follows into a file of its own.",
            )
        return self.documents == 1

    def _count(self, event: Event) -> bool:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._report(
                FILE_TOO_LARGE,
                event,
                f"the file holds more than {MAX_NODES:,} keys and values",
                "Is this the right file? An issue has some hundreds.",
            )
        return self.nodes <= MAX_NODES

    def _open(self, event: Event) -> bool:
        if len(self.open) >= MAX_DEPTH:
            self._report(
                TOO_DEEP,
                event,
                f"the file is nested more than {MAX_DEPTH} levels deep",
                "An issue needs at most seven levels; look for brackets that were not closed.",
            )
            return False
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.open.append(_Open(event.start_mark.index, bool(event.flow_style), is_mapping))
        return True

    def _close(self, end: int) -> None:
        done = self.open.pop()
        parts: list[Node] = [entry.value for entry in done.entries] or done.nodes
        # The parser ends a block collection where the next one begins; its own end is its last part's.
        end = end if done.flow or not parts else max(parts[-1].end, done.start)
        if done.mapping:
            self._place(Mapping(tuple(done.entries), done.start, end))
        else:
            self._place(Sequence(tuple(done.nodes), done.start, end))

    def _place(self, node: Node) -> None:
        """Put a finished node where it belongs: under its key, into its list, or at the root."""
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if not parent.mapping:
            parent.nodes.append(node)
        elif parent.key is None and not parent.key_refused:
            self._take_key(parent, node)
        else:
            if parent.key is not None:
                self._add_entry(parent, Entry(parent.key, node))
            parent.key, parent.key_refused = None, False

    def _take_key(self, parent: _Open, node: Node) -> None:
        if isinstance(node, Scalar) and node.data is not None:
            parent.key = node
            return
        parent.key_refused = True
        self.problems.append(
            Problem(
                KEY_NOT_TEXT,
                self.source.path,
                self.source.span(node.start, node.end),
                "a key must be a word; here stands something else",
                "Is a word missing before the colon? Text that begins with [ or { needs quotes.",
            )
        )

    def _add_entry(self, parent: _Open, entry: Entry) -> None:
        name, span = entry.key.text, self.source.span(entry.key.start, entry.key.end)
        first = parent.keys.get(name)
        if name == "<<":
            message = "merge keys (<<) are not read"
            hint = "Write the keys out where they are needed."
            self.problems.append(Problem(MERGE_KEY, self.source.path, span, message, hint))
        elif first is not None:
            first_span = self.source.span(first.start, first.end)
            self.problems.append(
                Problem(
                    DUPLICATE_KEY,
                    self.source.path,
                    span,
                    f"the key “{name}” stands here a second time, first in line {first_span.start.line}",
                    "Keep one of the two; a list with a missing “-” looks like this too.",
                    related=(Related(first_span, "first here"),),
                )
            )
        else:
            parent.entries.append(entry)
            parent.keys[name] = entry.key

    def _scalar(self, event: Event) -> Scalar:
        start, end = _offsets(event)
        style = event.style or "plain"
        if style in "|>":
            # The parser ends a block at the next token; its own end is its last written character.
            end = start + len(self.source.text[start:end].rstrip())
        escaped = UNUSABLE.search(event.value)
        if escaped is None:
            return Scalar(event.value, style, start, end)
        self._report(
            UNUSABLE_CHARACTER,
            event,
            f"an escape stands for U+{ord(escaped[0]):04X}, a character that can't be published",
            "Between double quotes “\\” begins an escape; for the character itself write two of them.",
        )
        return Scalar(UNUSABLE.sub("", event.value), style, start, end)

    def _refuse_extras(self, event: Event) -> None:
        if event.anchor is not None:
            self._refuse_name(event, f"&{event.anchor}")
        if event.tag is not None:
            self._report(
                TAG,
                event,
                "tags (!word) are not read",
                "Put text that begins with an exclamation mark into quotes.",
            )

    def _refuse_name(self, event: Event, name: str) -> None:
        self._report(
            ANCHOR_OR_ALIAS,
            event,
            f"anchors and aliases are not read: {name}",
            f"Put text that begins with {name[0]} into quotes; else write the value out.",
        )

    def _report(self, kind: Kind, event: Event, message: str, hint: str) -> None:
        start, end = _offsets(event)
        end = start if isinstance(event, yaml.CollectionStartEvent) else end
        line_end = self.source.text.find("\n", start)
        end = min(end, line_end) if line_end >= 0 else end
        span = self.source.span(start, max(end, start + 1))
        self.problems.append(Problem(kind, self.source.path, span, message, hint))


def read_nodes(source: SourceText) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a YAML text, or nothing where it can't be read, and the problems met on the way."""
    tree = _Tree(source)
    try:
        complete = all(tree.take(event) for event in yaml.parse(source.text, _LOADER))
    except yaml.MarkedYAMLError as error:
        return None, (*tree.problems, _syntax_problem(source, error))
    except (ValueError, OverflowError):
        # PyYAML's own parser, for an escape such as \U00110000; libyaml places and names it.
        unplaced = yaml.MarkedYAMLError(problem="an escape (\\U…) stands for no character")
        return None, (*tree.problems, _syntax_problem(source, unplaced))
    if not complete:
        return None, tuple(tree.problems)
    if tree.root is None or (isinstance(tree.root, Scalar) and tree.root.data is None):
        return None, tuple(tree.problems) or (_empty_file(source),)
    return tree.root, tuple(tree.problems)


def _offsets(event: Event) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _syntax_problem(source: SourceText, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark is not None else 0
    related: tuple[Related, ...] = ()
    if error.context_mark is not None and error.context_mark.index < offset:
        begin = error.context_mark.index
        related = (Related(source.span(begin, begin + 1), error.context or "begun here"),)
    return Problem(
        YAML_SYNTAX,
        source.path,
        source.span(offset, offset + 1),
        f"YAML can't be read here: {error.problem or error.context}",
        "Look at this line and the one before: a missing quote, a colon in unquoted text, or wrong "
        "indentation are the usual reasons.",
        related=related,
    )


def _empty_file(source: SourceText) -> Problem:
    return Problem(
        EMPTY_FILE,
        source.path,
        START_OF_FILE,
        "the file holds nothing but comments" if source.text.strip() else "the file is empty",
        "An issue begins with its date: “date: 2024-12-04”.",
    )
