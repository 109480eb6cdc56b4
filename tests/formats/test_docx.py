"""The Word form: all words in named styles, each text in a bookmark that leads back to its field."""

import dataclasses
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from desk.expected import Brief, plain, read_yaml
from desk.expected_text import TextBrief
from desk.pictures import colours, written
from desk.rendering import ISSUES, ROOT, SAMPLES
from desk.torture import write_bare_issue, write_torture_issue
from desk.views import read_view
from desk.word_file import NAMESPACES, WordFile, WordParagraph, make_word, qualified
from desk.words import differences, split_words
from docx import Document
from formats.test_words import EXEMPT
from openxml_audit.validator import OpenXmlValidator

from authoring.diagnostics.errors import BriefError, StyleError, TemplateError
from authoring.project.discovery import Project
from authoring.project.source_date import SOURCE_DATE
from authoring.view.bookmarks import read_bookmark

Make = Callable[..., Project]

A_MILLIMETRE = 36_000  # EMU
COLUMN = 137
HAN = re.compile("[\u3400-\u9fff]")
HIDDEN = {*EXEMPT, "labels"} - {"topic"}
LOOKS = {"rStyle", "rFonts", "b", "i", "lang"}

ISSUE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened, 国家.
"""

LISTS = """\
    comment: |
      - one
        - two

          more of two
        - 4. three
          5. four
      - five

      7. seven

         more of seven
      8. eight
         1. nine
         2. ten

      1) again **strong** *slanted* [*link*](https://example.org/a) *国家*
"""


@pytest.fixture(scope="module")
def made() -> Mapping[str, WordFile]:
    """Both samples."""
    return {name: WordFile(make_word(ISSUES / f"{name}.yaml")) for name in SAMPLES}


@pytest.fixture(params=SAMPLES)
def name(request: pytest.FixtureRequest) -> str:
    """Each of the samples."""
    return str(request.param)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The issue that asks for everything."""
    return write_torture_issue(tmp_path_factory.mktemp("torture"))


@pytest.fixture(scope="module")
def torture(everything: Path) -> WordFile:
    """Its Word form."""
    return WordFile(make_word(everything))


def styled(file: WordFile, *styles: str) -> list[str]:
    return [each.text for each in file.paragraphs if each.style in styles]


def make_of(make_project: Make, text: str = ISSUE, **changes: Any) -> WordFile:
    project = make_project({"a.yaml": text})
    return WordFile(make_word(project.issues_folder / "a.yaml", **changes))


def test_it_has_every_word_in_order(made: Mapping[str, WordFile], name: str) -> None:
    brief = Brief(ISSUES / f"{name}.yaml")
    before = [*brief.masthead(), brief.headline(), *brief.contents(lambda _: ""), *brief.cover()]
    expected = split_words(" ".join([*before, *brief.body("–"), *brief.colophon()]))
    found = " ".join(f"{each.label} {each.text}" for each in made[name].paragraphs)
    assert differences(expected, split_words(found)) == []
    assert len(expected) > 2500


@pytest.mark.slow
@pytest.mark.parametrize("which", [*SAMPLES, "bare", "torture"])
def test_word_has_nothing_to_mend(
    made: Mapping[str, WordFile], torture: WordFile, tmp_path: Path, which: str
) -> None:
    """By the schemas and rules of Office, as `openxml_audit` knows them."""
    path = tmp_path / "a.docx"
    if which == "bare":
        path.write_bytes(make_word(write_bare_issue(tmp_path)))
    else:
        file = torture if which == "torture" else made[which]
        path.write_bytes(file.content)
    result = OpenXmlValidator().validate(path)
    assert [(error.part_uri, error.path, error.description) for error in result.errors] == []


@pytest.mark.slow
def test_nothing_leads_nowhere_and_nothing_is_there_twice(torture: WordFile) -> None:
    parts = torture.parts
    assert len(torture.entries) == len(parts)
    for name in ("", *(part for part in parts if not part.startswith("_rels"))):
        targets = [each for each in torture.targets(name).values() if "://" not in each]
        assert [each for each in targets if each not in parts and "mailto:" not in each] == []
    document = torture.part()
    starts = document.findall(".//w:bookmarkStart", NAMESPACES)
    for attribute in ("w:id", "w:name"):
        values = [each.attrib[qualified(attribute)] for each in starts]
        assert len(values) == len(set(values)) > 500
    pictures = [each.attrib["id"] for each in document.iter(qualified("wp:docPr"))]
    assert len(pictures) == len(set(pictures)) > 10
    linked = {each.get(qualified("r:id")) for each in document.iter(qualified("w:hyperlink"))}
    assert linked - {None} <= set(torture.targets())


def test_headings_are_headings(made: Mapping[str, WordFile], name: str) -> None:
    """As python-docx reads them, by the names that Word knows."""
    brief = Brief(ISSUES / f"{name}.yaml")
    paragraphs = Document(io.BytesIO(made[name].content)).paragraphs
    found = [(each.style.name, each.text) for each in paragraphs if each.style is not None]
    sections = (brief.labels["items"], brief.labels["noteworthy"])
    headings = [
        ("Heading 1" if text in sections else "Heading 2", text) for _, text in brief.titles
    ]
    assert [each for each in found if each[0].startswith("Heading")] == headings
    assert ("Title", "MERICS China Industries") in found
    assert ("Subtitle", brief.headline()) in [(s, t.replace("\u00a0", " ")) for s, t in found]


@pytest.mark.slow
def test_only_styles_say_how_it_looks(torture: WordFile) -> None:
    """But for strong and slanted words and for Chinese, whose font Word has to be told."""
    assert {each.style for each in torture.paragraphs} <= set(torture.styles)
    runs = [run for each in torture.paragraphs for run in each.runs]
    assert {name for run in runs for name in run.properties} == LOOKS
    used = {run.properties["rStyle"]["val"] for run in runs if "rStyle" in run.properties}
    assert used <= set(torture.styles)
    assert {name for each in torture.paragraphs for name in each.properties} <= {
        "pStyle",
        "keepNext",
        "numPr",
    }


def test_every_list_counts_by_itself(make_project: Make) -> None:
    file = make_of(make_project, ISSUE + LISTS)
    found = [(each.style, each.label, each.text) for each in file.paragraphs]
    first = next(index for index, each in enumerate(found) if each[2] == "ACME comment:")
    assert found[first + 1 :] == [
        ("ListBullet", "–", "one"),
        ("ListBullet2", "–", "two"),
        ("ListContinue2", "", "more of two"),
        ("ListBullet2", "–", ""),
        ("ListNumber3", "4.", "three"),
        ("ListNumber3", "5.", "four"),
        ("ListBullet", "–", "five"),
        ("ListNumber", "7.", "seven"),
        ("ListContinue", "", "more of seven"),
        ("ListNumber", "8.", "eight"),
        ("ListNumber2", "1.", "nine"),
        ("ListNumber2", "2.", "ten"),
        ("ListNumber", "1.", "again strong slanted link 国家"),
    ]


def test_words_are_strong_and_slanted_as_they_were_typed(make_project: Make) -> None:
    *_, last = (each for each in make_of(make_project, ISSUE + LISTS).paragraphs if each.runs)
    found = [(run.text, {"b", "i"} & set(run.properties), run.address) for run in last.runs]
    assert found == [
        ("again ", set(), None),
        ("strong", {"b"}, None),
        (" ", set(), None),
        ("slanted", {"i"}, None),
        (" ", set(), None),
        ("link", {"i"}, "https://example.org/a"),
        (" ", set(), None),
        ("国家", set(), None),
    ]


def value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    """The value at a path of the model, in data that may write a list of one as its element."""
    for step in path:
        if isinstance(data, str) or (isinstance(data, dict) and step == 0):
            continue
        data = data[step]
    return data


def squeeze(text: str) -> str:
    """A text without spaces, which change where lines of YAML are joined."""
    return "".join(text.split())


def test_every_bookmark_holds_the_text_of_its_field(
    made: Mapping[str, WordFile], name: str
) -> None:
    issue = read_yaml(ISSUES / f"{name}.yaml")
    people = Brief(ISSUES / f"{name}.yaml").publication["people"]
    texts: dict[str, str] = {}
    for paragraph in made[name].paragraphs:
        texts |= paragraph.bookmarks
    ours = {read_bookmark(mark): text for mark, text in texts.items() if mark[:4] != "_Toc"}
    assert None not in ours
    for place, text in ours.items():
        assert place is not None
        if place.path == ("cover",):
            continue  # around the picture
        value = value_at(issue, place.path)
        if place.path[-1] == "date":
            assert str(value.day) in text
        elif place.path[0] in ("authors", "editors"):
            assert text.startswith(people[value]["name"])
        else:
            rest = "\n".join(value.strip().split("\n")[place.line :])
            assert squeeze(plain(rest)).startswith(squeeze(text)), place


def paths_of(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all texts of an issue that readers see, in the shape of the model."""
    if isinstance(value, dict):
        if path and path[-1] == "at_a_glance":
            return paths_of([value], path)
        shown = ((key, part) for key, part in value.items() if key not in HIDDEN)
        return [found for key, part in shown for found in paths_of(part, (*path, key))]
    if isinstance(value, list):
        parts = enumerate(value)
        return [found for index, part in parts for found in paths_of(part, (*path, index))]
    if path[-1] == "at_a_glance":
        return [(*path, 0, "text")]
    return [path] if isinstance(value, str) or path[-1] == "date" else []


def test_every_text_of_the_yaml_has_a_bookmark(made: Mapping[str, WordFile], name: str) -> None:
    issue = read_yaml(ISSUES / f"{name}.yaml")
    headline = range(3) if "title" not in issue else ()
    wanted = {
        path
        for path in paths_of(issue)
        if path[-1] not in ("topic", "etc.") or (path[-1] == "topic" and path[1] in headline)
    }
    others = {path for path in wanted if value_at(issue, path) == "etc."}
    marks = (mark for each in made[name].paragraphs for mark in each.bookmarks)
    places = {place.path for mark in marks if (place := read_bookmark(mark))}
    assert len(wanted) > 60
    assert wanted - others - places == set()


def test_every_paragraph_of_a_text_has_its_own(make_project: Make) -> None:
    text = f"{ISSUE}    comment: |\n      One\n      line.\n\n      Two.\n\n      - a\n      - b\n"
    found = {
        mark: words
        for each in make_of(make_project, text).paragraphs
        for mark, words in each.bookmarks.items()
        if "comment" in mark
    }
    assert found == {
        "_b_items0comment": "One line.",
        "_b_items0comment__3": "Two.",
        "_b_items0comment__5": "a",
        "_b_items0comment__6": "b",
    }


def test_chinese_has_its_font_and_its_language(made: Mapping[str, WordFile], name: str) -> None:
    runs = [run for each in made[name].paragraphs for run in each.runs]
    for run in runs:
        fonts, language = run.properties.get("rFonts", {}), run.properties.get("lang", {})
        if HAN.search(run.text):
            assert fonts == {"eastAsia": "Noto Sans SC", "hint": "eastAsia"}
            assert language == {"eastAsia": "zh-CN"}
        else:
            assert (fonts, language) == ({}, {})
    assert sum(1 for run in runs if HAN.search(run.text)) >= 5


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ("zh-Hant", {"eastAsia": "zh-TW"}),
        ("zh-TW", {"eastAsia": "zh-TW"}),
        ("ja", {"eastAsia": "ja-JP"}),
        ("ko", {"eastAsia": "ko-KR"}),
        ("fr", {"val": "fr"}),
    ],
)
def test_another_language_is_told_too(
    make_project: Make, original: str, expected: dict[str, str]
) -> None:
    publication = f"brand: A\nseries: B\noriginal_language: {original}\n"
    text = f"{ISSUE}    documents: [{{kind: policy, title: T, original_title: Œuvre 国}}]\n"
    project = make_project({"a.yaml": text}, publication)
    file = WordFile(make_word(project.issues_folder / "a.yaml"))
    (run,) = (run for each in file.paragraphs for run in each.runs if run.text == "Œuvre 国")
    assert run.properties["lang"] == expected


@pytest.mark.parametrize(("language", "tag"), [("en", "en-US"), ("de", "de-DE"), ("fr", "fr-FR")])
def test_the_document_says_its_language(make_project: Make, language: str, tag: str) -> None:
    file = make_of(make_project, f"language: {language}\n{ISSUE}")
    (told,) = file.part("word/styles.xml").findall("w:docDefaults//w:lang", NAMESPACES)
    assert told.attrib[qualified("w:val")] == tag
    assert told.attrib[qualified("w:eastAsia")] == "zh-CN"
    assert Document(io.BytesIO(file.content)).core_properties.language.startswith(language)


def test_links_lead_where_they_should(made: Mapping[str, WordFile], name: str) -> None:
    wanted = TextBrief(ISSUES / f"{name}.yaml").addresses()
    found: list[str] = []
    for paragraph in made[name].paragraphs:
        last = None
        for run in paragraph.runs:
            address = run.address if run.address and run.address[0] != "#" else None
            if address is not None and address != last:
                found.append(address)
            last = address
    mails = ["mailto:publications@merics.de", "mailto:info@merics.de", "https://www.merics.org"]
    assert found == [*wanted, *mails]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("https://example.org/通知?a=1&b='2'#c", "https://example.org/通知?a=1&b='2'#c"),
        ("https://example.org/{a}|b", "https://example.org/%7Ba%7D%7Cb"),
        ('https://example.org/"a"', "https://example.org/%22a%22"),
    ],
)
def test_an_address_is_one_that_word_takes(make_project: Make, typed: str, written: str) -> None:
    document = f"{{kind: policy, title: T, url: '{typed.replace(chr(39), chr(39) * 2)}'}}"
    file = make_of(make_project, f"{ISSUE}    documents: [{document}]\n")
    assert written in file.targets().values()


def test_the_contents_are_there_before_word_updates_them(
    made: Mapping[str, WordFile], name: str
) -> None:
    file = made[name]
    (field,) = file.part().findall("w:body/w:sdt", NAMESPACES)
    told = "".join(each.text or "" for each in field.iter(qualified("w:instrText")))
    assert told.split() == ["TOC", r"\o", '"1-2"', r"\n", r"\h", r"\z"]
    kinds = [each.attrib[qualified("w:fldCharType")] for each in field.iter(qualified("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    marks = {mark: text for each in file.paragraphs for mark, text in each.bookmarks.items()}
    entries = [each for each in file.paragraphs if each.style in ("TOC1", "TOC2")]
    for entry, (number, title) in zip(entries, Brief(ISSUES / f"{name}.yaml").titles, strict=True):
        assert entry.text == (f"{number}\t{title}" if number else title)
        (target,) = {run.address for run in entry.runs if run.text}
        assert target is not None
        assert marks[target.removeprefix("#")] == title


def test_word_asks_nothing_at_opening(made: Mapping[str, WordFile]) -> None:
    """It asks whether to update fields that are told to be out of date."""
    for content in made["2024-12"].parts.values():
        assert b"updateFields" not in content
        assert b"w:dirty" not in content


def test_it_says_what_it_is(made: Mapping[str, WordFile], name: str) -> None:
    about = Document(io.BytesIO(made[name].content)).core_properties
    brief = Brief(ISSUES / f"{name}.yaml")
    people = [brief.publication["people"][key]["name"] for key in brief.issue.get("authors", [])]
    assert about.author == "; ".join(people)
    assert about.subject == brief.headline()
    assert about.title.startswith("MERICS China Industries, ")
    assert about.category == "China Industries"
    assert about.keywords.startswith(brief.issue["items"][0]["topic"])
    assert about.created == about.modified
    assert about.created is not None
    assert about.created.date() == brief.issue["date"]
    assert about.last_modified_by == ""
    company = made[name].parts["docProps/app.xml"].decode()
    assert "MERICS | Mercator Institute for China Studies" in company


def test_the_source_date_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SOURCE_DATE, "1000000000")
    about = Document(io.BytesIO(make_word(ISSUES / "2024-12.yaml"))).core_properties
    assert str(about.created) == "2001-09-09 01:46:40+00:00"


def test_what_is_too_long_for_a_property_is_cut(make_project: Make) -> None:
    items = "".join(
        f"  - {{title: T, topic: '{chr(97 + each) * 90}', at_a_glance: x}}\n" for each in range(4)
    )
    file = make_of(make_project, f"title: {'long ' * 60}\n{ISSUE}{items}")
    about = Document(io.BytesIO(file.content)).core_properties
    assert about.subject.startswith("long long ")
    assert (len(about.subject), about.subject[-1]) == (255, "…")
    assert about.keywords == f"{'a' * 90}, {'b' * 90}"


def test_the_same_issue_makes_the_same_bytes(made: Mapping[str, WordFile], name: str) -> None:
    assert make_word(ISSUES / f"{name}.yaml") == made[name].content
    for entry in made[name].entries:
        assert (entry.date_time, entry.create_system) == ((1980, 1, 1, 0, 0, 0), 3)


def test_nothing_is_left_of_other_templates(made: Mapping[str, WordFile]) -> None:
    assert set(made["2024-12"].parts) == {
        "[Content_Types].xml",
        *("_rels/.rels", "docProps/core.xml", "docProps/app.xml"),
        *("word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml"),
        *("word/numbering.xml", "word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml"),
        *("word/footer1.xml", "word/footer2.xml"),
    }


def test_the_foot_of_a_page_has_series_date_and_number(torture: WordFile) -> None:
    foot = torture.part("word/footer1.xml")
    words = "".join(each.text or "" for each in foot.iter(qualified("w:t")))
    assert words.startswith("Draft · China Industries · February 5, 2025")
    (told,) = foot.iter(qualified("w:instrText"))
    assert (told.text or "").strip() == "PAGE"
    first = torture.part("word/footer2.xml")
    assert list(first.iter(qualified("w:t"))) == []
    (section,) = torture.part().iter(qualified("w:sectPr"))
    kinds = {
        each.attrib[qualified("w:type")]: torture.targets()[each.attrib[qualified("r:id")]]
        for each in section.iter(qualified("w:footerReference"))
    }
    assert kinds == {"default": "word/footer1.xml", "first": "word/footer2.xml"}
    assert section.find("w:titlePg", NAMESPACES) is not None


def test_a_picture_has_its_words_and_fits_its_column(everything: Path, torture: WordFile) -> None:
    issue = read_yaml(everything)
    inlines = list(torture.part().iter(qualified("wp:inline")))
    told = [inline[1].attrib["descr"] for inline in inlines]
    pictures = [issue["cover"], *(each["picture"] for each in issue["items"] if "picture" in each)]
    assert told == [picture["alternative_text"] for picture in pictures]
    for inline in inlines:
        width, height = (int(inline[0].attrib[each]) / A_MILLIMETRE for each in ("cx", "cy"))
        assert 0 < width <= COLUMN
        assert 0 < height <= 90
    lines = styled(torture, "Caption")
    assert lines[0] == f"{plain(pictures[0]['caption'])} · {pictures[0]['credit']}"
    assert len(lines) == len(pictures)


def test_a_picture_that_is_gone_is_told(make_project: Make, tmp_path: Path) -> None:
    text = f"cover: {{file: a.jpg, alternative_text: A}}\n{ISSUE}"
    picture = written(lambda file: colours(300, 200).save(file, "JPEG"))
    project = make_project({"a.yaml": text, "a.jpg": picture})
    view = read_view(project.issues_folder / "a.yaml")
    assert view.cover is not None
    gone = dataclasses.replace(view.cover, path=tmp_path / "gone.jpg")
    with pytest.raises(BriefError, match=r"gone\.jpg can't be read"):
        make_word(project.issues_folder / "a.yaml", cover=gone)


def test_what_xml_has_no_place_for_breaks_nothing(make_project: Make) -> None:
    """Such characters are refused at loading; this is for views made otherwise."""
    file = make_of(make_project, brand="A\x0bB\ud800C", series="<&>\"'")
    assert styled(file, "Title") == ["A\ufffdB\ufffdC <&>\"'"]


@pytest.mark.parametrize("style", ["merics", "plain"])
def test_its_colours_are_those_of_the_style(style: str) -> None:
    file = WordFile(make_word(ISSUES / "2024-12.yaml", style=style))
    tokens = (ROOT / "styles" / style / "tokens.css").read_text(encoding="utf-8")
    used = {
        each.attrib[qualified("w:val")]
        for each in file.part("word/styles.xml").iter(qualified("w:color"))
    }
    named = {found.upper() for found in re.findall(r"#([0-9a-f]{6});", tokens)}
    assert used <= named
    assert len(used) >= 3


def test_a_style_may_say_its_colours_in_any_way(make_project: Make) -> None:
    tokens = ":root {--ink: rgb(1 2 3); --brand: hsl(0 100% 50%); --font-text: Inter, 'X Y'}"
    project = make_project({"a.yaml": ISSUE, "../styles/own/tokens.css": tokens})
    file = WordFile(make_word(project.issues_folder / "a.yaml", style="own"))
    assert style_value(file, "Normal", "w:color") == "010203"
    assert style_value(file, "Heading2", "w:color") == "FF0000"
    assert style_value(file, "Caption", "w:color") == "000000"
    (fonts,) = file.part("word/styles.xml").findall("w:docDefaults//w:rFonts", NAMESPACES)
    assert fonts.attrib[qualified("w:ascii")] == "Inter"


def style_value(file: WordFile, style: str, name: str) -> str:
    found = file.styles[style].find(f"w:rPr/{name}", NAMESPACES)
    assert found is not None
    return found.attrib[qualified("w:val")]


def test_a_project_has_styles_of_its_own(make_project: Make) -> None:
    own = (ROOT / "templates/word/styles.xml").read_text(encoding="utf-8")
    own = own.replace('"Comment", "Comment"', '"Comment", "Our Comment"')
    project = make_project({"a.yaml": ISSUE, "../templates/word/styles.xml": own})
    file = WordFile(make_word(project.issues_folder / "a.yaml"))
    names = [each.find("w:name", NAMESPACES) for each in file.styles.values()]
    assert "Our Comment" in [each.attrib[qualified("w:val")] for each in names if each is not None]


@pytest.mark.parametrize(
    ("template", "told"),
    [("<w:styles>", "word/styles.xml: "), ("<a>\n{{ nothing }}</a>", "styles.xml:2: ")],
)
def test_a_broken_template_is_told(make_project: Make, template: str, told: str) -> None:
    project = make_project({"a.yaml": ISSUE, "../templates/word/styles.xml": template})
    with pytest.raises(TemplateError, match=re.escape(told)):
        make_word(project.issues_folder / "a.yaml")


def test_a_style_that_is_not_there_is_told(make_project: Make) -> None:
    with pytest.raises(StyleError, match="there is no style"):
        make_of(make_project, style="none")


def test_documents_stand_in_one_table_for_each_item(made: Mapping[str, WordFile]) -> None:
    """As python-docx reads them."""
    (document,) = read_yaml(ISSUES / "2024-12.yaml")["items"][0]["documents"]
    tables = Document(io.BytesIO(made["2024-12"].content)).tables
    first = [[cell.text for cell in row.cells] for row in tables[0].rows]
    assert first == [
        [
            "Article",
            f"{document['title']} {document['original_title']}",
        ],
        ["Issuing bodies", "MIIT, MOF, NDB"],
        ["Date", "October 30, 2024"],
    ]
    assert len(tables) == 6


def labels_of(paragraphs: list[WordParagraph], style: str) -> list[str]:
    return [each.label for each in paragraphs if each.style == style]


def test_items_are_numbered_and_news_lists_are_not(made: Mapping[str, WordFile]) -> None:
    assert labels_of(made["2024-12"].paragraphs, "Heading2") == ["1", "2", "3", "4", "5", "", ""]
