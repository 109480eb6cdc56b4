"""JSON report: what changed as JSON, for programs.

Place in the flow: revision in, text out. `docs/diff.schema.json` describes it. `version` rises when
a key goes or changes its meaning; new keys may come at any time.
"""

import json
from collections import Counter
from typing import Any, Final

import authoring
from authoring.diff.changes import Change, Side, count_change
from authoring.diff.revision import Compared, Revision, RevisionPart, name_field

VERSION: Final = 1

Record = dict[str, Any]


def write_json(revision: Revision, *, only_numbers: bool = False) -> str:
    """The revision as one JSON object; without its changes, if only numbers are wanted."""
    kinds = Counter(str(change.kind) for change in revision.changes)
    count = revision.count
    record: Record = {
        "version": VERSION,
        "tool": {"name": "brief", "version": authoring.__version__},
        "old": _compared(revision.old),
        "new": _compared(revision.new),
        "same": not revision.parts,
        "summary": {
            "changes": len(revision.changes),
            **{kind: kinds[kind] for kind in ("added", "dropped", "moved", "renamed", "changed")},
            "words_added": count.added,
            "words_dropped": count.dropped,
        },
    }
    if not only_numbers:
        record["parts"] = [_part(part) for part in revision.parts]
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _compared(side: Compared) -> Record:
    return {"name": side.name, "remark": side.remark}


def _part(part: RevisionPart) -> Record:
    return {
        "what": part.noun,
        "name": part.name,
        "number": part.number,
        "was": part.was,
        "changes": [_change(change) for change in part.all_changes],
    }


def _change(change: Change) -> Record:
    count = count_change(change)
    return {
        "change": str(change.kind),
        "field": name_field(change),
        "old": _side(change.old),
        "new": _side(change.new),
        "words_added": count.added,
        "words_dropped": count.dropped,
        "pieces": [{"kind": piece.kind, "text": piece.text} for piece in change.pieces],
    }


def _side(side: Side | None) -> Record | None:
    if side is None:
        return None
    return {"path": list(side.path), "line": side.line, "value": side.value}
