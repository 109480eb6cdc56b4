"""A sheet carries the files it names."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
import tinycss2

from authoring.diagnostics.errors import StyleError
from authoring.formats.links import short_address
from authoring.formats.stylesheets import (
    data_address,
    join_style_sheets,
    read_tokens,
    write_data_address,
)


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[[str], Path]:
    """Write a style sheet beside a picture."""
    (tmp_path / "a picture.png").write_bytes(b"picture")

    def write(text: str) -> Path:
        path = tmp_path / "own.css"
        path.write_text(text, encoding="utf-8")
        return path

    return write


PICTURE = "data:image/png;base64," + base64.b64encode(b"picture").decode()


@pytest.mark.parametrize(
    "named",
    [
        'url("a picture.png")',
        "url('a picture.png')",
        "url(a%20picture.png)",
        "url( a\\ picture.png )",
        'URL("a picture.png?v=2")',
        'url("../{folder}/a picture.png")',
    ],
)
def test_a_file_is_put_into_the_sheet(
    tmp_path: Path, sheet: Callable[[str], Path], named: str
) -> None:
    text = f"@media print {{ a > b {{ background: red {named.format(folder=tmp_path.name)} }} }}"
    joined = join_style_sheets([sheet(text)], [tmp_path])
    (rule,) = tinycss2.parse_stylesheet(joined)
    assert PICTURE in joined
    assert "picture.png" not in joined
    assert tinycss2.serialize(rule.content).replace("URL", "url").split() == [
        *("a", ">", "b", "{", "background:", "red", f'url("{PICTURE}")', "}"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a { color: red } /* url( in a comment */",
        'a { background: url("data:image/png;base64,AAAA") }',
        "a { filter: url(#shadow) }",
        "a::after { content: 'url(x.png)' }",
        "b { quotes: '„' '“'; content: '\\a0' }",
        "@font-face { font-family: image; src: local('x.ttf') }",
    ],
)
def test_what_names_no_file_stays_as_it_is(
    tmp_path: Path, sheet: Callable[[str], Path], text: str
) -> None:
    joined = join_style_sheets([sheet(text)], [tmp_path])
    assert joined.replace('"', "'") == text.replace('"', "'").replace("(#shadow)", "('#shadow')")


@pytest.mark.parametrize(
    "named",
    [
        "image-set('{}' 1x)",
        "image-set(url(x.png) 1x, '{}' 2x)",
        "-webkit-image-set('{}' 1x)",
        "IMAGE-SET('{}' type('image/png'))",
        "src('{}')",
        "image('{}')",
        "cross-fade('{}', red)",
        "u\\72l('{}')",
        "\\75 rl({})",
    ],
)
def test_every_function_that_takes_an_address_is_looked_at(
    tmp_path: Path, sheet: Callable[[str], Path], named: str
) -> None:
    (tmp_path / "x.png").write_bytes(b"picture")
    address = "http://127.0.0.1/a.png"
    own = sheet(f"a {{ background: {named.replace('{}', address)} }}")
    with pytest.raises(StyleError, match=r"own\.css:1: http://127\.0\.0\.1/a\.png is not a file"):
        join_style_sheets([own], [tmp_path])
    joined = join_style_sheets([sheet(f"a {{ b: {named.replace('{}', 'x.png')} }}")], [tmp_path])
    assert PICTURE in joined
    assert "x.png" not in joined


@pytest.mark.parametrize(
    "rule",
    ["@import 'http://127.0.0.1/x.css';", "@IMPORT 'x.css';", "@\\69mport 'x.css';"],
)
def test_an_import_is_refused_in_every_form(
    tmp_path: Path, sheet: Callable[[str], Path], rule: str
) -> None:
    with pytest.raises(StyleError, match="@import is not read"):
        join_style_sheets([sheet(rule)], [tmp_path])


def test_sheets_are_joined_in_their_order(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text(f"{name} {{}}", encoding="utf-8")
    joined = join_style_sheets([tmp_path / "b", tmp_path / "a"], [])
    assert joined.split() == ["b", "{}", "a", "{}"]


def test_a_sheet_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match=r"gone\.css can't be read"):
        join_style_sheets([tmp_path / "gone.css"], [])


def test_the_tokens_of_a_style_are_its_custom_properties(sheet: Callable[[str], Path]) -> None:
    text = ":root { --ink: #123456; color: red; --font: a, b; --ink: #ABCDEF } /* --no: 1 */"
    assert read_tokens(sheet(text)) == {"--ink": "#ABCDEF", "--font": "a, b"}


def test_an_address_holds_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "x.unknown-kind"
    path.write_bytes(bytes(range(256)))
    begin, _, content = data_address(path).partition(",")
    assert begin == "data:application/octet-stream;base64"
    assert base64.b64decode(content) == bytes(range(256))
    assert write_data_address("font/woff", b"ab") == "data:font/woff;base64,YWI="


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.example.org/", "www.example.org"),
        ("http://example.org/a/b/", "example.org/a/b"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_an_address_is_printed_short(address: str, shown: str) -> None:
    assert short_address(address) == shown
