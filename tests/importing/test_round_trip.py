"""What the toolkit writes as Markdown or text is imported as what it was written from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from desk.expected import read_yaml
from desk.long_issue import write_long_issue
from desk.old_briefs import PUBLICATION, data_of
from desk.rendering import ISSUES, SAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring.formats.links import Links
from authoring.formats.markdown import render_markdown
from authoring.formats.text import render_text
from authoring.importing import import_brief
from authoring.model import Issue, Publication
from authoring.view.brief import BriefView
from authoring.view.build import build_view

FORMS: Final[dict[str, tuple[str, Callable[[BriefView], str]]]] = {
    "markdown": (".md", render_markdown),
    "markdown with notes": (".md", lambda brief: render_markdown(brief, Links.FOOTNOTES)),
    "text": (".txt", render_text),
    "text with addresses": (".txt", lambda brief: render_text(brief, Links.INLINE)),
}
MERICS: Final = Publication.model_validate(read_yaml(ISSUES / "publication.yaml"))


def write(data: Any, form: str, publication: Publication) -> str:
    """The form of an issue's data."""
    issue = Issue.model_validate(data)
    return FORMS[form][1](build_view(issue, publication, Path("2025-01.yaml")))


def read(folder: Path, text: str, form: str, publication: Publication) -> Any:
    """The data that a form is imported as; every word of it has its place."""
    path = folder / f"brief{FORMS[form][0]}"
    path.write_text(text, encoding="utf-8")
    imported = import_brief(path, publication)
    assert imported.account.strays == ()
    return data_of(imported)


def without_pictures(data: Any) -> Any:
    """An issue without what the forms can't hold: a picture is a file."""
    kept = {key: value for key, value in data.items() if key != "cover"}
    items = [{k: v for k, v in item.items() if k != "picture"} for item in data["items"]]
    return {**kept, "items": items}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_comes_back(name: str, form: str, tmp_path: Path) -> None:
    sample = without_pictures(read_yaml(ISSUES / f"{name}.yaml"))
    written = write(sample, form, MERICS)
    first = read(tmp_path, written, form, MERICS)
    assert write(first, form, MERICS) == written
    assert read(tmp_path, write(first, form, MERICS), form, MERICS) == first


@pytest.mark.parametrize("name", SAMPLES)
def test_markdown_gives_all_data_of_a_sample(name: str, tmp_path: Path) -> None:
    """But for what is not printed: topics beyond the headline, and what is as usual."""
    sample = without_pictures(read_yaml(ISSUES / f"{name}.yaml"))
    found = read(tmp_path, write(sample, "markdown", MERICS), "markdown", MERICS)
    model, expected = Issue.model_validate(found), Issue.model_validate(sample)
    for item, original in zip(model.items, expected.items, strict=True):
        assert item.topic in (original.topic, None)
        assert normal(item) == normal(original)
    assert model.noteworthy == expected.noteworthy
    assert (model.date, model.period, model.authors, model.editors) == (
        expected.date,
        expected.period,
        expected.authors,
        expected.editors,
    )


def normal(item: Any) -> Any:
    """An item's data, with paragraphs in one line each."""
    data = item.model_dump(exclude={"topic"})
    comment = data["comment"] or ""
    texts = [passage["text"] for passage in data["at_a_glance"]]
    data["comment"] = ["".join(part.split()) for part in comment.split("\n\n")]
    return data, [["".join(part.split()) for part in text.split("\n\n")] for text in texts]


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_thirty_items_come_back(form: str, tmp_path: Path) -> None:
    path = write_long_issue(tmp_path / "long")
    publication = Publication.model_validate(read_yaml(path.parent / "publication.yaml"))
    written = write(read_yaml(path), form, publication)
    first = read(tmp_path, written, form, publication)
    assert len(first["items"]) == 30
    assert write(first, form, publication) == written


# Issues of any shape, of words that are hard on Markdown, YAML, dates and brackets.
WORDS: Final = st.sampled_from(
    [
        *(
            "plan",
            "of",
            "cranes,",
            "R&D",
            "30+",
            "“quoted”",
            "(自立自强)",
            "a*b",
            "snake_case",
            "[x]",
        ),
        *("C:", "50", "percent", "–", "1.", "#1", "<b>", "&amp;", "\\", "(draft)", "2025", "May"),
        *("12", "etc.", "{brace}", "'single'", '"double"', "-", "*", "_", "`", "~", "|", "@", "%"),
        *("!", "?", "..."),
    ]
)
STARTS: Final = st.sampled_from(["The", "Nine", "Cranes", "“Red", "China", "It"])
PROSE: Final = st.builds(
    lambda start, words, end: " ".join([start, *words, end]),
    STARTS,
    st.lists(WORDS, max_size=14),
    st.sampled_from(["ends.", "there", "far", "so", "(自强)"]),
)
LINES: Final = st.builds(
    lambda start, words: " ".join([start, *words, "end"]),
    STARTS,
    st.lists(st.sampled_from(["of", "R&D", "a*b", "“x”", "C:", "#1", "(draft)", "snake_case"])),
)
ADDRESSES: Final = st.sampled_from(
    ["https://example.org/a", "https://example.org/b(c)", "https://example.org/d?e=f&g=h_i*"]
)
LINKED: Final = st.builds(
    lambda before, words, address, after: f"{escape(before)} [{words}]({address}) {escape(after)}",
    PROSE,
    st.sampled_from(["a link", "*a link*", "链接", "link"]),
    ADDRESSES,
    PROSE,
)
DAYS: Final = st.integers(1, 31).map(lambda day: f"2024-12-{day:02}")


def escape(text: str) -> str:
    """Text whose signs stand for themselves in Markdown."""
    return "".join(f"\\{char}" if char in "\\*_[]<>`" else char for char in text)


PARAGRAPHS: Final = st.lists(PROSE.map(escape) | LINKED, min_size=1, max_size=3).map("\n\n".join)
PASSAGES: Final = st.fixed_dictionaries(
    {"text": PARAGRAPHS, "goals": st.lists(PROSE.map(escape), min_size=1, max_size=3)}
)
DOCUMENTS: Final = st.fixed_dictionaries(
    {"kind": st.sampled_from(["article", "policy"]), "title": LINES, "url": ADDRESSES},
    optional={
        "original_title": st.sampled_from(
            ["关于印发的通知", "“十四五”规划（征求意见稿）", "26特色"]
        ),
        "issuing_bodies": st.lists(
            st.sampled_from(["MIIT", "MOF", "Ministry of Tea and Salt"]), min_size=1, unique=True
        ).flatmap(lambda names: st.sampled_from([names, [*names, "etc."]])),
        "date": DAYS,
    },
)
ITEMS: Final = st.fixed_dictionaries(
    {"title": LINES, "at_a_glance": st.lists(PASSAGES, min_size=1, max_size=2)},
    optional={"comment": PARAGRAPHS, "documents": st.lists(DOCUMENTS, min_size=1, max_size=2)},
)
SOURCES: Final = st.fixed_dictionaries(
    {"title": st.sampled_from(["MIIT notice", "Reuters", "Gazette (Berlin)"]), "url": ADDRESSES},
    optional={"language": st.sampled_from(["zh", "en", "ja"])},
)
ENTRIES: Final = st.fixed_dictionaries(
    {"date": DAYS, "text": PROSE.map(escape), "sources": st.lists(SOURCES, min_size=1, max_size=2)}
)
NEWS: Final = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Policy news", "Corporate news", "Elsewhere"]),
        "entries": st.lists(ENTRIES, min_size=1, max_size=3),
    }
)
ISSUES_OF_ANY_SHAPE: Final = st.fixed_dictionaries(
    {
        "date": st.just("2025-01-08"),
        "period": st.just({"start": "2024-12-01", "end": "2024-12-31"}),
        "items": st.lists(ITEMS, min_size=1, max_size=3),
    },
    optional={
        "title": LINES,
        "number": st.integers(1, 99),
        "status": st.just("draft"),
        "language": st.sampled_from(["de", "fr"]),
        "noteworthy": st.lists(NEWS, min_size=1, max_size=2, unique_by=lambda each: each["title"]),
        "authors": st.just(["brown"]),
        "editors": st.just(["wessling", "mischer"]),
    },
)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=ISSUES_OF_ANY_SHAPE)
def test_any_issue_comes_back(data: Any, form: str, tmp_path: Path) -> None:
    """What is imported is written as what it was imported from, word by word."""
    written = write(data, form, PUBLICATION)
    first = read(tmp_path, written, form, PUBLICATION)
    assert write(first, form, PUBLICATION) == written
    again = read(tmp_path, write(first, form, PUBLICATION), form, PUBLICATION)
    assert yaml.safe_dump(again) == yaml.safe_dump(first)
