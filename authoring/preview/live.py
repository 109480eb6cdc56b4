"""Live: one issue as browsers see it.

Place in the flow: takes what the builder makes and publishes it. A page that can't be made leaves
the last good one where it is.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from authoring.diagnostics.problems import Position
from authoring.formats.templates import render_template
from authoring.preview.builder import Build
from authoring.preview.channel import Channel
from authoring.preview.layout_client import PrintedPage
from authoring.preview.panel import ProblemRow, build_rows, describe_failure, marks_of
from authoring.report.text import write_summary
from authoring.source import SourceDocument
from authoring.source.places import find_position, read_place

PAGES: Final = Path(__file__).parent / "pages"

WEB_PART: Final = "page"
PRINT_PART: Final = "prints"
USUAL_PARTS: Final = frozenset({"panel", "marks", "title", "style"})


def write_part(name: str, **values: object) -> str:
    """A part of the preview's own pages."""
    return render_template((PAGES,), name, places=False, **values)


@dataclass
class LiveIssue:
    """An issue that somebody looks at; `version` is that of the files it was made from."""

    path: Path
    channel: Channel = field(default_factory=Channel)
    version: int = -1
    build: Build | None = None
    shown: str = ""
    printed: tuple[PrintedPage, ...] = ()
    rows: tuple[ProblemRow, ...] = ()
    _last: SourceDocument | None = None
    _good: bool = False

    @property
    def needs_patching(self) -> bool:
        """Whether there is no good page yet, so that one with stand-ins is better than none."""
        return not self._good

    @property
    def document(self) -> SourceDocument | None:
        """The issue's file as it was read last."""
        return self.build.documents[1] if self.build and self.build.documents else None

    def take(self, build: Build, version: int, style: str) -> None:
        """Show what became of a save."""
        self.build, self.version = build, version
        if build.page is not None and (not build.patched or not self._good):
            self.shown, self._good = build.page, not build.patched
            self._last = self.document
        self.rows = build_rows(build.problems, self.document, self.shown, self._last)
        self.channel.publish(self._parts(build, style))

    def take_printed(self, printed: tuple[PrintedPage, ...], failed: str = "") -> None:
        """Show the pages of a PDF; where there are none, the last ones stay."""
        self.printed = printed or self.printed
        part = write_part("prints.html", pages=self.printed, failed=failed)
        self.channel.publish({PRINT_PART: part})

    def position(self, place: str) -> Position | None:
        """Where a part of the page stands in the file. Raises `ValueError` for no place."""
        document = self.document
        return None if document is None else find_position(document, read_place(place))

    def _parts(self, build: Build, style: str) -> Mapping[str, str]:
        stale = bool(self.shown) and (build.page is None or (build.patched and self._good))
        failure = None if build.failure is None else describe_failure(build.failure)
        panel = write_part(
            "panel.html",
            rows=self.rows,
            files=list(dict.fromkeys(row.problem.path for row in self.rows)),
            summary=write_summary(build.problems).partition(";")[0],
            failure=failure,
            stale=stale,
            patched=not self._good and build.page is not None,
        )
        title = build.view.title if build.view else build.path.stem
        parts = {
            "panel": panel,
            "marks": json.dumps(list(marks_of(self.rows))),
            "title": title,
            "style": style,
        }
        if self.shown:
            parts[WEB_PART] = self.shown
        return parts
