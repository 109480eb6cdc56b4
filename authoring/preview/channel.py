"""Channel: what a browser was sent, and what it lacks.

Place in the flow: between the session, which publishes parts of a page, and the server, which sends
them. Nothing is queued: a browser that comes late, or slept, gets the last state of each part.
"""

import asyncio
from collections.abc import Iterable, Mapping


class Channel:
    """Parts of a page by their names, and those who follow them."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}
        self._followers: set[Follower] = set()

    def publish(self, parts: Mapping[str, str]) -> None:
        """Replace parts, and tell those who follow."""
        self.parts.update(parts)
        for follower in self._followers:
            follower.news.set()

    def join(self, wanted: Iterable[str]) -> "Follower":
        """Follow some of the parts, until `leave`."""
        follower = Follower(self, frozenset(wanted))
        self._followers.add(follower)
        return follower

    def leave(self, follower: "Follower") -> None:
        """Follow no more."""
        self._followers.discard(follower)

    def is_wanted(self, part: str) -> bool:
        """Whether anybody follows a part."""
        return any(part in follower.wanted for follower in self._followers)

    @property
    def is_followed(self) -> bool:
        """Whether anybody follows."""
        return bool(self._followers)


class Follower:
    """One browser's page: what it follows, and what it has."""

    def __init__(self, channel: Channel, wanted: frozenset[str]) -> None:
        self.wanted = wanted
        self.news = asyncio.Event()
        self._channel = channel
        self._sent: dict[str, str] = {}

    def take(self) -> dict[str, str]:
        """The parts that are new to this page."""
        self.news.clear()
        parts = self._channel.parts
        new = {
            name: parts[name]
            for name in sorted(self.wanted & parts.keys())
            if self._sent.get(name) != parts[name]
        }
        self._sent.update(new)
        return new
