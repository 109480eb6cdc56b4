"""Printer: a process that lays out the pages of one issue while that is checked.

Place in the flow: one of the `crews`, for one issue and more than one core. It loads the engine while
the issue is read, and sets its pages while the rules are run. Where these find an error, the pages are
dropped.
"""

import contextlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from authoring.crews import Alone, Result
from authoring.forms import Format, Page
from authoring.jobs import Job, do_job, make_page_early
from authoring.pool import Pool
from authoring.resources import Resources
from authoring.witness import tell_witness_of, watched

if TYPE_CHECKING:
    from authoring.formats.pdf import Pdf

Printed: TypeAlias = "tuple[Pdf, dict[str, str]]"


@contextlib.contextmanager
def start_printer() -> Iterator["Printer"]:
    """A crew of this process and a printer, which ends with this."""
    printer = Printer()
    try:
        yield printer
    finally:
        printer.dismiss()


class Printer(Alone):
    """This process, but for PDFs."""

    def __init__(self) -> None:
        """Begin nothing before a job is likely."""
        self._pool: Pool | None = None
        self._early: Page | None = None
        self._printed: Future[Printed] | None = None

    def expect(self, job: Job) -> None:
        """Let the printer begin, if there is something to print; what it prints may be dropped."""
        if Format.PDF not in job.choice.formats:
            return
        self._pool = self._pool or Pool(1)
        try:
            self._pool.submit(_get_ready, Resources(job.project.root).font_folders)
            self._early = make_page_early(job)
            self._printed = self._pool.submit(_print, self._early) if self._early else None
        except BrokenProcessPool:
            self.dismiss()

    def do(self, job: Job) -> Result:
        """Do a job; its pages are laid out by the printer, if there is one."""
        return do_job(job, self._print)

    def dismiss(self) -> None:
        """End the printer, whatever it does."""
        if self._pool is not None:
            self._pool.end()
        self._pool = self._early = self._printed = None

    def _print(self, page: Page) -> "Pdf":
        from authoring.formats.pdf import render_pdf

        if self._printed is None or page != self._early:
            return render_pdf(*page)
        try:
            pdf, files = self._printed.result()
        except BrokenProcessPool:  # killed from outside; here it may go well
            return render_pdf(*page)
        tell_witness_of(files)
        return pdf


def _get_ready(fonts: Sequence[Path]) -> None:
    """Load the engine and its fonts. What goes wrong is told when a page is printed."""
    from authoring.formats.pdf import warm_up

    with contextlib.suppress(Exception):
        warm_up(fonts)


def _print(page: Page) -> "Printed":
    """The PDF of a page, and the files of the project that were read for it."""
    from authoring.formats.pdf import render_pdf

    _html, _fonts, folders, *_ = page
    with watched(folders[0]) as witness:
        pdf = render_pdf(*page)
    return pdf, witness.states
