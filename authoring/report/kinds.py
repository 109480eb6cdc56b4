"""Kinds: the problems that no rule of the house style finds, with what they mean.

Place in the flow: beside the rules' own documentation, for `explain`. The kinds are declared where
they are found; a test holds this list against them.
"""

from typing import Final

from authoring.problems import Kind, Severity

BUILT_IN: Final[tuple[tuple[Kind, str], ...]] = (
    (
        Kind("BR001", "file-too-large"),
        """The file is larger than an issue can be.

        An issue has some hundreds of keys and values; a file of several megabytes, or with ten
        thousand values, is another file, or something was pasted into it that does not belong
        there.
        """,
    ),
    (
        Kind("BR002", "not-utf8"),
        """The file is not stored as UTF-8.

        The same bytes stand for other characters in each encoding, and Chinese text above all
        would come out as nonsense. Open the file with its true encoding and save it as UTF-8.
        """,
    ),
    (
        Kind("BR003", "unusable-character"),
        """A character stands here that cannot be seen or published.

        Control characters, line separators and the like come along when text is pasted from a PDF
        or a word processor. Delete the character, or type the word anew.
        """,
    ),
    (
        Kind("BR004", "yaml-syntax"),
        """The text is not YAML here.

        A missing quote, a colon in text without quotes, or wrong indentation are the usual
        reasons; look at the line before, too. What follows may not have been checked.
        """,
    ),
    (
        Kind("BR005", "duplicate-key"),
        """A key stands twice in the same block.

        YAML programs silently keep one of the two, and the text of the other is lost. A list with
        a missing “-” looks like this, too.

        Bad:

            title: A data backbone
            title: New materials

        Good:

            title: A data backbone
            topic: New materials
        """,
    ),
    (
        Kind("BR006", "anchor-or-alias"),
        """An anchor (&name) or an alias (*name) stands here.

        They let one place of a YAML file repeat another; in an issue, an ampersand or asterisk at
        the beginning is nearly always meant as text. Put the text into quotes.

        Bad:

            title: *Three* plans in a month

        Good:

            title: "*Three* plans in a month"
        """,
    ),
    (
        Kind("BR007", "tag"),
        """A tag (!word) stands here.

        Tags tell YAML programs what type a value has, which the format of an issue does already.
        Put text that begins with an exclamation mark into quotes.
        """,
    ),
    (
        Kind("BR008", "merge-key"),
        """A merge key (<<) stands here.

        It would copy keys from elsewhere; who reads the file could not see what the issue says.
        Write the keys out.
        """,
    ),
    (
        Kind("BR009", "second-document"),
        """A line --- begins a second document in the file.

        A file holds one issue. Delete the line, or move what follows into a file of its own.
        """,
    ),
    (
        Kind("BR010", "key-not-text"),
        """A key is not a word.

        Text that begins with a bracket or a brace becomes a list or a block of keys, and a colon
        without a word before it has no key at all. Put the text into quotes, or write the key.
        """,
    ),
    (
        Kind("BR011", "too-deep"),
        """The file is nested deeper than any issue.

        An issue needs seven levels at most; look for brackets that were not closed.
        """,
    ),
    (
        Kind("BR012", "empty-file"),
        """The file is empty, or holds nothing but comments.

        An issue begins with its date; `brief new` writes a file to start from.
        """,
    ),
    (
        Kind("BR101", "unknown-key"),
        """A key is not one that belongs here.

        It is misspelt, or stands in the wrong block: indented too far, or not far enough. What
        stands under it would not be printed.

        Bad:

            at_a_glanse: Three ministries publish a plan.

        Good:

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

        A list stands where text belongs, or text where a block of keys belongs. Often a colon
        with a space made a key of the words before it.

        Bad:

            title: Fully charged: China aims for storage

        Good:

            title: "Fully charged: China aims for storage"
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

            url: example.org/plan

        Good:

            url: https://example.org/plan
        """,
    ),
    (
        Kind("BR107", "not-allowed"),
        """A word is not one of those that the key can have.

        Bad:

            kind: report

        Good:

            kind: article
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
        """The cover picture is missing, lies outside the project, or is not a picture.

        Paths begin at the folder of the issue; JPEG, PNG and WebP are read.
        """,
    ),
    (
        Kind("BR113", "unusable-link"),
        """A link inside a text leads nowhere.

        Its address has a scheme that pages and PDF viewers do not open, or is empty; readers
        would see the brackets of its Markdown.

        Bad:

            comment: See the [plan](example.org/plan).

        Good:

            comment: See the [plan](https://example.org/plan).
        """,
    ),
    (
        Kind("BR114", "missing-glyph"),
        """No font of the style has a character, so that it would print as an empty box.

        Only `brief render` finds this. Write it otherwise, or put a font that has it into the
        project's `styles/fonts`.
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

        It is misspelt, so that nothing is silenced or set. `brief explain` lists all rules.
        """,
    ),
)
"""The kinds by code, with a sentence and, where more is to say, paragraphs and examples."""
