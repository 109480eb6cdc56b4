"""The wheel holds all that a brief is made with, and makes the same brief as the checkout."""

import shutil
import site
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from desk.commands import BRIEF, environment, run
from desk.library import example_program
from desk.pdf_text import join_characters, read_pages
from desk.rendering import ISSUES, ROOT

import authoring

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Installation:
    """A wheel and a fresh environment in which it is installed."""

    wheel: Path
    folder: Path

    @property
    def files(self) -> set[str]:
        """What the wheel holds."""
        with zipfile.ZipFile(self.wheel) as archive:
            return set(archive.namelist())

    @property
    def command(self) -> Path:
        """The command `brief`."""
        return self.folder / "bin" / "brief"


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Build the wheel and install it; other libraries are those of the tests, not the network's."""
    folder = tmp_path_factory.mktemp("wheel")
    run_quietly(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
        *("--outdir", folder / "dist", ROOT),
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    venv = folder / "venv"
    run_quietly(sys.executable, "-m", "venv", "--without-pip", venv)
    run_quietly(
        *(sys.executable, "-m", "pip", "--python", venv / "bin" / "python", "install"),
        *("--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", wheel),
    )
    (packages,) = venv.glob("lib/python*/site-packages")
    others = "\n".join(site.getsitepackages())
    (packages / "others.pth").write_text(others + "\n", encoding="utf-8")
    yield Installation(wheel, venv)
    shutil.rmtree(folder)


def run_quietly(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def files_below(folder: str) -> set[str]:
    """The files of the checkout that belong into the wheel."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name[0] != "."
    }


def test_the_wheel_holds_templates_styles_and_fonts(installation: Installation) -> None:
    wanted = {
        f"authoring/{name}" for folder in ("templates", "styles") for name in files_below(folder)
    }
    assert {name for name in wanted if name.endswith(".ttf")}
    assert wanted - installation.files == set()


def test_the_wheel_holds_the_package_and_its_types(installation: Installation) -> None:
    assert files_below("authoring") - installation.files == set()
    assert "authoring/py.typed" in installation.files


def test_what_the_source_distribution_names_is_there() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = settings["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert [name for name in named if not (ROOT / name.lstrip("/")).exists()] == []
    pages = {path.name for path in ROOT.glob("*.md")} - {"README.md"}
    assert pages <= {name.lstrip("/") for name in named}


def test_the_wheel_holds_the_licences(installation: Installation) -> None:
    held = {Path(name).name for name in installation.files if ".dist-info/licenses/" in name}
    assert held == {"LICENSE", "LICENSE-NotoSansSC.txt", "LICENSE-SourceSans3.txt"}


def test_the_wheel_holds_nothing_else(installation: Installation) -> None:
    begin = ("authoring/", f"brief_authoring-{authoring.__version__}.dist-info/")
    assert {name for name in installation.files if not name.startswith(begin)} == set()
    parts = {part for name in installation.files for part in Path(name).parts}
    assert parts & {"tests", "issues", "docs", "__pycache__", ".ci", "conftest.py"} == set()


def test_the_installed_command_makes_the_same_brief(
    installation: Installation, tmp_path: Path
) -> None:
    shutil.copytree(ISSUES, tmp_path / "desk" / "issues")
    env = environment()
    checkout = run(tmp_path, (*BRIEF, "render", "desk", "--out", "checkout"), env)
    del env["PYTHONPATH"]
    installed = run(
        tmp_path, (str(installation.command), "render", "desk", "--out", "installed"), env
    )
    assert (checkout.code, installed.code) == (0, 0), installed
    assert installed.lines
    for name in ("2021-04", "2024-12"):
        made = [tmp_path / folder / f"{name}.pdf" for folder in ("checkout", "installed")]
        pages, others = (read_pages(path.read_bytes()) for path in made)
        assert len(pages) == len(others)
        assert list(map(join_characters, pages)) == list(map(join_characters, others))
        page, other = (path.with_suffix(".html").read_bytes() for path in made)
        assert page == other


def test_the_installed_package_is_the_wheels(installation: Installation, tmp_path: Path) -> None:
    """Not the checkout's by a side way."""
    code = "import authoring; print(authoring.__file__)"
    env = environment()
    del env["PYTHONPATH"]
    result = run(tmp_path, (str(installation.folder / "bin" / "python"), "-c", code), env)
    assert Path(result.output.strip()).is_relative_to(installation.folder)
    version = run(tmp_path, (str(installation.command), "--version"), env)
    assert version.output == f"brief {authoring.__version__}\n"


def test_a_program_can_use_the_installed_package(
    installation: Installation, tmp_path: Path
) -> None:
    """The examples of docs/library.md, run and checked strictly, without the checkout's plugins."""
    shutil.copytree(ISSUES, tmp_path / "issues")
    (tmp_path / "program.py").write_text(example_program(), encoding="utf-8")
    (tmp_path / "mypy.ini").write_text("[mypy]\n", encoding="utf-8")
    env = environment()
    del env["PYTHONPATH"]
    python = str(installation.folder / "bin" / "python")
    done = run(tmp_path, (python, "program.py"), env)
    assert (done.code, done.talk) == (0, ""), done
    checked = run(
        tmp_path,
        (sys.executable, "-m", "mypy", "--strict", "--python-executable", python, "program.py"),
        env,
    )
    assert checked.lines == ["Success: no issues found in 1 source file"]
    (tmp_path / "wrong.py").write_text(
        "import authoring\nauthoring.check_brief()\nauthoring.Problem.codes\n", encoding="utf-8"
    )
    wrong = run(
        tmp_path,
        (sys.executable, "-m", "mypy", "--strict", "--python-executable", python, "wrong.py"),
        env,
    )
    assert [line.split(":")[1] for line in wrong.lines[:-1]] == ["2", "3"]
