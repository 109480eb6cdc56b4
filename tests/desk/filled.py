"""Filled: an issue and a publication with something of its own in every field.

The shapes of the models are walked, so that a field that is new to them is filled too. In the middle
of each text stands a mark of its field, by which it is found again in what is made of it; each day is
one of its own.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import yaml
from desk.pictures import picture_files

from authoring.model import PLACEHOLDERS, Issue, Prose, Publication
from authoring.model.issue import AND_OTHERS
from authoring.model.shapes import Shape, shape_of

SIGN: Final = re.compile(r"[!-/:-@\[-`{-~]")
PICTURES: Final = ("grey.jpg", "progressive.jpg")

# Names of rules are compared with known ones; labels are the issue's own, in the same model.
LEFT_OUT: Final = frozenset({"publication.rules", "publication.labels"})
FIXED: Final[Mapping[str, Any]] = {
    "issue.date": "2024-12-14",
    "issue.period.start": "2023-10-29",
    "issue.period.end": "2024-11-25",
    "publication.item_count": "2",
    "publication.headline_topics": "2",
    "publication.style": "plain",
    "publication.email.comment": "first-paragraph",
    "publication.original_language": "zh-Hans",
    "publication.email.pictures": "https://example.org/{file}",
}
# In these, words in braces are filled in; others would be errors.
PATTERNS: Final = frozenset(".".join(("publication", *path)) for path in PLACEHOLDERS)
FIRST_DAY: Final = date(2024, 11, 10)


@dataclass
class Planted:
    """The data of an issue and of its publication, and what stands where: by mark, or by field."""

    write: Callable[[int], str]
    fields: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    days: dict[str, date] = field(default_factory=dict)
    shapes: dict[str, Shape] = field(default_factory=dict)
    issue: dict[str, Any] = field(default_factory=dict)
    publication: dict[str, Any] = field(default_factory=dict)

    def text(self, where: str) -> tuple[str, str]:
        """The mark of a field, and the text to put there."""
        number = len(self.fields)
        mark, text = f"q{number:03}q", self.write(number)
        self.fields[mark] = where
        return mark, f"{text} {mark} {text}"


def plant(write: Callable[[int], str]) -> Planted:
    """Fill both models with what `write` gives for the numbers of their fields."""
    planted = Planted(write)
    planted.publication = _value(shape_of(Publication), planted, "publication")
    planted.issue = _value(shape_of(Issue), planted, "issue")
    return planted


def write_project(planted: Planted, folder: Path) -> Path:
    """Write both to files of a new project; the issue's file."""
    issues = folder / "issues"
    issues.mkdir(parents=True)
    for name, data in (("publication", planted.publication), ("a", planted.issue)):
        text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, width=10**6)
        (issues / f"{name}.yaml").write_bytes(text.encode())
    for index, name in enumerate(planted.pictures):
        (issues / name).write_bytes(picture_files()[PICTURES[index % len(PICTURES)]])
    return issues / "a.yaml"


class _Plain(yaml.SafeDumper):
    """Writes equal values anew, without aliases."""

    def ignore_aliases(self, _: object) -> bool:
        """There are none."""
        return True


def _value(shape: Shape, planted: Planted, where: str) -> Any:
    """A value of a shape; a type that this walk does not know is an error, so that it will."""
    if shape.form == "record":
        places = ((name, below, f"{where}.{name}") for name, below in shape.fields.items())
        return {
            name: _value(below, planted, place)
            for name, below, place in places
            if place not in LEFT_OUT
        }
    if shape.element is not None:
        make = _list if shape.form == "list" else _table
        return make(shape.element, planted, where)
    planted.shapes[where] = shape
    if shape.type is date:
        usual = FIRST_DAY + timedelta(days=len(planted.days))
        planted.days[where] = date.fromisoformat(FIXED.get(where, usual.isoformat()))
        return planted.days[where].isoformat()
    if where in FIXED or shape.type in (int, bool):
        return FIXED.get(where) or {int: "1", bool: "true"}[shape.type]
    if shape.form == "choice":
        # Elements of a list have words of their own, for each of which there may be a label.
        index = next((int(step) for step in reversed(where.split(".")) if step.isdecimal()), 0)
        return shape.words[index % len(shape.words)]
    assert shape.type is str, f"{where} is of a type that this walk does not know: {shape.type}"
    return _text(shape, planted, where)


def _table(element: Shape, planted: Planted, where: str) -> dict[str, Any]:
    name = where.rpartition(".")[2]
    mark, planted.keys[name] = planted.text(f"{where}, key")
    planted.texts[mark] = planted.keys[name]
    return {planted.keys[name]: _value(element, planted, f"{where}.*")}


def _list(element: Shape, planted: Planted, where: str) -> list[Any]:
    """A list; of items, and of blocks that differ in their kind, there are two."""
    name = where.rpartition(".")[2]
    if name in ("authors", "editors"):
        planted.shapes[f"{where}.0"] = element
        return [planted.keys["people"]]
    several = name == "items" or any(each.form == "choice" for each in element.fields.values())
    made = [_value(element, planted, f"{where}.{index}") for index in range(1 + several)]
    # The first document is of one body, any other of several.
    if name == "issuing_bodies" and ".0." not in where.rpartition(".documents")[2]:
        made = [planted.keys["bodies"], *made, AND_OTHERS]
    return made


def _text(shape: Shape, planted: Planted, where: str) -> str:
    mark, text = planted.text(where)
    if where in PATTERNS:
        text = text.replace("{", "").replace("}", "")
    if shape.prose is Prose.ADDRESS:
        planted.addresses[mark] = "https://example.org/" + re.sub(r"\s", "", text)
        return planted.addresses[mark]
    if shape.pattern and "@" in shape.pattern:
        if where.endswith("sender.mail"):  # a header, of ASCII alone
            text = text.encode("ascii", "ignore").decode()
        planted.addresses[mark] = re.sub(r"[\s@<>]", "", text) + "@example.org"
        return planted.addresses[mark]
    if where.endswith(".file"):
        planted.pictures.append(f"{re.sub(r'[^q0-9]', '', text)}.jpg")
        return planted.pictures[-1]
    planted.texts[mark] = " ".join(text.split())
    if shape.prose in (Prose.INLINE, Prose.BLOCKS):  # line breaks and signs are markup there
        return SIGN.sub(r"\\\g<0>", planted.texts[mark])
    return text
