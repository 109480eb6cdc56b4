"""Scaffold: the file of the next issue, and the files of a new publication.

Place in the flow: above all that reads and renders; the command line writes what it gives. Nothing
here writes a file.
"""

from authoring.scaffold.issue import Started, start_issue
from authoring.scaffold.months import Month, month_of, read_month
from authoring.scaffold.plan import PlanRemark
from authoring.scaffold.publication import start_publication

__all__ = [
    "Month",
    "PlanRemark",
    "Started",
    "month_of",
    "read_month",
    "start_issue",
    "start_publication",
]
