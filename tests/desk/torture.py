"""Torture: an issue that asks for everything at once, and one that asks for nothing.

Fifty items with three passages each, nested lists, Chinese in every field that can hold some, long
addresses, words that no line can hold, pictures of every kind, and every optional field; then an
issue and a publication of the required fields alone.
"""

from pathlib import Path
from typing import Any, Final

import yaml
from desk.expected import read_yaml
from desk.pictures import picture_files
from desk.rendering import ISSUES

from authoring.languages import Language

ITEMS: Final = 50
ENTRIES: Final = 12
PEOPLE: Final = 7
ADDRESS: Final = (
    "https://example.org/" + "a-long-way/to-a-notice/" * 6 + "%E9%80%9A%E7%9F%A5.html?id="
)
LONG_WORD: Final = "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz" * 2
LANGUAGES: Final = ("de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh")

COMMENT: Final = (
    f"A paragraph with {LONG_WORD}, an address <{ADDRESS}{{number}}> and 自立自强.\\\nA new line.",
    """\
- a point of 一
  - a point inside it 二
    - and one inside that 三
- a second point

  with a paragraph of its own""",
    """\
3. third *things* first
4. then
   1. a numbered point in a numbered one
   2. another 四
   - and bullets in it""",
    "新材料大数据中心总体建设方案，" * 12,
    "**A [bold link 链接 of two languages](https://example.org/b)** ends it all, 1–2 weeks late.",
)


def write_torture_issue(folder: Path, language: Language = "en", items: int = ITEMS) -> Path:
    """Write a project with the issue that asks for everything; the issue's file."""
    publication = read_yaml(ISSUES / "publication.yaml")
    publication.pop("item_count", None)
    publication["labels"] = {"items": "{brand} 要闻 {count}"}
    publication["people"] = {f"person-{each}": _person(each) for each in range(PEOPLE)}
    issues = _write(folder, publication, "2025-02", _issue(language, items))
    for name, content in picture_files().items():
        (issues / name).write_bytes(content)
    return issues / "2025-02.yaml"


def write_bare_issue(folder: Path) -> Path:
    """Write a project of nothing but what is required; the issue's file."""
    issue = {
        "date": "2025-02-05",
        "period": {"start": "2025-01-01", "end": "2025-01-31"},
        "items": [{"title": "One", "at_a_glance": "It happened."}],
    }
    return _write(folder, {"brand": "ACME", "series": "Notes"}, "bare", issue) / "bare.yaml"


def _write(folder: Path, publication: Any, name: str, issue: Any) -> Path:
    issues = folder / "issues"
    issues.mkdir(parents=True)
    for stem, data in (("publication", publication), (name, issue)):
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=90)
        (issues / f"{stem}.yaml").write_text(text, encoding="utf-8")
    return issues


def _issue(language: Language, items: int) -> dict[str, Any]:
    names = list(picture_files())
    return {
        "date": "2025-02-05",
        "period": {"start": "2024-12-30", "end": "2025-01-31"},
        "title": "Everything at once: 制造强国 in fifty items, with a headline of more than one line",
        "number": 123,
        "status": "draft",
        "language": language,
        "labels": {"comment": "评论 of the institute", "noteworthy": "Worth noting 简讯"},
        "cover": _picture(names[0]),
        "items": [_item(number, names) for number in range(items)],
        "noteworthy": [_news_list(number) for number in range(3)],
        "authors": [f"person-{each}" for each in range(PEOPLE - 2)],
        "editors": [f"person-{each}" for each in range(PEOPLE - 2, PEOPLE)],
    }


def _person(number: int) -> dict[str, str]:
    role = "Director of Communications and Publications " * (number % 3)
    organisation = "研究所 Institute"
    person = {"name": f"Person {number} 王小明", "role": role, "organisation": organisation}
    return {key: value for key, value in person.items() if value}


def _picture(name: str) -> dict[str, str]:
    return {
        "file": name,
        "alternative_text": f"Coloured stripes 彩条 in the file {name}",
        "caption": f"*Stripes* 彩条 that [were drawn](https://example.org/{name}) for a test",
        "credit": "Illustration: 新华社 “Xinhua”",
    }


def _item(number: int, pictures: list[str]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "title": f"Story {number + 1}: 《中国制造 2025》 and "
        + "more than one line of words " * (number % 4),
        "topic": f"Topic 专题 {number + 1}",
        "at_a_glance": [_passage(number, passage) for passage in range(3)],
        "comment": _comment(number),
        "documents": [_document(number + each) for each in range(number % 4)],
    }
    if number % 3 == 0:
        item["picture"] = _picture(pictures[number // 3 % len(pictures)])
    return item


def _passage(number: int, passage: int) -> dict[str, Any]:
    text = (
        f"Passage {passage + 1} says that the ministries (工信部、发改委) will spend USD 3.2 trillion "
        f"on 20 GW by October 30, as the [notice 通知]({ADDRESS}{number}) **puts** *it*."
    )
    if number % 5 == passage:
        text += "\n\nA second paragraph of the passage: 智能制造发展规划（征求意见稿）。"
    goal = "raise 能源 output by 5 percent, as [中国电力报](https://example.org/zh) *reports*"
    goals = [f"{goal} " * (1 + each % 3) for each in range((number + passage) % 4)]
    return {"text": f"{text} The goals include:" if goals else text, "goals": goals}


def _comment(number: int) -> str:
    """Two to five of these; the word and the address are in all."""
    return "\n\n".join(COMMENT[: 2 + number % 4]).replace("{number}", str(number))


def _document(number: int) -> dict[str, Any]:
    return {
        "kind": "policy" if number % 2 else "article",
        "title": f"Notice {number} on “New 新” Materials " + "and Further Matters " * (number % 7),
        "original_title": "关于印发《新材料大数据中心总体建设方案（2025 年版）》的通知"
        * (1 + number % 3),
        "url": f"{ADDRESS}{number}",
        "issuing_bodies": ["MIIT", "A Body 机构 of Many Words", "etc."],
        "date": "2025-01-15",
    }


def _news_list(number: int) -> dict[str, Any]:
    return {
        "title": f"News {number + 1} 新闻",
        "entries": [_entry(each) for each in range(ENTRIES)],
    }


def _entry(number: int) -> dict[str, Any]:
    sources = [
        {
            "title": f"Gazette 公报 {each}",
            "url": f"{ADDRESS}{each}",
            "language": LANGUAGES[each % 10],
        }
        for each in range(number)
    ]
    text = "The regulator 市场监管总局 wants [to know](https://example.org/x) more. " * (
        1 + number % 3
    )
    return {"date": f"2025-01-{number + 10}", "text": text, "sources": sources}
