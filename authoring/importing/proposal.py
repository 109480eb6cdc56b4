"""Proposal: what a brief says of its publication, against what `publication.yaml` says.

Place in the flow: beside the placing steps. What agrees is the publication's to say; what it does not
have is proposed for it; what differs is nobody's, and so is told as not placed.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from authoring.importing.blocks import Block, BlockKind, Cut, make_key
from authoring.importing.draft import FieldKind, Leaf, PlacementContext, Tree, make_line
from authoring.importing.vocabulary import FoundLabel, Term
from authoring.languages import PACKS

_WORDS: Final = tuple(pack.importing for pack in PACKS.values())
_BEHIND: Final = "|".join(word for words in _WORDS for word in words.behind_brand)
_BEFORE: Final = "|".join(word for words in _WORDS for word in words.before_brand)
_ARTICLES: Final = frozenset(word for words in _WORDS for word in words.articles)
_NAME: Final = r"(?P<brand>[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,2})"
_BRANDS: Final = (
    re.compile(rf"{_NAME}(?:['’‘]s?)?[ -](?i:top[ -]\d|{_BEHIND})"),
    re.compile(rf"(?i:(?:l[ae] )?(?:{_BEFORE})) {_NAME}(?:\s?:|$)"),
)
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,9}")
_SHAPES: Final = (
    ("mail", _MAIL),
    ("web", re.compile(r"^(?:https?://|www\.)", re.IGNORECASE)),
    ("city", re.compile(r"^(?:[A-Z]{1,2}[-\s])?\d{4,5}\s+\S")),
)
_LONGEST_NAME: Final = 60


@dataclass
class Proposal:
    """What is to be added to the publication, or, where there is none, what makes one."""

    placing: PlacementContext
    brand: str | None = None
    fields: dict[str, Tree] = field(default_factory=dict)
    people: dict[str, Tree] = field(default_factory=dict)
    publisher: dict[str, Tree] = field(default_factory=dict)
    expects_series: bool = False

    @property
    def tree(self) -> dict[str, Tree]:
        """All of it, as keys of a publication."""
        made = dict(self.fields)
        if self.people:
            made["people"] = self.people
        if self.publisher:
            made["publisher"] = self.publisher
        order = ("brand", "series", "collection", "language", "people", "publisher", "contact")
        return {key: made[key] for key in order if key in made}

    def take_name(self, cut: Cut) -> bool:
        """Take a name of the publication or of its series."""
        publication = self.placing.publication
        if publication is not None:
            is_known = make_key(cut.text) in self.placing.vocabulary.names
            if is_known:
                self.placing.say(cut)
            return is_known
        return self._propose_name(cut)

    def take_contact(self, cut: Cut) -> None:
        """Take the address for questions."""
        match = _MAIL.search(cut.text)
        if match is None:
            return
        mail, publication = cut.part(*match.span()), self.placing.publication
        self._agree_or_propose(
            self.fields, "contact", mail, publication.contact if publication else None
        )

    def take_publisher(self, cut: Cut) -> None:
        """Take a line of the publisher's block."""
        label = self.placing.vocabulary.find_run_in(cut.text)
        head = label.end if label and label.term in (Term.TELEPHONE, Term.MAIL) else 0
        name = self._field_of(cut, label)
        if name is None or name in self.publisher:
            self._take_several(cut)
            return
        value = cut.part(head)
        publisher = self.placing.publication.publisher if self.placing.publication else None
        known = getattr(publisher, name) if publisher else None
        if publisher is not None and known is None:
            return
        if self._agree_or_propose(self.publisher, name, value, known) and head:
            self.placing.say(cut.part(0, head))

    def take_person(self, lines: Sequence[Cut]) -> Leaf:
        """The key of a person: the publication's, or one that is proposed."""
        name, rest = _split_name(lines)
        known = self.placing.publication.people if self.placing.publication else {}
        for key, person in known.items():
            if make_key(person.name) == make_key(name.text):
                told = make_key("".join(cut.text for cut in rest))
                if told == make_key(f"{person.role or ''}{person.organisation or ''}"):
                    self.placing.say(*rest)
                return Leaf(key, (name,), FieldKind.DERIVED)
        key = self._new_key(name.text, known)
        self.people[key] = _describe(name, rest)
        return Leaf(key, (), FieldKind.DERIVED)

    def _new_key(self, name: str, known: Iterable[str]) -> str:
        plain = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
        words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
        base = words[-1] if words else "person"
        key, count = base, 1
        same = make_key(name)
        while key in known or key in self.people:
            proposed = self.people.get(key)
            leaf = proposed.get("name") if isinstance(proposed, dict) else None
            if isinstance(leaf, Leaf) and leaf.value and make_key(leaf.value) == same:
                break
            count += 1
            key = f"{base}{count}"
        return key

    def _agree_or_propose(
        self, fields: dict[str, Tree], name: str, cut: Cut, known: str | None
    ) -> bool:
        if known is None:
            fields.setdefault(name, _make_value(name, cut))
            return True
        agrees = _bare(known) == _bare(cut.text)
        if agrees:
            self.placing.say(cut)
        return agrees

    def _field_of(self, cut: Cut, label: FoundLabel | None) -> str | None:
        """The field of the publisher that a line looks like."""
        text = cut.text
        if label and label.term is Term.TELEPHONE:
            return "telephone"
        for name, expression in _SHAPES:
            if expression.search(text):
                return name
        publisher = self.placing.publication.publisher if self.placing.publication else None
        expected = publisher.name if publisher else None
        is_first = "name" not in self.publisher and publisher is None
        if is_first or (expected and _bare(expected) == _bare(text)):
            return "name"
        return "street" if any(char.isdigit() for char in text) else None

    def _take_several(self, cut: Cut) -> None:
        """Take a line that has more than one of the publisher's."""
        publisher = self.placing.publication.publisher if self.placing.publication else None
        if publisher is None:
            return
        parts = (publisher.name, publisher.street, publisher.city)
        whole = make_key("".join(part or "" for part in parts))
        if make_key(cut.text) and make_key(cut.text) in whole:
            self.placing.say(cut)

    def _propose_name(self, cut: Cut) -> bool:
        """Take a name where there is no publication that says which it is."""
        text, brand = cut.text, self.brand
        if self.expects_series and cut.block.style is BlockKind.HEADING:
            self.fields["series"] = make_line(cut)
            self.expects_series = False
            return True
        if brand is None or not text.startswith(brand) or len(text) > _LONGEST_NAME:
            return False
        rest = cut.part(len(brand))
        if not rest.text:
            self.fields["brand"] = make_line(cut)
            self.expects_series = "series" not in self.fields
            return True
        before = self.fields.get("series")
        if isinstance(before, Leaf):
            self.fields["collection"] = make_line(*(Cut(c.block, 0, c.end) for c in before.cuts))
        self.fields["series"] = make_line(rest)
        self.fields["brand"] = make_line(cut.part(0, len(brand)))
        return True


def find_brand(blocks: Iterable[Block]) -> str | None:
    """The brand that labels speak of: “ACME” in “ACME comment”."""
    matches = (brand.match(block.text) for block in blocks for brand in _BRANDS)
    brands = (match["brand"] for match in matches if match)
    found = Counter(brand for brand in brands if brand.lower() not in _ARTICLES)
    return found.most_common(1)[0][0] if found else None


def _split_name(lines: Sequence[Cut]) -> tuple[Cut, list[Cut]]:
    """A name, and the lines of what that person does."""
    first = lines[0]
    place = first.text.find(",")
    if place < 0:
        return first, list(lines[1:])
    return first.part(0, place), [first.part(place + 1), *lines[1:]]


def _describe(name: Cut, rest: Sequence[Cut]) -> dict[str, Tree]:
    """A person: what stands behind the last comma is where that person works."""
    made: dict[str, Tree] = {"name": make_line(name)}
    rest = [cut for cut in rest if cut.text]
    if not rest:
        return made
    last = rest[-1]
    place = last.text.rfind(",")
    if place >= 0:
        role = [*rest[:-1], last.part(0, place)]
        made["role"] = make_line(*(cut for cut in role if cut.text))
        made["organisation"] = make_line(last.part(place + 1))
    else:
        made["role"] = make_line(*rest)
    return made


def _make_value(name: str, cut: Cut) -> Leaf:
    if name == "web" and not cut.text.lower().startswith("http"):
        return Leaf(f"https://{cut.text}", (cut,))
    return make_line(cut)


def _bare(text: str) -> str:
    """A text as it is compared: an address without its scheme."""
    return make_key(re.sub(r"^https?://", "", text.strip()))
