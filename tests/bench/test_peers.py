"""Programs that are there are measured with the same brief; those that are not are named."""

import importlib.metadata
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk.bench import peers
from desk.bench.peers import ENGINE, OURS, Absent, Workshop, find_peers
from desk.bench.runs import Command, run_command

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("bench"))


@pytest.fixture
def lonely(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any program of the extra `bench`, Chromium or node."""
    known = importlib.metadata.version

    def version(package: str) -> str:
        if package == "typst":
            raise importlib.metadata.PackageNotFoundError(package)
        return known(package)

    monkeypatch.setattr(importlib.metadata, "version", version)
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    monkeypatch.setattr(peers, "CHROMIUM", None)
    monkeypatch.setattr(shutil, "which", lambda _: None)


@pytest.mark.usefixtures("lonely")
def test_what_is_not_there_is_left_out_with_the_reason(shop: Workshop) -> None:
    present, absent = find_peers(shop)
    assert [each.name for each in present][:2] == [OURS, ENGINE]
    assert absent == [
        Absent("pandoc with WeasyPrint", "pypandoc_binary is not installed"),
        Absent("pandoc with Typst", "typst is not installed"),
        Absent("Typst", "pypandoc_binary is not installed"),
        Absent("Chromium", "no Chromium is installed"),
        Absent("Paged.js", "node is not installed"),
    ]
    assert len(present) + len(absent) == len(peers.FINDERS)


@pytest.mark.usefixtures("lonely")
def test_the_toolkit_and_its_engine_make_the_same_brief(shop: Workshop) -> None:
    (ours, engine, *_), _ = find_peers(shop)
    assert ours.command.words[1:2] == ("render",)
    assert "--no-cache" in ours.command.words
    assert engine.command.words[1:] == (str(shop.page), str(engine.output))
    assert "FONTCONFIG_FILE" in engine.command.variables
    for path in (shop.page, shop.markdown):
        assert "A shared data system for new materials research" in path.read_text("utf-8")


def test_pandocs_engine_is_called_as_typst_is(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Pandoc calls `typst compile [--root …] SOURCE TARGET`; here a library stands in for Typst."""
    told = (
        'def compile(source, **more): open(more["output"], "w").write(f"{source} {sorted(more)}")'
    )
    (tmp_path / "site-packages").mkdir()
    (tmp_path / "site-packages/typst.py").write_text(told)
    monkeypatch.setattr(importlib.metadata, "version", lambda _: "0.1")
    monkeypatch.syspath_prepend(str(tmp_path / "site-packages"))
    program = peers._write_typst(shop)
    run_command(Command((str(program), "compile", "--root=/", "a.typ", "b.pdf"), tmp_path))
    found = (tmp_path / "b.pdf").read_text()
    assert found == "a.typ ['font_paths', 'ignore_system_fonts', 'output']"


def fails(_: Workshop, name: str) -> peers.Peer:
    raise RuntimeError(name)


def test_a_mistake_of_ours_is_not_taken_for_a_program_that_is_missing(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    finders: dict[str, Callable[[Workshop, str], peers.Peer]] = {"broken": fails}
    monkeypatch.setattr(peers, "FINDERS", finders)
    with pytest.raises(RuntimeError, match="broken"):
        find_peers(shop)
