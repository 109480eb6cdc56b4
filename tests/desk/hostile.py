"""Hostile: an issue and a publication with a text of one's own in every field that takes text.

The models are walked, so that a field that is new to them is filled too. In the middle of each text
stands a mark of its field, by which it is found again in what is made of it.
"""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import yaml
from desk.rendering import ISSUES
from pydantic import BaseModel, StringConstraints

from authoring.model import PLACEHOLDERS, Issue, Prose, Publication

PICTURE: Final = ISSUES / "media" / "2021-04-cover.jpg"
SIGN: Final = re.compile(r"[!-/:-@\[-`{-~]")

# Names of rules, of a style and of a language are compared with known ones, and never shown; labels
# are the issue's own, in the same model.
LEFT_OUT: Final = frozenset(
    f"Publication.{name}" for name in ("rules", "style", "original_language", "labels")
) | {"EmailSettings.pictures"}
FIXED: Final[Mapping[str, Any]] = {
    "Period.start": "2024-10-29",
    "Period.end": "2024-11-25",
    "Publication.item_count": "1",
}
# In these, words in braces are filled in; others would be errors.
PATTERNS: Final = frozenset(".".join(("publication", *path)) for path in PLACEHOLDERS)
PLAIN: Final[Mapping[type, str]] = {date: "2024-11-20", int: "1", bool: "true"}


@dataclass
class Planted:
    """The data of an issue and of its publication, and what stands where: by mark."""

    write: Callable[[int], str]
    fields: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
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
    planted.publication = _record(Publication, planted, "publication")
    planted.issue = _record(Issue, planted, "issue")
    return planted


def write_project(planted: Planted, folder: Path) -> Path:
    """Write both to files of a new project; the issue's file."""
    issues = folder / "issues"
    issues.mkdir(parents=True)
    for name, data in (("publication", planted.publication), ("a", planted.issue)):
        text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, width=10**6)
        (issues / f"{name}.yaml").write_bytes(text.encode())
    for name in planted.pictures:
        (issues / name).write_bytes(PICTURE.read_bytes())
    return issues / "a.yaml"


class _Plain(yaml.SafeDumper):
    """Writes equal values anew, without aliases."""

    def ignore_aliases(self, _: object) -> bool:
        """There are none."""
        return True


def _record(model: type[BaseModel], planted: Planted, where: str) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        known = f"{model.__name__}.{name}"
        if known in FIXED:
            data[name] = FIXED[known]
        elif known not in LEFT_OUT:
            data[name] = _value(info.annotation, tuple(info.metadata), planted, f"{where}.{name}")
    return data


def _value(kind: Any, metadata: tuple[Any, ...], planted: Planted, where: str) -> Any:
    """A value of a type; a type that this walk does not know is an error, so that it will."""
    while get_origin(kind) in (Annotated, Union, types.UnionType):
        kind, *rest = get_args(kind)
        metadata = (*metadata, *rest)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return arguments[0]
    if origin is tuple:
        return _list(arguments[0], planted, where)
    if origin is dict:
        name = where.rpartition(".")[2]
        mark, planted.keys[name] = planted.text(f"{where}, key")
        planted.texts[mark] = planted.keys[name]
        return {planted.keys[name]: _value(arguments[1], (), planted, f"{where}.*")}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _record(kind, planted, where)
    if kind in PLAIN:
        return PLAIN[kind]
    assert kind is str, f"{where} is of a kind that this walk does not know: {kind}"
    return _text(metadata, planted, where)


def _list(kind: Any, planted: Planted, where: str) -> list[Any]:
    name = where.rpartition(".")[2]
    if name in ("authors", "editors"):
        return [planted.keys["people"]]
    known = [planted.keys["bodies"]] if name == "issuing_bodies" else []
    return [*known, _value(kind, (), planted, f"{where}.0")]


def _text(metadata: tuple[Any, ...], planted: Planted, where: str) -> str:
    mark, text = planted.text(where)
    if where in PATTERNS:
        text = text.replace("{", "").replace("}", "")
    marks = {each for each in metadata if isinstance(each, Prose)}
    patterns = [each.pattern for each in metadata if isinstance(each, StringConstraints)]
    if Prose.ADDRESS in marks:
        planted.addresses[mark] = "https://example.org/" + re.sub(r"\s", "", text)
        return planted.addresses[mark]
    if any(pattern and "@" in str(pattern) for pattern in patterns):
        if where.endswith("sender.mail"):  # a header, of ASCII alone
            text = text.encode("ascii", "ignore").decode()
        planted.addresses[mark] = re.sub(r"[\s@<>]", "", text) + "@example.org"
        return planted.addresses[mark]
    if where.endswith(".file"):
        planted.pictures.append(f"{re.sub(r'[^q0-9]', '', text)}.jpg")
        return planted.pictures[-1]
    planted.texts[mark] = " ".join(text.split())
    if marks & {Prose.INLINE, Prose.BLOCKS}:  # line breaks and signs are markup there
        return SIGN.sub(r"\\\g<0>", planted.texts[mark])
    return text
