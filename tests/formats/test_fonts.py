"""A PDF is set in the bundled fonts alone, on any machine; what they lack is a problem."""

import ast
import inspect
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import weasyprint.draw.text
from desk.commands import environment, run, run_brief
from desk.decoys import EMOJI, HIEROGLYPH, machine_with_fonts, machine_without_fonts, write_font
from desk.pdf_fonts import find_origin, read_fonts
from desk.rendering import ISSUES, ROOT, Rendered

from authoring.formats.pdf import engine
from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

MOST_BYTES = 400_000
FONTS = tuple(sorted((ROOT / "styles" / "fonts").glob("*.ttf")))
MACHINES: Mapping[str, Callable[[Path], Mapping[str, str]]] = {
    "with other fonts": machine_with_fonts,
    "without fonts": machine_without_fonts,
}


@pytest.fixture(params=MACHINES)
def machine(request: pytest.FixtureRequest, tmp_path: Path) -> Mapping[str, str]:
    """The environment of a machine."""
    return MACHINES[request.param](tmp_path / "machine")


def assert_bundled(content: bytes) -> None:
    """Check names and programs of a PDF's fonts."""
    fonts = read_fonts(content)
    assert len(fonts) >= 3
    families = ("Source-Sans-3", "Noto-Sans-SC")
    assert [font.name for font in fonts if not font.name.startswith(families)] == []
    assert [font.name for font in fonts if find_origin(font, FONTS) is None] == []


@pytest.mark.slow
def test_every_font_is_bundled(sample: Rendered) -> None:
    assert_bundled(sample.pdf)


def test_a_pdf_with_its_fonts_is_small(samples: Mapping[str, Rendered]) -> None:
    assert len(samples["2024-12"].pdf) <= MOST_BYTES


def test_a_decoy_would_be_used_without_care(tmp_path: Path) -> None:
    """The machine's fonts are there to be found: the bare engine takes one of them."""
    page = tmp_path / "page.html"
    page.write_text(f'<p style="font-family: Noto Sans SC">中国 {HIEROGLYPH}', encoding="utf-8")
    command = (sys.executable, "-m", "weasyprint", str(page), str(tmp_path / "page.pdf"))
    env = environment(**machine_with_fonts(tmp_path / "machine"))
    assert run(tmp_path, command, env).code == 0
    fonts = read_fonts((tmp_path / "page.pdf").read_bytes())
    assert [font.name for font in fonts if find_origin(font, FONTS) is not None] == []


def test_a_pdf_is_the_same_on_every_machine(
    samples: Mapping[str, Rendered], machine: Mapping[str, str], tmp_path: Path
) -> None:
    issue = ISSUES / "2021-04.yaml"
    result = run_brief(tmp_path, "render", issue, "--to", "pdf", "--out", "out", **machine)
    assert result.code == 0, result
    content = (tmp_path / "out" / "2021-04.pdf").read_bytes()
    assert_bundled(content)
    assert content == samples["2021-04"].pdf


ISSUE = """\
date: 2024-12-04
period: {{start: 2024-10-29, end: 2024-11-25}}
items:
  - title: First
    at_a_glance:
      text: {text}
      goals:
        - {goal}
"""


@pytest.mark.parametrize(
    ("files", "place"),
    [
        pytest.param(
            {"a.yaml": ISSUE.format(text=f"Signs {HIEROGLYPH} and more.", goal="one")},
            "desk/issues/a.yaml:6:19",
            id="in a text",
        ),
        pytest.param(
            {"a.yaml": ISSUE.format(text="Signs.", goal=f"go {EMOJI}")},
            "desk/issues/a.yaml:8:14",
            id="emoji in a goal",
        ),
        pytest.param(
            {"a.yaml": f"# {EMOJI} in a comment\n" + ISSUE.format(text=f"Two {EMOJI}", goal="one")},
            "desk/issues/a.yaml:7:17",
            id="not where a comment has it",
        ),
        pytest.param(
            {"a.yaml": ISSUE.format(text='"Escaped \\U00013000"', goal="one")},
            "desk/issues/a.yaml:6:22",
            id="typed as an escape",
        ),
        pytest.param(
            {
                "a.yaml": ISSUE.format(text="Signs.", goal="one"),
                "publication.yaml": f"brand: ACME\nseries: Notes {HIEROGLYPH}\n",
            },
            "desk/issues/publication.yaml:2:15",
            id="in the publication",
        ),
    ],
)
def test_a_character_without_glyph_is_a_problem(
    make_project: Callable[..., Project], tmp_path: Path, files: dict[str, str], place: str
) -> None:
    make_project(files)
    out = tmp_path / "out"
    out.mkdir()
    for suffix in ("pdf", "html"):
        (out / f"a.{suffix}").write_bytes(b"older")
    machine = machine_with_fonts(tmp_path / "machine")
    result = run_brief(tmp_path, "render", "desk", "--out", "out", **machine)
    assert result.code == 1, result
    assert result.errors == [(place, "BR114 missing-glyph")]
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {
        "a.pdf": b"older",
        "a.html": b"older",
    }


def test_every_missing_character_is_told_once(
    make_project: Callable[..., Project], tmp_path: Path
) -> None:
    text = f"{HIEROGLYPH} {EMOJI} {HIEROGLYPH} 中"
    make_project({"a.yaml": ISSUE.format(text=text, goal=EMOJI)})
    result = run_brief(tmp_path, "render", "desk", "--out", "out")
    assert result.errors == [
        ("desk/issues/a.yaml:6:13", "BR114 missing-glyph"),
        ("desk/issues/a.yaml:6:15", "BR114 missing-glyph"),
    ]
    assert ["U+13000" in result.output, "U+1F600" in result.output] == [True, True]


def test_a_font_of_the_project_gives_the_missing_glyph(
    make_project: Callable[..., Project], tmp_path: Path
) -> None:
    project = make_project({"a.yaml": ISSUE.format(text=f"Signs {HIEROGLYPH}.", goal="one")})
    assert run_brief(tmp_path, "render", "desk", "--out", "out").code == 1
    own = write_font(project.root / "styles" / "fonts" / "Own.ttf", "Own Signs", HIEROGLYPH)
    result = run_brief(tmp_path, "render", "desk", "--out", "out")
    assert result.code == 0, result
    fonts = read_fonts((tmp_path / "out" / "a.pdf").read_bytes())
    assert [font.name for font in fonts if find_origin(font, [own]) is not None] == ["Own-Signs"]
    assert [font.name for font in fonts if find_origin(font, (*FONTS, own)) is None] == []


def test_the_engine_still_tells_of_a_missing_glyph_in_these_words() -> None:
    """`engine` knows the message by its template; this is how the engine's source has it."""
    tree = ast.parse(inspect.getsource(weasyprint.draw.text))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    templates = {
        call.args[0].value: [ast.unparse(argument) for argument in call.args[1:]]
        for call in calls
        if ast.unparse(call.func).startswith("LOGGER.")
        and isinstance(call.args[0], ast.Constant)
        and "glyph" in str(call.args[0].value)
    }
    assert list(templates.values()) == [["chr(codepoint)", "codepoint"]]
    (template,) = templates
    assert str(template).startswith(".notdef glyph")
    assert '".notdef glyph"' in inspect.getsource(engine)
