"""Every text is marked with its language, and a German brief is German throughout."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from desk.german import GERMAN
from desk.pdf_text import join_characters, line_texts, read_pages
from desk.rendering import Rendered, render_one
from desk.web_text import Run, read_elements, read_runs
from desk.words import CHINESE

from authoring.project.discovery import Project
from authoring.render.pipeline import Format

pytestmark = pytest.mark.whole

HTML = (Format.PRINT_HTML, Format.HTML)
# Letters, punctuation and full-width forms.
CHINESE_LETTER = re.compile(f"[{CHINESE}]")


def visible(html: str) -> list[Run]:
    return [run for run in read_runs(html) if not run.is_in("style", "script")]


@pytest.mark.parametrize("form", HTML)
def test_every_chinese_character_is_marked_as_chinese(sample: Rendered, form: Format) -> None:
    runs = [run for run in visible(sample.page(form)) if CHINESE_LETTER.search(run.text)]
    assert len(runs) >= 4
    assert [run.text for run in runs if not (run.language or "").startswith("zh")] == []


@pytest.mark.parametrize("form", HTML)
def test_no_english_word_is_marked_as_chinese(sample: Rendered, form: Format) -> None:
    runs = [run for run in visible(sample.page(form)) if (run.language or "").startswith("zh")]
    assert [run.text for run in runs if re.search("[A-Za-z]{2}", run.text)] == []


MIXED = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: The plan 规划 and its name
    at_a_glance: One *two 自立自强 three* four; [a link 链接 inside](https://example.org/a).
    comment: Words 制造强国, **strong 字**
"""


@pytest.mark.parametrize("form", HTML)
def test_chinese_inside_english_is_marked(
    make_project: Callable[..., Project], tmp_path: Path, form: Format
) -> None:
    project = make_project({"a.yaml": MIXED})
    runs = visible(render_one(project.root, tmp_path / "out").page(form))
    marked = {run.text.strip() for run in runs if (run.language or "").startswith("zh")}
    assert marked == {"规划", "自立自强", "链接", "制造强国", "字"}
    assert {run.language for run in runs if "three" in run.text or "inside" in run.text} == {
        "en-US"
    }


PARTS = (
    "4. Dezember 2024",
    "Ausgabe 7",
    "Berichtszeitraum 29. Oktober – 25. November",
    "Entwurf",
    "Auf einen Blick:",
    "ACME-Kommentar:",
    "Maßnahme Plan für Werkstoffe Herausgebende Stelle MIIT Datum 1. März 2024",
    "Dokument Bekanntmachung Herausgebende Stellen MIIT, MOF Datum 30. Oktober 2024",
    "Dokument Rundschreiben Herausgebende Stellen MIIT u. a.",
    "Kurz notiert",
    "5. November Neues vom Amt.",
    "Autorinnen und Autoren Alexander Brown",
)


@pytest.mark.parametrize("form", HTML)
def test_a_german_issue_is_german(
    make_project: Callable[..., Project], tmp_path: Path, form: Format
) -> None:
    project = make_project({"a.yaml": GERMAN})
    page = render_one(project.root, tmp_path / "out").page(form)
    root = next(each for each in read_elements(page) if each.tag == "html")
    assert root.get("lang") == "de"
    text = " ".join("".join(run.text for run in visible(page)).split())
    assert [part for part in PARTS if part not in text] == []
    languages = {run.language for run in read_runs(page) if "国家" in run.text}
    assert languages == {"zh-Hans"}


def test_a_german_pdf_has_german_labels(
    make_project: Callable[..., Project], tmp_path: Path
) -> None:
    project = make_project({"a.yaml": GERMAN})
    pages = read_pages(render_one(project.root, tmp_path / "out").pdf)
    text = " ".join(join_characters(page) for page in pages).casefold()
    wanted = ["INHALT", "4. Dezember 2024", "Auf einen Blick:", "Kurz notiert", "Entwurf · Monthly"]
    assert [part for part in wanted if part.casefold() not in text] == []


# Where Duden's "Worttrennung" divides; of English patterns' places, most are not among them.
LONG_WORDS = {
    "Wirtschaftsministerium": "Wirt|schafts|mi|nis|te|ri|um",
    "Energiespeicherung": "Ener|gie|spei|che|rung",
    "Bundesregierung": "Bun|des|re|gie|rung",
    "Handelsbeziehungen": "Han|dels|be|zie|hun|gen",
    # By the syllables of French grammars.
    "approvisionnement": "ap|pro|vi|sion|ne|ment",
}
FRENCH_WORDS = {"approvisionnement"}
HYPHENATED = """\
date: 2024-12-04
period: {{start: 2024-10-29, end: 2024-11-25}}
language: {language}
items:
  - title: Lange Wörter
    at_a_glance: Kurz.
    comment: {text}
"""


@pytest.mark.parametrize("word", LONG_WORDS)
def test_a_long_word_is_divided_as_in_its_language(
    make_project: Callable[..., Project], tmp_path: Path, word: str
) -> None:
    language = "fr" if word in FRENCH_WORDS else "de"
    # Words of one, two, three … letters between move the long one over the whole line.
    text = " ".join(f"{'n' * (1 + number % 9)} {word}" for number in range(60))
    project = make_project({"a.yaml": HYPHENATED.format(language=language, text=text)})
    lines = [
        " ".join(line)
        for page in read_pages(render_one(project.root, tmp_path / "out").pdf)
        for line in line_texts(page)
    ]
    divided = {line.split()[-1].rstrip("-") for line in lines if line.endswith("-")}
    parts = LONG_WORDS[word].split("|")
    allowed = {"".join(parts[:count]) for count in range(1, len(parts))}
    assert divided
    assert divided <= allowed
