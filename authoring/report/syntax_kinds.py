"""Syntax kinds: what YAML makes of text that people type, and what it means.

Place in the flow: beside the rules' own documentation, for `explain`. The kinds are declared where
they are found; a test holds this list against them.
"""

from typing import Final

from authoring.diagnostics.problems import Kind, Severity

TRAP_KINDS: Final[tuple[tuple[Kind, str], ...]] = (
    (
        Kind("BR020", "colon-in-text"),
        """A text without quotes holds a colon with a space behind it.

        YAML takes such a colon for the end of a key, and the words before it for the key. Put the
        text into quotes, or write it in the lines below its key, after “>”.

        Bad:

            title: Fully charged: China aims for storage

        Good:

            title: "Fully charged: China aims for storage"
        """,
    ),
    (
        Kind("BR021", "text-became-key"),
        """A colon made a key of what was meant as text.

        An element of a list that reads “- By 2027: one main platform” is a block with one key for
        YAML. Put the text into quotes.
        """,
    ),
    (
        Kind("BR022", "text-cut-by-hash", Severity.WARNING),
        """A text goes on behind a “ #”, which YAML takes for a comment.

        What stands behind a blank and a number sign is not part of the text and would not be
        printed. Put the text into quotes; a remark has a space behind its number sign.

        Bad:

            title: The plan is #1 of the year

        Good:

            title: "The plan is #1 of the year"
        """,
    ),
    (
        Kind("BR023", "sign-at-start"),
        """A text begins with a sign that means something else in YAML.

        These are @ % * & ! | > and the backtick, a question mark or dash before a space. Put the
        text into quotes.

        Bad:

            title: @home in the cloud

        Good:

            title: "@home in the cloud"
        """,
    ),
    (
        Kind("BR024", "bracket-at-start"),
        """A text begins with a bracket or brace, which opens a list or a block of keys in YAML.

        Put the text into quotes.

        Bad:

            title: [Draft] Action plan for storage

        Good:

            title: "[Draft] Action plan for storage"
        """,
    ),
    (
        Kind("BR025", "text-after-quote"),
        """A text begins with a quoted phrase and goes on behind it.

        A quote at the very beginning encloses the whole value for YAML, so nothing may follow.
        Put all of it into quotes, or print quotes of typography.

        Bad:

            title: "Little giants" grow up

        Good:

            title: “Little giants” grow up
        """,
    ),
    (
        Kind("BR026", "tab"),
        """A tab stands where YAML wants spaces.

        A tab is as wide as each editor likes, so YAML refuses it for indentation. Set the editor
        to write spaces.

        Bad:

            items:
            \t- title: Storage

        Good:

            items:
              - title: Storage
        """,
    ),
    (
        Kind("BR027", "invisible-space"),
        """A space of another sort stands in the indentation.

        No-break and full-width spaces come along when text is pasted, and are text for YAML.
        Delete them and type spaces.

        Bad:

            items:
            \u3000- title: Storage

        Good:

            items:
              - title: Storage
        """,
    ),
    (
        Kind("BR028", "full-width-colon"),
        """A key is followed by a colon of Chinese script, or another sign that looks like one.

        A Chinese keyboard types it. YAML wants the colon of the Latin script and a space.

        Bad:

            title：Storage
            topic: Energy

        Good:

            title: Storage
            topic: Energy
        """,
    ),
    (
        Kind("BR029", "typographic-quotes", Severity.WARNING),
        """A value stands between quotation marks of print, which are text for YAML.

        They will be printed. If they were meant as YAML's quotes, type straight ones.

        Bad:

            title: “Storage giants wanted”

        Good:

            title: "Storage giants wanted"
        """,
    ),
    (
        Kind("BR030", "unclosed-quote"),
        """A quote is opened and not closed.

        YAML then reads on to the next quote, however far away. The problem points to where the
        quote opened. A text with an apostrophe goes between double quotes.

        Bad:

            title: "Storage giants wanted
            topic: Storage

        Good:

            title: "Storage giants wanted"
            topic: Storage
        """,
    ),
    (
        Kind("BR031", "wrong-indentation"),
        """A line begins in a column where nothing of its sort can stand.

        Keys of one block, and elements of one list, begin in the same column.

        Bad:

            items:
              - title: Storage
               topic: Storage

        Good:

            items:
              - title: Storage
                topic: Storage
        """,
    ),
    (
        Kind("BR032", "missing-space"),
        """A space is missing behind the colon of a key, or behind the dash of a list.

        Without it, YAML takes both for text.

        Bad:

            title:Storage
            topic: Energy

        Good:

            title: Storage
            topic: Energy
        """,
    ),
    (
        Kind("BR033", "missing-colon"),
        """A colon is missing behind a key.

        Bad:

            date 2024-12-04
            title: Storage

        Good:

            date: 2024-12-04
            title: Storage
        """,
    ),
    (
        Kind("BR034", "unpaired-bracket"),
        """A bracket or brace is not closed, or closed by one of the other sort.

        Bad:

            authors: [brown, mischer
            date: 2024-12-04

        Good:

            authors: [brown, mischer]
            date: 2024-12-04
        """,
    ),
    (
        Kind("BR035", "backslash"),
        r"""A backslash between double quotes begins no escape.

        Between double quotes YAML gives the backslash a meaning of its own. Write two for one, or
        use single quotes.

        Bad:

            title: "C:\plans"

        Good:

            title: 'C:\plans'
        """,
    ),
    (
        Kind("BR036", "byte-order-mark", Severity.WARNING),
        """The file begins with a byte order mark.

        Some programs of Windows write this invisible character; others then stumble over the
        first key. Save the file as UTF-8 without it.
        """,
    ),
    (
        Kind("BR037", "list-mark"),
        """The elements of a list begin with another sign than a dash.

        Word processors and phones make bullets of dashes. YAML wants “- ”.

        Bad:

            authors:
              • brown
              • mischer

        Good:

            authors:
              - brown
              - mischer
        """,
    ),
    (
        Kind("BR038", "keys-in-one-line"),
        """Several keys stand in one line without braces around them.

        Bad:

            period: start: 2024-10-29, end: 2024-11-25

        Good:

            period: {start: 2024-10-29, end: 2024-11-25}
        """,
    ),
    (
        Kind("BR039", "missing-comma"),
        """Between braces a comma is missing before a key.

        Bad:

            period: {start: 2024-10-29 end: 2024-11-25}

        Good:

            period: {start: 2024-10-29, end: 2024-11-25}
        """,
    ),
    (
        Kind("BR040", "comma-in-text"),
        """A text between braces holds a comma and is cut there.

        Between braces and brackets a comma ends a value. Put the text into quotes.

        Bad:

            noteworthy:
              - title: News
                entries:
                  - {date: 2024-10-29, text: Standards, plans and more}

        Good:

            noteworthy:
              - title: News
                entries:
                  - {date: 2024-10-29, text: "Standards, plans and more"}
        """,
    ),
    (
        Kind("BR041", "missing-dash"),
        """An element of a list begins without its dash.

        Bad:

            items:
              - title: Smart factories
                at_a_glance: Text
                title: New materials
                at_a_glance: Text

        Good:

            items:
              - title: Smart factories
                at_a_glance: Text
              - title: New materials
                at_a_glance: Text
        """,
    ),
)
"""The kinds by code, with a sentence and, where more is to say, paragraphs and examples."""
