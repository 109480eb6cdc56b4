"""Expected text: the words of a brief in the forms that have no layout, from its YAML."""

from collections.abc import Iterator
from typing import Any

from desk.expected import Brief, plain, write_date, write_period


class TextBrief(Brief):
    """What readers of the Markdown and of the text see."""

    after_number, after_label, after_name = ".", ":", ","
    mark = ", {}"

    def masthead(self, minutes: int = 11) -> Iterator[str]:
        """The lines under the headline, which stands first."""
        about = self.publication
        yield self.headline()
        yield f"{about['brand']} {about['series']} · {about['collection']} · {about['strapline']}"
        number = f" · Issue {self.issue['number']}" if "number" in self.issue else ""
        period = write_period(self.issue["period"])
        yield f"{write_date(self.issue['date'])}{number} · Reporting period {period}"
        yield f"· {minutes} min read"

    def cover(self) -> Iterator[str]:
        """A picture is told in words."""
        if "cover" in self.issue:
            yield f"Picture: {self.issue['cover']['alternative_text']}"
        yield from super().cover()

    def table(self) -> Iterator[str]:
        """The contents of the text, without marks of lists."""
        yield "Contents"
        yield from (f"{number}. {title}" if number else title for number, title in self.titles)

    def addresses(self) -> list[str]:
        """Where links lead, in their order; those that are written out are left out."""
        return [value for key, value in _walk(self.issue) if key in {"url", "link"}]


def _walk(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """All texts of a YAML file with their keys, and the links of the Markdown in them."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _walk(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _walk(part, key)
    elif isinstance(value, str):
        yield key, value
        from_markdown = value if plain(value) != value else ""
        yield from (("link", part.split(")")[0]) for part in from_markdown.split("](")[1:])
