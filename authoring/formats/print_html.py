"""Print HTML: the page that the PDF engine is given, for people who design styles to look at.

Place in the flow: view in, HTML out. It needs no other file but the fonts.
"""

from markupsafe import Markup

from authoring.formats.stylesheets import data_address, join_style_sheets
from authoring.formats.templates import render_template
from authoring.resources import Resources
from authoring.view import BriefView


def render_print_html(brief: BriefView, resources: Resources) -> str:
    """The print page of a brief.

    Raises `StyleError` and `TemplateError`.
    """
    sheets = resources.style_sheets(brief.style, "print.css")
    sheet = join_style_sheets(sheets, resources.style_folders)
    return render_template(
        resources.template_folders,
        "print.html",
        brief=brief,
        style_sheet=Markup(sheet),  # noqa: S704  # the style's own text, which holds no "</"
        cover_picture=data_address(brief.cover.path) if brief.cover else "",
    )
