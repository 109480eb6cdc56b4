"""The fixed words: whole in each language, with the same words in braces."""

import dataclasses
import re

import pytest

from authoring.languages import PACKS, Language
from authoring.languages.pack import FixedWords, WordForms
from authoring.model import Labels, PluralForms, choose_labels

IN_BRACES = re.compile(r"\{(\w*)\}")
# What the view fills in; a label that is not named has no words in braces.
FILLED_IN = {
    "items": {"brand", "count"},
    "comment": {"brand"},
    "number": {"number"},
    "pages": {"pages"},
    "reading_time": {"minutes"},
}


def forms(label: str | WordForms) -> tuple[str, ...]:
    return (label.one, label.other) if isinstance(label, WordForms) else (label,)


def test_packs_have_the_labels_that_the_model_takes() -> None:
    assert [field.name for field in dataclasses.fields(FixedWords)] == list(Labels.model_fields)


@pytest.mark.parametrize("language", PACKS)
def test_a_languages_own_labels_could_be_typed_by_an_editor(language: Language) -> None:
    words = dataclasses.asdict(PACKS[language].labels)
    assert Labels.model_validate(words).model_dump() == words


@pytest.mark.parametrize("language", PACKS)
@pytest.mark.parametrize("name", Labels.model_fields)
def test_label_is_there_with_its_words_in_braces(language: Language, name: str) -> None:
    label = getattr(PACKS[language].labels, name)
    for form in forms(label):
        assert form.strip()
        assert set(IN_BRACES.findall(form)) == FILLED_IN.get(name, set())


@pytest.mark.parametrize(
    ("language", "name", "label"),
    [
        ("en", "at_a_glance", "At a glance"),
        ("en", "noteworthy", "Noteworthy"),
        ("en", "reading_time", "{minutes} min read"),
        ("de", "at_a_glance", "Auf einen Blick"),
        ("de", "contents", "Inhalt"),
        ("fr", "at_a_glance", "En bref"),
        ("fr", "contents", "Sommaire"),
        ("fr", "reading_time", "{minutes} min de lecture"),
    ],
)
def test_some_labels(language: Language, name: str, label: str) -> None:
    assert getattr(PACKS[language].labels, name) == label


def test_without_overrides_the_language_speaks() -> None:
    assert choose_labels("de") == choose_labels("de", None, None) == PACKS["de"].labels


def test_overrides_replace_what_they_say_and_nothing_else() -> None:
    chosen = choose_labels("en", Labels(policy="Policy name"))
    assert chosen.policy == "Policy name"
    assert dataclasses.replace(chosen, policy="Policy") == PACKS["en"].labels


def test_last_override_wins() -> None:
    publication = Labels(items="Top stories", comment="Our view")
    issue = Labels(items="Five stories")
    chosen = choose_labels("en", publication, issue)
    assert (chosen.items, chosen.comment) == ("Five stories", "Our view")


def test_nothing_said_replaces_nothing() -> None:
    assert choose_labels("en", Labels(items=None)).items == "{brand} Top {count}"


def test_plural_forms_are_replaced_together() -> None:
    chosen = choose_labels("en", Labels(issuing_body=PluralForms(one="Issuer", other="Issuers")))
    assert chosen.issuing_body == WordForms(one="Issuer", other="Issuers")


def test_shipped_labels_are_not_changed_by_overrides() -> None:
    choose_labels("en", Labels(contents="Inside"))
    assert PACKS["en"].labels.contents == "Contents"
