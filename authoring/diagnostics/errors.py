"""Errors: failures of the tool itself, as opposed to problems of the content (see `problems`).

Place in the flow: everyone may raise these; only `authoring.cli` catches them, prints the message
and ends with exit code 2.
"""


class BriefError(Exception):
    """The command could not run: what happened, and what to do about it."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Keep `message` (a sentence for people) and `hint` (what to do), if there is one."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class MissingFileError(BriefError):
    """A file or folder that the command was told to use is not there or can't be read."""


class StyleError(BriefError):
    """A style, one of its files or a font cannot be used."""


class TemplateError(BriefError):
    """A template is broken or asks for something that the view does not have."""


class EngineError(BriefError):
    """The PDF engine is missing a library or could not do its work."""


class WriteError(BriefError):
    """A result could not be written; an older file of that name is untouched."""


class ExtractionError(BriefError):
    """A PDF does not give back what it was made from: it is no brief, damaged, or hostile."""


class StartError(BriefError):
    """A new issue or publication can't be started: its month is none, or it is there already."""


class RevisionError(BriefError):
    """Git can't be asked for a file: there is none, no repository, or no such revision."""


class ImportingError(BriefError):
    """An old brief can't be read: it is none, damaged, hostile, or too large."""


class ComparisonError(BriefError):
    """Two files can't be compared: one holds no issue, or they are of different kinds."""


class ClusterError(BriefError):
    """A cluster can't be asked: it is not there, or its workers would not make the same bytes."""
