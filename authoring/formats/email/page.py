"""Page: the HTML of a mail, its styles in attributes, and the pictures it needs.

Place in the flow: view in, HTML out. The inliner is imported when a mail is made.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from authoring.formats.email.sheets import sort_rules
from authoring.formats.figures import Figure, boxes_of, place_picture
from authoring.formats.metadata import Metadata
from authoring.formats.stylesheets import join_style_sheets, write_data_address
from authoring.formats.templates import render_template
from authoring.formats.tokens import check_tokens
from authoring.formats.typography import typeset
from authoring.project.resources import Resources
from authoring.view.brief import BriefView


class CarriedPicture(NamedTuple):
    """A picture that travels in a mail."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MailPage:
    """The HTML of a mail, and by their Content-ID (RFC 2392) the pictures that it carries."""

    html: str
    pictures: Mapping[str, CarriedPicture]

    def standalone(self) -> str:
        """The same with its pictures inside, for a page that stands alone."""
        html = self.html
        for name, picture in self.pictures.items():
            address = write_data_address(picture.media_type, picture.content)
            html = html.replace(f'src="cid:{name}"', f'src="{address}"')
        return html


def render_page(brief: BriefView, metadata: Metadata, resources: Resources) -> MailPage:
    """The page of a mail.

    Raises `StyleError` and `TemplateError`, and `BriefError` for a picture that can't be used.
    """
    import css_inline

    files = resources.style_sheets(brief.style, "email.css")
    rules = join_style_sheets(files, resources.style_folders)
    check_tokens(resources, brief.style)
    sheets = sort_rules(rules)
    figures, carried = _place_pictures(brief)
    html = render_template(
        resources.template_folders,
        "email.html",
        brief=typeset(brief, brief.language),
        authors=", ".join(metadata.authors),
        pictures=figures,
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


def _place_pictures(brief: BriefView) -> tuple[dict[Path, Figure], dict[str, CarriedPicture]]:
    """The pictures by their files, and those of them that the mail carries.

    They are as the other forms have them, which is two to three pixels for one of the mail's.
    """
    carried: dict[str, CarriedPicture] = {}

    def carry(media_type: str, content: bytes) -> str:
        name = f"{hashlib.sha256(content).hexdigest()[:24]}@brief.invalid"
        carried[name] = CarriedPicture(media_type, content)
        return f"cid:{name}"

    figures = {path: place_picture(path, box, carry) for path, box in boxes_of(brief).items()}
    pattern = brief.email.pictures
    if pattern is None:
        return figures, carried
    fetched = {
        path: replace(figure, address=pattern.replace("{file}", quote(path.name)))
        for path, figure in figures.items()
    }
    return fetched, {}
