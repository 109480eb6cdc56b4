"""Values that nothing was said about are what the engine would find, for every property and element."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from desk.rendering import SAMPLES, Rendered

from authoring.formats.pdf.engine import load_engine
from authoring.formats.pdf.values import quick_values
from authoring.formats.savings import SWITCH

pytestmark = pytest.mark.whole

ODD: Final = """\
<html lang="ar" dir="rtl"><style>
@page { size: 200px 300px; margin: 10px; @top-left { content: counter(page); color: red } }
:root { --gap: 4px; --none: ; font-size: 11px }
p { margin-inline-start: var(--gap); padding-block: calc(1em + 2px); inset-inline-end: 3px }
.a { border-left: solid; border-inline-end: 2px dotted currentcolor; width: min(50%, 40px) }
.b { all: unset } .c { all: initial; display: block } .d { float: left; position: absolute }
.e { text-decoration: underline wavy red; page: other } .e b { text-decoration: inherit }
.f { direction: ltr; margin-inline-end: 9px; outline: solid; columns: 2; column-rule: solid }
.g { font-size: calc(1em + 1px); line-height: calc(1.2 * var(--gap)); letter-spacing: 1px }
p::before { content: "x"; border-top-width: thick } p::first-letter { color: var(--absent, blue) }
</style>
<p class=a>One <b>two</b><p class=b>a<p class=c>b<p class=d>c<p class=e>d <b>e</b><p class=f>f <i>g</i>
<div dir=ltr class=g>h <p class=a>i <p style="margin: var(--none); width: var(--gap)">j</p></div>
<ul><li>k<li>l</ul><table><tr><td>m<td>n</table>
"""


def styles_of(html: str) -> Iterator[tuple[object, Any]]:
    """The computed styles of all elements and pseudo-elements of a page, before any box is made."""
    engine = load_engine()
    page = engine.HTML(string=html)
    configuration = engine.text.fonts.FontConfiguration()
    sheets = engine.css.get_all_computed_styles(page, font_config=configuration)
    for element in page.etree_element.iter():
        for pseudo in (None, "before", "after", "marker", "first-letter"):
            style = sheets(element, pseudo)
            if style is not None:
                yield (element.tag, pseudo), style


def values(html: str) -> list[tuple[object, dict[str, str]]]:
    """All values that a style can be asked for."""
    engine = load_engine()
    names = sorted(engine.css.INITIAL_VALUES)
    return [(who, {name: told(style, name) for name in names}) for who, style in styles_of(html)]


def told(style: Any, name: str) -> str:
    """A value in words; where the engine fails, its failure."""
    try:
        return re.sub(r" at 0x\w+", "", repr(style[name]))
    except Exception as error:  # noqa: BLE001  # whatever it is, it has to be the same
        return repr(error)


def assert_the_same(html: str) -> None:
    engine = load_engine()
    plain = values(html)
    with quick_values(engine):
        quick = values(html)
    assert len(plain) > 20
    assert quick == plain


def test_odd_declarations_have_the_engines_values() -> None:
    assert_the_same(ODD)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_brief_has_the_engines_values(samples: dict[str, Rendered], name: str) -> None:
    assert_the_same(samples[name].print_html)


def test_most_values_are_found_at_once(samples: dict[str, Rendered]) -> None:
    """Else this saves nothing, as when the engine's names for its tables change."""
    engine = load_engine()
    plain, asked = engine.css.ComputedStyle.__missing__, []

    def count(style: Any, key: str) -> Any:
        asked.append(key)
        return plain(style, key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine.css.ComputedStyle, "__missing__", count)
        values(samples["2024-12"].print_html)
        most = len(asked)
        asked.clear()
        with quick_values(engine):
            values(samples["2024-12"].print_html)
    assert len(asked) < most / 4


def test_it_is_off_if_that_is_wanted_and_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    style = load_engine().css.ComputedStyle
    plain = style.__missing__
    with quick_values(load_engine()):
        assert style.__missing__ is not plain
    assert style.__missing__ is plain
    monkeypatch.setenv(SWITCH, "values")
    with quick_values(load_engine()):
        assert style.__missing__ is plain
