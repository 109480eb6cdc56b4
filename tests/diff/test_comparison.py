"""What is told of two issues is all that changed, and nothing else."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk.patching import apply_changes
from desk.rendering import ISSUES, SAMPLES
from desk.revising import ISSUE, changes_of, copy_issue, marked, parts_of, told
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.diff import ChangeKind, read_content
from authoring.diff.changes import count_changes
from authoring.diff.json_report import write_json
from authoring.diff.markdown import write_markdown
from authoring.diff.revision import Compared, Revision
from authoring.diff.text import write_text
from authoring.model import Issue
from authoring.model.shapes import shape_of
from authoring.source import read_document

Edit = Callable[[Any], None]


def edited(*edits: Edit) -> Any:
    issue = copy_issue()
    for edit in edits:
        edit(issue)
    return issue


def items(issue: Any) -> list[Any]:
    found: list[Any] = issue["items"]
    return found


def goals(issue: Any) -> list[str]:
    found: list[str] = issue["items"][0]["at_a_glance"]["goals"]
    return found


NEW_ITEM = {"title": "Trains to Tibet", "at_a_glance": "A second line is planned to open in 2030."}


def test_a_new_first_item_is_all_that_is_told() -> None:
    assert told(ISSUE, edited(lambda each: items(each).insert(0, NEW_ITEM))) == [
        ("added", "items.0")
    ]


def test_an_item_that_went_is_told_once() -> None:
    assert told(ISSUE, edited(lambda each: items(each).pop(0))) == [("dropped", "items.0")]


def test_the_one_item_that_moved_is_told() -> None:
    new = edited(lambda each: items(each).insert(0, items(each).pop()))
    assert told(ISSUE, new) == [("moved", "items.0")]
    (part,) = parts_of(ISSUE, new)
    assert (part.title, part.fate) == ("item 1 “Nurses for an ageing country”", "moved, was 3")


def test_a_new_title_is_a_renaming() -> None:
    new = edited(lambda each: items(each)[1].update(title="Steel mills to count carbon"))
    (change,) = changes_of(ISSUE, new)
    assert (change.kind, change.path) == (ChangeKind.RENAMED, ("items", 1, "title"))
    assert marked(change) == "Steel mills{+ to+} count[- their-] carbon"


def test_an_item_that_moved_renamed_and_edited_is_still_the_same() -> None:
    def edit(issue: Any) -> None:
        story = items(issue).pop(0)
        story["title"] = "Every drone gets a number"
        story["at_a_glance"]["goals"][2] = "fines of up to CNY 9,000"
        story["comment"] = story["comment"].replace("clear rules", "such rules")
        items(issue).append(story)

    assert told(ISSUE, edited(edit)) == [
        ("moved", "items.2"),
        ("renamed", "items.2.title"),
        ("changed", "items.2.at_a_glance.0.goals.2"),
        ("changed", "items.2.comment"),
    ]


def test_an_item_is_known_by_its_document_and_title_when_all_text_is_new() -> None:
    def edit(issue: Any) -> None:
        items(issue)[0]["at_a_glance"] = "Numbers for everything that flies are about to come."
        items(issue)[0]["comment"] = "Nobody knows yet who will pay for the database."

    kinds = {kind for kind, path in told(ISSUE, edited(edit)) if path == "items.0"}
    assert kinds == set()


def test_a_goal_between_others() -> None:
    new = edited(lambda each: goals(each).insert(1, "a school for pilots in each large city"))
    assert told(ISSUE, new) == [("added", "items.0.at_a_glance.0.goals.1")]


def test_an_entry_moves_to_the_other_list_and_is_edited() -> None:
    def edit(issue: Any) -> None:
        policy, corporate = issue["noteworthy"]
        entry = policy["entries"].pop(1)
        entry["text"] = entry["text"].replace("at night", "by day")
        corporate["entries"].append(entry)

    assert told(ISSUE, edited(edit)) == [
        ("moved", "noteworthy.1.entries.1"),
        ("changed", "noteworthy.1.entries.1.text"),
    ]


def test_a_document_goes_to_another_item() -> None:
    def edit(issue: Any) -> None:
        items(issue)[1]["documents"] = []
        items(issue)[1]["documents"].append(items(issue)[0]["documents"].pop())

    kinds = [kind for kind, _ in told(ISSUE, edited(edit))]
    assert sorted(kinds) == ["added", "dropped"], "the field itself came, and went"


def test_bodies_are_the_same_or_others() -> None:
    new = edited(lambda each: items(each)[0]["documents"][0].update(issuing_bodies=["CAAC", "MOT"]))
    assert sorted(told(ISSUE, new)) == [
        ("added", "items.0.documents.0.issuing_bodies.1"),
        ("dropped", "items.0.documents.0.issuing_bodies.1"),
    ]


def test_only_an_address_changed() -> None:
    def edit(issue: Any) -> None:
        items(issue)[0]["comment"] = items(issue)[0]["comment"].replace("org/rules", "org/law")

    (change,) = changes_of(ISSUE, edited(edit))
    assert "(" + "[-https://example.org/rules-]{+https://example.org/law+})" in marked(change)
    assert count_changes([change]).added == 0, "no word of the text changed"


def test_a_value_of_another_form_is_a_change() -> None:
    new = edited(lambda each: each.update(period="November"))
    assert told(ISSUE, new) == [("changed", "period")]


# Properties: any two of these issues, edited at random.


def contents(text: str) -> Any:
    document = read_document(Path("issue.yaml"), text.encode("utf-8", "surrogatepass"))
    return document.data


TEXTS = tuple((ISSUES / f"{name}.yaml").read_text(encoding="utf-8") for name in SAMPLES)
DATA = (*map(contents, TEXTS), ISSUE)
LEAVES = st.one_of(
    st.none(),
    st.sampled_from(["", "text", "2024-12-04", "中文", "a\n\nb", "https://example.org/x"]),
    st.text(max_size=12),
    st.builds(lambda: ["x", "x", None]),
    st.builds(lambda: {"title": "x", "text": "y"}),
)


@st.composite
def edited_data(draw: st.DrawFn) -> Any:
    """A sample with values and elements replaced, moved, doubled or taken away."""
    from copy import deepcopy

    data = deepcopy(draw(st.sampled_from(DATA)))
    for _ in range(draw(st.integers(0, 6))):
        holder: Any = data
        while True:
            steps = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not steps:
                break
            step = draw(st.sampled_from(steps))
            below = holder[step]
            if isinstance(below, list | dict) and draw(st.integers(0, 3)):
                holder = below
                continue
            _edit(draw, holder, step)
            break
    return data


def _edit(draw: st.DrawFn, holder: Any, step: Any) -> None:
    kind = draw(st.sampled_from(["replace", "drop", "move", "double", "words"]))
    value = holder[step]
    if kind == "drop":
        del holder[step]
    elif isinstance(holder, list) and kind in ("move", "double"):
        if kind == "move":
            holder.pop(step)
        holder.insert(draw(st.integers(0, len(holder))), value)
    elif isinstance(value, str) and kind == "words" and value:
        words = value.split(" ")
        words.insert(
            draw(st.integers(0, len(words))), draw(st.sampled_from(["new", "，", "words"]))
        )
        holder[step] = " ".join(words[draw(st.integers(0, 2)) :])
    else:
        holder[step] = draw(LEAVES)


def show_in_all_forms(old: Any, new: Any) -> None:
    revision = Revision(Compared("old"), Compared("new"), parts_of(old, new))
    for numbers in (False, True):
        for write in (write_text, write_markdown, write_json):
            assert write(revision, only_numbers=numbers)


@pytest.mark.slow
@settings(max_examples=150)
@given(edited_data(), edited_data())
def test_changes_lead_from_the_old_issue_to_the_new(old: Any, new: Any) -> None:
    mine, theirs = (read_content(each, shape_of(Issue)) for each in (old, new))
    changes = changes_of(old, new)
    assert apply_changes(mine, changes) == theirs
    assert bool(changes) == (mine != theirs)
    for change in changes:
        for side, kind in ((change.old, "new"), (change.new, "old")):
            if change.pieces and side:
                assert "".join(p.text for p in change.pieces if p.kind != kind) == side.value
    show_in_all_forms(old, new)


@pytest.mark.slow
@settings(max_examples=75)
@given(edited_data())
def test_an_issue_and_itself_have_no_difference(issue: Any) -> None:
    assert changes_of(issue, issue) == ()


@pytest.mark.slow
@settings(max_examples=100)
@given(edited_data(), edited_data())
def test_the_way_back_counts_the_same(old: Any, new: Any) -> None:
    other = {ChangeKind.ADDED: ChangeKind.DROPPED, ChangeKind.DROPPED: ChangeKind.ADDED}
    there, back = changes_of(old, new), changes_of(new, old)
    assert Counter(each.kind for each in there) == Counter(
        other.get(each.kind, each.kind) for each in back
    )
    count, counted = count_changes(there), count_changes(back)
    assert (count.added, count.dropped) == (counted.dropped, counted.added)


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS, ids=SAMPLES)
@settings(max_examples=50)
@given(data=st.data())
def test_broken_yaml_is_compared_as_far_as_it_is_read(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = start + data.draw(st.integers(0, 30))
    piece = data.draw(st.sampled_from(["", ": ", "\n- ", "[", '"', "\t", "#", "{a: b", "*x"]))
    broken = contents(text[:start] + piece + text[end:])
    whole = contents(text)
    changes = changes_of(whole, broken)
    shape = shape_of(Issue)
    assert apply_changes(read_content(whole, shape), changes) == read_content(broken, shape)
    show_in_all_forms(whole, broken)
