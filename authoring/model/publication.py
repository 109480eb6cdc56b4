"""Publication: a series of issues, with what they have in common (`issues/publication.yaml`)."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from authoring.languages import Language
from authoring.model.fields import Address, Flag, Key, Line, Number, OriginalLine, Record
from authoring.model.labels import Labels

_MAIL_HOST = r"[^@\s<>\"(),:;\[\\\]]+"
MailAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=rf"^[^@\s<>]+@{_MAIL_HOST}\.{_MAIL_HOST}$"),
]
# Headers of mails are ASCII before the “@”; behind it other letters can be written in ASCII (RFC 5891).
SenderAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=rf"^[!-;=?A-~]+@{_MAIL_HOST}\.{_MAIL_HOST}$"),
]
RuleName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
StyleName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
LanguageTag = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?$")
]


class Person(Record):
    """Someone who writes or edits."""

    name: Line = Field(description="First name and last name.")
    role: Line | None = Field(None, description="What the person does.")
    organisation: Line | None = Field(None, description="Where the person works.")


class Body(Record):
    """A body that issues documents; its key is the acronym that is printed."""

    name: Line = Field(description="The full name in the language of the publication.")
    original_name: OriginalLine | None = Field(None, description="The name in its own language.")


class Publisher(Record):
    """The publisher's block on the last page."""

    name: Line = Field(description="The publisher's name.")
    street: Line | None = Field(None, description="Street and number.")
    city: Line | None = Field(None, description="Postal code and city.")
    telephone: Line | None = Field(None, description="Telephone number, as it is printed.")
    mail: MailAddress | None = Field(None, description="Mail address.")
    web: Address | None = Field(None, description="Web address.")


class RuleSettings(Record):
    """Which house-style rules a publication wants, how bad each is, and where its limits are."""

    select: tuple[RuleName, ...] = Field(
        (), description="Only these rules: codes, beginnings of codes, or names; all if empty."
    )
    ignore: tuple[RuleName, ...] = Field((), description="Not these rules.")
    severity: dict[RuleName, Literal["error", "warning"]] = Field(
        {}, description="How bad a rule's problems are, where it is not as usual."
    )
    limits: dict[RuleName, Number] = Field(
        {}, description="Figures of rules by their name, such as sentence-words."
    )


class Sender(Record):
    """Who a mail is from."""

    mail: SenderAddress = Field(description="Mail address.")
    name: Line | None = Field(None, description="The name that readers see before it.")


class EmailSettings(Record):
    """How an issue is sent as a mail."""

    subject: Line = Field(
        "{series}: {headline}",
        description="The subject; {brand}, {series}, {headline}, {date} and {number} are filled in.",
        examples=["{brand} {series}, {date}"],
    )
    sender: Sender | None = Field(
        None, description="Who it is from; else the brand with the contact's address."
    )
    comment: Literal["full", "first-paragraph"] = Field(
        "full",
        description="How much of each comment; the rest is read on the web, so that needs “web”.",
    )
    pictures: Address | None = Field(
        None,
        description="Where the pictures are fetched from, with {file} for the name of each and "
        "{name} for the issue's; else the mail carries them.",
        examples=["https://example.org/briefs/media/{file}"],
    )


class Publication(Record):
    """A series: brand, labels, people, issuing bodies, publisher, style."""

    brand: Line = Field(
        description="Who publishes, as the wordmark says it.", examples=["Institute"]
    )
    series: Line = Field(description="The name of the series.", examples=["China Industries"])
    collection: Line | None = Field(
        None, description="The family of series, over the web page's headline."
    )
    strapline: Line | None = Field(None, description="A short line over the wordmark in print.")
    language: Language = Field("en", description="The language the series is written in.")
    style: StyleName = Field("plain", description="The style: a folder below styles/.")
    item_count: Number | None = Field(
        None,
        ge=1,
        le=99,
        description="How many items an issue has; an issue with others is reported.",
    )
    headline_topics: Number = Field(
        3, ge=1, le=9, description="How many items' topics make the headline of the web page."
    )
    original_language: LanguageTag = Field(
        "zh-Hans", description="The language of the documents' original titles (BCP 47)."
    )
    labels: Labels | None = Field(
        None, description="Labels that differ from the language's own; for issues in that language."
    )
    rules: RuleSettings | None = Field(None, description="The house-style rules.")
    acronyms: tuple[Key, ...] = Field(
        (), description="Acronyms that readers know and that need not be introduced."
    )
    people: dict[Key, Person] = Field({}, description="Authors and editors by a short key.")
    bodies: dict[Key, Body] = Field({}, description="Issuing bodies by their acronym.")
    publisher: Publisher | None = Field(None, description="The publisher's block.")
    contact: MailAddress | None = Field(None, description="The address for questions.")
    web: Address | None = Field(
        None,
        description="Where the web editions stand; {name} is the issue's, as in 2024-12.yaml.",
        examples=["https://example.org/briefs/{name}.html"],
    )
    email: EmailSettings | None = Field(None, description="How issues are sent as mails.")
    embed_source: Flag = Field(
        default=True,
        description="Whether a PDF holds the files it is made from, for `brief extract`.",
    )
