"""The fixed words: whole in each language, with the same words in braces."""

import re
from typing import get_args

import pytest

from authoring.model import LABELS, Labels, Language, PluralForms, choose_labels

LANGUAGES: tuple[Language, ...] = get_args(Language)
IN_BRACES = re.compile(r"\{(\w*)\}")
# What the view fills in; a label that is not named has no words in braces.
FILLED_IN = {
    "items": {"brand", "count"},
    "comment": {"brand"},
    "number": {"number"},
    "pages": {"pages"},
    "reading_time": {"minutes"},
}


def forms(label: str | PluralForms) -> tuple[str, ...]:
    return (label.one, label.other) if isinstance(label, PluralForms) else (label,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_what_the_model_takes(language: Language) -> None:
    assert Labels.model_validate(LABELS[language].model_dump()) == LABELS[language]


def test_every_language_has_labels() -> None:
    assert set(LABELS) == set(LANGUAGES) == {"en", "de"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", Labels.model_fields)
def test_label_is_there_with_its_words_in_braces(language: Language, name: str) -> None:
    label = getattr(LABELS[language], name)
    assert label is not None
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
    ],
)
def test_some_labels(language: Language, name: str, label: str) -> None:
    assert getattr(LABELS[language], name) == label


def test_without_overrides_the_language_speaks() -> None:
    assert choose_labels("de") == choose_labels("de", None, None) == LABELS["de"]


def test_overrides_replace_what_they_say_and_nothing_else() -> None:
    chosen = choose_labels("en", Labels(policy="Policy name"))
    assert chosen.policy == "Policy name"
    assert chosen.model_copy(update={"policy": "Policy"}) == LABELS["en"]


def test_last_override_wins() -> None:
    publication = Labels(items="Top stories", comment="Our view")
    issue = Labels(items="Five stories")
    chosen = choose_labels("en", publication, issue)
    assert (chosen.items, chosen.comment) == ("Five stories", "Our view")


def test_nothing_said_replaces_nothing() -> None:
    assert choose_labels("en", Labels(items=None)).items == "{brand} Top {count}"


def test_plural_forms_are_replaced_together() -> None:
    chosen = choose_labels("en", Labels(issuing_body=PluralForms(one="Issuer", other="Issuers")))
    assert chosen.issuing_body == PluralForms(one="Issuer", other="Issuers")


def test_shipped_labels_are_not_changed_by_overrides() -> None:
    choose_labels("en", Labels(contents="Inside"))
    assert LABELS["en"].contents == "Contents"
