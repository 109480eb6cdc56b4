"""Late problems: what is wrong with an issue but shows only in its forms.

Place in the flow: between the forms and their files; `pipeline` asks before it writes. The words of
these problems are those of the check and of the mail.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from authoring.diagnostics.problems import Problem, sort_problems
from authoring.lint.checker import CheckedIssue
from authoring.render.registry import RenderedForm
from authoring.report import CheckedFile, Findings


def add_late_problems(
    findings: Findings, forms: Sequence[RenderedForm], check: Callable[[], CheckedIssue]
) -> Findings:
    """The findings, with the problems that forms show; `check` reads the issue for their places."""
    glyphs = tuple(dict.fromkeys(glyph for form in forms for glyph in form.missing_glyphs))
    sizes = _clipped_sizes(forms)
    if not glyphs and not sizes:
        return findings
    checked = check()
    late = (*_describe_glyphs(glyphs, checked), *_describe_clipping(sizes, checked))
    return Findings(tuple(_merge(file, late) for file in findings.files))


def _clipped_sizes(forms: Sequence[RenderedForm]) -> tuple[int, ...]:
    """The sizes of mails that are too large to be shown whole."""
    sizes = [form.mail_size for form in forms if form.mail_size is not None]
    if not sizes:
        return ()
    from authoring.formats.email import is_clipped

    return tuple(filter(is_clipped, sizes))


def _describe_glyphs(glyphs: Sequence[str], checked: CheckedIssue) -> Iterator[Problem]:
    """The problems of characters that no font of the style has."""
    from authoring.lint.glyphs import describe_missing_glyph

    documents = (checked.issue.document, checked.publication.document)
    return (describe_missing_glyph(glyph, documents) for glyph in glyphs)


def _describe_clipping(sizes: Sequence[int], checked: CheckedIssue) -> Iterator[Problem]:
    """The problems of mails of these sizes."""
    from authoring.formats.email import describe_clipping

    publication, document = checked.publication.value, checked.issue.document
    settings = publication.email if publication else None
    shortened = settings is not None and settings.comment == "first-paragraph"
    return (describe_clipping(size, document, shortened=shortened) for size in sizes)


def _merge(file: CheckedFile, late: Sequence[Problem]) -> CheckedFile:
    own = [problem for problem in late if problem.path == file.source.path]
    return replace(file, problems=sort_problems((*file.problems, *own))) if own else file
