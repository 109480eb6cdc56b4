"""What is heavy is imported where it is used, and a library in one place.

That imports point down the list of rooms, and never in a circle, `lint-imports` says (pyproject.toml).
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk.commands import environment, run
from desk.rendering import ISSUES, ROOT

PACKAGE = ROOT / "authoring"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 400

# The only modules that may import a library.
OWNERS = {
    "yaml": ("source",),
    "weasyprint": ("formats.pdf",),
    "pydyf": ("formats.pdf",),
    "typer": ("cli",),
    "pikepdf": ("importing.pdf",),
    "PIL": ("project.pictures",),
    "css_inline": ("formats.email",),
    "docx": ("formats.docx",),
    "starlette": ("preview",),
    "uvicorn": ("preview",),
    "watchfiles": ("preview",),
    "distributed": ("render.executors.cluster",),
}
HEAVY = (
    *("weasyprint", "jinja2", "babel", "fontTools", "uharfbuzz", "tinycss2", "pikepdf", "pydyf"),
    *("docx", "css_inline", "starlette", "uvicorn", "watchfiles", "pypdfium2", "distributed"),
)


def module_name(path: Path) -> str:
    """A module's name without the package's."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path: Path) -> Iterator[str]:
    """Everything a module imports anywhere in it, by its whole name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_has_one_owner(library: str) -> None:
    users = {
        module_name(path)
        for path in MODULES
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users, f"nobody imports {library}: is the test blind?"
    assert {name for name in users if not name.startswith(OWNERS[library])} == set()


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
