"""Registry: a checked issue -> every form it is published in.

Place in the flow: the third step of `pipeline`, and the one place that names each format's module.
Nothing is written here. A module is imported when its form is asked for.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self, TypeAlias

from authoring.project.resources import Resources

if TYPE_CHECKING:
    from authoring.formats.links import Links
    from authoring.formats.metadata import Metadata
    from authoring.model import Issue, Publication
    from authoring.project.discovery import Project
    from authoring.view.brief import BriefView


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


@dataclass(frozen=True)
class Sources:
    """What all forms of an issue are made from; `read` gives a file's bytes, or what stands in."""

    project: "Project"
    path: Path
    issue: "Issue"
    publication: "Publication"
    read: Callable[[Path], bytes]


class _Brief:
    """What the forms of one issue have in common, made once."""

    def __init__(self, sources: Sources, choice: "RenderOptions") -> None:
        self.sources = sources
        self.choice = choice
        self.resources = Resources(sources.project.root)
        self.made: dict[Format, RenderedForm] = {}

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

    @property
    def links(self) -> dict[str, "Links"]:
        """Where a form of text has its addresses, if that is said."""
        return {"links": self.choice.links} if self.choice.links else {}


def _print_html(brief: _Brief, name: str) -> RenderedForm:
    return RenderedForm({name: brief.printed.encode()})


def _pdf(brief: _Brief, name: str) -> RenderedForm:
    """The PDF, with its source inside if the publication wants that."""
    from authoring.formats.pdf import render_pdf, source_files

    sources, root = brief.sources, brief.sources.project.root
    origin = (sources.path, sources.project.publication_path, sources.read)
    files = source_files(*origin) if sources.publication.embed_source else ()
    pdf = render_pdf(brief.printed, brief.resources.font_folders, (root,), brief.metadata, files)
    return RenderedForm({name: pdf.content}, pages=pdf.pages, missing_glyphs=pdf.missing_glyphs)


def _html(brief: _Brief, name: str) -> RenderedForm:
    """The web page; it leads to the PDF that is made along with it."""
    from authoring.formats.web import PdfLink, render_web_page

    pdf = brief.made.get(Format.PDF)
    link = PdfLink(next(iter(pdf.files)), pdf.pages or 0) if pdf else None
    assets = brief.choice.assets
    page = render_web_page(brief.view, brief.metadata, brief.resources, link, assets=assets)
    return RenderedForm({name: page.html.encode()}, page.files)


def _email(brief: _Brief, name: str) -> RenderedForm:
    """The mail, and its page for mail services."""
    from authoring.formats.email import render_email

    mail = render_email(brief.view, brief.metadata, brief.resources)
    page = f"{brief.sources.path.stem}.email.html"
    return RenderedForm({name: mail.message, page: mail.html.encode()}, mail_size=mail.size)


def _markdown(brief: _Brief, name: str) -> RenderedForm:
    from authoring.formats.markdown import render_markdown

    return RenderedForm({name: render_markdown(brief.view, **brief.links).encode()})


def _text(brief: _Brief, name: str) -> RenderedForm:
    from authoring.formats.text import render_text

    return RenderedForm({name: render_text(brief.view, **brief.links).encode()})


def _docx(brief: _Brief, name: str) -> RenderedForm:
    from authoring.formats.docx import render_docx

    return RenderedForm({name: render_docx(brief.view, brief.metadata, brief.resources)})


def _json(brief: _Brief, name: str) -> RenderedForm:
    from authoring.formats.json_data import render_json

    return RenderedForm({name: render_json(brief.view).encode()})


_Maker: TypeAlias = Callable[[_Brief, str], RenderedForm]
"""Makes a form, whose file has that name."""


class Format(StrEnum):
    """The forms a brief is published in, in the order in which they are listed.

    Each has its name, how its file is named after its issue, and what makes it; of several files,
    that is the first.
    """

    PRINT_HTML = "print-html", ".print.html", _print_html
    PDF = "pdf", ".pdf", _pdf
    HTML = "html", ".html", _html
    EMAIL = "email", ".eml", _email
    MARKDOWN = "markdown", ".md", _markdown
    TEXT = "text", ".txt", _text
    DOCX = "docx", ".docx", _docx
    JSON = "json", ".json", _json

    suffix: str
    make: _Maker

    def __new__(cls, name: str, suffix: str = "", make: _Maker | None = None) -> Self:
        """Take an entry apart; to look one up, as in `Format("pdf")`, its name is enough."""
        if not suffix or make is None:
            raise TypeError(f"the entry of {name} is not whole")
        form = str.__new__(cls, name)
        form._value_, form.suffix, form.make = name, suffix, make
        return form


_LAST: Final = (Format.PDF, Format.HTML)
"""The web page tells how many pages the PDF has; what fails, fails before the PDF is laid out."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Which forms are wanted, and what is said about how.

    `links` says where Markdown and text have their addresses; without it each has its usual place.
    """

    formats: tuple[Format, ...] = (Format.PDF, Format.HTML)
    style: str | None = None
    assets: bool = False
    links: "Links | None" = None


def make_forms(sources: Sources, choice: RenderOptions) -> dict[Format, RenderedForm]:
    """Every form that was asked for.

    Raises `BriefError` where a template, a style or a program can't be used.
    """
    brief = _Brief(sources, choice)
    wanted = [form for form in Format if form in choice.formats]
    for form in sorted(wanted, key=_LAST.__contains__):
        started = time.perf_counter()
        made = form.make(brief, f"{sources.path.stem}{form.suffix}")
        brief.made[form] = replace(made, seconds=time.perf_counter() - started)
    return {form: brief.made[form] for form in wanted}
