"""Tests that measure time are marked `timing`, so that they never run beside others."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk.rendering import ROOT

CLOCKS = frozenset({"process_time", "perf_counter", "getrusage", "run_measured", "cpu", "wall"})
"""What tells the time that a test needs; the last three are the suite's own."""
MODULES = sorted(
    path for path in (ROOT / "tests").rglob("test_*.py") if path.name != Path(__file__).name
)


def names_in(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Name):
            yield each.id
        elif isinstance(each, ast.Attribute):
            yield each.attr


def marks_in(nodes: list[ast.expr]) -> str:
    return " ".join(map(ast.unparse, nodes))


def measuring_tests(tree: ast.Module) -> set[str]:
    """The tests of a module that look at a clock, by themselves or by a function they call."""
    functions = {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
    found = {name for name, each in functions.items() if CLOCKS & set(names_in(each))}
    while True:
        more = {name for name, each in functions.items() if found & set(names_in(each))} - found
        if not more:
            return {name for name in found if name.startswith("test_")}
        found |= more


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_measures_runs_alone(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    whole = [
        each.value
        for each in tree.body
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == "pytestmark"
    ]
    if "timing" in marks_in(whole):
        return
    marked = {
        each.name
        for each in tree.body
        if isinstance(each, ast.FunctionDef) and "timing" in marks_in(each.decorator_list)
    }
    assert measuring_tests(tree) - marked == set()
