"""Rooms: their order and what each is for, as the table of CONTRIBUTING.md and a picture.

The order stands in pyproject.toml, where `lint-imports` reads it; what a room is for is the first line
of its package; who imports whom is in the code.
"""

import ast
import tomllib
from collections.abc import Iterator
from typing import Final

import grimp
from desk.rendering import ROOT

PACKAGE: Final = "authoring"


def read_floors() -> list[list[str]]:
    """The rooms from the top down; those on one floor don't know each other."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = (each["layers"] for each in settings["contracts"] if each["type"] == "layers")
    return [[room.strip() for room in layer.split("|")] for layer in layers]


def purpose_of(room: str) -> str:
    """What a room is for: the first line of its package, without its name."""
    text = (ROOT / PACKAGE / room / "__init__.py").read_text("utf-8")
    first = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    name, _, purpose = first.partition(": ")
    assert purpose, f"authoring/{room}/__init__.py does not begin with “Name: what it is for.”"
    del name
    return purpose.removesuffix(".").replace("->", "→").replace("|", r"\|")


def write_table() -> str:
    """The rooms as a table, from the top down."""
    rows = ["| floor | room | is for |", "| --- | --- | --- |"]
    floors = read_floors()
    for floor, rooms in zip(range(len(floors), 0, -1), floors, strict=True):
        rows += [f"| {floor} | `{room}/` | {purpose_of(room)} |" for room in rooms]
    return "\n".join(rows)


def write_picture() -> str:
    """The rooms as a flow chart (Mermaid) of who imports whom.

    An arrow that can be gone by way of others is left out.
    """
    floors = read_floors()
    lines = ["```mermaid", "flowchart TD"]
    lines += [f"    {room}" for rooms in floors for room in rooms]
    lines += [f"    {importer} --> {imported}" for importer, imported in sorted(_needed_arrows())]
    return "\n".join((*lines, "```"))


def _needed_arrows() -> Iterator[tuple[str, str]]:
    arrows = _read_arrows()
    for arrow in arrows:
        if arrow[1] not in _reached_from(arrow[0], arrows - {arrow}):
            yield arrow


def _read_arrows() -> set[tuple[str, str]]:
    """All pairs of rooms of which the first imports the second."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    rooms = [room for floor in read_floors() for room in floor]
    return {
        (one, other)
        for one in rooms
        for other in rooms
        if one != other
        and graph.direct_import_exists(
            importer=f"{PACKAGE}.{one}", imported=f"{PACKAGE}.{other}", as_packages=True
        )
    }


def _reached_from(room: str, arrows: set[tuple[str, str]]) -> set[str]:
    found: set[str] = set()
    waiting = [room]
    while waiting:
        at = waiting.pop()
        new = {imported for importer, imported in arrows if importer == at} - found
        found |= new
        waiting += new
    return found
