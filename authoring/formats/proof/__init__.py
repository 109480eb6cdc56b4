"""Proof: a brief for the review round, with its problems at their places.

Place in the flow: view and problems in, a PDF out. The pages are those of the published PDF, with
the same lines; everything else is laid over them.

    marks     problems -> places of the printed text, and of its words
    sheets    what is laid over each page
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from authoring.diagnostics.problems import Problem
from authoring.formats.metadata import build_metadata
from authoring.formats.pdf.document import render_layers
from authoring.formats.pdf.pages import LaidPage, places_of
from authoring.formats.print_html import render_print_html
from authoring.formats.proof.marks import count_marks, mark_problems
from authoring.formats.proof.sheets import build_sheets, measure_margins, place_tabs
from authoring.formats.stylesheets import join_style_sheets
from authoring.formats.templates import render_template
from authoring.project.resources import Resources
from authoring.project.source_date import read_source_date
from authoring.source import SourceDocument
from authoring.source.places import read_place
from authoring.view.brief import BriefView

USUAL_STYLE: Final = "plain"


def render_proof(
    brief: BriefView | None,
    problems: Sequence[Problem],
    document: SourceDocument,
    resources: Resources,
    style: str | None,
    day: date,
) -> tuple[bytes, int]:
    """The proof of a brief as PDF, and its pages; where there is no brief, the list of problems.

    `document` is the issue's file, `day` the day that the proof is of. Raises `StyleError`,
    `TemplateError` and `EngineError` as the published PDF does.
    """
    sheets = resources.style_sheets(style or USUAL_STYLE, "proof.css")
    style_sheet = join_style_sheets(sheets, resources.style_folders)
    page = None
    if brief is not None:
        page = render_print_html(brief, build_metadata(brief), resources, proof=True)

    def compose(pages: Sequence[LaidPage], drafts: Sequence[LaidPage]) -> str:
        marks = mark_problems(problems, document, [read_place(each) for each in places_of(pages)])
        tabs = place_tabs(pages, marks)
        laid, left = build_sheets(pages, tabs, document, drafts)
        return render_template(
            resources.template_folders,
            "proof.html",
            title=brief.title if brief else document.path.stem,
            file=document.path,
            day=day.isoformat(),
            paper=pages[0] if pages else None,
            margins=measure_margins(pages),
            sheets=laid,
            marks=marks,
            tabs={tab.mark.number: tab for tab in tabs},
            counts=count_marks(marks),
            left=left,
            style_sheet=Markup(style_sheet),  # noqa: S704  # the style's own text, without "</"
        )

    pdf = render_layers(page, compose, resources.font_folders, (resources.project_root,))
    return pdf.content, pdf.pages


def proof_day() -> date:
    """The day a proof is of: today, which is what proofs are told apart by.

    SOURCE_DATE_EPOCH takes its place, so that a proof can be made again byte for byte.
    """
    moment = read_source_date()
    return moment.date() if moment else date.today()  # noqa: DTZ011  # by the desk's own calendar
