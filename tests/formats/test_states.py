"""What is kept from one brief to the next is made anew when a file changes."""

import os
from pathlib import Path

from authoring.formats.templates import states_of


def test_every_change_below_a_folder_is_seen(tmp_path: Path) -> None:
    deep = tmp_path / "first" / "deep"
    deep.mkdir(parents=True)
    (deep / "a.html").write_text("a", encoding="utf-8")
    (tmp_path / "second").mkdir()
    folders = (tmp_path / "first", tmp_path / "second")
    seen = [states_of(folders)]
    (tmp_path / "second" / "b.html").write_text("b", encoding="utf-8")
    seen.append(states_of(folders))
    (deep / "a.html").write_text("longer", encoding="utf-8")
    seen.append(states_of(folders))
    os.utime(deep / "a.html", ns=(1, 1))
    seen.append(states_of(folders))
    (deep / "a.html").rename(deep / "c.html")
    seen.append(states_of(folders))
    (deep / "c.html").unlink()
    seen.append(states_of(folders))
    assert len(set(seen)) == len(seen)
    assert states_of(folders) == seen[-1]
    assert [Path(path).name for path, _, _ in seen[1]] == ["a.html", "b.html"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "a.css").write_text("a", encoding="utf-8")
    assert [Path(path).name for path, _, _ in states_of([tmp_path])] == ["a.css"]
