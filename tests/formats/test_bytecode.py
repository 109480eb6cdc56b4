"""Templates are compiled once for a user, wherever they are."""

from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from authoring.diagnostics.errors import TemplateError
from authoring.formats.bytecode import kept_templates
from authoring.formats.savings import SWITCH
from authoring.formats.templates import render_template

PAGE = "<p>\n{{ text }}{% macro twice(x) %}\n{{ x.nothing }}{% endmacro %}{{ twice(text) }}"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Writes a template into a folder by its name; the cache is empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(SWITCH, raising=False)

    def write(folder: str, text: str) -> Path:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "page.html").write_text(text, encoding="utf-8")
        return tmp_path / folder

    return write


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The sources that were compiled."""
    done: list[object] = []
    generate = jinja2.Environment._generate

    def generate_and_note(self: jinja2.Environment, *given: object, **options: object) -> object:
        done.append(given)
        return generate(self, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(jinja2.Environment, "_generate", generate_and_note)
    return done


Write = Callable[[str, str], Path]


def test_a_text_is_compiled_once(write: Write, compiled: list[object]) -> None:
    for folder in ("first", "second", "third"):
        page = render_template([write(folder, "<p>{{ text }}")], "page.html", text="A & B")
        assert page == "<p>A &amp; B"
    assert len(compiled) == 1
    assert render_template([write("first", "<b>{{ text }}")], "page.html", text="A") == "<b>A"
    assert len(compiled) == 2


def test_a_text_is_compiled_each_time_if_that_is_wanted(
    write: Write, compiled: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SWITCH, "templates")
    for folder in ("first", "second"):
        render_template([write(folder, "<p>{{ text }}")], "page.html", text="A")
    assert len(compiled) == 2
    assert kept_templates() is None


@pytest.mark.parametrize("folder", ["first", "second"])
def test_a_mistake_is_told_where_the_template_is(write: Write, folder: str) -> None:
    write("first", PAGE)
    for each in dict.fromkeys(("first", folder)):
        with pytest.raises(TemplateError) as caught:
            render_template([write(each, PAGE)], "page.html", text="A")
    place = write(folder, PAGE) / "page.html"
    assert caught.value.message.startswith(f"{place}:3: ")
