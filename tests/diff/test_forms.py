"""A revision as people read it in a terminal and in a pull request, and as programs read it."""

import copy
import json
import re
from typing import Any

import pytest
from desk.rendering import ROOT
from desk.revising import ISSUE, copy_issue, revision_of
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from authoring.diagnostics.terminal import Terminal
from authoring.diagnostics.wrapping import width
from authoring.diff.json_report import write_json
from authoring.diff.markdown import write_markdown
from authoring.diff.revision import Revision, summarize
from authoring.diff.text import write_text

PAINT = re.compile(r"\x1b\[[0-9;]*m")


def edited(remark: str | None = None) -> Revision:
    """An item moved, one renamed, one new; a goal, a title in Chinese and an address changed."""
    new = copy_issue()
    first = new["items"].pop(0)
    new["items"].append(first)
    new["items"].insert(0, {"title": "Trains @home", "at_a_glance": "A *second* line opens."})
    new["items"][1]["title"] = "Steel mills to count carbon"
    first["at_a_glance"]["goals"].append("a school for pilots in each city")
    first["documents"][0]["original_title"] = "民用无人机运行规定"
    first["documents"][0]["url"] = "https://example.org/caac/rules"
    new["noteworthy"][0]["entries"].pop()
    new["authors"] = ["brown"]
    return revision_of(ISSUE, new, remark)


def test_in_a_terminal_without_colours() -> None:
    assert (
        write_text(edited(), Terminal(width=80))
        == """\
old.yaml → new.yaml

item 1 “Trains @home” added
    title: {+Trains @home+}
    at a glance, text: {+A *second* line opens.+}

item 2 “Steel mills to count carbon”
  title renamed
    Steel mills{+ to+} count[- their-] carbon

item 4 “A register for drones” moved, was 1
  at a glance, goal 4 added
    {+a school for pilots in each city+}
  document 1, original title
    民用无人机[-管理-]{+运行+}规定
  document 1, url
    [-https://example.org/caac/drones-]
    {+https://example.org/caac/rules+}

news list 1 “Policy news”
  entry 2 dropped
    date: [-2024-11-04-]
    text: [-Shenzhen lets taxis without drivers into its centre at night.-]
    source 1, title: [-Daily-]
    source 1, url: [-https://example.org/daily/2-]

issue
  author 2 dropped
    [-mischer-]

1 item added, 1 renamed, 1 moved; 1 goal added; 1 entry dropped; 1 author
dropped; 2 fields changed; 16 words added, 16 dropped
"""
    )


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_lines_fit_the_terminal(columns: int) -> None:
    text = write_text(edited(), Terminal(width=columns, colour=True))
    lines = PAINT.sub("", text).splitlines()
    long = [line for line in lines if width(line) > columns and "://" not in line]
    assert long == []


def test_colours_tell_old_from_new_and_end_with_their_line() -> None:
    text = write_text(edited(), Terminal(width=80, colour=True))
    assert "\x1b[9;31m管理\x1b[0m \x1b[4;32m运行\x1b[0m" in text
    assert "[-" not in text
    assert "{+" not in text
    for line in text.splitlines():
        assert line.count("\x1b[") == 2 * line.count("\x1b[0m")


def test_numbers_only() -> None:
    text = write_text(edited(), Terminal(width=80), only_numbers=True)
    assert text.splitlines()[1:6] == [
        "item 1 “Trains @home” added                  1  +6   -0",
        "item 2 “Steel mills to count carbon”         1  +1   -1",
        "item 4 “A register for drones” moved, was 1  4  +9   -2",
        "news list 1 “Policy news”                    1  +0  -12",
        "issue                                        1  +0   -1",
    ]


def test_nothing_changed() -> None:
    same = revision_of(ISSUE, ISSUE)
    assert write_text(same, Terminal(width=80)) == "old.yaml → new.yaml\n\nno differences\n"
    assert write_markdown(same) == "### old.yaml → new.yaml\n\nNo differences.\n"
    assert json.loads(write_json(same))["same"] is True


def test_what_only_moved_counts_no_words() -> None:
    new = copy_issue()
    new["items"].reverse()
    assert summarize(revision_of(ISSUE, new)) == "2 items moved"


def test_a_broken_file_is_told_in_every_form() -> None:
    remark = "old.yaml has an error"
    revision = edited(remark)
    assert write_text(revision, Terminal(width=80)).splitlines()[1] == remark
    assert f"> {remark}\n" in write_markdown(revision)
    assert json.loads(write_json(revision))["old"]["remark"] == remark


# Markdown.


def rendered(revision: Revision, *, only_numbers: bool = False) -> str:
    """What a forge makes of it: CommonMark with HTML and tables."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    return str(parser.render(write_markdown(revision, only_numbers=only_numbers)))


def test_markdown_marks_words_by_elements() -> None:
    html = rendered(edited())
    assert "<h4>Item 4 “A register for drones” (moved, was 1)</h4>" in html
    assert "民用无人机<del>管理</del> <ins>运行</ins>规定" in html
    assert "Steel mills <ins>to</ins> count <del>their</del> carbon" in html


def test_markdown_shows_text_as_it_was_typed_and_calls_nobody() -> None:
    html = rendered(edited())
    assert "<ins>A *second* line opens.</ins>" in html
    assert "@home" not in html.replace("@\u2060home", "")
    new = copy_issue() | {"title": "<img src=x> `a` | [b](https://c.de) ~~d~~ <!-- e"}
    shown = rendered(revision_of(ISSUE, new))
    assert "<ins>&lt;img src=x&gt; `a` | [b](https://c.de) ~~d~~ &lt;!-- e</ins>" in shown


def test_markdown_folds_what_was_dropped() -> None:
    new = copy_issue()
    new["items"].pop()
    html = rendered(revision_of(ISSUE, new))
    assert html.index("<details>") < html.index("thirty cities") < html.index("</details>")


def test_markdown_has_numbers_as_a_table() -> None:
    html = rendered(edited(), only_numbers=True)
    assert html.count("<tr>") == 6
    assert '<td style="text-align:right">12</td>' in html


# JSON.


def read_schema() -> Any:
    return json.loads((ROOT / "docs/diff.schema.json").read_text(encoding="utf-8"))


def strict(schema: Any) -> Any:
    """The schema without room for keys that it does not describe."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    return closed | {"additionalProperties": False} if "properties" in schema else closed


@pytest.mark.parametrize("only_numbers", [False, True])
def test_json_is_as_described(only_numbers: bool) -> None:  # noqa: FBT001
    schema = read_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(strict(copy.deepcopy(schema)))
    validator.validate(json.loads(write_json(edited(), only_numbers=only_numbers)))
    validator.validate(json.loads(write_json(revision_of({}, ISSUE), only_numbers=only_numbers)))


def test_the_schema_notices_what_is_missing() -> None:
    record = json.loads(write_json(edited()))
    del record["parts"][0]["changes"][0]["pieces"]
    assert not Draft202012Validator(read_schema()).is_valid(record)


def test_json_has_paths_values_and_pieces() -> None:
    record = json.loads(write_json(edited()))
    (part,) = [each for each in record["parts"] if each["number"] == 2]
    (change,) = part["changes"]
    assert change["old"]["path"] == ["items", 1, "title"]
    assert change["new"]["value"] == "Steel mills to count carbon"
    assert change["pieces"][1] == {"kind": "new", "text": " to"}
    assert record["summary"]["changes"] == 8
    assert record["summary"]["moved"] == 1
