"""What is offered for a word or a link that is refused."""

import pytest

from authoring.languages import PACKS
from authoring.languages.sources import CODES_BY_NAME
from authoring.model.loading.suggestions import Suggestion, guess_address, suggest_choice

PAGE = "https://example.org/a"
KINDS = ("article", "policy")
STATES = ("draft", "final")
ISSUE_LANGUAGES = tuple(PACKS)
SOURCE_LANGUAGES = ("de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh")


@pytest.mark.parametrize(
    ("typed", "allowed", "meant"),
    [
        ("Policy", KINDS, Suggestion("policy", certain=True)),
        ("policy\n", KINDS, Suggestion("policy", certain=True)),
        ("polcy", KINDS, Suggestion("policy", certain=False)),
        ("Articles", KINDS, Suggestion("article", certain=False)),
        ("law", KINDS, None),
        ("Draft", STATES, Suggestion("draft", certain=True)),
        ("finale", STATES, Suggestion("final", certain=False)),
        ("published", STATES, None),
        ("warn", ("error", "warning"), Suggestion("warning", certain=False)),
        ("EN", ISSUE_LANGUAGES, Suggestion("en", certain=True)),
        ("en-GB", ISSUE_LANGUAGES, Suggestion("en", certain=True)),
        ("de_AT", ISSUE_LANGUAGES, Suggestion("de", certain=True)),
        ("eng", ISSUE_LANGUAGES, Suggestion("en", certain=False)),
        ("Deutsch", ISSUE_LANGUAGES, Suggestion("de", certain=False)),
        ("cn", ISSUE_LANGUAGES, None),
        ("it", ISSUE_LANGUAGES, None),
        ("cn", SOURCE_LANGUAGES, Suggestion("zh", certain=False)),
        ("CN", SOURCE_LANGUAGES, Suggestion("zh", certain=False)),
        ("zh-Hans", SOURCE_LANGUAGES, Suggestion("zh", certain=True)),
        ("cn-Hans", SOURCE_LANGUAGES, Suggestion("zh", certain=False)),
        ("中文", SOURCE_LANGUAGES, Suggestion("zh", certain=False)),
        ("jp", SOURCE_LANGUAGES, Suggestion("ja", certain=False)),
        ("nl", SOURCE_LANGUAGES, None),
        ("", SOURCE_LANGUAGES, None),
    ],
)
def test_guess_of_a_choice(typed: str, allowed: tuple[str, ...], meant: Suggestion | None) -> None:
    assert suggest_choice(typed, allowed) == meant


def test_every_language_of_a_source_can_be_named() -> None:
    assert set(CODES_BY_NAME.values()) == set(SOURCE_LANGUAGES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (f"<{PAGE}>", PAGE),
        (f"[the plan]({PAGE})", PAGE),
        (f"“{PAGE}”", PAGE),
        (f"Link: {PAGE}", PAGE),
        ("example.org/a", PAGE),
        ("www.example.org", "https://www.example.org"),
        ("https:/example.org/a", PAGE),
        ("https//example.org/a", PAGE),
        ("htps://example.org/a", PAGE),
        ("hhttps://example.org/a", PAGE),
        ("https;//example.org/a", PAGE),
        ("Example.org/a", "https://Example.org/a"),
        ("desk@example.org", "mailto:desk@example.org"),
        ("https://exa mple.org", None),
        (f"{PAGE} and {PAGE}/b", None),
        ("javascript:alert(1)", None),
        ("ftp://example.org/a", None),
        ("page.html", None),
        ("see below", None),
        ("", None),
    ],
)
def test_guess_of_an_address(typed: str, meant: str | None) -> None:
    assert guess_address(typed) == meant
