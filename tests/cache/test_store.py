"""The store gives back what it was given, or nothing."""

import os
from pathlib import Path

import pytest

from authoring.cache.store import MOST_OF_A_SHELF, Store, digest, find_store

KEY, OTHER = digest(("one",)), digest(("other",))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def entry_of(store: Store) -> Path:
    (entry,) = (path for path in store.folder.rglob("*") if path.is_file())
    return entry


@pytest.mark.parametrize("content", [b"", b"words", b"a\nb\n", bytes(range(256)) * 100])
def test_gives_back_what_it_was_given(store: Store, content: bytes) -> None:
    store.put(KEY, content)
    assert store.get(KEY) == content
    assert store.get(OTHER) is None


def test_a_second_entry_of_a_key_takes_the_first_one_s_place(store: Store) -> None:
    store.put(KEY, b"first")
    store.put(KEY, b"second")
    assert store.get(KEY) == b"second"
    assert entry_of(store).is_file()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:0],
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: content[:-3] + bytes([content[-3] ^ 1]) + content[-2:],
        lambda content: b"x" + content,
    ],
    ids=["emptied", "cut", "longer", "a bit", "its seal"],
)
def test_a_broken_entry_is_none_and_goes(store: Store, spoil: object) -> None:
    store.put(KEY, b"some words that were worked out")
    entry = entry_of(store)
    assert callable(spoil)
    entry.write_bytes(spoil(entry.read_bytes()))
    assert store.get(KEY) is None
    assert not entry.exists()


def test_an_entry_under_another_s_name_is_none(store: Store) -> None:
    store.put(KEY, b"words")
    moved = store.folder / OTHER[:2] / OTHER[2:]
    moved.parent.mkdir(exist_ok=True)
    entry_of(store).rename(moved)
    assert store.get(OTHER) is None


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file")
    store.put(KEY, b"words")
    assert store.get(KEY) is None
    assert (tmp_path / "file").read_text() == "in the way"


def test_keeps_what_was_used_last(store: Store) -> None:
    """A shelf has room for seven of these."""
    content = bytes(MOST_OF_A_SHELF // 8)
    keys = [f"ab{number:038x}" for number in range(10)]
    for age, key in enumerate(keys[:7]):
        store.put(key, content)
        os.utime(store.folder / key[:2] / key[2:], (1_000_000 + age, 1_000_000 + age))
    assert store.get(keys[0]) is not None  # and so it was used
    for key in keys[7:]:
        store.put(key, content)
    kept = [key for key in keys if store.get(key) is not None]
    assert kept == [keys[0], *keys[4:]]


def test_an_entry_larger_than_a_shelf_is_kept_until_the_next(store: Store) -> None:
    first, second = (f"ab{number:038x}" for number in range(2))
    content = bytes(MOST_OF_A_SHELF + 1)
    store.put(first, content)
    assert store.get(first) == content
    store.put(second, b"small")
    assert (store.get(first), store.get(second)) == (None, b"small")


def test_no_two_lists_of_parts_have_one_digest() -> None:
    lists: list[tuple[str | bytes, ...]] = [
        (), ("",), ("", ""), ("ab",), ("a", "b"), ("b", "a"), ("1:a",), ("a", ""), (b"\xff",)
    ]  # fmt: skip
    assert len({digest(parts) for parts in lists}) == len(lists)
    assert digest(("é",)) == digest(("é".encode(),))


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"BRIEF_CACHE": "shared/checks", "XDG_CACHE_HOME": "/caches"}, Path("shared/checks")),
        ({"BRIEF_CACHE": "~/kept"}, Path.home() / "kept"),
        ({"BRIEF_CACHE": "", "XDG_CACHE_HOME": "/caches"}, Path("/caches/brief")),
        ({"XDG_CACHE_HOME": "not/whole"}, Path.home() / ".cache/brief"),  # to be ignored, says XDG
        ({}, Path.home() / ".cache/brief"),
    ],
)
def test_lies_where_the_environment_says(environment: dict[str, str], folder: Path) -> None:
    store = find_store(environment)
    assert store is not None
    assert store.folder == folder


def test_nobody_s_home_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", fail)
    assert find_store({}) is None
