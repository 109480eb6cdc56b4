"""Archive: a series of many different issues, one a month from January 2005 on.

Its words stand in archive_words.yaml. An issue is drawn from its number alone, so an archive of 24 is
the beginning of one of 240. `python -m desk.archive FOLDER COUNT` writes one.
"""

import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final, TypeAlias

import yaml
from desk.rendering import ISSUES

from authoring.importing.draft import FieldKind, InlineMapping, Leaf, Tree
from authoring.importing.writer import write_draft

FIRST_YEAR: Final = 2005
HEAD: Final = "# yaml-language-server: $schema=schema/issue.schema.json\n"
MOST_ENTRIES: Final = 11
COVER_EVERY: Final = 6
"""Each so manieth issue has the sample's cover picture."""

Content: TypeAlias = "str | Sequence[Content] | Mapping[str, Content]"

_WORDS: Final[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("archive_words.yaml").read_text(encoding="utf-8")
)
_PUBLICATION: Final = (ISSUES / "publication.yaml").read_text(encoding="utf-8")
_BODIES: Final[dict[str, dict[str, str]]] = yaml.safe_load(_PUBLICATION)["bodies"]
_KINDS: Final = {
    **dict.fromkeys(("text", "goals", "caption", "credit"), FieldKind.INLINE),
    **dict.fromkeys(("title", "original_title", "topic", "alternative_text"), FieldKind.LINE),
    "comment": FieldKind.BLOCKS,
}
_IN_ONE_LINE: Final = ("period", "sources")


def make_archive(folder: Path, count: int = 240) -> Path:
    """Write a project of so many issues into a folder; returns the folder `issues` in it."""
    issues = folder / ISSUES.name
    for name in ("media", "schema"):
        shutil.copytree(ISSUES / name, issues / name)
    # The issues have four to six items, which are no “Top 5”.
    publication = re.sub(r"(?m)^(item_count|  items):.*\n", "", _PUBLICATION)
    (issues / "publication.yaml").write_text(publication, encoding="utf-8")
    for number in range(count):
        path = issues / f"{_month(number):%Y-%m}.yaml"
        path.write_text(write_issue(number), encoding="utf-8")
    return issues


def write_issue(number: int) -> str:
    """The YAML of the issue of that number, counted from 0."""
    return write_draft({key: _draft(each, key) for key, each in _issue(number).items()}, HEAD)


def _month(number: int) -> date:
    return date(FIRST_YEAR + number // 12, number % 12 + 1, 1)


def _end(number: int) -> date:
    """The last day of an issue's reporting period; the next one begins a day later."""
    return _month(number) + timedelta(days=19 + number * 7 % 6)


@dataclass
class Pen:
    """What writes the sentences about one thing: random choices, and what was chosen for good."""

    random: Random
    day: date
    chosen: dict[str, str] = field(default_factory=dict)

    def take_up(self, sector: Sequence[str]) -> "Pen":
        """A pen for a thing: a sector, and a body that has to do with it."""
        names, acronym = ("sector", "chinese", "part"), self.random.choice(sorted(_BODIES))
        chosen = dict(zip(names, sector, strict=True)) | {"topic": sector[0].capitalize()}
        chosen |= {"acronym": acronym, "body": _BODIES[acronym]["name"]}
        return Pen(self.random, self.day, chosen)

    def write(self, name: str) -> str:
        """A sentence from a list of patterns."""
        return self.fill(self.random.choice(_WORDS[name]))

    def write_several(self, name: str, count: int) -> list[str]:
        """Sequence sentences, no two of them from the same pattern."""
        return [self.fill(each) for each in self.random.sample(_WORDS[name], count)]

    def fill(self, pattern: str) -> str:
        """A sentence with words for those in braces."""
        text = re.sub(r"\{(\w+)\}", lambda name: self._word(name[1]), pattern)
        text = re.sub(r"\b([Aa]) (?=[AEIO])", r"\1n ", text)
        return text[0].upper() + text[1:]

    def _word(self, name: str) -> str:
        """The word for a name; a figure behind a name asks for another of its kind."""
        if name in self.chosen:
            return self.chosen[name]
        kind = name.rstrip("2345")
        word = _DRAWN[kind](self)
        while word in self.chosen.values():
            word = _DRAWN[kind](self)
        if kind in ("place", "sector", "part"):
            self.chosen[name] = word
        return word


def _one_of(name: str, place: int | None = None) -> Callable[[Pen], str]:
    """Draw from a list; of a list of lists, the one at that place."""

    def draw(pen: Pen) -> str:
        word = pen.random.choice(_WORDS[name])
        return str(word if place is None else word[place])

    return draw


def _number(first: int, last: int, *, times: int = 1) -> Callable[[Pen], str]:
    return lambda pen: str(pen.random.randint(first, last) * times)


def _year(first: int, last: int) -> Callable[[Pen], str]:
    return lambda pen: str(pen.day.year + pen.random.randint(first, last))


def _company(pen: Pen) -> str:
    return " ".join(_one_of(name)(pen) for name in ("company_names", "company_trades"))


_DRAWN: Final[dict[str, Callable[[Pen], str]]] = {
    "company": _company,
    "country": _one_of("countries"),
    "document": _one_of("documents_meant"),
    "few": _number(3, 19),
    "future": _year(2, 12),
    "link": lambda pen: f"https://example.org/background/{pen.random.getrandbits(40):010x}",
    "many": _number(4, 98, times=10),
    "money": _number(2, 480),
    "months": _number(3, 30),
    "nth": _one_of("ordinals"),
    "part": _one_of("sectors", 2),
    "past": _year(-15, -2),
    "percent": _number(4, 88),
    "place": _one_of("places"),
    "press": _one_of("press"),
    "sector": _one_of("sectors", 0),
    "term": _one_of("chinese_terms"),
}


def _issue(number: int) -> dict[str, Content]:
    """The content of an issue, its keys in the order of the samples."""
    random = Random(f"issue {number}")  # noqa: S311  # the same each time, which is meant
    start, end = _end(number - 1) + timedelta(days=1), _end(number)
    pen = Pen(random, end + timedelta(days=random.randint(1, 4)))

    def draw_days(count: int) -> list[date]:
        days = (end - start).days
        return sorted(start + timedelta(days=random.randint(0, days)) for _ in range(count))

    days = draw_days(random.randint(4, 6))
    items = [pen.take_up(each) for each in random.sample(_WORDS["sectors"], len(days))]
    issue: dict[str, Content] = {"date": f"{pen.day}"}
    issue["period"] = {"start": f"{start}", "end": f"{end}"}
    if number % 2:
        issue["title"] = items[0].write("issue_titles")
    issue |= {"number": f"{number % 12 + 1}", "status": "final"}
    if number % COVER_EVERY == 0:
        issue["cover"] = _cover(items[0])
    issue["items"] = [_item(each, day) for each, day in zip(items, days, strict=True)]
    counts = random.randint(4, MOST_ENTRIES - 1), random.randint(3, MOST_ENTRIES)
    issue["noteworthy"] = [
        {
            "title": f"{kind.capitalize()} news",
            "entries": list(_news(pen, kind, number, draw_days(count))),
        }
        for kind, count in zip(("policy", "corporate"), counts, strict=True)
    ]
    issue["authors"] = random.sample(["brown", "mischer"], random.randint(1, 2))
    issue["editors"] = random.sample(["wessling", "hennock"], random.randint(1, 2))
    return issue


def _cover(pen: Pen) -> Content:
    return {
        "file": "media/2021-04-cover.jpg",
        "alternative_text": pen.fill("A drawing of a factory in {place} that makes {sector}."),
        "caption": pen.fill("Where {place} makes its {sector}"),
        "credit": pen.fill("Illustration: {place} Drawing Office"),
    }


def _item(pen: Pen, day: date) -> Content:
    item: dict[str, Content] = {
        "title": pen.write("item_titles"),
        "topic": pen.chosen["topic"],
        "at_a_glance": _at_a_glance(pen),
        "comment": _comment(pen),
    }
    if pen.random.random() < 0.9:
        item["documents"] = [_document(pen, day)]
    return item


def _at_a_glance(pen: Pen) -> Content:
    """One passage with goals; sometimes another text follows."""
    told = [pen.write("openings"), *pen.write_several("explanations", pen.random.randint(1, 3))]
    passage: Content = {
        "text": " ".join((*told, pen.write("lead_ins"))),
        "goals": pen.write_several("goals", pen.random.randint(3, 4)),
    }
    return passage if pen.random.random() < 0.8 else [passage, {"text": pen.write("closings")}]


def _comment(pen: Pen) -> str:
    """Two to four paragraphs, most of which have a link."""
    lengths = [pen.random.randint(4, 7) for _ in range(pen.random.randint(2, 4))]
    sentences = iter(pen.write_several("comment", sum(lengths)))
    paragraphs = [[next(sentences) for _ in range(length)] for length in lengths]
    linked = pen.write_several("linked_sentences", len(paragraphs))
    for paragraph, sentence in zip(paragraphs, linked, strict=True):
        if pen.random.random() < 0.7:
            paragraph.insert(pen.random.randint(1, len(paragraph)), sentence)
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def _document(pen: Pen, day: date) -> Content:
    """The official text that an item is about, its title in both languages."""
    lists = (_WORDS[f"title_{part}s"] for part in ("kind", "verb", "noun"))
    kind, verb, noun = (pen.random.choice(each) for each in lists)
    sector, acronym = pen.chosen["sector"], pen.chosen["acronym"]
    others = [*pen.random.sample(sorted(_BODIES.keys() - {acronym}), 2), "etc."]
    return {
        "kind": "article" if "Notice" in kind[1] else "policy",
        "title": kind[1].format(f"{verb[1]} {noun[1]} {sector.title()}"),
        "original_title": f"关于{verb[0]}{pen.chosen['chinese']}{noun[0]}的{kind[0]}",
        "url": f"https://example.org/{acronym.lower()}/{day}-{sector.replace(' ', '-')}",
        "issuing_bodies": [acronym, *others[: pen.random.choice((0, 0, 1, 2, 3))]],
        "date": f"{day}",
    }


def _news(pen: Pen, kind: str, number: int, days: Sequence[date]) -> Iterator[Content]:
    """The entries of a news list, by day; issues of the first ten years name sources' languages."""
    for place, day in enumerate(days):
        about = pen.take_up(pen.random.choice(_WORDS["sectors"]))
        title = f"{about.chosen['acronym']} notice" if kind == "policy" else about.write("press")
        page = f"{title.lower().replace(' ', '-')}/{day}-{place}"
        source = {"title": title, "url": f"https://example.org/{page}"}
        if number < 120:
            source["language"] = "zh" if kind == "policy" else "en"
        patterns = _choose_patterns(kind, number * MOST_ENTRIES + place)
        text = " ".join(about.fill(each) for each in patterns)
        yield {"date": f"{day}", "text": text, "sources": [source]}


def _choose_patterns(kind: str, serial: int) -> Iterator[str]:
    """The patterns of an entry: of three lists, and never the same three again.

    So no two stories have enough words in common to be taken for one (`repeated-story`).
    """
    lists = [_WORDS[name] for name in (f"{kind}_news", f"{kind}_details", "afterthoughts")]
    # A prime takes neighbours far from each other, and every number from one place to one other.
    rest = serial * 7919
    for each in lists:
        rest, place = divmod(rest, len(each))
        yield each[place]


def _draft(content: Content, key: str) -> Tree:
    """Content as the writer of issues takes it."""
    if isinstance(content, str):
        return Leaf(content, kind=_KINDS.get(key, FieldKind.DERIVED))
    if isinstance(content, Mapping):
        values = {name: _draft(each, name) for name, each in content.items()}
        return InlineMapping(values) if key in _IN_ONE_LINE else values
    return [_draft(each, key) for each in content]


if __name__ == "__main__":
    make_archive(Path(sys.argv[1]), *map(int, sys.argv[2:]))
