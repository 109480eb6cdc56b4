"""Print HTML: the page that WeasyPrint is given, for people who design styles to look at.

Place in the flow: view in, HTML out. It needs no other file but the fonts.
"""

from markupsafe import Markup

from authoring.formats.figures import embed_pictures
from authoring.formats.metadata import TOOLKIT, Metadata
from authoring.formats.stylesheets import join_style_sheets
from authoring.formats.templates import render_template
from authoring.formats.tokens import check_tokens
from authoring.formats.typography import typeset
from authoring.project.resources import Resources
from authoring.view.brief import BriefView


def render_print_html(
    brief: BriefView, metadata: Metadata, resources: Resources, *, proof: bool = False
) -> str:
    """The print page of a brief.

    That of a proof names the places of its texts, and has a placeholder for a picture that can't be
    used. Raises `StyleError` and `TemplateError`, and `BriefError` for such a picture elsewhere.
    """
    names = ("print.css", "proof.css") if proof else ("print.css",)
    sheets = resources.style_sheets(brief.style, *names)
    sheet = join_style_sheets(sheets, resources.style_folders)
    check_tokens(resources, brief.style)
    return render_template(
        resources.template_folders,
        "print.html",
        places=proof,
        brief=typeset(brief, brief.language),
        metadata=metadata,
        toolkit=TOOLKIT,
        style_sheet=Markup(sheet),  # noqa: S704  # the style's own text, which holds no "</"
        pictures=embed_pictures(brief, placeholders=proof),
    )
