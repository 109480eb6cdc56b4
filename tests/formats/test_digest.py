"""The pages of the samples read as they did when somebody last looked at them."""

from collections.abc import Mapping

import pytest
from desk.digest import DIGESTS, digest_pages
from desk.rendering import Rendered

pytestmark = pytest.mark.whole


def test_the_pages_of_the_samples_read_as_before(samples: Mapping[str, Rendered]) -> None:
    """If this fails: look at the pages it names; if the change is meant, run `make digest`."""
    kept = DIGESTS.read_text(encoding="utf-8").splitlines()
    found = [line for name, each in samples.items() for line in digest_pages(name, each.pdf)]
    changed = [line for line in found if line not in kept]
    assert changed == [], "look at these pages; if they are meant to be so, run: make digest"
    assert found == kept


def test_a_digest_tells_of_every_change(samples: Mapping[str, Rendered]) -> None:
    first, second = samples.values()
    assert not set(digest_pages("a", first.pdf)[1:]) & set(digest_pages("a", second.pdf)[1:])
