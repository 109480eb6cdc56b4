"""The editor's command: taken apart once, never read by a shell."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import Position
from authoring.preview.editor import Editor, find_editor, read_editor

PLACE = Position(12, 5, 400)


def filled(editor: Editor, path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command that would be started."""
    started: list[list[str]] = []

    def start(parts: list[str], **_: object) -> SimpleNamespace:
        started.append(parts)
        return SimpleNamespace(wait=lambda: 0)

    monkeypatch.setattr("subprocess.Popen", start)
    assert editor.open(path, PLACE)
    return started[0]


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n", encoding="ascii")
    path.chmod(0o755)
    return path


def test_file_line_and_column_are_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = program(tmp_path, "code")
    editor = read_editor(f"'{code}' -g '{{file}}:{{line}}:{{column}}'")
    path = tmp_path / "a.yaml"
    assert filled(editor, path, monkeypatch) == [str(code), "-g", f"{path}:12:5"]


@pytest.mark.parametrize("name", ["a b.yaml", "$(touch x).yaml", "{line}.yaml", "-rf.yaml"])
def test_a_files_name_is_one_argument_and_never_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    code = program(tmp_path, "code")
    editor = read_editor(f"{code} {{file}}")
    assert filled(editor, tmp_path / name, monkeypatch) == [str(code), str(tmp_path / name)]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("code -g", "where the file's name goes"),
        ("'code", "can't be read"),
        ("no-such-editor {file}", "is not there"),
    ],
)
def test_a_command_that_can_not_work_is_refused(command: str, words: str) -> None:
    with pytest.raises(BriefError, match=words):
        read_editor(command)


def test_the_usual_editor_is_told_of_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = program(tmp_path, "code")
    editor = find_editor({"VISUAL": f"{code} --wait", "EDITOR": "vi"})
    assert editor is not None
    path = tmp_path / "a.yaml"
    assert filled(editor, path, monkeypatch) == [str(code), "--goto", f"{path}:12:5"]


@pytest.mark.parametrize("variables", [{}, {"EDITOR": "vi"}, {"VISUAL": "'"}, {"EDITOR": "code"}])
def test_an_editor_of_the_terminal_is_not_opened(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert find_editor(variables) is None


@pytest.mark.whole
def test_a_program_that_went_away_is_told(tmp_path: Path) -> None:
    assert not Editor((str(tmp_path / "gone"), "{file}")).open(tmp_path / "a.yaml", PLACE)


@pytest.mark.whole
def test_a_real_program_is_started(tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    code = f"import json, sys; open({str(told)!r}, 'w').write(json.dumps(sys.argv[1:]))"
    editor = Editor((sys.executable, "-c", code, "{file}", "{line}", "{column}"))
    assert editor.open(tmp_path / "a.yaml", PLACE)
    while not told.is_file() or not told.read_text(encoding="utf-8"):
        pass
    assert json.loads(told.read_text(encoding="utf-8")) == [str(tmp_path / "a.yaml"), "12", "5"]
