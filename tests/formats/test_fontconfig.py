"""The fonts' configuration is found, made and shared wherever a brief is rendered."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from desk.commands import BRIEF, environment, run, run_brief
from desk.rendering import ROOT
from formats.test_fonts import assert_bundled

from authoring.formats.fontconfig import use_only_fonts_of
from authoring.project.discovery import Project

ISSUE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened, 国家.
"""

Make = Callable[..., Project]


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and an environment that is put back as it was."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("FONTCONFIG_FILE", "as it was")
    return tmp_path / "cache"


@pytest.mark.usefixtures("own_cache")
def test_the_configuration_has_these_folders_alone(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("plain", "with space", "R&D <new>", "字体")]
    path = use_only_fonts_of(folders)
    tree = ET.parse(path)  # noqa: S314  # our own file
    assert [each.text for each in tree.iter("dir")] == [str(folder) for folder in folders]
    assert [each.tag for each in tree.iter("include")] == []
    assert os.environ["FONTCONFIG_FILE"] == str(path)


def test_the_configuration_is_kept_and_mended(tmp_path: Path, own_cache: Path) -> None:
    path = use_only_fonts_of([tmp_path])
    text, made = path.read_bytes(), path.stat().st_mtime_ns
    assert own_cache in path.parents
    assert use_only_fonts_of([tmp_path]) == path
    assert path.stat().st_mtime_ns == made
    assert use_only_fonts_of([tmp_path, tmp_path / "more"]) != path
    path.write_text("<broken", encoding="utf-8")
    assert use_only_fonts_of([tmp_path]).read_bytes() == text


def render(tmp_path: Path, **changes: str) -> set[str]:
    """Render in a changed environment, with bundled fonts only; what is left in TMPDIR."""
    temporary = tmp_path / "temporary"
    temporary.mkdir(exist_ok=True)
    changes |= {"HOME": str(tmp_path / "home"), "TMPDIR": str(temporary)}
    result = run_brief(tmp_path, "render", "desk", "--to", "pdf", "--out", "out", **changes)
    assert result.code == 0, result
    assert_bundled((tmp_path / "out" / "a.pdf").read_bytes())
    return {path.name for path in temporary.iterdir()}


CACHES: Mapping[str, Callable[[Path], str]] = {
    "writable": lambda folder: str(folder / "cache"),
    "relative": lambda _: "cache",
    "below a file": lambda folder: str(folder / "desk" / "issues" / "a.yaml"),
    "not a folder": lambda _: "/dev/null",
    "empty": lambda _: "",
}


@pytest.mark.whole
@pytest.mark.parametrize("cache", CACHES)
def test_a_brief_is_rendered_whatever_the_cache_is(
    make_project: Make, tmp_path: Path, cache: str
) -> None:
    make_project({"a.yaml": ISSUE})
    own = CACHES[cache](tmp_path)
    left = [render(tmp_path, XDG_CACHE_HOME=own) for _ in range(2)]
    usable = cache in ("writable", "relative", "empty")
    assert left == [set() if usable else {f"brief-{os.geteuid()}"}] * 2
    assert not (tmp_path / "cache" / "brief").exists() or cache == "writable"


@pytest.mark.whole
def test_a_folder_that_others_can_write_is_not_trusted(make_project: Make, tmp_path: Path) -> None:
    """Whoever can write the configuration can choose the fonts."""
    make_project({"a.yaml": ISSUE})
    folder = tmp_path / "temporary" / f"brief-{os.geteuid()}"
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    assert len(render(tmp_path, XDG_CACHE_HOME="/dev/null")) == 2
    assert list(folder.iterdir()) == []


@pytest.mark.whole
def test_folders_may_have_any_name(make_project: Make, tmp_path: Path) -> None:
    folder = tmp_path / "R&D <brief> 简报 é"
    cache = str(folder / "cache")
    project = make_project({"a.yaml": ISSUE})
    (project.root / "styles" / "fonts").mkdir(parents=True)
    project.root.rename(folder)
    result = run_brief(tmp_path, "render", folder.name, "--out", "out", XDG_CACHE_HOME=cache)
    assert result.code == 0, result
    assert_bundled((tmp_path / "out" / "a.pdf").read_bytes())


@pytest.mark.whole
def test_several_may_begin_at_once(make_project: Make, tmp_path: Path) -> None:
    make_project({"a.yaml": ISSUE})
    env = environment(XDG_CACHE_HOME=str(tmp_path / "cache"))
    commands = [(*BRIEF, "render", "desk", "--out", f"out{number}") for number in range(4)]
    running = [
        subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.DEVNULL)
        for command in commands
    ]
    assert [process.wait(timeout=100) for process in running] == [0, 0, 0, 0]
    assert len({(tmp_path / f"out{number}" / "a.pdf").read_bytes() for number in range(4)}) == 1


@pytest.mark.whole
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become nobody")
def test_a_user_without_a_home_has_fonts_too(tmp_path: Path) -> None:
    """As in a container that runs under any number: no entry in passwd, no HOME."""
    code = (
        "import os, sys; from pathlib import Path\n"
        "from authoring.formats.fontconfig import use_only_fonts_of\n"
        "os.setuid(54321); print(use_only_fonts_of([Path(sys.argv[1])]).is_file())"
    )
    with tempfile.TemporaryDirectory() as temporary:
        os.chown(temporary, 54321, -1)
        env = environment(TMPDIR=temporary)
        for name in ("HOME", "XDG_CACHE_HOME"):
            env.pop(name, None)
        command = (sys.executable, "-c", code, str(ROOT / "styles" / "fonts"))
        result = run(tmp_path, command, env)
    assert (result.code, result.output.strip()) == (0, "True"), result
