"""Revising: issues as plain data, and what a comparison tells of two of them."""

from copy import deepcopy
from typing import Any, Final

from authoring.diff import (
    Change,
    ComparedFile,
    Revision,
    RevisionPart,
    compare,
    group_changes,
)
from authoring.diff import read_content as read
from authoring.diff.revision import Compared
from authoring.model import Issue
from authoring.model.shapes import shape_of

Data = Any

ISSUE: Final[Data] = {
    "date": "2024-12-04",
    "period": {"start": "2024-10-29", "end": "2024-11-25"},
    "items": [
        {
            "title": "A register for drones",
            "topic": "Drones",
            "at_a_glance": {
                "text": "The aviation authority wants each drone to be known by a number. It plans:",
                "goals": [
                    "one register for all provinces by 2026",
                    "a licence for pilots of heavy drones",
                    "fines of up to CNY 5,000",
                ],
            },
            "comment": (
                "Makers have waited for [clear rules](https://example.org/rules). Most of them sell "
                "abroad, where such numbers are usual.\n\nThe provinces will have to share data."
            ),
            "documents": [
                {
                    "kind": "policy",
                    "title": "Rules for Civil Drones",
                    "original_title": "民用无人机管理规定",
                    "url": "https://example.org/caac/drones",
                    "issuing_bodies": ["CAAC", "MIIT"],
                    "date": "2024-11-05",
                }
            ],
        },
        {
            "title": "Steel mills count their carbon",
            "at_a_glance": "Steel joins the market for emissions next year, and cement follows.",
            "comment": "Prices are low. That may change once the free allowances get fewer.",
        },
        {
            "title": "Nurses for an ageing country",
            "at_a_glance": "Colleges open courses in care for the elderly in thirty cities.",
        },
    ],
    "noteworthy": [
        {
            "title": "Policy news",
            "entries": [
                {
                    "date": "2024-11-01",
                    "text": "The regulator approved two new vaccines for children.",
                    "sources": [{"title": "NMPA", "url": "https://example.org/nmpa/1"}],
                },
                {
                    "date": "2024-11-04",
                    "text": "Shenzhen lets taxis without drivers into its centre at night.",
                    "sources": [{"title": "Daily", "url": "https://example.org/daily/2"}],
                },
            ],
        },
        {
            "title": "Corporate news",
            "entries": [
                {
                    "date": "2024-11-12",
                    "text": "A maker of batteries builds a plant in Hungary.",
                    "sources": [{"title": "Daily", "url": "https://example.org/daily/9"}],
                }
            ],
        },
    ],
    "authors": ["brown", "mischer"],
}


def copy_issue() -> Data:
    """An issue that can be edited."""
    return deepcopy(ISSUE)


def changes_of(old: Data, new: Data) -> tuple[Change, ...]:
    """What changed between two issues as they stand in their files."""
    shape = shape_of(Issue)
    return compare(ComparedFile(read(old, shape)), ComparedFile(read(new, shape)), shape)


def parts_of(old: Data, new: Data) -> tuple[RevisionPart, ...]:
    """The same, by the parts of the brief."""
    shape = shape_of(Issue)
    return group_changes(changes_of(old, new), read(old, shape), read(new, shape), "issue")


def revision_of(old: Data, new: Data, remark: str | None = None) -> Revision:
    """The same, as the forms show it."""
    return Revision(Compared("old.yaml", remark), Compared("new.yaml"), parts_of(old, new))


def told(old: Data, new: Data) -> list[tuple[str, str]]:
    """Each change in short: what happened, and the path in the new issue (or the old one)."""
    return [(str(each.kind), ".".join(map(str, each.path))) for each in changes_of(old, new)]


def marked(change: Change) -> str:
    """The text of a change with [-old-] and {+new+} words."""
    marks = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in change.pieces)
