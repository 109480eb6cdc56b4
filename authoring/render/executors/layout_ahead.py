"""Printer: a process that lays out the pages of one issue while that is checked.

Place in the flow: one of the `crews`, for one issue and more than one core. It loads the engine while
the issue is read, and sets its pages while the rules are run. Where these find an error, the pages are
dropped.
"""

import contextlib
import gc
import multiprocessing
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from authoring.cache.read_tracking import ReadTracker, record_reads_of, track_reads
from authoring.diagnostics.errors import BriefError
from authoring.project.resources import Resources
from authoring.render.executors.base import START, InProcess, Result
from authoring.render.jobs import RenderJob, make_page_early, run_job
from authoring.render.registry import Format, Page

if TYPE_CHECKING:
    from authoring.formats.pdf import Pdf

Printed: TypeAlias = "tuple[Pdf, ReadTracker]"


class LayoutAhead(InProcess):
    """This process, but for PDFs."""

    def __init__(self) -> None:
        """Begin nothing before a job is likely."""
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._early: Page | None = None

    def expect(self, job: RenderJob) -> None:
        """Let the printer begin, if there is something to print; what it prints may be dropped."""
        if Format.PDF not in job.choice.formats:
            return
        self._begin(Resources(job.project.root).font_folders)
        page = make_page_early(job)
        if self._line is not None and page is not None:
            with contextlib.suppress(OSError):
                self._line.send(page)
                self._early = page

    def do(self, job: RenderJob) -> Result:
        """Do a job; its pages are laid out by the printer, if it has them already."""
        return run_job(job, self._print)

    def dismiss(self) -> None:
        """End the printer, whatever it does."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._line = self._early = None

    def _begin(self, fonts: Sequence[Path]) -> None:
        self.dismiss()
        context: Any = multiprocessing.get_context(START)
        self._line, theirs = multiprocessing.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._line, fonts))
        self._process.start()
        theirs.close()

    def _print(self, page: Page) -> "Pdf":
        from authoring.formats.pdf import render_pdf

        if self._line is None or page != self._early:
            return render_pdf(*page)
        try:
            printed: Printed | BriefError = self._line.recv()
        except (EOFError, OSError):  # killed from outside; here it may go well
            return render_pdf(*page)
        if isinstance(printed, BriefError):
            raise printed
        pdf, other = printed
        record_reads_of(other)
        return pdf


def _serve(line: Connection, callers_end: Connection, fonts: Sequence[Path]) -> None:
    """Load the engine and its fonts, then print what comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    callers_end.close()
    gc.disable()
    from authoring.formats.pdf import warm_up

    # What goes wrong is told when a page is printed.
    with contextlib.suppress(Exception):
        warm_up(fonts)
    with contextlib.suppress(EOFError, OSError):
        while True:
            line.send(_print(line.recv()))


def _print(page: Page) -> "Printed | BriefError":
    """The PDF of a page and the witness of what was read for it, or what went wrong."""
    from authoring.formats.pdf import render_pdf

    _html, _fonts, folders, *_ = page
    try:
        with track_reads(folders[0]) as witness:
            pdf = render_pdf(*page)
    except BriefError as error:
        return error
    return pdf, witness
