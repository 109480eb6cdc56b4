"""File kinds: what can be wrong with a file as a whole, and what it means.

Place in the flow: beside the rules' own documentation, for `explain`. The kinds are declared where
they are found; a test holds this list against them.
"""

from typing import Final

from authoring.diagnostics.problems import Kind

FILE_KINDS: Final[tuple[tuple[Kind, str], ...]] = (
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

        They let one place of a YAML file repeat another; who reads the file could not see what
        the issue says. Put text that begins with an ampersand or an asterisk into quotes.

        Bad:

            title: &plan Storage

        Good:

            title: "&plan Storage"
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
        Kind("BR013", "merge-conflict"),
        """Two versions of some lines stand in the file, between the marks of a merge conflict.

        Git leaves them where two people changed the same lines. Keep what is right of both, and
        delete the marks; the rest of the file is looked at after that.

        Bad:

            date: 2024-12-04
            <<<<<<< HEAD
            title: Storage giants wanted
            =======
            title: Storage giants needed
            >>>>>>> review

        Good:

            date: 2024-12-04
            title: Storage giants wanted
        """,
    ),
)
"""The kinds by code, with a sentence and, where more is to say, paragraphs and examples."""
