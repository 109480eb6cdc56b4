"""Expected: the words of a brief, worked out from its YAML without the toolkit.

PyYAML's safe loader reads the files; what readers see is written down here a second time, by the
design and the English labels, so that a part that the toolkit forgets is missed.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

Data: TypeAlias = dict[str, Any]

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
LABELS: Final = {
    "article": "Article",
    "policy": "Policy",
    "noteworthy": "Noteworthy",
    "items": "MERICS Top 5",
    "comment": "MERICS comment",
}
MARKS: Final = {"zh": "CN", "en": "EN"}
LINK: Final = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")


def read_yaml(path: Path) -> Data:
    """A file as plain data."""
    data: Data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def plain(text: str) -> str:
    """A Markdown field without its marks; the samples know links and emphasis only."""
    return LINK.sub(r"\1", text).replace("*", "")


def write_day(day: date) -> str:
    """A day without its year."""
    return f"{MONTHS[day.month - 1]} {day.day}"


def write_date(day: date) -> str:
    """A day with its year."""
    return f"{write_day(day)}, {day.year}"


def write_period(period: Data) -> str:
    """A period of one year."""
    start, end = period["start"], period["end"]
    return f"{write_day(start)} – {end.day if start.month == end.month else write_day(end)}"


class Brief:
    """What readers of one issue see, as pieces of text in their order.

    What stands behind a number, a label, a name and a source differs from form to form.
    """

    after_number = after_label = after_name = ""
    mark = " ({})"

    def __init__(self, issue: Path) -> None:
        self.issue = read_yaml(issue)
        self.publication = read_yaml(issue.parent / "publication.yaml")
        own = (self.publication.get("labels") or {}), (self.issue.get("labels") or {})
        self.labels: dict[str, str] = {**LABELS, **own[0], **own[1]}

    @property
    def titles(self) -> list[tuple[str, str]]:
        """The lines of the contents: number, where there is one, and title."""
        lines = [("", self.labels["items"])]
        lines += [(str(n), item["title"]) for n, item in enumerate(self.issue["items"], 1)]
        if self.issue.get("noteworthy"):
            lines.append(("", self.labels["noteworthy"]))
        lines += [("", news["title"]) for news in self.issue.get("noteworthy", [])]
        return lines

    def masthead(self) -> Iterator[str]:
        """What stands above the headline in print."""
        yield from (self.publication[key] for key in ("strapline", "brand", "series"))
        number = f" · Issue {self.issue['number']}" if "number" in self.issue else ""
        period = write_period(self.issue["period"])
        yield f"{write_date(self.issue['date'])}{number} · Reporting period {period}"

    def headline(self) -> str:
        """The issue's title, or the topics of its first items."""
        topics = [item["topic"] for item in self.issue["items"]]
        title: str = self.issue.get("title") or " + ".join(topics[:3])
        return title

    def contents(self, page_of: Callable[[str], str]) -> Iterator[str]:
        """The contents with the pages that `page_of` tells for a title."""
        yield "Contents"
        for number, title in self.titles:
            yield f"{number} {title} {page_of(title)}"

    def cover(self) -> Iterator[str]:
        """What stands under the picture, whose alternative text is for those who can't see it."""
        if "cover" in self.issue:
            cover = self.issue["cover"]
            yield f"{plain(cover['caption'])} · {cover['credit']}"

    def body(self, bullet: str = "") -> Iterator[str]:
        """Everything from the first section's heading to the last news."""
        yield self.labels["items"]
        for number, item in enumerate(self.issue["items"], 1):
            yield f"{number}{self.after_number} {item['title']}"
            yield from self._item(item, bullet)
        if self.issue.get("noteworthy"):
            yield self.labels["noteworthy"]
        for news in self.issue.get("noteworthy", []):
            yield news["title"]
            yield from (self._entry(entry) for entry in news["entries"])

    def _item(self, item: Data, bullet: str) -> Iterator[str]:
        passages = item["at_a_glance"]
        yield "At a glance:"
        for passage in passages if isinstance(passages, list) else [passages]:
            yield plain(passage if isinstance(passage, str) else passage["text"])
            yield from (f"{bullet} {plain(goal)}" for goal in passage.get("goals", []))
        if "picture" in item:
            yield f"{plain(item['picture']['caption'])} · {item['picture']['credit']}"
        if "comment" in item:
            yield f"{self.labels['comment']}: {plain(item['comment'])}"
        for document in item.get("documents", []):
            yield f"{self.labels[document['kind']]}{self.after_label} {document['title']}"
            yield document.get("original_title", "")
            bodies = document["issuing_bodies"]
            label = "Issuing bodies" if len(bodies) > 1 else "Issuing body"
            yield f"{label}{self.after_label}"
            yield ", ".join(bodies).replace(", etc.", " etc.")
            yield f"Date{self.after_label} {write_date(document['date'])}"

    def _entry(self, entry: Data) -> str:
        sources = []
        for source in entry.get("sources", []):
            mark = self.mark.format(MARKS[source["language"]]) if "language" in source else ""
            sources.append(f"{source['title']}{mark}")
        day = f"{write_day(entry['date'])}{self.after_label}"
        return f"{day} {plain(entry['text'])} ({'; '.join(sources)})"

    def colophon(self) -> Iterator[str]:
        """Who made the brief, and who publishes it."""
        for key, label in (("authors", "Authors"), ("editors", "Editors")):
            if self.issue.get(key):
                yield label
            for person in self.issue.get(key, []):
                known = self.publication["people"][person]
                about = [known[part] for part in ("role", "organisation") if part in known]
                yield f"{known['name']}{self.after_name} {', '.join(about)}"
        yield f"For more information, please contact: {self.publication['contact']}"
        publisher = self.publication["publisher"]
        yield f"Publisher {publisher['name']} {publisher['street']} {publisher['city']}"
        yield f"Tel.: {publisher['telephone']} Mail: {publisher['mail']}"
        yield publisher["web"].removeprefix("https://")
