"""The engine starts fast, gives the same bytes however it started, and starts whatever fails."""

import ast
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from desk.commands import environment, run, run_brief
from desk.rendering import ISSUES, SAMPLES, Rendered

from authoring.cache.store import Store
from authoring.formats import faststart
from authoring.formats.caches import own_store
from authoring.formats.savings import SWITCH, Saving, is_wanted

LOAD = """
import sys, ctypes.util
searched, read = [], []
search = ctypes.util.find_library
ctypes.util.find_library = lambda name: searched.append(name) or search(name)
import tinycss2
parse = tinycss2.parse_stylesheet
tinycss2.parse_stylesheet = lambda *given: read.append(given) or parse(*given)
{before}
from authoring.formats.pdf.engine import load_engine
engine = load_engine()
parsers = {{"pycparser", "fontTools.subset", "fontTools.varLib.instancer"}} & set(sys.modules)
print([len(searched) > 0, *(name in parsers for name in sorted(parsers)), len(parsers), len(read)])
assert b"%PDF" in engine.HTML(string="<p style='color: red'>One").write_pdf()
assert sys.modules["weasyprint.html"].CSS is engine.CSS
assert type(engine.CSS) is type
"""
BROKEN = {
    "cffi writes another kind of module": (
        "import cffi\ncffi.FFI.emit_python_code = lambda ffi, file: file.write('nothing')"
    ),
    "cffi can't write a module": "import cffi\ndel cffi.FFI.emit_python_code",
    "the engine reads its sheets in another way": (
        "from authoring.formats import agent_sheets\n"
        "agent_sheets._keeper = lambda plain: lambda text: plain(string=text)"
    ),
    "a sheet can't be written": (
        "import pickle\n"
        "from authoring.formats import agent_sheets\n"
        "agent_sheets._Writer.reducer_override = lambda *_: 1 / 0"
    ),
}


def load(folder: Path, before: str = "", **changes: str) -> str:
    """Load the engine in a process of its own, with a cache in the folder; what it told."""
    env = environment(XDG_CACHE_HOME=str(folder / "cache"), **changes)
    result = run(folder, (sys.executable, "-c", LOAD.format(before=before)), env)
    assert (result.code, result.talk) == (0, ""), result
    return result.output


def kept(folder: Path) -> Iterator[Path]:
    """What is in the cache."""
    return (path for path in (folder / "cache" / "brief" / "start").rglob("*") if path.is_file())


def render_samples(folder: Path, **changes: str) -> dict[str, bytes]:
    """Both samples, by the command line, with a cache in the folder."""
    changes |= {"XDG_CACHE_HOME": str(folder / "cache")}
    wanted = ("--to", "pdf", "--no-cache", "--jobs", "1", "--out", "out")
    result = run_brief(folder, "render", ISSUES, *wanted, **changes)
    assert result.code == 0, result
    return {name: (folder / "out" / f"{name}.pdf").read_bytes() for name in SAMPLES}


@pytest.mark.slow
def test_savings_do_not_change_a_byte(samples: Mapping[str, Rendered], tmp_path: Path) -> None:
    plain = render_samples(tmp_path, **{SWITCH: "all"})
    assert list(kept(tmp_path)) == []
    making = render_samples(tmp_path)
    found = {path: path.read_bytes() for path in kept(tmp_path)}
    assert len(found) > len(Saving)
    using = render_samples(tmp_path)
    assert {path: path.read_bytes() for path in kept(tmp_path)} == found
    for name in SAMPLES:
        assert samples[name].pdf == plain[name]
        assert making[name] == plain[name]
        assert using[name] == plain[name]


@pytest.mark.slow
@pytest.mark.parametrize(
    "off", ["declarations,fonts", "modules,templates,page-sheets", "libraries,agent-sheets"]
)
def test_no_saving_needs_another(samples: Mapping[str, Rendered], tmp_path: Path, off: str) -> None:
    assert render_samples(tmp_path, **{SWITCH: off}) == {
        name: samples[name].pdf for name in SAMPLES
    }


def test_the_switch_takes_names_and_all(monkeypatch: pytest.MonkeyPatch) -> None:
    told: Mapping[str, set[Saving]] = {
        "": set(),
        "fonts": {Saving.FONTS},
        " fonts, agent-sheets ,nonsense": {Saving.FONTS, Saving.AGENT_SHEETS},
        "all": set(Saving),
    }
    for text, off in told.items():
        monkeypatch.setenv(SWITCH, text)
        assert {saving for saving in Saving if not is_wanted(saving)} == off
    monkeypatch.delenv(SWITCH)
    assert all(map(is_wanted, Saving))


@pytest.mark.whole
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are searched for")
def test_the_second_start_searches_parses_and_loads_nothing(tmp_path: Path) -> None:
    first = ast.literal_eval(load(tmp_path))
    assert first[0] is False
    assert first[-1] > 0
    assert ast.literal_eval(load(tmp_path)) == [False, 0, 0]


@pytest.mark.whole
@pytest.mark.parametrize(
    ("saving", "told"),
    [
        pytest.param("libraries", [True, 0, 0], id="libraries"),
        pytest.param("modules", [False, True, True, 2, 0], id="modules"),
        pytest.param("declarations", [False, True, 1, 0], id="declarations"),
        pytest.param("agent-sheets", [False, 0, 3], id="agent sheets"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are searched for")
def test_what_is_saved_comes_back_when_turned_off(
    tmp_path: Path, saving: str, told: list[object]
) -> None:
    """The places in the libraries at which each saving stands are still there."""
    load(tmp_path)
    assert ast.literal_eval(load(tmp_path, **{SWITCH: saving})) == told


@pytest.mark.whole
@pytest.mark.parametrize("broken", BROKEN)
def test_the_engine_starts_where_a_saving_fails(tmp_path: Path, broken: str) -> None:
    load(tmp_path, BROKEN[broken])


@pytest.mark.slow
def test_what_was_kept_may_be_broken(samples: Mapping[str, Rendered], tmp_path: Path) -> None:
    """Bytes with a seal, as of another version, and bytes that are not what was written."""
    render_samples(tmp_path)
    store = Store(tmp_path / "cache" / "brief" / "start")
    for number, path in enumerate(sorted(kept(tmp_path))):
        if number % 2:
            path.write_bytes(path.read_bytes()[:-1])
        else:
            store.put(path.parent.name + path.name, b"no such thing")
    assert render_samples(tmp_path) == {name: samples[name].pdf for name in SAMPLES}


def test_code_is_kept_only_where_nobody_else_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    store = own_store()
    assert store is not None
    assert store.folder.stat().st_mode & 0o077 == 0
    store.folder.chmod(0o770)
    assert own_store() is None
    store.folder.rmdir()
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    store.folder.symlink_to(tmp_path / "elsewhere")
    assert own_store() is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_code_of_others_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    store = own_store()
    assert store is not None
    os.chown(store.folder, 54321, -1)
    assert own_store() is None


def test_a_cache_that_can_not_be_made_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert own_store() is None
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/dev/null/home")
    assert own_store() is None


def test_a_postponed_module_is_there_when_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with faststart._postponed({"colorsys": ("rgb_to_hsv",)}):
        import colorsys
        from colorsys import rgb_to_hsv

        early = sys.modules["colorsys"]
        assert not hasattr(early, "__file__")
    assert "colorsys" not in sys.modules
    assert rgb_to_hsv(1, 1, 1) == (0.0, 0.0, 1)
    assert colorsys.hsv_to_rgb(0.0, 0.0, 1) == (1, 1, 1)
    assert sys.modules["colorsys"] is not early
    assert hasattr(sys.modules["colorsys"], "__file__")


def test_what_is_loaded_already_is_not_postponed() -> None:
    loaded = sys.modules["ast"]
    with faststart._postponed({"ast": ()}):
        assert sys.modules["ast"] is loaded
    assert sys.modules["ast"] is loaded
