"""Registry: a checked issue -> every form it is published in.

Place in the flow: the third step of `pipeline`, and the one place that names each format's module.
Nothing is written here. A module is imported when its form is asked for.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from authoring.project.resources import Resources

if TYPE_CHECKING:
    from authoring.formats.links import Links
    from authoring.formats.metadata import Metadata
    from authoring.model import Issue, Publication
    from authoring.project.discovery import Project
    from authoring.view.brief import BriefView


class Format(StrEnum):
    """The forms a brief is published in, in the order in which they are made.

    `suffix` is how the file of a form is named after its issue; of several, the first.
    """

    suffix: str

    PRINT_HTML = "print-html", ".print.html"
    PDF = "pdf", ".pdf"
    HTML = "html", ".html"
    EMAIL = "email", ".eml"
    MARKDOWN = "markdown", ".md"
    TEXT = "text", ".txt"
    DOCX = "docx", ".docx"
    JSON = "json", ".json"

    def __new__(cls, name: str, suffix: str = "") -> Self:
        """A form by its name on the command line."""
        form = str.__new__(cls, name)
        form._value_ = name
        form.suffix = suffix
        return form


MAIL_PAGE_SUFFIX: Final = ".email.html"


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Which forms are wanted, and what is said about how.

    `links` says where Markdown and text have their addresses; without it each has its usual place.
    """

    formats: tuple[Format, ...] = (Format.PDF, Format.HTML)
    style: str | None = None
    assets: bool = False
    links: "Links | None" = None


DEFAULT_OPTIONS: Final = RenderOptions()


@dataclass(frozen=True)
class Sources:
    """What all forms of an issue are made from; `read` gives a file's bytes, or what stands in."""

    project: "Project"
    path: Path
    issue: "Issue"
    publication: "Publication"
    read: Callable[[Path], bytes]


@dataclass(frozen=True, slots=True)
class RenderedForm:
    """A form that was made: its files by name, and those that come with it.

    A PDF has pages, and a mail a size in bytes that mail programs look at. What is taken from the
    cache took no `seconds`.
    """

    files: Mapping[str, bytes]
    beside: Mapping[str, bytes] = field(default_factory=dict)
    pages: int | None = None
    mail_size: int | None = None
    missing_glyphs: tuple[str, ...] = ()
    seconds: float | None = None

    @property
    def all_files(self) -> dict[str, bytes]:
        """Its files, those that come with it first."""
        return {**self.beside, **self.files}


def make_forms(sources: Sources, choice: RenderOptions) -> dict[Format, RenderedForm]:
    """Every form that was asked for.

    Raises `BriefError` where a template, a style or a program can't be used.
    """
    builder = _FormBuilder(sources, choice)
    wanted = [form for form in Format if form in choice.formats]
    for form in sorted(wanted, key=_LAST.__contains__):
        builder.make(form)
    return {form: builder.made[form] for form in wanted}


class _FormBuilder:
    """What the forms of one issue have in common, made once."""

    def __init__(self, sources: Sources, choice: RenderOptions) -> None:
        self.sources = sources
        self.choice = choice
        self.resources = Resources(sources.project.root)
        self.made: dict[Format, RenderedForm] = {}

    def make(self, form: Format) -> None:
        """Make a form, and take its time."""
        started = time.perf_counter()
        made = self._make(form)
        self.made[form] = replace(made, seconds=time.perf_counter() - started)

    def _make(self, form: Format) -> RenderedForm:  # noqa: PLR0911  # one a form
        match form:
            case Format.PRINT_HTML:
                return self.print_html()
            case Format.PDF:
                return self.pdf()
            case Format.HTML:
                return self.html()
            case Format.EMAIL:
                return self.email()
            case Format.MARKDOWN:
                return self.markdown()
            case Format.TEXT:
                return self.text()
            case Format.DOCX:
                return self.docx()
            case Format.JSON:
                return self.json()

    @cached_property
    def view(self) -> "BriefView":
        """The view that all forms show."""
        from authoring.view.build import build_view

        sources = self.sources
        return build_view(sources.issue, sources.publication, sources.path, self.choice.style)

    @cached_property
    def metadata(self) -> "Metadata":
        """What the forms say of themselves."""
        from authoring.formats.metadata import build_metadata

        return build_metadata(self.view)

    @cached_property
    def printed(self) -> str:
        """The page that WeasyPrint is given."""
        from authoring.formats.print_html import render_print_html

        return render_print_html(self.view, self.metadata, self.resources)

    def name(self, form: Format) -> str:
        """The name of a form's file."""
        return f"{self.sources.path.stem}{form.suffix}"

    def file(self, form: Format, content: str | bytes) -> RenderedForm:
        """A form of one file."""
        return RenderedForm(
            {self.name(form): content.encode() if isinstance(content, str) else content}
        )

    def print_html(self) -> RenderedForm:
        """The print page."""
        return self.file(Format.PRINT_HTML, self.printed)

    def pdf(self) -> RenderedForm:
        """The PDF, with its source inside if the publication wants that."""
        from authoring.formats.pdf import render_pdf, source_files

        sources, root = self.sources, self.sources.project.root
        origin = (sources.path, sources.project.publication_path, sources.read)
        files = source_files(*origin) if sources.publication.embed_source else ()
        fonts = self.resources.font_folders
        pdf = render_pdf(self.printed, fonts, (root,), self.metadata, files)
        made = self.file(Format.PDF, pdf.content)
        return replace(made, pages=pdf.pages, missing_glyphs=pdf.missing_glyphs)

    def html(self) -> RenderedForm:
        """The web page; it leads to the PDF that is made along with it."""
        from authoring.formats.web import PdfLink, render_web_page

        pdf = self.made.get(Format.PDF)
        link = PdfLink(self.name(Format.PDF), pdf.pages or 0) if pdf else None
        page = render_web_page(
            self.view, self.metadata, self.resources, link, assets=self.choice.assets
        )
        return replace(self.file(Format.HTML, page.html), beside=page.files)

    def email(self) -> RenderedForm:
        """The mail, and its page for mail services."""
        from authoring.formats.email import render_email

        mail = render_email(self.view, self.metadata, self.resources)
        page = f"{self.sources.path.stem}{MAIL_PAGE_SUFFIX}"
        made = self.file(Format.EMAIL, mail.message)
        return replace(made, files={**made.files, page: mail.html.encode()}, mail_size=mail.size)

    def markdown(self) -> RenderedForm:
        """The brief as Markdown."""
        from authoring.formats.markdown import render_markdown

        return self.file(Format.MARKDOWN, render_markdown(self.view, **self._links()))

    def text(self) -> RenderedForm:
        """The brief as plain text."""
        from authoring.formats.text import render_text

        return self.file(Format.TEXT, render_text(self.view, **self._links()))

    def docx(self) -> RenderedForm:
        """The brief as a Word document."""
        from authoring.formats.docx import render_docx

        return self.file(Format.DOCX, render_docx(self.view, self.metadata, self.resources))

    def json(self) -> RenderedForm:
        """The brief as data."""
        from authoring.formats.json_data import render_json

        return self.file(Format.JSON, render_json(self.view))

    def _links(self) -> dict[str, "Links"]:
        return {"links": self.choice.links} if self.choice.links else {}


_LAST: Final = (Format.PDF, Format.HTML)
"""The web page tells how many pages the PDF has; what fails, fails before the PDF is laid out."""


def missing_glyphs(made: Iterable[RenderedForm]) -> tuple[str, ...]:
    """The characters that no font of the style has, each once."""
    return tuple(dict.fromkeys(glyph for form in made for glyph in form.missing_glyphs))
