"""Forms are kept under all that they are made of, and come back to the byte."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from authoring.cache.store import Store
from authoring.formats.links import Links
from authoring.project.discovery import Project
from authoring.render import render_cache as module
from authoring.render.jobs import RenderedForms, RenderJob
from authoring.render.registry import Format, RenderedForm, RenderOptions
from authoring.render.render_cache import RenderCache, read_forms, write_forms

FORMS: Final = RenderedForms(
    {
        Format.PDF: RenderedForm(
            {"a.pdf": b"%PDF\n\x00\xff"}, pages=8, missing_glyphs=("ж",), seconds=1.5
        ),
        Format.HTML: RenderedForm(
            {"a.html": b""}, beside={"assets/x.css": b"a{}", "assets/y": b"\n"}
        ),
        Format.EMAIL: RenderedForm({"a.eml": b"To:", "a.email.html": b"<p>"}, mail_size=3),
    },
    {"media/a.png": "12"},
)
Spoil = Callable[[Project, RenderJob], RenderJob]


def test_what_is_read_is_what_was_written_but_for_the_time_it_took() -> None:
    back = read_forms(write_forms(FORMS))
    expected = {form: replace(made, seconds=None) for form, made in FORMS.forms.items()}
    assert (back.forms, back.files) == (expected, FORMS.files)


@pytest.fixture
def job(make_project: Callable[..., Project], issue_text: str) -> RenderJob:
    project = make_project(
        {"a.yaml": issue_text, "../templates/web.html": "x", "../styles/own/tokens.css": ":root{}"}
    )
    path = project.issues_folder / "a.yaml"
    return RenderJob(project, path, path.read_bytes(), b"brand: A", RenderOptions((Format.PDF,)))


def key_of(job: RenderJob, tmp_path: Path) -> str:
    """As a later run makes it."""
    return RenderCache(Store(tmp_path / "store")).key(job)


def write(place: str, content: str) -> Callable[[RenderJob], RenderJob]:
    def change(job: RenderJob) -> RenderJob:
        path = job.project.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return job

    return change


# All that a reader of the brief could notice.
CHANGES: Final[dict[str, Callable[[RenderJob], RenderJob]]] = {
    "issue": lambda job: replace(job, content=job.content + b"\n"),
    "publication": lambda job: replace(job, publication=b"brand: B"),
    "name": lambda job: replace(job, path=job.path.with_name("b.yaml")),
    "date": lambda job: replace(job, source_date="1733270400"),
    "forms": lambda job: replace(job, choice=RenderOptions((Format.PDF, Format.HTML))),
    "style": lambda job: replace(job, choice=RenderOptions((Format.PDF,), "plain")),
    "assets": lambda job: replace(job, choice=RenderOptions((Format.PDF,), assets=True)),
    "links": lambda job: replace(job, choice=RenderOptions((Format.PDF,), links=Links.INLINE)),
    "a template": write("templates/web.html", "y"),
    "another template": write("templates/partials/more.html", ""),
    "a style": write("styles/own/tokens.css", ":root{--a:1}"),
    "a style's other file": write("styles/own/logo.svg", "<svg/>"),
    "a font": write("styles/fonts/Own.ttf", "x"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_gives_another_key(job: RenderJob, tmp_path: Path, name: str) -> None:
    before = key_of(job, tmp_path)
    assert key_of(job, tmp_path) == before
    assert key_of(CHANGES[name](job), tmp_path) != before


def test_a_font_of_the_same_size_is_another_font(job: RenderJob, tmp_path: Path) -> None:
    keys = {key_of(write("styles/fonts/Own.ttf", text)(job), tmp_path) for text in "xy"}
    assert len(keys) == 2


@pytest.mark.parametrize("name", ["identify_toolkit", "describe_libraries"])
def test_another_toolkit_or_engine_gives_another_key(
    job: RenderJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = key_of(job, tmp_path)
    other = {"Pango": "0.1"} if name == "describe_libraries" else "another"
    monkeypatch.setattr(module, name, lambda: other)
    assert key_of(job, tmp_path) != before


def test_the_folder_and_the_clock_change_nothing(job: RenderJob, tmp_path: Path) -> None:
    before = key_of(job, tmp_path)
    elsewhere = tmp_path / "moved"
    job.project.root.rename(elsewhere)
    (elsewhere / "templates" / "web.html").touch()
    project = Project(elsewhere / "issues")
    moved = replace(job, project=project, path=project.issues_folder / job.path.name)
    assert key_of(moved, tmp_path) == before


def test_kept_as_long_as_the_files_that_were_read_are_the_same(
    job: RenderJob, tmp_path: Path
) -> None:
    """A picture, or what a template names: its state is no part of the key."""
    from authoring.cache.read_tracking import record_read, track_reads

    write("media/a.png", "one")(job)
    with track_reads(job.project.root) as reads:
        record_read(job.project.root / "media" / "a.png")
    kept = RenderCache(Store(tmp_path / "store"))
    kept.record(job, RenderedForms(FORMS.forms, reads.states))
    assert kept.find(job) is not None
    write("media/a.png", "two")(job)
    assert kept.find(job) is None
    write("media/a.png", "one")(job)
    assert kept.find(job) is not None


def test_nothing_is_kept_of_files_that_changed_while_they_were_read(
    job: RenderJob, tmp_path: Path
) -> None:
    kept = RenderCache(Store(tmp_path / "store"))
    kept.record(job, RenderedForms(FORMS.forms, None))
    assert kept.find(job) is None


@pytest.mark.parametrize("place", ["templates/web.html", "styles/own/tokens.css", "styles/new.css"])
def test_nothing_is_kept_where_a_template_or_style_changed_meanwhile(
    job: RenderJob, tmp_path: Path, place: str
) -> None:
    """The key tells what was there before the job, the forms may show what came after."""
    kept = RenderCache(Store(tmp_path / "store"))
    key = kept.key(job)
    write(place, "changed while a job was done")(job)
    kept.record(job, RenderedForms(FORMS.forms, {}))
    assert kept.store.get(key) is None
    assert kept.find(job) is None
