"""LibreOffice opens the Word form without complaint, and prints every word of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from desk.expected import Brief, read_yaml
from desk.german import GERMAN
from desk.office import NO_OFFICE, SOFFICE, print_files
from desk.pdf_text import MM, footer, join_characters, read_pages, read_words
from desk.rendering import ISSUES, SAMPLES
from desk.torture import write_torture_issue
from desk.word_file import make_word
from desk.words import differences, join_broken, split_words

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason=NO_OFFICE),
]

LEFT, RIGHT = 24 * MM, 186 * MM
A_POINT = 1.0


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, bytes]]:
    """Both samples, one in German, and the issue that asks for everything, opened and printed."""
    folder = tmp_path_factory.mktemp("office")
    issues = [
        *(ISSUES / f"{name}.yaml" for name in SAMPLES),
        write_german_issue(folder),
        write_torture_issue(folder / "torture"),
    ]
    files = [folder / f"{issue.stem}.docx" for issue in issues]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", "")  # what is set here is taken back
        for issue, file in zip(issues, files, strict=True):
            file.write_bytes(make_word(issue))
        yield print_files(files, folder)


def write_german_issue(folder: Path) -> Path:
    issues = folder / "german" / "issues"
    issues.mkdir(parents=True)
    publication = (ISSUES / "publication.yaml").read_text(encoding="utf-8")
    publication = publication.replace("item_count: 5", "item_count: 1")
    (issues / "publication.yaml").write_text(publication, encoding="utf-8")
    (issues / "german.yaml").write_text(GERMAN, encoding="utf-8")
    return issues / "german.yaml"


@pytest.mark.parametrize("name", SAMPLES)
def test_it_prints_every_word_in_order(printed: Mapping[str, bytes], name: str) -> None:
    brief = Brief(ISSUES / f"{name}.yaml")
    before = [*brief.masthead(), brief.headline(), *brief.contents(lambda _: ""), *brief.cover()]
    expected = split_words(" ".join([*before, *brief.body("–"), *brief.colophon()]))
    words = [word for page in read_pages(printed[name]) for word in read_words(page)]
    assert differences(expected, join_broken(words, set(expected))) == []
    assert len(expected) > 2500


def test_it_prints_german(printed: Mapping[str, bytes]) -> None:
    pages = read_pages(printed["german"])
    text = " ".join(join_characters(page) for page in pages)
    labels = ("Auf einen Blick:", "MERICS-Kommentar:", "Herausgebende", "4. Dezember 2024")
    assert [label for label in labels if label not in text] == []
    assert "Entwurf · China Industries · 4. Dezember 2024" in footer(pages[1])


@pytest.mark.parametrize("name", SAMPLES)
def test_it_numbers_every_page_but_the_first(printed: Mapping[str, bytes], name: str) -> None:
    feet = [footer(page) for page in read_pages(printed[name])]
    date = {"2021-04": "April 29, 2021", "2024-12": "December 4, 2024"}[name]
    numbers = range(2, len(feet) + 1)
    assert feet == ["", *(f"China Industries · {date} {number}" for number in numbers)]


def test_every_item_of_a_long_issue_is_printed(
    printed: Mapping[str, bytes], tmp_path: Path
) -> None:
    issue = read_yaml(write_torture_issue(tmp_path))
    text = squeeze(" ".join(join_characters(page) for page in read_pages(printed["2025-02"])))
    titles = [f"{number}{each['title']}" for number, each in enumerate(issue["items"], 1)]
    # In the contents, and over the item itself.
    assert [title for title in titles if text.count(squeeze(title)) < 2] == []


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", [*SAMPLES, "german", "2025-02"])
def test_nothing_stands_in_the_margins(printed: Mapping[str, bytes], name: str) -> None:
    outside = [
        (number, each.text)
        for number, page in enumerate(read_pages(printed[name]), 1)
        for each in page
        if not each.text.isspace() and not LEFT - A_POINT <= each.x <= each.right <= RIGHT + A_POINT
    ]
    assert outside == []


def test_its_headings_are_an_outline(printed: Mapping[str, bytes]) -> None:
    """LibreOffice makes one of what it takes for headings."""
    with pdfium.PdfDocument(printed["2024-12"]) as document:
        outline = [(each.level, each.get_title()) for each in document.get_toc()]
    brief = Brief(ISSUES / "2024-12.yaml")
    sections = (brief.labels["items"], brief.labels["noteworthy"])
    titles = [
        (title not in sections, f"{number} {title}".strip()) for number, title in brief.titles
    ]
    assert outline == titles
