"""Page: the HTML of a mail, its styles in attributes, and the pictures it needs.

Place in the flow: view in, HTML out. The inliner is imported when a mail is made.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from authoring.diagnostics.errors import BriefError
from authoring.formats.email.sheets import sort_rules
from authoring.formats.figures import COVER_BOX, ITEM_BOX, Figure
from authoring.formats.stylesheets import join_style_sheets, write_data_address
from authoring.formats.templates import render_template
from authoring.formats.tokens import check_tokens
from authoring.formats.typography import typeset
from authoring.project.pictures import PictureError, PreparedPicture, prepare_picture
from authoring.project.resources import Resources
from authoring.view.brief import BriefView


@dataclass(frozen=True, slots=True)
class MailPage:
    """The HTML of a mail, and by their Content-ID (RFC 2392) the pictures that it carries."""

    html: str
    pictures: Mapping[str, PreparedPicture]

    def standalone(self) -> str:
        """The same with its pictures inside, for a page that stands alone."""
        html = self.html
        for name, picture in self.pictures.items():
            address = write_data_address(picture.media_type, picture.content)
            html = html.replace(f'src="cid:{name}"', f'src="{address}"')
        return html


def render_page(brief: BriefView, resources: Resources) -> MailPage:
    """The page of a mail.

    Raises `StyleError` and `TemplateError`, and `BriefError` for a picture that can't be used.
    """
    import css_inline

    files = resources.style_sheets(brief.style, "email.css")
    rules = join_style_sheets(files, resources.style_folders)
    check_tokens(resources, brief.style)
    sheets = sort_rules(rules)
    prepared = _prepare(brief)
    carried = {} if brief.email.pictures else {_name(each): each for each in prepared.values()}
    html = render_template(
        resources.template_folders,
        "email.html",
        brief=typeset(brief, brief.language),
        authors=_authors(brief),
        pictures={path: _figure(brief, path, each) for path, each in prepared.items()},
        style_sheets=tuple(map(Markup, sheets.kept)),
        office_sheet=Markup(sheets.office),  # noqa: S704  # no style sheet has “</”
    )
    inliner = css_inline.CSSInliner(
        inline_style_tags=False,
        keep_style_tags=True,
        minify_css=True,
        load_remote_stylesheets=False,
        extra_css=sheets.inlined,
    )
    return MailPage(f"{inliner.inline(html)}\n", carried)


def _authors(brief: BriefView) -> str:
    names = (p.name for group in brief.people if group.role == "authors" for p in group.people)
    return ", ".join(names)


def _prepare(brief: BriefView) -> dict[Path, PreparedPicture]:
    """The files as the other forms have them, which is two to three pixels for one of the mail's."""
    places = [(brief.cover, COVER_BOX), *((item.picture, ITEM_BOX) for item in brief.items)]
    prepared: dict[Path, PreparedPicture] = {}
    for picture, box in places:
        if picture is not None and picture.path not in prepared:
            try:
                prepared[picture.path] = prepare_picture(picture.path, box)
            except (PictureError, OSError) as error:
                reason = error if isinstance(error, PictureError) else "can't be read"
                raise BriefError(f"{picture.path} {reason}") from error
    return prepared


def _name(picture: PreparedPicture) -> str:
    """The Content-ID of a picture, the same wherever it is carried."""
    return f"{hashlib.sha256(picture.content).hexdigest()[:24]}@brief.invalid"


def _figure(brief: BriefView, path: Path, picture: PreparedPicture) -> Figure:
    pattern = brief.email.pictures
    address = f"cid:{_name(picture)}"
    if pattern is not None:
        address = pattern.replace("{file}", quote(path.name))
    return Figure(address, picture.width, picture.height)
