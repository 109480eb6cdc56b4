"""Every pack is whole, agrees with CLDR, and what it knows stands nowhere else."""

import ast
import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton
from desk.rendering import ROOT

from authoring.importing.vocabulary import Term
from authoring.languages import PACKS, Language
from authoring.view.dates import write_date

TAGS = get_args(Language)
# What a language may lack: what it has none of.
MAY_BE_EMPTY = {
    "spaces.spaced_marks", "spaces.inside_quotes", "spaces.narrow",
    "dates.day_in_figures", "dates.before_period", "dates.other_months",
    "sentences.before_number", "acronyms.well_known",
    "importing.behind_brand", "importing.before_brand",
}  # fmt: skip


def facts_of(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    for field in dataclasses.fields(value):
        name, fact = f"{path}{field.name}", getattr(value, field.name)
        if dataclasses.is_dataclass(fact):
            yield from facts_of(fact, f"{name}.")
        else:
            yield name, fact


def test_every_language_has_its_pack() -> None:
    assert set(PACKS) == set(TAGS)


@pytest.mark.parametrize("tag", TAGS)
def test_no_fact_is_empty(tag: Language) -> None:
    empty = {name for name, fact in facts_of(PACKS[tag]) if fact in ("", (), None, {}, frozenset())}
    assert empty <= MAY_BE_EMPTY


@pytest.mark.parametrize("tag", TAGS)
def test_patterns_can_be_read(tag: Language) -> None:
    pack = PACKS[tag]
    figures, spaces, dates = pack.figures, pack.spaces, pack.dates
    for pattern in (
        *(figures.units, figures.large_numbers, figures.numbered, figures.other_percents),
        *(*spaces.bound, *spaces.narrow, dates.ordinal_endings, dates.day_in_figures or ""),
    ):
        re.compile(pattern)
    for pattern in (*spaces.bound, *spaces.narrow):
        assert re.compile(pattern).groups >= 1


@pytest.mark.parametrize("tag", TAGS)
def test_older_labels_are_of_labels(tag: Language) -> None:
    assert set(PACKS[tag].importing.labels) <= set(Term)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("month", range(1, 13))
def test_days_are_written_as_in_cldr(tag: Language, month: int) -> None:
    day = date(2024, month, 17)
    assert write_date(day, tag).text == format_date(day, "long", locale=tag)
    assert write_date(day, tag, with_year=False).text == format_skeleton("MMMMd", day, locale=tag)


@pytest.mark.parametrize("tag", TAGS)
def test_figures_and_plurals_are_those_of_cldr(tag: Language) -> None:
    pack, locale = PACKS[tag], Locale.parse(tag)
    assert pack.figures.decimal_sign == locale.number_symbols["latn"]["decimal"]
    singular = {count for count in range(200) if locale.plural_form(count) == "one"}
    assert pack.counts_as_one == singular


@pytest.mark.parametrize("tag", TAGS)
def test_months_by_any_spelling(tag: Language) -> None:
    dates = PACKS[tag].dates
    assert len(dates.months) == len(dates.short_months) == 12
    assert set(dates.spellings.values()) == set(range(1, 13))
    assert all(name == name.lower() for name in dates.spellings)


@pytest.mark.parametrize("tag", TAGS)
def test_no_weekday_is_a_month(tag: Language) -> None:
    months = {name for pack in PACKS.values() for name in pack.dates.spellings}
    assert not months & set(PACKS[tag].dates.weekdays)


def test_a_month_means_the_same_in_all_languages() -> None:
    found: dict[str, int] = {}
    for pack in PACKS.values():
        for name, number in pack.dates.spellings.items():
            assert found.setdefault(name, number) == number


def languages_in(tree: ast.AST) -> Iterator[int]:
    """The lines in which something is told apart by a language's tag."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            parts: list[ast.expr | None] = [node.left, *node.comparators]
        elif isinstance(node, ast.Dict):
            parts = list(node.keys)
        elif isinstance(node, ast.MatchValue):
            parts = [node.value]
        else:
            continue
        inner = [
            each
            for part in parts
            if part is not None
            for each in (part.elts if isinstance(part, ast.Tuple | ast.Set | ast.List) else [part])
        ]
        if any(isinstance(each, ast.Constant) and each.value in TAGS for each in inner):
            yield node.lineno


def test_no_module_but_the_packs_tells_languages_apart() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / "authoring").rglob("*.py"))
        if path.parent.name != "languages"
        for line in languages_in(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


@pytest.mark.parametrize(
    "code", ['x == "de"', 'y = {"en": 1}', 'x in ("de", "at")', 'match x:\n case "fr": pass']
)
def test_such_a_module_would_be_found(code: str) -> None:
    assert list(languages_in(ast.parse(code)))


def test_no_template_tells_languages_apart() -> None:
    tags = "|".join(TAGS)
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert not re.search(rf"""[!=]= *["'](?:{tags})["']""", text), path
