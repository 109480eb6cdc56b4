"""A block that replaces nothing is reported; templates are read anew when a file changes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from authoring.diagnostics.errors import TemplateError
from authoring.formats.templates import render_template, states_of

Render = Callable[..., str]

SHIPPED = {
    "page.html": "<p>{% block head %}head{% block title %}{% endblock %}{% endblock %}</p>",
    "frame.html": "<p>{% block head %}{% block title %}{% endblock %}{% endblock %}</p>",
    "layer.html": '{% extends "frame.html" %}'
    "{% block head %}{% block logo %}{% endblock %}{% endblock %}",
    "whole.html": '{% include "part.html" %}',
    "part.html": "{% block text %}text{% endblock %}",
    "plain.html": "<p>plain</p>",
}


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """The text of a template of some name, the desk's own files before `SHIPPED`."""

    def render(name: str, own: dict[str, str]) -> str:
        for folder, files in (("own", own), ("shipped", SHIPPED)):
            (tmp_path / folder).mkdir()
            for file, text in files.items():
                (tmp_path / folder / file).write_text(text, encoding="utf-8")
        return render_template((tmp_path / "own", tmp_path / "shipped"), name)

    return render


@pytest.mark.parametrize(
    ("name", "own", "place", "hint"),
    [
        (
            "page.html",
            {"page.html": '{% extends "shipped/page.html" %}\n{% block haed %}x{% endblock %}'},
            "page.html:2: shipped/page.html has no block “haed”",
            "Did you mean “head”? Its blocks are: head, title.",
        ),
        (
            "page.html",
            {
                "page.html": '{% extends "base.html" %}{% block nothing %}{% endblock %}',
                "base.html": '{% extends "shipped/layer.html" %}',
            },
            "page.html:1: base.html has no block “nothing”",
            "Its blocks are: head, logo, title.",
        ),
        (
            "whole.html",
            {"part.html": '{% extends "shipped/part.html" %}\n\n{% block txt %}x{% endblock %}'},
            "part.html:3: shipped/part.html has no block “txt”",
            "Did you mean “text”? Its blocks are: text.",
        ),
        (
            "plain.html",
            {"plain.html": '{% extends "shipped/plain.html" %}{% block a %}x{% endblock %}'},
            "plain.html:1: shipped/plain.html has no block “a”",
            "It has no blocks.",
        ),
    ],
)
def test_a_block_that_the_template_below_lacks(
    name: str, own: dict[str, str], place: str, hint: str, render: Render, tmp_path: Path
) -> None:
    with pytest.raises(TemplateError) as raised:
        render(name, own)
    assert raised.value.message.startswith(f"{tmp_path / 'own' / place}")
    assert raised.value.hint == hint


@pytest.mark.parametrize(
    ("name", "own", "text"),
    [
        (
            "page.html",
            {"page.html": '{% extends "shipped/page.html" %}{% block head %}x{% endblock %}'},
            "<p>x</p>",
        ),
        (
            "page.html",
            {
                "page.html": '{% extends "shipped/page.html" %}'
                "{% block head %}<{% block own %}y{% endblock %}>{% endblock %}"
            },
            "<p><y></p>",
        ),
        (
            "page.html",
            {
                "page.html": '{% extends "shipped/layer.html" %}'
                "{% block title %}{% endblock %}{% block logo %}z{% endblock %}"
            },
            "<p>z</p>",
        ),
        ("plain.html", {"plain.html": "{% block new %}new{% endblock %}"}, "new"),
        ("plain.html", {"unused.html": '{% extends "no.html" %}{% block a'}, "<p>plain</p>"),
        (
            "plain.html",
            {
                "plain.html": '{% set base = "shipped/page.html" %}{% extends base %}'
                "{% block head %}q{% endblock %}"
            },
            "<p>q</p>",
        ),
    ],
)
def test_blocks_that_are_shown(name: str, own: dict[str, str], text: str, render: Render) -> None:
    assert render(name, own) == text


def test_every_change_below_a_folder_is_seen(tmp_path: Path) -> None:
    deep = tmp_path / "first" / "deep"
    deep.mkdir(parents=True)
    (deep / "a.html").write_text("a", encoding="utf-8")
    (tmp_path / "second").mkdir()
    folders = (tmp_path / "first", tmp_path / "second")
    seen = [states_of(folders)]
    (tmp_path / "second" / "b.html").write_text("b", encoding="utf-8")
    seen.append(states_of(folders))
    (deep / "a.html").write_text("longer", encoding="utf-8")
    seen.append(states_of(folders))
    os.utime(deep / "a.html", ns=(1, 1))
    seen.append(states_of(folders))
    (deep / "a.html").rename(deep / "c.html")
    seen.append(states_of(folders))
    (deep / "c.html").unlink()
    seen.append(states_of(folders))
    assert len(set(seen)) == len(seen)
    assert states_of(folders) == seen[-1]
    assert [Path(path).name for path, _, _ in seen[1]] == ["a.html", "b.html"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "a.css").write_text("a", encoding="utf-8")
    assert [Path(path).name for path, _, _ in states_of([tmp_path])] == ["a.css"]
