"""Field kinds: what can be wrong with keys, values and the choice of rules, and what it means.

Place in the flow: beside the rules' own documentation, for `explain`. The kinds are declared where
they are found; a test holds this list against them.
"""

from typing import Final

from authoring.diagnostics.problems import Kind, Severity

FIELD_KINDS: Final[tuple[tuple[Kind, str], ...]] = (
    (
        Kind("BR101", "unknown-key"),
        """A key is not one that belongs here.

        It is misspelt, or stands in the wrong block: indented too far, or not far enough. What
        stands under it would not be printed.

        Bad:

            items:
              - title: New materials
                at_a_glanse: Three ministries publish a plan.

        Good:

            items:
              - title: New materials
                at_a_glance: Three ministries publish a plan.
        """,
    ),
    (
        Kind("BR102", "missing-value"),
        """Something that every issue, item or entry needs is not there.

        The problem points at the first line of the part that it is missing from.
        """,
    ),
    (
        Kind("BR103", "wrong-type"),
        """A value is of another sort than the key wants.

        A list stands where text belongs, or text where a block of keys belongs.

        Bad:

            items:
              - title: [Fully charged, China aims for storage]

        Good:

            items:
              - title: Fully charged, China aims for storage
        """,
    ),
    (
        Kind("BR104", "date-form"),
        """A date is not written as year, month and day.

        Other orders of day and month are read differently in Europe and in the United States.

        Bad:

            date: 04.12.2024

        Good:

            date: 2024-12-04
        """,
    ),
    (
        Kind("BR105", "impossible-date"),
        """A date is not in the calendar.

        Bad:

            date: 2024-02-30

        Good:

            date: 2024-02-29
        """,
    ),
    (
        Kind("BR106", "unusable-address"),
        """An address cannot be a link.

        A link begins with https:// or http://, a mail address with mailto:; a link has a host and
        no spaces.

        Bad:

            items:
              - documents: [{kind: policy, title: Plan, url: example.org/plan}]

        Good:

            items:
              - documents: [{kind: policy, title: Plan, url: "https://example.org/plan"}]
        """,
    ),
    (
        Kind("BR107", "not-allowed"),
        """A word is not one of those that the key can have.

        Bad:

            items:
              - documents: [{kind: report, title: Plan}]

        Good:

            items:
              - documents: [{kind: article, title: Plan}]
        """,
    ),
    (
        Kind("BR108", "empty-value"),
        """A key has nothing under it.

        Fill it in, or delete the key: what is optional is left out, not left empty.
        """,
    ),
    (
        Kind("BR109", "out-of-range"),
        """A number is too small or too large for what it counts.""",
    ),
    (
        Kind("BR110", "wrong-form"),
        """A value does not look like what the key wants, such as a mail address.""",
    ),
    (
        Kind("BR111", "unknown-person"),
        """An author or editor is not among the people of the publication.

        Issues name people by the keys of `people` in publication.yaml, so that each name and role
        is written once. Correct the key, or add the person there.
        """,
    ),
    (
        Kind("BR112", "unusable-picture"),
        """A picture is missing, lies outside the project, is damaged, or is not a picture.

        Paths begin at the folder of the issue; JPEG, PNG and WebP are read. A file that was cut off
        on its way is damaged. A picture of more than 80 million pixels would take too much time and
        memory: save it smaller.
        """,
    ),
    (
        Kind("BR113", "unusable-link"),
        """A link inside a text leads nowhere.

        Its address has a scheme that pages and PDF viewers do not open, or is empty; readers
        would see the brackets of its Markdown.

        Bad:

            items:
              - comment: See the [plan](example.org/plan).

        Good:

            items:
              - comment: See the [plan](https://example.org/plan).
        """,
    ),
    (
        Kind("BR114", "missing-glyph"),
        """No font of the style has a character, so that it would print as an empty box.

        Write it otherwise, or put a font that has it into the
        project's `styles/fonts`.
        """,
    ),
    (
        Kind("BR115", "unknown-placeholder"),
        """A pattern of the publication has a word in braces that stands for nothing.

        The subject of mails and the addresses of web editions and pictures are patterns: in
        “{series}: {headline}” each word in braces is filled in for every issue. One that is not
        known there would be published as it stands.
        """,
    ),
    (
        Kind("BR116", "clipped-email", Severity.WARNING),
        """A mail is so large that Gmail shows its beginning only.

        It cuts a message of more than 102 KB of HTML, and offers the rest behind a link. Let mails
        have the first paragraph of each comment, from which a link leads on to the web edition, by
        `email: {comment: first-paragraph}` in publication.yaml. Where they do, the issue itself is
        too long for one mail.
        """,
    ),
    (
        Kind("BR290", "unused-ignore", Severity.WARNING),
        """A comment silences a rule where it finds nothing.

        The text was mended since, or the comment moved. Left there, it would hide the next
        mistake. Delete it.
        """,
    ),
    (
        Kind("BR291", "unknown-rule", Severity.WARNING),
        """A comment or the publication names a rule or a limit that does not exist.

        It is misspelt, or an error that can't be silenced, so that nothing is silenced or set.
        `brief explain` lists all rules.
        """,
    ),
)
"""The kinds by code, with a sentence and, where more is to say, paragraphs and examples."""
