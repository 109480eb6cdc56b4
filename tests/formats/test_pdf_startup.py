"""WeasyPrint starts fast, gives the same bytes however it started, and starts whatever fails."""

import ast
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from desk.commands import environment, run
from desk.declarations import MODULE, write_declarations
from desk.rendering import ISSUES, ROOT, SAMPLES, Rendered

from authoring.formats.pdf import startup

pytestmark = pytest.mark.whole

LOAD = """
import sys, ctypes.util
searched = []
search = ctypes.util.find_library
ctypes.util.find_library = lambda name: searched.append(name) or search(name)
{before}
from authoring.formats.pdf.engine import load_engine
weasyprint = load_engine()
waiting = {{"fontTools.subset", "fontTools.varLib.instancer", "pycparser"}} - set(sys.modules)
early = [len(searched) > 0, *sorted(waiting)]
assert b"%PDF" in weasyprint.HTML(string="<p style='color: red'>One").write_pdf()
print([*early, "pycparser" not in sys.modules])
"""
OTHER_DECLARATIONS = """
from authoring.formats.pdf import startup
startup.DIGEST = "another"
"""
NO_CHANGES = """
import contextlib
from authoring.formats.pdf import engine
engine.fast_start = contextlib.nullcontext
"""
BROKEN = """
from authoring.formats.pdf import startup
startup.POSTPONED = {"fontTools.ttLib": ()}
"""
RENDER = """
import sys
from pathlib import Path
from authoring.render.pipeline import Format, RenderOptions, RenderRequest, render
done = list(render(RenderRequest((Path(sys.argv[1]),), RenderOptions((Format.PDF,)), Path("out"))))
assert all(each.written for each in done)
"""
POSTPONED = ["fontTools.subset", "fontTools.varLib.instancer"]


def load(folder: Path, before: str = "") -> list[object]:
    """Load WeasyPrint in a process of its own.

    Tells whether libraries were searched for, which modules were not loaded then, and whether a
    page was laid out without C being parsed.
    """
    result = run(folder, (sys.executable, "-c", LOAD.format(before=before)), environment())
    assert (result.code, result.talk) == (0, ""), result
    told: list[object] = ast.literal_eval(result.output)
    return told


on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere libraries are searched for"
)


@on_linux
def test_a_start_searches_parses_and_loads_nothing_that_it_need_not(tmp_path: Path) -> None:
    assert load(tmp_path) == [False, *POSTPONED, "pycparser", True]


@on_linux
def test_without_the_changes_weasyprint_searches_parses_and_loads(tmp_path: Path) -> None:
    """The places in WeasyPrint and cffi at which the changes stand are still there."""
    assert load(tmp_path, NO_CHANGES) == [True, False]


@on_linux
@pytest.mark.parametrize("broken", [OTHER_DECLARATIONS, BROKEN], ids=["declarations", "modules"])
def test_weasyprint_starts_where_a_change_fails(tmp_path: Path, broken: str) -> None:
    assert load(tmp_path, broken) == [True, False]


def test_the_declarations_are_those_of_this_weasyprint_and_this_cffi() -> None:
    """After a change of either, `make declarations`."""
    assert MODULE.read_text(encoding="utf-8") == write_declarations()


@pytest.mark.slow
def test_the_changes_do_not_change_a_byte(samples: Mapping[str, Rendered], tmp_path: Path) -> None:
    command = (sys.executable, "-c", NO_CHANGES + RENDER, str(ISSUES))
    result = run(tmp_path, command, environment())
    assert result.code == 0, result
    for name in SAMPLES:
        assert (tmp_path / "out" / f"{name}.pdf").read_bytes() == samples[name].pdf


def test_a_postponed_module_is_there_when_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with startup._postponed({"colorsys": ("rgb_to_hsv",)}):
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
    with startup._postponed({"ast": ()}):
        assert sys.modules["ast"] is loaded
    assert sys.modules["ast"] is loaded


def test_a_process_that_made_pdfs_ends_in_order(tmp_path: Path) -> None:
    """A program that has the toolkit as a library takes the interpreter apart, unlike `brief`."""
    result = run(tmp_path, (sys.executable, "-c", RENDER, str(ISSUES)), environment())
    assert (result.code, result.talk) == (0, "")


def test_a_font_that_a_page_brings_along_goes_with_it(tmp_path: Path) -> None:
    """It goes though `brief` ends without taking its objects down."""
    fonts = ROOT / "styles" / "fonts"
    address = (fonts / "SourceSans3-Light.ttf").as_uri()
    page = f"<style>@font-face {{ font-family: Own; src: url({address}) }}</style>One"
    code = (
        "import os, sys\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "import weasyprint.text.fonts as fonts\n"
        "from authoring.formats.metadata import Metadata\n"
        "from authoring.formats.pdf import render_pdf\n"
        "made, make = [], fonts.mkdtemp\n"
        "fonts.mkdtemp = lambda **given: made.append(make(**given)) or made[-1]\n"
        "folder = Path(sys.argv[1])\n"
        "metadata = Metadata('A', (), 'B', (), 'en', 'C', 'plain', datetime.now(UTC))\n"
        "render_pdf(sys.argv[2], (folder,), (folder,), metadata)\n"
        "print([Path(each).exists() for each in made], flush=True)\n"
        "os._exit(0)"
    )
    result = run(tmp_path, (sys.executable, "-c", code, str(fonts), page), environment())
    assert (result.code, result.output.strip()) == (0, "[False]"), result
