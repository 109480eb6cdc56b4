"""What is offered for an address that can't be a link."""

import pytest

from authoring.model.loading.addresses import guess_address

PAGE = "https://example.org/a"


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
