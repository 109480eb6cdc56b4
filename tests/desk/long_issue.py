"""A long issue: thirty items of all lengths, to see a brief break over pages in many ways."""

from pathlib import Path
from typing import Any, Final

import yaml
from desk.expected import read_yaml
from desk.rendering import ISSUES

SENTENCES: Final = (
    "The ministry published a plan for the coming five years.",
    "Companies are to share more of their industrial data, which many of them are slow to do.",
    "Observers in Brussels and Berlin take note.",
    "Whether provincial governments follow is open, since their priorities differ (自立自强).",
    "Sequence manufacturers announced investments.",
)


def write_long_issue(folder: Path, items: int = 30, news: tuple[int, ...] = (9, 14)) -> Path:
    """Write a project with one long issue, so many entries in each news list; the issue's file."""
    publication = read_yaml(ISSUES / "publication.yaml")
    publication.pop("item_count", None)
    issue = {
        "date": "2025-01-08",
        "period": {"start": "2024-12-01", "end": "2024-12-31"},
        "title": "Thirty items, and not one of them short of words",
        "items": [_item(number) for number in range(items)],
        "noteworthy": [_news_list(f"News of kind {n}", count) for n, count in enumerate(news)],
    }
    folder = folder / "issues"
    folder.mkdir(parents=True)
    for name, data in (("publication", publication), ("2025-01", issue)):
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=90)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "2025-01.yaml"


def _text(begin: int, count: int) -> str:
    return " ".join(SENTENCES[(begin + n) % len(SENTENCES)] for n in range(count))


def _item(number: int) -> dict[str, Any]:
    long = ", which readers with little time will find told at some length below" * (
        number % 7 == 3
    )
    lead = " The main goals include:" if number % 5 else ""
    item: dict[str, Any] = {
        "title": f"Story {chr(65 + number % 26)}{number} of a long month{long}",
        "topic": f"Story {number}",
        "at_a_glance": {
            "text": _text(number, 1 + number % 4) + lead,
            "goals": [_text(number + n, 1 + n % 2) for n in range(number % 5)],
        },
        "comment": "\n\n".join(_text(number + n, 6 + (number * n) % 9) for n in range(number % 4)),
    }
    if number % 3:
        item["documents"] = [
            {
                "kind": "policy" if number % 2 else "article",
                "title": f"Notice {number} on matters of some weight",
                "original_title": "关于印发通知的通知" * (1 + number % 4),
                "issuing_bodies": ["MIIT", "MOF"][: 1 + number % 2],
                "date": f"2024-12-{number + 1:02}",
            }
        ]
    if not item["comment"]:
        del item["comment"]
    return item


def _news_list(title: str, count: int) -> dict[str, Any]:
    return {"title": title, "entries": [_entry(number) for number in range(count)]}


def _entry(number: int) -> dict[str, Any]:
    source = {"title": "Gazette", "url": f"https://example.org/gazette/{number}"}
    text = _text(number, 1 + number % 4)
    return {"date": f"2024-12-{number + 1:02}", "text": text, "sources": [source]}
