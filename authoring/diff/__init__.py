"""Diff: two versions of an issue -> what changed, by meaning and by word. One module a form.

Place in the flow: plain data in, text out; where the data come from, and where the text goes, others
know. `comparing` reads the files and fills the web page.
"""

from authoring.diff.changes import Change, ChangeKind, Count
from authoring.diff.comparison import ComparedFile, compare
from authoring.diff.content import read_content
from authoring.diff.revision import Compared, Revision, RevisionPart, group_changes

__all__ = [
    "Change",
    "ChangeKind",
    "Compared",
    "ComparedFile",
    "Count",
    "Revision",
    "RevisionPart",
    "compare",
    "group_changes",
    "read_content",
]
