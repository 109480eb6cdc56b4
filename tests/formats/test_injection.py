"""What an editor types is text, in every field and in every form.

Every text field of the models is filled, by a walk over them, with text that some reader of some
form would take for more than text. (That each is shown at all says the test of completeness.) It has
to be shown as often as harmless text, exactly as typed; and every form has to be made of the same
parts, with the same links.
"""

import re
from collections import Counter
from itertools import count
from pathlib import Path
from urllib.parse import unquote

import pytest
from desk.filled import Planted, plant, write_project
from desk.forms import FORMS, Shown
from desk.rendering import errors_of, render_folder

pytestmark = pytest.mark.whole

HARMLESS = "harmless"
HOSTILE = (
    "{{ 7*7 }} ${7*7} #{7*7}",
    "{% raw %}{% include 'x' %}{# gone #}",
    "{nothing} {0} {} %s %(x)s",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)><b>bold</b>',
    "' onload='alert(1)' ` onload=alert(1) `",
    "&amp; &lt;i&gt; &#60; &nbsp; R&D;",
    "</style></title></script><!-- x --> ]]> <?php <![CDATA[x]]>",
    "[x](https://evil.example) ![y](z) ](javascript:alert(1)) <https://evil.example>",
    "[x]: https://evil.example [^1] [[x]] [1]: x",
    "# head ## head2 #",
    "- a * b + c",
    "1. one 2) two",
    "*a* **b** _c_ __d__ ~~e~~ `f` ``g``",
    "> quote | a | b | --- | ---",
    "--- *** === ___",
    "\\ $ % # ~ ^ _ \\n \\x41 \\u0041 \\\\ \\",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "x\r\nBcc: a@example.org\r\n\r\nbody",
    "%0d%0aBcc:%20x =?utf-8?q?x?= =3D",
    "a\u202eb\u2066c\u2069\u202c d\u200be\ufe0f",
    "ﷺ Z̸̢̛a̶l̷g̵o̶ e\u0301",
)
# What a page does not draw, or draws from right to left.
UNDRAWN = re.compile("[\u200b\u202a-\u202e\u2066-\u2069\ufdfa\ufe0f]")


def squeeze(text: str) -> str:
    """Without spaces, hyphens that divide words, and the capitals of headings."""
    return "".join(text.split()).replace("-", "").replace("\u00ad", "").casefold()


def count_shown(shown: Shown, planted: Planted) -> dict[str, int]:
    """How often the text of each field is shown exactly as it was typed."""
    told = squeeze("\x00".join(shown.texts))
    return {planted.fields[mark]: told.count(squeeze(text)) for mark, text in planted.texts.items()}


def fields_shown(shown: Shown, planted: Planted) -> set[str]:
    """The fields whose text is shown; where a page ends inside it, the half that is whole counts."""
    told = squeeze("\x00".join(shown.texts))
    halves = {
        mark: (text[: text.index(mark) + len(mark)], text[text.index(mark) :])
        for mark, text in planted.texts.items()
    }
    return {
        planted.fields[mark]
        for mark, parts in halves.items()
        if any(squeeze(part) in told for part in parts)
    }


def count_links(shown: Shown, planted: Planted) -> dict[str, int]:
    """How often a link leads to exactly the address of each field."""
    led = Counter(unquote(address).removeprefix("mailto:") for address in shown.addresses)
    return {
        planted.fields[mark]: led[unquote(address)] for mark, address in planted.addresses.items()
    }


def make(form: str, planted: Planted, folder: Path) -> Shown:
    return FORMS[form].read(FORMS[form].make(write_project(planted, folder)))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Planted, Shown]]:
    """Every form of harmless text."""
    planted = plant(lambda _: HARMLESS)
    issue = write_project(planted, tmp_path_factory.mktemp("harmless"))
    return {name: (planted, form.read(form.make(issue))) for name, form in FORMS.items()}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", [form for form in FORMS if form != "pdf"])
def test_text_is_shown_as_it_was_typed(
    harmless: dict[str, tuple[Planted, Shown]], tmp_path: Path, form: str, text: str
) -> None:
    planted = plant(lambda _: text)
    shown = make(form, planted, tmp_path)
    usual, usually = harmless[form]
    assert count_shown(shown, planted) == count_shown(usually, usual)
    assert count_links(shown, planted) == count_links(usually, usual)
    assert len(shown.addresses) == len(usually.addresses)
    assert shown.structure == usually.structure


def test_the_pdf_shows_it_as_it_was_typed(
    harmless: dict[str, tuple[Planted, Shown]], tmp_path: Path
) -> None:
    """The print page, which it is made from, is tried with every text; here each field has one."""
    texts = [UNDRAWN.sub("", text) for text in HOSTILE]
    planted = plant(lambda number: texts[number % len(texts)])
    shown = make("pdf", planted, tmp_path)
    usual, usually = harmless["pdf"]
    assert fields_shown(shown, planted) == fields_shown(usually, usual)
    assert count_links(shown, planted) == count_links(usually, usual)
    assert shown.structure == usually.structure


@pytest.mark.parametrize("character", "\x00\x07\x0b\x1b\x1f\x7f\x85\u2028\ufffe\uffff")
def test_a_character_that_breaks_readers_is_refused(tmp_path: Path, character: str) -> None:
    """XML has no place for them, terminals obey them; so no form is ever given one."""
    planted = plant(lambda _: HARMLESS)
    issue = write_project(planted, tmp_path)
    text = issue.read_text(encoding="utf-8")
    escaped = f"a\\u{ord(character):04x}b"
    numbers = count()
    titles = re.sub(
        r"(?m)( title: ).*$", lambda found: f'{found[1]}"{escaped}{next(numbers)}"', text
    )
    issue.write_text(titles, encoding="utf-8")
    (outcome,) = render_folder(tmp_path, tmp_path / "out")
    assert set(errors_of(outcome)) == {"BR003"}
    assert not (tmp_path / "out").exists()
