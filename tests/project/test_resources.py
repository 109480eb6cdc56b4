"""A project's own templates, styles and fonts stand in for the shipped ones of the same name."""

from pathlib import Path

import pytest

from authoring.diagnostics.errors import StyleError
from authoring.project.resources import Resources, shipped_folder

ROOT = Path(__file__).parents[2]
FONT = "SourceSans3-Regular.ttf"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A project with a style of its own, one sheet of the base and two fonts."""
    files = {
        "templates/print.html": "own",
        "styles/house/tokens.css": "own tokens",
        "styles/house/print.css": "own print sheet",
        "styles/base/web.css": "own web base",
        f"styles/fonts/{FONT}": "own font",
        "styles/fonts/House.OTF": "house font",
        "styles/fonts/README.md": "no font",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.mark.parametrize("name", ["templates", "styles"])
def test_shipped_folders_of_a_checkout_are_at_its_top(name: str) -> None:
    assert shipped_folder(name) == ROOT / name


def test_project_without_own_files_uses_the_shipped_ones(tmp_path: Path) -> None:
    resources = Resources(tmp_path)
    assert resources.template_folders == (ROOT / "templates",)
    assert resources.style_folders == (ROOT / "styles",)
    assert resources.font_folders == (ROOT / "styles" / "fonts",)


def test_own_folders_come_first(own: Path) -> None:
    resources = Resources(own)
    assert resources.template_folders == (own / "templates", ROOT / "templates")
    assert resources.style_folders == (own / "styles", ROOT / "styles")
    assert resources.font_folders == (own / "styles" / "fonts", ROOT / "styles" / "fonts")


def test_project_that_is_the_checkout_has_each_folder_once() -> None:
    assert Resources(ROOT).template_folders == (ROOT / "templates",)
    assert Resources(ROOT).style_folders == (ROOT / "styles",)


def test_own_style_file_wins_over_the_shipped_one(tmp_path: Path) -> None:
    shipped = Resources(tmp_path).find_style_file("merics", "tokens.css")
    assert shipped == ROOT / "styles" / "merics" / "tokens.css"
    own = tmp_path / "styles" / "merics" / "tokens.css"
    own.parent.mkdir(parents=True)
    own.write_text("own")
    assert Resources(tmp_path).find_style_file("merics", "tokens.css") == own


def test_style_file_that_is_nowhere(own: Path) -> None:
    assert Resources(own).find_style_file("house", "email.css") is None
    assert Resources(own).find_style_file("gone", "tokens.css") is None


def test_sheets_of_a_style_in_their_order(own: Path) -> None:
    sheets = Resources(own).style_sheets("house", "print.css", "web.css")
    assert sheets == (
        own / "styles" / "house" / "tokens.css",
        ROOT / "styles" / "base" / "print.css",
        own / "styles" / "house" / "print.css",
        own / "styles" / "base" / "web.css",
    )


def test_styles_of_both_places(own: Path) -> None:
    assert {"house", "merics"} <= set(Resources(own).styles())
    assert "house" not in Resources(ROOT).styles()


def test_unknown_style_names_the_known_ones(own: Path) -> None:
    with pytest.raises(StyleError, match="there is no style “hause”") as caught:
        Resources(own).style_sheets("hause", "print.css")
    assert caught.value.hint is not None
    assert "house" in caught.value.hint
    assert "merics" in caught.value.hint


def test_own_font_wins_over_the_shipped_one(own: Path) -> None:
    fonts = {path.name: path for path in Resources(own).font_files()}
    assert fonts[FONT] == own / "styles" / "fonts" / FONT
    assert fonts["House.OTF"] == own / "styles" / "fonts" / "House.OTF"
    assert fonts["NotoSansSC-Regular.ttf"].parent == ROOT / "styles" / "fonts"
    assert "README.md" not in fonts
    assert list(fonts) == sorted(fonts)


def test_shipped_fonts_are_the_two_families(tmp_path: Path) -> None:
    families = {path.name.partition("-")[0] for path in Resources(tmp_path).font_files()}
    assert families == {"SourceSans3", "NotoSansSC"}
