"""A cluster's workers make what this machine would make, and need nothing of its disk."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pytest
from desk.commands import Result, environment, run, run_brief
from desk.dask import Worker, scheduler, workers
from desk.rendering import ISSUES

from authoring.diagnostics.errors import BriefError, ClusterError
from authoring.project.discovery import Project
from authoring.render.executors.cluster import compare_versions
from authoring.render.executors.cluster_worker import (
    ProjectBundle,
    describe_self,
    pack_project,
    work,
)
from authoring.render.jobs import RenderedForms, RenderJob, run_job
from authoring.render.registry import Format, RenderOptions

pytestmark = pytest.mark.slow

ISSUE: Final = """\
date: 2024-12-04
period: {{start: 2024-10-29, end: 2024-11-25}}
cover: {{file: media/cover.jpg, alternative_text: A harbour}}
items:
  - title: {title}
    at_a_glance: Something happened.
    comment: It matters.
"""
PUBLICATION: Final = "brand: ACME\nseries: Notes\nstyle: own\n"
TOKENS: Final = ISSUES.parent / "styles" / "plain" / "tokens.css"
COVER: Final = ISSUES / "media" / "2021-04-cover.jpg"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with scheduler(tmp_path_factory.mktemp("dask")) as address:
        yield address


@pytest.fixture
def two(address: str, tmp_path: Path) -> Iterator[list[Worker]]:
    folder = tmp_path / "machines"
    folder.mkdir()
    with workers(folder, address) as two:
        yield two


@pytest.fixture
def desk(make_project: Callable[..., Project]) -> Project:
    """Issues with pictures, in a style of the project's own, one of which has an error."""
    issues = {f"{name}.yaml": ISSUE.format(title=f"Item {name}") for name in "abcdefghijkl"}
    return make_project(
        {
            **issues,
            "l.yaml": issues["l.yaml"] + "titel: x\n",
            "media/cover.jpg": COVER.read_bytes(),
            "../styles/own/tokens.css": TOKENS.read_bytes(),
            "../styles/own/web.css": ".masthead { letter-spacing: 0.01em }",
            "../templates/web.html": "{% extends 'shipped/web.html' %}",
        },
        PUBLICATION,
    )


def read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def problems(result: Result) -> list[str]:
    return [line for line in result.lines if not line.startswith("out")]


def test_a_scheduler_without_workers_is_told(address: str, desk: Project) -> None:
    result = run_impatiently(desk.root, address)
    assert (result.code, result.output) == (2, "")
    assert f"the Dask scheduler at {address} has no workers" in result.talk
    assert f"dask worker {address}" in result.talk
    assert not (desk.root / "build").exists()


def test_where_no_scheduler_is_nothing_is_done(desk: Project) -> None:
    result = run_impatiently(desk.root, "tcp://127.0.0.1:9")
    assert (result.code, result.output) == (2, "")
    assert result.talk.startswith("brief: no Dask scheduler answers at “tcp://127.0.0.1:9”\n")
    assert not (desk.root / "build").exists()


def run_impatiently(folder: Path, address: str) -> Result:
    code = (
        "from authoring.render.executors import cluster\ncluster.PATIENCE = 1\n"
        "from authoring.cli import main\nmain()"
    )
    command = (sys.executable, "-c", code, "render", "--to", "text", "--cluster", address)
    return run(folder, command, environment())


@pytest.mark.usefixtures("two")
def test_the_same_is_written_and_told_as_without(address: str, desk: Project) -> None:
    arguments = ("render", "--to", "pdf,html,docx", "--no-cache")
    here = run_brief(desk.root, *arguments, "--out", "out1", "--jobs", "1")
    there = run_brief(desk.root, *arguments, "--out", "out2", "--cluster", address)
    assert (here.code, there.code) == (1, 1), there
    assert problems(there) == problems(here) != []
    assert read(desk.root / "out2") == read(desk.root / "out1")
    assert len(read(desk.root / "out1")) == 11 * 3


def begin_to_render(
    desk: Project, address: str, out: str, patience: int = 10
) -> subprocess.Popen[str]:
    """The command, after it wrote the first of its files."""
    code = (
        f"from authoring.render.executors import cluster\ncluster.PATIENCE = {patience}\n"
        "from authoring.cli import main\nmain()"
    )
    process = subprocess.Popen(
        (sys.executable, "-c", code, "render", "--no-cache", "--out", out, "--cluster", address),
        cwd=desk.root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    while not process.stdout.readline().startswith(f"{out}/"):
        assert process.poll() is None, process.communicate()
    return process


def test_a_worker_that_dies_takes_nothing_along(
    address: str, two: list[Worker], desk: Project
) -> None:
    (desk.issues_folder / "l.yaml").unlink()
    here = run_brief(desk.root, "render", "--no-cache", "--out", "out1")
    assert here.code == 0, here
    process = begin_to_render(desk, address, "out2")
    assert len(read(desk.root / "out2")) < 22, "is the test too late?"
    two[0].kill()
    _, talk = process.communicate(timeout=100)
    assert (process.returncode, "Traceback" in talk) == (0, False), talk
    assert talk.startswith("22 files in ")
    assert read(desk.root / "out2") == read(desk.root / "out1")


def test_without_anybody_left_it_ends(address: str, two: list[Worker], desk: Project) -> None:
    process = begin_to_render(desk, address, "build", patience=1)
    for worker in two:
        worker.kill()
    _, talk = process.communicate(timeout=60)
    assert process.returncode == 2
    assert talk.splitlines()[0].startswith("stopped; ")
    assert talk.splitlines()[1] == "brief: the cluster has no workers left"


def test_without_its_scheduler_it_ends(tmp_path: Path, desk: Project) -> None:
    with ExitStack() as stack:
        address = stack.enter_context(scheduler(tmp_path))
        stack.enter_context(workers(tmp_path, address, 1))
        process = begin_to_render(desk, address, "build", patience=1)
    _, talk = process.communicate(timeout=60)
    assert process.returncode == 2
    first, second, *_ = talk.splitlines()
    assert first.startswith("stopped; ")
    assert second in {
        "brief: the Dask scheduler has gone",
        "brief: the cluster has no workers left",
    }


def test_an_interruption_leaves_whole_files_and_the_workers_to_others(
    address: str, two: list[Worker], desk: Project
) -> None:
    (desk.issues_folder / "l.yaml").unlink()
    process = begin_to_render(desk, address, "build")
    process.send_signal(signal.SIGINT)
    _, talk = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in talk) == (130, False), talk
    built = read(desk.root / "build")
    assert [name for name in built if name.startswith(".")] == []
    assert len(built) % 2 == 0
    assert [worker.process.poll() for worker in two] == [None, None]


def job_of(project: Project, name: str = "a") -> RenderJob:
    path = project.issues_folder / f"{name}.yaml"
    publication = project.publication_path.read_bytes()
    choice = RenderOptions((Format.PDF, Format.HTML))
    return RenderJob(project, path, path.read_bytes(), publication, choice, "1733270400")


def files_of(result: object) -> dict[str, bytes]:
    assert isinstance(result, RenderedForms), result
    return {name: file for made in result.forms.values() for name, file in made.files.items()}


def test_a_job_needs_its_bytes_alone(desk: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the project is on the disk any more when the worker begins."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1733270400")
    job = job_of(desk)
    here = run_job(job)
    parcel = pack_project(desk)
    pictures = {"media/cover.jpg": COVER.read_bytes()}
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    shutil.rmtree(desk.root)
    there = work(parcel, job, pictures, describe_self())
    assert files_of(there) == files_of(here)
    assert isinstance(here, RenderedForms)
    assert isinstance(there, RenderedForms)
    assert there.files == here.files != {}


def test_a_desk_holds_what_is_the_project_s_own(desk: Project) -> None:
    parcel = pack_project(desk)
    assert set(parcel.files) == {
        "styles/own/tokens.css",
        "styles/own/web.css",
        "templates/web.html",
    }
    assert pack_project(Project(ISSUES)).files == {}, "the shipped ones are on every worker"


def test_what_a_worker_lacks_is_made_by_the_caller(
    address: str, two: list[Worker], desk: Project
) -> None:
    """A template may name any file of the project; of those, no worker knows."""
    assert two
    template = '{% extends "shipped/print.html" %}{% block cover %}<img src="logo.png" alt="">'
    (desk.root / "templates" / "print.html").write_text(
        template + "{% endblock %}", encoding="utf-8"
    )
    shutil.copy(COVER, desk.root / "logo.png")
    arguments = ("render", "issues/a.yaml", "issues/b.yaml", "--to", "pdf", "--no-cache")
    here = run_brief(desk.root, *arguments, "--out", "out1")
    there = run_brief(desk.root, *arguments, "--out", "out2", "--cluster", address)
    assert (here.code, there.code) == (0, 0), there
    assert read(desk.root / "out2") == read(desk.root / "out1")


def test_a_worker_of_another_version_refuses_a_job(desk: Project) -> None:
    """It may have joined after the others were compared."""
    result = work(ProjectBundle("", {}), job_of(desk), {}, {**describe_self(), "Pango": "0.1"})
    assert isinstance(result, BriefError)


def test_a_worker_that_can_not_lay_out_its_files_says_so(
    desk: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The caller makes it then."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    parcel = ProjectBundle("other", {"styles/own/web.css": b""})
    assert isinstance(work(parcel, job_of(desk), {}, describe_self()), BriefError)


def test_workers_like_this_process_may_work() -> None:
    compare_versions({"tcp://one": describe_self(), "tcp://two": dict(describe_self())})


@pytest.mark.parametrize("name", ["brief", "Python", "weasyprint", "Pango", "the toolkit's files"])
def test_a_worker_with_another_version_is_refused(name: str) -> None:
    other = {**describe_self(), name: "0.0.1"}
    with pytest.raises(ClusterError) as caught:
        compare_versions({"tcp://one": describe_self(), "tcp://two": other})
    message = f"the worker tcp://two has {name} 0.0.1, here is {describe_self()[name]}"
    assert caught.value.message == message


def test_a_worker_without_the_toolkit_is_refused() -> None:
    missing = ModuleNotFoundError("No module named 'authoring'")
    with pytest.raises(ClusterError, match=r"tcp://one can't run the toolkit: .*authoring"):
        compare_versions({"tcp://one": missing})


def test_without_dask_the_extra_is_named(desk: Project) -> None:
    code = "import sys\nsys.modules['distributed'] = None\nfrom authoring.cli import main\nmain()"
    command = (sys.executable, "-c", code, "render", "--cluster", "tcp://127.0.0.1:9")
    result = run(desk.root, command, environment())
    assert (result.code, result.output) == (2, "")
    assert 'pip install "brief-authoring[cluster]"' in result.talk
