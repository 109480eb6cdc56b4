"""A brief costs less time than WeasyPrint alone, and little memory."""

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from desk.commands import BRIEF, environment, run
from desk.rendering import ISSUES, ROOT

from authoring.formats.fontconfig import use_only_fonts_of
from authoring.project.resources import Resources

pytestmark = [pytest.mark.slow, pytest.mark.timing]

PAIRS = 7
# The goal is 0.90 for a PDF. Seen: 0.92 of the processor time, 0.87 to 0.93 by the clock; a busy
# machine adds some hundredths.
LIMITS = {"pdf": 1.0, "pdf,html": 1.12}
MOST_RATIO_WARM = 1.25
MOST_RATIO_OF_ALL_FORMS = 1.4
MOST_MEMORY = 250  # MB


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """An environment in which WeasyPrint alone has the same fonts."""
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    fonts = use_only_fonts_of(Resources(ROOT).font_folders)
    return environment(FONTCONFIG_FILE=str(fonts))


def seconds(folder: Path, command: tuple[str, ...], env: Mapping[str, str]) -> float:
    """The processor time of a command and of all that it starts."""
    before = _children_seconds()
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    return _children_seconds() - before


def _children_seconds() -> float:
    used = os.times()
    return used.children_user + used.children_system


@pytest.mark.parametrize(
    ("name", "to"), [("2021-04", "pdf"), ("2024-12", "pdf"), ("2024-12", "pdf,html")]
)
def test_a_checked_brief_takes_less_than_weasyprint_alone(
    bare_environment: Mapping[str, str], tmp_path: Path, name: str, to: str
) -> None:
    """WeasyPrint's own command writes a plain PDF; ours has tags, metadata and attachments."""
    issue = str(ISSUES / f"{name}.yaml")
    page = run(tmp_path, (*BRIEF, "render", issue, "--to", "print-html"), bare_environment)
    assert page.code == 0, page
    ours = (*BRIEF, "render", issue, "--to", to, "--no-cache")
    bare = (sys.executable, "-m", "weasyprint", f"build/{name}.print.html", "engine.pdf")
    for command in (ours, bare):  # compiled modules and the fonts' cache are made here
        seconds(tmp_path, command, bare_environment)
    pairs = [
        (seconds(tmp_path, ours, bare_environment), seconds(tmp_path, bare, bare_environment))
        for _ in range(PAIRS)
    ]
    # The least of each: what other work adds is never less than nothing.
    least = [min(times) for times in zip(*pairs, strict=True)]
    assert least[0] / least[1] <= LIMITS[to], pairs


WARM = """
import statistics, sys, time
from pathlib import Path
from authoring.render.pipeline import Format, RenderOptions, RenderRequest, render
issue, page = map(Path, sys.argv[1:])
def ours():
    list(render(RenderRequest((issue,), RenderOptions((Format.PDF,)), Path("warm"))))
def bare():
    import weasyprint
    weasyprint.HTML(page).write_pdf("warm.pdf")
def seconds(do):
    times = []
    for _ in range(7):
        begin = time.process_time()
        do()
        times.append(time.process_time() - begin)
    return statistics.median(times[2:])
print(seconds(ours if page.suffix == ".yaml" else bare))
"""


def test_a_later_brief_of_a_process_takes_little_more_than_weasyprint_alone(
    bare_environment: Mapping[str, str], tmp_path: Path
) -> None:
    issue = str(ISSUES / "2024-12.yaml")
    run(tmp_path, (*BRIEF, "render", issue, "--to", "print-html"), bare_environment)
    page = "build/2024-12.print.html"
    ratios = []
    for _ in range(2):
        ours, bare = (
            float(run(tmp_path, (sys.executable, "-c", WARM, issue, what), bare_environment).output)
            for what in (issue, page)
        )
        ratios.append(ours / bare)
    assert min(ratios) <= MOST_RATIO_WARM, ratios


def test_all_forms_take_little_more_than_the_pdf_alone(tmp_path: Path) -> None:
    issue = str(ISSUES / "2024-12.yaml")
    forms = "pdf,html,email,markdown,text,docx,json"
    every, pdf = ((*BRIEF, "render", issue, "--to", to, "--no-cache") for to in (forms, "pdf"))
    for command in (every, pdf):
        seconds(tmp_path, command, environment())
    ratios = [
        seconds(tmp_path, every, environment()) / seconds(tmp_path, pdf, environment())
        for _ in range(PAIRS)
    ]
    assert statistics.median(ratios) <= MOST_RATIO_OF_ALL_FORMS, ratios


WORD = """
import sys, time
from pathlib import Path
from authoring.lint.checker import Checker
from authoring.render.registry import Format, RenderOptions, Sources, make_forms
from authoring.project.discovery import find_issues
from authoring.project.resources import Resources
from authoring.view.build import build_view
from authoring.formats.metadata import build_metadata
((project, path),) = find_issues((Path(sys.argv[1]),))
checked = Checker().check(project, path)
values = checked.issue.value, checked.publication.value
begin = time.perf_counter()
make_forms(Sources(project, path, *values, Path.read_bytes), RenderOptions((Format.PDF,)))
between = time.perf_counter()
from authoring.formats.docx import render_docx
view = build_view(*values, path)
render_docx(view, build_metadata(view), Resources(project.root))
print((time.perf_counter() - between) / (between - begin))
"""
MOST_OF_THE_PDF = 0.15


def test_a_word_document_takes_a_fraction_of_the_pdf(tmp_path: Path) -> None:
    """Its library is loaded along."""
    command = (sys.executable, "-c", WORD, str(ISSUES / "2024-12.yaml"))
    ratios = [float(run(tmp_path, command, environment()).output) for _ in range(PAIRS)]
    assert statistics.median(ratios) <= MOST_OF_THE_PDF, ratios


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is counted otherwise elsewhere")
@pytest.mark.parametrize("paths", [("2021-04.yaml",), ("2024-12.yaml",), (".",)], ids=str)
def test_rendering_takes_little_memory(tmp_path: Path, paths: tuple[str, ...]) -> None:
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    issues = [str(ISSUES / path) for path in paths]
    command = (sys.executable, "-c", code, *BRIEF, "render", "--no-cache", *issues)
    result = run(tmp_path, command, environment())
    assert result.code == 0, result
    assert int(result.output) / 1000 <= MOST_MEMORY
