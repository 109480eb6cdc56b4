"""Imports point down the list of rooms, and what is heavy is imported where it is used."""

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

# design.md, "Rooms": an arrow may only point down; modules on one line don't know each other.
ROOMS = (
    ("__main__",),
    ("cli",),
    ("preview", "starting", "verification"),
    ("pipeline",),
    ("proving",),
    ("publishing", "cluster", "printer", "processes"),
    ("outpost", "pool"),
    ("crews", "renditions"),
    ("jobs",),
    ("orders",),
    ("comparing", "forms"),
    ("formats", "report", "diff", "importing", "extraction"),
    ("view",),
    ("bookmarks", "checking", "fixing", "schema", "typography"),
    ("archive",),
    ("glyphs", "rules", "ledger", "toolkit", "versions"),
    ("loading",),
    ("markup",),
    ("model",),
    ("source",),
    ("project", "resources", "revisions", "writing", "pictures", "source_date"),
    ("witness",),
    ("store",),
    ("cells", "terminal"),
    ("echoes", "text", "wrapping"),
    ("problems", "errors", "interruption"),
)
LEVELS = {room: level for level, rooms in enumerate(ROOMS) for room in rooms}

# The only modules that may import a library.
OWNERS = {
    "yaml": ("source",),
    "weasyprint": ("formats.pdf",),
    "pydyf": ("formats.pdf",),
    "typer": ("cli",),
    "pikepdf": ("extraction",),
    "PIL": ("pictures",),
    "css_inline": ("formats.email",),
    "docx": ("formats.docx",),
    "starlette": ("preview",),
    "uvicorn": ("preview",),
    "watchfiles": ("preview",),
    "distributed": ("cluster",),
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


def room_of(name: str) -> str:
    return name.partition(".")[0]


def rooms_imported(path: Path) -> set[str]:
    """The rooms that a module knows; the package itself is everyone's."""
    inside = (name.removeprefix("authoring.") for name in imports(path) if is_inside(name))
    return {room_of(name) for name in inside if room_of(name) not in ("", "__version__")}


def is_inside(name: str) -> bool:
    return name.startswith("authoring.")


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_point_down(path: Path) -> None:
    room = room_of(module_name(path))
    if not room:
        assert rooms_imported(path) == set()
        return
    known = rooms_imported(path) - {room}
    assert known | {room} <= set(LEVELS), "a room that the design's list does not have"
    assert {other for other in known if LEVELS[other] <= LEVELS[room]} == set()


def test_every_room_of_the_package_is_in_the_list() -> None:
    found = {room_of(module_name(path)) for path in MODULES} - {""}
    assert found <= set(LEVELS)


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
        "from authoring.cache.check_cache import Ledger\nfrom authoring.cache.store import Store\n"
        f"check([Path({str(ISSUES)!r})], Checker(ledger=Ledger(Store(Path('store')))))\n"
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
