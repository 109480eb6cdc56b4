"""What is offered for a word that is not allowed."""

import pytest

from authoring.loading.choices import LANGUAGES, Choice, guess_choice

KINDS = ("article", "policy")
STATES = ("draft", "final")
ISSUE_LANGUAGES = ("en", "de")
SOURCE_LANGUAGES = ("de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh")


@pytest.mark.parametrize(
    ("typed", "allowed", "meant"),
    [
        ("Policy", KINDS, Choice("policy", certain=True)),
        ("policy\n", KINDS, Choice("policy", certain=True)),
        ("polcy", KINDS, Choice("policy", certain=False)),
        ("Articles", KINDS, Choice("article", certain=False)),
        ("law", KINDS, None),
        ("Draft", STATES, Choice("draft", certain=True)),
        ("finale", STATES, Choice("final", certain=False)),
        ("published", STATES, None),
        ("warn", ("error", "warning"), Choice("warning", certain=False)),
        ("EN", ISSUE_LANGUAGES, Choice("en", certain=True)),
        ("en-GB", ISSUE_LANGUAGES, Choice("en", certain=True)),
        ("de_AT", ISSUE_LANGUAGES, Choice("de", certain=True)),
        ("eng", ISSUE_LANGUAGES, Choice("en", certain=False)),
        ("Deutsch", ISSUE_LANGUAGES, Choice("de", certain=False)),
        ("cn", ISSUE_LANGUAGES, None),
        ("fr", ISSUE_LANGUAGES, None),
        ("cn", SOURCE_LANGUAGES, Choice("zh", certain=False)),
        ("CN", SOURCE_LANGUAGES, Choice("zh", certain=False)),
        ("zh-Hans", SOURCE_LANGUAGES, Choice("zh", certain=True)),
        ("cn-Hans", SOURCE_LANGUAGES, Choice("zh", certain=False)),
        ("中文", SOURCE_LANGUAGES, Choice("zh", certain=False)),
        ("jp", SOURCE_LANGUAGES, Choice("ja", certain=False)),
        ("nl", SOURCE_LANGUAGES, None),
        ("", SOURCE_LANGUAGES, None),
    ],
)
def test_guess_of_a_choice(typed: str, allowed: tuple[str, ...], meant: Choice | None) -> None:
    assert guess_choice(typed, allowed) == meant


def test_every_language_of_a_source_can_be_named() -> None:
    assert set(LANGUAGES.values()) == set(SOURCE_LANGUAGES)
