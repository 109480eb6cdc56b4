"""The parts of the preview by themselves: channel, files, watcher, panel."""

import asyncio
from pathlib import Path

import pytest

from authoring.diagnostics.errors import TemplateError
from authoring.diagnostics.problems import Kind, Problem
from authoring.preview import files as files_module
from authoring.preview.channel import Channel
from authoring.preview.files import ServedFiles
from authoring.preview.panel import build_rows, describe_failure, places_in
from authoring.preview.watcher import read_state
from authoring.source import SourceDocument, read_document


def test_a_follower_gets_what_it_wants_and_lacks() -> None:
    channel = Channel()
    channel.publish({"page": "1", "panel": "a", "prints": "x"})
    follower = channel.join({"page", "panel"})
    assert follower.take() == {"page": "1", "panel": "a"}
    assert follower.take() == {}
    channel.publish({"page": "2", "panel": "a"})
    assert follower.news.is_set()
    assert follower.take() == {"page": "2"}


def test_who_comes_late_gets_the_last_state_alone() -> None:
    channel = Channel()
    for number in range(5):
        channel.publish({"page": str(number)})
    assert channel.join({"page"}).take() == {"page": "4"}


def test_who_left_is_not_counted() -> None:
    channel = Channel()
    follower = channel.join({"page"})
    assert channel.is_wanted("page")
    channel.leave(follower)
    assert not channel.is_followed
    assert not channel.is_wanted("page")


def test_a_file_is_found_by_its_name_alone(tmp_path: Path) -> None:
    files = ServedFiles()
    name = files.add("text/css", b"a {}").rpartition("/")[2]
    found = files.find(name)
    assert found is not None
    assert found.content == b"a {}"
    font = tmp_path / "a.ttf"
    font.write_bytes(b"1")
    first = files.add_path("font/ttf", font)
    font.write_bytes(b"22")
    assert files.add_path("font/ttf", font) != first
    assert files.find("../a.ttf") is None
    assert files.find(str(font)) is None


def test_what_no_page_names_any_more_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MOST_BYTES", 100)
    files = ServedFiles()
    names = [files.add("x/y", bytes([n]) * 40).rpartition("/")[2] for n in range(3)]
    assert [files.find(name) is not None for name in names] == [False, True, True]


def test_the_state_of_files_tells_a_save_of_the_same_size(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "a.yaml"
    path.parent.mkdir()
    path.write_text("a", encoding="ascii")
    before = read_state([tmp_path])
    assert list(before) == [path]
    new = tmp_path / "sub" / ".new"
    new.write_text("b", encoding="ascii")
    new.replace(path)
    assert read_state([tmp_path]) != before


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    assert read_state([tmp_path, tmp_path / "missing"]) == {}


TEXT = "items:\n  - title: One\n    comment: Two\n  - title: Three\n"
PAGE = (
    '<p data-place="items.0"><b data-place="items.0.title">…</b></p><p data-place="items.1.title">'
)


def problem_at(document: SourceDocument, start: int) -> Problem:
    return Problem(Kind("BR999", "x"), document.path, document.source.span(start, start + 1), "m")


def test_a_problem_is_shown_where_its_words_are(tmp_path: Path) -> None:
    document = read_document(tmp_path / "a.yaml", TEXT.encode())
    rows = build_rows([problem_at(document, TEXT.index("Three"))], document, PAGE, document)
    assert [row.place for row in rows] == ["items.1.title"]


def test_an_unknown_key_is_shown_where_its_line_stood(tmp_path: Path) -> None:
    last = read_document(tmp_path / "a.yaml", TEXT.encode())
    text = TEXT.replace("comment", "commend")
    document = read_document(tmp_path / "a.yaml", text.encode())
    page = PAGE.replace('items.0"', 'items.0"><i data-place="items.0.comment"></i', 1)
    rows = build_rows([problem_at(document, text.index("commend"))], document, page, last)
    assert [row.place for row in rows] == ["items.0.comment"]


def test_while_a_file_can_not_be_read_its_lines_lead_to_the_place(tmp_path: Path) -> None:
    last = read_document(tmp_path / "a.yaml", TEXT.encode())
    broken = read_document(
        tmp_path / "a.yaml", b"items:\n  - title: One\n<<<<<<< a\n=======\n>>>>>>> b\n"
    )
    assert broken.root is None
    rows = build_rows(broken.problems, broken, PAGE, last)
    assert rows
    assert rows[0].place == "items.0.title"


def test_places_of_a_page_are_read_in_its_order() -> None:
    assert [str(place) for place in places_in(PAGE)] == [
        "items.0",
        "items.0.title",
        "items.1.title",
    ]


def test_a_failure_is_told_with_its_line() -> None:
    failure = describe_failure(TemplateError("/a b/web.html:12: unexpected “}”", "Mend it."))
    assert (failure.file, failure.line, failure.words) == ("/a b/web.html", 12, "unexpected “}”")
    assert describe_failure(TemplateError("nothing known")).file is None


@pytest.mark.whole
def test_a_follower_waits_until_there_is_news() -> None:
    async def follow() -> dict[str, str]:
        channel = Channel()
        follower = channel.join({"page"})
        asyncio.get_running_loop().call_soon(channel.publish, {"page": "new"})
        await asyncio.wait_for(follower.news.wait(), 60)
        return follower.take()

    assert asyncio.run(follow()) == {"page": "new"}
