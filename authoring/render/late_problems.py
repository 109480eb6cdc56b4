"""Late problems: what is wrong with an issue but shows only in its forms.

Place in the flow: between the forms and their files; `pipeline` asks before it writes. The words of
these problems are those of the check and of the mail.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from authoring.diagnostics.checked_file import CheckedFile
from authoring.diagnostics.problems import Problem, sort_problems
from authoring.lint.checker import CheckedIssue
from authoring.render.registry import RenderedForm, missing_glyphs


def shows_problems(forms: Sequence[RenderedForm]) -> bool:
    """Whether a character has no glyph, or a mail is too large."""
    return bool(missing_glyphs(forms) or _clipped_sizes(forms))


def find_late_problems(forms: Sequence[RenderedForm], checked: CheckedIssue) -> tuple[Problem, ...]:
    """The problems that forms show, at their places in the issue or the publication."""
    return (*_find_unprintable(forms, checked), *_find_clipped(forms, checked))


def merge_problems(
    files: Iterable[CheckedFile], late: Sequence[Problem]
) -> tuple[CheckedFile, ...]:
    """Checked files, with problems that were found later in them."""
    return tuple(
        _merge(file, [each for each in late if each.path == file.source.path]) for file in files
    )


def _merge(file: CheckedFile, late: Sequence[Problem]) -> CheckedFile:
    return replace(file, problems=sort_problems((*file.problems, *late))) if late else file


def _find_unprintable(forms: Sequence[RenderedForm], checked: CheckedIssue) -> tuple[Problem, ...]:
    """The problems of characters that no font of the style has."""
    from authoring.lint.glyphs import describe_missing_glyph

    documents = (checked.issue.document, checked.publication.document)
    return tuple(describe_missing_glyph(glyph, documents) for glyph in missing_glyphs(forms))


def _find_clipped(forms: Sequence[RenderedForm], checked: CheckedIssue) -> tuple[Problem, ...]:
    """The problems of mails that are too large to be shown whole."""
    sizes = _clipped_sizes(forms)
    if not sizes:
        return ()
    from authoring.formats.email import describe_clipping

    publication = checked.publication.value
    settings = publication.email if publication else None
    shortened = settings is not None and settings.comment == "first-paragraph"
    document = checked.issue.document
    return tuple(describe_clipping(size, document, shortened=shortened) for size in sizes)


def _clipped_sizes(forms: Sequence[RenderedForm]) -> tuple[int, ...]:
    """The sizes of mails that are too large to be shown whole."""
    sizes = [form.mail_size for form in forms if form.mail_size is not None]
    if not sizes:
        return ()
    from authoring.formats.email import is_clipped

    return tuple(size for size in sizes if is_clipped(size))
