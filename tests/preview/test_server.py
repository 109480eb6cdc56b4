"""How the preview starts, follows saves and ends."""

import signal
import socket
import time
from pathlib import Path

import pytest
from desk.bench.previews import save_often
from desk.commands import run_brief
from desk.preview import HAS_MEMORY, SAMPLE, Server, copy_project, save, start_preview

from authoring.cli import preview
from authoring.diagnostics.errors import BriefError

pytestmark = pytest.mark.whole

TITLE = "A shared data system for new materials research"


def events(name: str = SAMPLE, view: str = "web") -> str:
    return f"/issues/{name}/events?view={view}"


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_frees_its_port(server: Server, sign: signal.Signals) -> None:
    with server.follow(events()) as stream, server.follow(events(view="print")) as other:
        stream.wait_for("page", TITLE)
        other.wait_for("prints", "Page 1 of")
        started = time.monotonic()
        code = server.end(sign)
        assert time.monotonic() - started < 5
    assert code == (0 if sign is signal.SIGINT else -sign)
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", server.port))
        taken.listen()


def test_it_ends_in_the_midst_of_printing(server: Server) -> None:
    with server.follow(events(view="print")) as stream:
        stream.wait_for("panel", "warnings")
        assert server.end() == 0


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run_brief(
            copy_project(tmp_path / "desk"), "preview", "--no-open", "--port", str(port)
        )
    assert (result.code, result.output) == (2, "")
    assert f"port {port} can't be used" in result.talk


def test_two_previews_of_one_project_stand_side_by_side(server: Server) -> None:
    with start_preview(server.root) as other:
        assert other.port != server.port
        assert other.ask("/").status == server.ask("/").status == 200


def test_the_page_of_the_issue_that_is_named_comes_first(tmp_path: Path) -> None:
    with start_preview(copy_project(tmp_path / "desk"), f"issues/{SAMPLE}") as server:
        assert server.address.endswith(f"/issues/{SAMPLE}")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere",), "does not exist"),
        (("issues/publication.yaml",), "is not an issue"),
        (("--editor", "code"), "where the file's name goes"),
    ],
)
def test_what_can_not_be_shown_is_told(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = run_brief(copy_project(tmp_path / "desk"), "preview", "--no-open", *arguments)
    assert result.code == 2
    assert words in result.talk


def test_without_its_packages_it_says_how_to_install_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "NEEDED", ("starlette", "no_such_package"))
    with pytest.raises(BriefError, match="needs no_such_package") as raised:
        preview.preview(None)
    assert raised.value.hint is not None
    assert "pip install" in raised.value.hint


def test_a_save_that_writes_into_the_file_is_seen_too(server: Server) -> None:
    text = server.issue.read_text(encoding="utf-8")
    with server.follow(events()) as stream:
        stream.wait_for("page", TITLE)
        server.issue.write_text(text.replace(TITLE, "Written in place"), encoding="utf-8")
        stream.wait_for("page", "Written in place")


def test_of_quick_saves_the_last_one_stays(server: Server) -> None:
    text = server.issue.read_text(encoding="utf-8")
    with server.follow(events()) as stream:
        for number in range(60):
            save(server.issue, text.replace(TITLE, f"Save {number}."))
        stream.wait_for("page", "Save 59.")
        with server.follow(events()) as late:
            late.wait_for("page", "Save 59.")


def test_all_folders_may_go_and_come_back(server: Server) -> None:
    issues = server.root / "issues"
    away = server.root / "away"
    with server.follow(events()) as stream:
        stream.wait_for("page", TITLE)
        issues.rename(away)
        stream.wait_for("panel", "deleted, moved or renamed")
        away.rename(issues)
        text = server.issue.read_text(encoding="utf-8")
        save(server.issue, text.replace(TITLE, "Back again"))
        stream.wait_for("page", "Back again")


def test_copies_that_editors_keep_are_no_issues(server: Server) -> None:
    with server.follow("/events") as stream:
        stream.wait_for("rows", "3 warnings")
        for name in (f".{SAMPLE}.swp", f"{SAMPLE}~", ".#lock.yaml", "4913"):
            (server.issue.parent / name).write_text("x", encoding="utf-8")
        save(server.issue.with_name("2025-01.yaml"), "date: 2025-01-01\n")
        stream.wait_for("rows", "2025-01.yaml")
        assert stream.parts["rows"].count('class="issue-row"') == 3


@pytest.mark.slow
@pytest.mark.skipif(not HAS_MEMORY, reason="/proc is not there")
def test_a_thousand_saves_lose_nothing_and_leave_nothing(server: Server) -> None:
    growth, lost = save_often(server)
    assert lost == 0
    assert growth <= 0.10
