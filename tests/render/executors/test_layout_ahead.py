"""A printer lays out the pages of one issue in a process of its own, which nobody notices."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace

import pytest
from desk.commands import run_brief
from desk.rendering import ISSUES

from authoring.diagnostics.errors import EngineError
from authoring.project.discovery import Project
from authoring.render.executors import layout_ahead as module
from authoring.render.executors.base import Result
from authoring.render.executors.layout_ahead import LayoutAhead
from authoring.render.jobs import RenderedForms, RenderJob, run_job
from authoring.render.registry import Format, RenderOptions

pytestmark = [
    pytest.mark.slow,
    # pytest-xdist has threads, `brief` has none when it forks.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]
CHOICE = RenderOptions((Format.PDF, Format.HTML))
PAGE = (
    '{% extends "shipped/print.html" %}{% block cover %}<img src="logo.jpg" alt="">{% endblock %}'
)


@pytest.fixture
def job(make_project: Callable[..., Project], issue_text: str) -> RenderJob:
    """An issue with a file that only the engine reads."""
    logo = (ISSUES / "media" / "2021-04-cover.jpg").read_bytes()
    files = {"a.yaml": issue_text, "../templates/print.html": PAGE, "../logo.jpg": logo}
    project = make_project(files)
    path = project.issues_folder / "a.yaml"
    return RenderJob(
        project, path, path.read_bytes(), project.publication_path.read_bytes(), CHOICE
    )


def files_of(result: Result) -> dict[str, bytes]:
    assert isinstance(result, RenderedForms), result
    return {name: file for made in result.forms.values() for name, file in made.files.items()}


def test_the_files_are_the_same_and_so_is_what_was_read(job: RenderJob) -> None:
    here = run_job(job)
    with LayoutAhead() as printer:
        printer.expect(job)
        there = printer.do(job)
    assert files_of(there) == files_of(here)
    assert isinstance(here, RenderedForms)
    assert isinstance(there, RenderedForms)
    assert there.files == here.files
    assert set(here.files or ()) == {"logo.jpg"}


def test_a_printer_that_dies_is_done_without(
    job: RenderJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_page: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    # A function goes to another process by its name; the one there is ours, by the fork.
    die.__module__, die.__qualname__ = module.__name__, "_print"
    monkeypatch.setattr(module, "_print", die)
    with LayoutAhead() as printer:
        printer.expect(job)
        assert files_of(printer.do(job)) == files_of(run_job(job))


def test_a_printer_is_there_for_pdfs_only(job: RenderJob) -> None:
    printer = LayoutAhead()
    printer.expect(replace(job, choice=RenderOptions((Format.HTML,))))
    assert printer._process is None


def test_what_goes_wrong_in_the_printer_is_told(job: RenderJob) -> None:
    (job.project.root / "logo.jpg").unlink()
    with LayoutAhead() as printer:
        printer.expect(job)
        result = printer.do(job)
    assert isinstance(result, EngineError)
    assert "logo.jpg" in result.message


def test_the_command_is_the_same_with_and_without(job: RenderJob) -> None:
    root = job.project.root
    results = [
        run_brief(root, "render", "issues/a.yaml", "--no-cache", *jobs, "--out", out)
        for jobs, out in ((("--jobs", "1"), "out1"), ((), "out2"))
    ]
    assert [result.code for result in results] == [0, 0]
    for path in (root / "out1").iterdir():
        assert (root / "out2" / path.name).read_bytes() == path.read_bytes()
    assert len(list((root / "out2").iterdir())) == 2
