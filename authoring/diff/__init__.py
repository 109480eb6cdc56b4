"""Diff: what changed between two versions of an issue, by meaning and by word.

Place in the flow: two names in, text out. `versions` has the steps, `inputs` reads files, PDFs and git,
`formats` writes one of the forms; the command line prints it.
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
