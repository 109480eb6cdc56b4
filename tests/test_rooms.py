"""What is heavy is imported where it is used, and a library in one place.

That imports point down the list of rooms, and never in a circle, `lint-imports` says (pyproject.toml).
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk.commands import environment, run
from desk.rendering import ISSUES, ROOT

PACKAGE = ROOT / "authoring"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 400
MODULE_NAME = re.compile(r"\w+(?:\.\w+)*")

# The only modules that may import a library, or reach it by its name.
# `cli.preview` asks whether the libraries of the extra “preview” are there.
OWNERS = {
    "yaml": ("source",),
    "pydantic_core": ("model",),
    "markdown_it": ("view.markup", "importing.markdown"),
    "jinja2": ("formats.templates",),
    "weasyprint": ("formats.pdf",),
    "pydyf": ("formats.pdf",),
    "cffi": ("formats.pdf.startup",),
    "_cffi_backend": ("formats.pdf.startup",),
    "fontTools": ("formats.webfonts", "formats.pdf.startup"),
    "uharfbuzz": ("formats.webfonts", "lint.glyphs"),
    "tinycss2": ("formats.stylesheets", "formats.email.sheets", "formats.docx.styles"),
    "css_inline": ("formats.email",),
    "docx": ("formats.docx",),
    "lxml": ("importing.html", "importing.docx"),
    "pikepdf": ("importing.pdf",),
    "PIL": ("project.pictures",),
    "rich": ("diagnostics.wrapping", "cli.progress"),
    "typer": ("cli",),
    "starlette": ("preview", "cli.preview"),
    "uvicorn": ("preview", "cli.preview"),
    "watchfiles": ("preview", "cli.preview"),
    "pypdfium2": ("preview", "cli.preview"),
    "distributed": ("render.executors.cluster",),
}
# What values of all rooms are made of.
SHARED = {"pydantic", "markupsafe"}
# What other libraries bring along, and is theirs.
NOBODYS = ("cssselect2", "tinyhtml5", "pyphen", "click", "pycparser")
# By these a library is reached without an import.
MACHINERY = {"modules", "meta_path", "import_module", "find_spec", "__import__", "reload"}
HEAVY = (
    *("weasyprint", "jinja2", "fontTools", "uharfbuzz", "tinycss2", "pikepdf", "pydyf"),
    *("docx", "css_inline", "starlette", "uvicorn", "watchfiles", "pypdfium2", "distributed"),
)


def module_name(path: Path) -> str:
    """A module's name without the package's."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(tree: ast.Module) -> Iterator[str]:
    """Everything a module imports anywhere in it, by its whole name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches(tree: ast.Module) -> Iterator[str]:
    """The libraries that a module reaches: by imports, or by strings that name modules.

    `"weasyprint.html"` names one anywhere; `"weasyprint"` does where imports are made by hand.
    """
    names = {name.rpartition(".")[2] for name in imports(tree)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    calls = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & {"__import__"}
    by_hand = bool((names | calls) & MACHINERY)
    yield from (name.split(".")[0] for name in imports(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            library, dot, _ = node.value.partition(".")
            if (dot or by_hand) and MODULE_NAME.fullmatch(node.value):
                yield library


REACHED = {module_name(path): set(reaches(parse(path))) for path in MODULES}


def users_of(library: str) -> set[str]:
    """The modules that reach a library."""
    return {name for name, reached in REACHED.items() if library in reached}


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_has_one_owner(library: str) -> None:
    users = users_of(library)
    assert users, f"nobody imports {library}: is the test blind?"
    assert {name for name in users if not name.startswith(OWNERS[library])} == set()


@pytest.mark.parametrize("library", NOBODYS)
def test_what_a_library_brings_along_is_its_own(library: str) -> None:
    assert users_of(library) == set()


def test_every_library_has_an_owner_or_is_shared() -> None:
    found = {name.split(".")[0] for path in MODULES for name in imports(parse(path))}
    assert found - sys.stdlib_module_names - {"authoring"} == {*OWNERS, *SHARED}


@pytest.mark.parametrize(
    "code",
    [
        "import weasyprint.html",
        "from weasyprint import html",
        "def late():\n    from weasyprint.css import CSS",
        "import sys\nsys.modules['weasyprint'].CSS = None",
        "import sys\nNAME = 'weasyprint'\nsys.modules[NAME]",
        "from importlib import import_module\nimport_module('weasyprint')",
        "import importlib\nimportlib.import_module('weasyprint.css')",
        "from sys import modules as known\nknown['weasyprint']",
        "find = __import__\nfind('weasyprint')",
        "READER = 'weasyprint.html'",
    ],
)
def test_the_fence_sees_how_a_library_can_be_reached(code: str) -> None:
    assert "weasyprint" in set(reaches(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    ["'weasyprint.'", "FORM = 'docx'", "import sys\nprint(sys.modules, 'docx is not there')"],
)
def test_the_fence_leaves_words_alone(code: str) -> None:
    assert not {"weasyprint", "docx"} & set(reaches(ast.parse(code)))


@pytest.mark.whole
@pytest.mark.parametrize(
    "code",
    [
        "import authoring.cli",
        (
            "from authoring.render.pipeline import check\n"
            "from authoring.lint.checker import Checker\n"
            f"assert len(check([Path({str(ISSUES)!r})], Checker()).files) >= 2"
        ),
    ],
    ids=["importing the command line", "checking all issues"],
)
def test_nothing_heavy_is_loaded_for(code: str, tmp_path: Path) -> None:
    lines = ("import sys", "from pathlib import Path", code)
    told = f"print(*sorted({set(HEAVY)!r} & {{name.split('.')[0] for name in sys.modules}}))"
    result = run(tmp_path, (sys.executable, "-c", "\n".join((*lines, told))), environment())
    assert (result.code, result.output.split()) == (0, []), result


@pytest.mark.whole
def test_a_check_of_what_did_not_change_loads_neither_yaml_nor_rules(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from authoring.render.pipeline import check\nfrom authoring.lint.checker import Checker\n"
        "from authoring.cache.check_cache import CheckCache\nfrom authoring.cache.store import Store\n"
        f"check([Path({str(ISSUES)!r})], Checker(cache=CheckCache(Store(Path('store')))))\n"
        "print(*sorted({'yaml', 'pydantic', 'markdown_it', 'authoring.lint.rules'} & set(sys.modules)))"
    )
    command = (sys.executable, "-c", code)
    first, second = (run(tmp_path, command, environment()).output.split() for _ in range(2))
    assert first == ["authoring.lint.rules", "pydantic", "yaml"], "is the test blind?"
    assert second == []


def test_no_module_is_longer_than_a_few_screens() -> None:
    lengths = {
        module_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES
    }
    assert {name: count for name, count in lengths.items() if count > MOST_LINES} == {}
