"""A custom property that is misspelt is told, with its line."""

import re
from pathlib import Path

import pytest

from authoring.diagnostics.errors import StyleError
from authoring.formats.tokens import check_tokens
from authoring.project.resources import Resources, shipped_folder

SHIPPED = sorted(path.parent.name for path in shipped_folder("styles").glob("*/tokens.css"))
TOKEN = re.compile(r"^ +(--[\w-]+):", re.MULTILINE)
PLAIN = (shipped_folder("styles") / "plain" / "tokens.css").read_text(encoding="utf-8")


def check(root: Path, files: dict[str, str], style: str = "own") -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    check_tokens(Resources(root), style)


WRONG = {
    "a token of a style": (
        {"styles/own/tokens.css": PLAIN.replace("--accent:", "--acent:")},
        "styles/own/tokens.css:11: --acent is set, but nothing uses it",
        "Did you mean --accent?",
    ),
    "a token that a sheet sets anew": (
        {
            "styles/own/tokens.css": PLAIN,
            "styles/own/print.css": "/* Ours.\n */\n:root { --brand-tnt: #fff }",
        },
        "styles/own/print.css:3: --brand-tnt is set, but nothing uses it",
        "Did you mean --brand-tint?",
    ),
    "a token that is used": (
        {"styles/own/tokens.css": PLAIN, "styles/own/web.css": "\n\na { color: var(--acent) }"},
        "styles/own/web.css:3: --acent is used, but nothing sets it",
        "Did you mean --accent? Else set it in {root}/styles/own/tokens.css.",
    ),
    "a token that is used, and like no other": (
        {"styles/own/tokens.css": PLAIN, "styles/own/web.css": "a { color: var( --xyz ) }"},
        "styles/own/web.css:1: --xyz is used, but nothing sets it",
        "Set it in {root}/styles/own/tokens.css.",
    ),
}


@pytest.mark.parametrize(("files", "message", "hint"), WRONG.values(), ids=WRONG)
def test_a_misspelt_token(tmp_path: Path, files: dict[str, str], message: str, hint: str) -> None:
    with pytest.raises(StyleError) as raised:
        check(tmp_path, files)
    assert raised.value.message == f"{tmp_path.resolve() / message}"
    assert raised.value.hint == hint.format(root=tmp_path.resolve())


def test_a_token_that_a_style_lacks_is_told_where_it_is_used(tmp_path: Path) -> None:
    tokens = "\n".join(line for line in PLAIN.splitlines() if "--weight-fine:" not in line)
    with pytest.raises(StyleError, match=r"\.css:\d+: --weight-fine is used, but nothing sets it"):
        check(tmp_path, {"styles/own/tokens.css": tokens})


RIGHT = {
    "a copy": {"styles/own/tokens.css": PLAIN},
    "one that nothing uses, like no other": {
        "styles/own/tokens.css": f"{PLAIN}\n:root {{ --xyz: 1 }}"
    },
    "one of a family": {"styles/own/tokens.css": f"{PLAIN}\n:root {{ --brand-line-2: 1 }}"},
    "a fallback": {
        "styles/own/tokens.css": PLAIN,
        "styles/own/web.css": "a { color: var(--acent, red) }",
    },
    "comments and names of classes": {
        "styles/own/tokens.css": PLAIN,
        "styles/own/web.css": "/* --acent: var(--acent) */ .a--acent:hover { color: red }",
    },
    "one for a template": {
        "styles/own/tokens.css": f"{PLAIN}\n:root {{ --acent: red }}",
        "templates/web.html": '{{ tokens["--acent"] }}',
    },
    "one that a template sets": {
        "styles/own/tokens.css": PLAIN,
        "styles/own/web.css": "a { width: var(--share) }",
        "templates/web.html": '<i style="--share: 5%"></i>',
    },
}


@pytest.mark.parametrize("files", RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_passed(tmp_path: Path, files: dict[str, str]) -> None:
    check(tmp_path, files)


@pytest.mark.parametrize("style", SHIPPED)
def test_the_shipped_styles_spell_their_tokens_right(tmp_path: Path, style: str) -> None:
    """A copy of the style in a project is looked at."""
    tokens = shipped_folder("styles") / style / "tokens.css"
    check(tmp_path, {f"styles/{style}/tokens.css": tokens.read_text(encoding="utf-8")}, style)


@pytest.mark.parametrize("style", SHIPPED)
def test_the_shipped_styles_have_all_tokens(style: str) -> None:
    """One that is missing would be told nowhere: what it colours would look as CSS has it."""
    text = (shipped_folder("styles") / style / "tokens.css").read_text(encoding="utf-8")
    assert set(TOKEN.findall(text)) == set(TOKEN.findall(PLAIN))
