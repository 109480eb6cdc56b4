"""Nobody but the preview's own pages gets an answer, and nothing outside the project is served."""

import http.client
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from desk.preview import SAMPLE, Server, copy_project, start_preview

pytestmark = pytest.mark.whole

ELSEWHERE = "the secret of another folder"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A preview that these tests do not change, with a link that leads out of the project."""
    root = copy_project(tmp_path_factory.mktemp("guard") / "desk")
    outside = root.parent / "outside.yaml"
    outside.write_text(ELSEWHERE, encoding="utf-8")
    (root / "issues/link.yaml").symlink_to(outside)
    (root / "issues/media/link.jpg").symlink_to(outside)
    with start_preview(root) as server:
        yield server


def ask_raw(
    server: Server, path: str, headers: Mapping[str, str], method: str = "GET"
) -> tuple[int, str]:
    """Ask for a path as it is written, with just these headers."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8")
    finally:
        connection.close()


PATHS = ("/", f"/issues/{SAMPLE}", f"/issues/{SAMPLE}/page", "/static/issue.js")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_its_own_names_are_answered(shown: Server, path: str, host: str) -> None:
    assert ask_raw(shown, path, {"Host": f"{host}:{shown.port}"})[0] == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", ""]
)
def test_a_foreign_host_is_refused(shown: Server, path: str, host: str) -> None:
    """A name of an attacker's that leads to this machine gives its pages our origin (rebinding)."""
    status, text = ask_raw(shown, path, {"Host": host.format(port=shown.port)})
    assert (status, "MERICS" in text) == (403, False)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", [*PATHS, "/events"])
def test_another_page_is_refused(shown: Server, path: str, headers: dict[str, str]) -> None:
    host = {"Host": f"127.0.0.1:{shown.port}"}
    status, text = ask_raw(shown, path, {**host, **headers})
    assert (status, "MERICS" in text) == (403, False)


def token_of(server: Server) -> str:
    found = re.search(r'name="token" content="([^"]+)"', server.ask(f"/issues/{SAMPLE}").text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "{own}", "X-Token": "{token}"}, 200),
        ({"X-Token": "{token}"}, 403),
        ({"Origin": "{own}"}, 403),
        ({"Origin": "{own}", "X-Token": "guessed"}, 403),
        ({"Origin": "https://evil.example", "X-Token": "{token}"}, 403),
    ],
    ids=["ours", "no origin", "no token", "another token", "another origin"],
)
def test_a_file_is_opened_for_our_own_page_alone(
    shown: Server, headers: dict[str, str], status: int
) -> None:
    values = {"own": shown.base, "token": token_of(shown)}
    filled = {name: value.format(**values) for name, value in headers.items()}
    shown.ask(f"/issues/{SAMPLE}/page")
    answer = shown.ask(f"/issues/{SAMPLE}/open", {"place": "items.0.title"}, **filled)
    assert answer.status == status


@pytest.mark.parametrize("asked", [{}, {"place": 3}, {"place": "items.x:y"}, {"problem": 999}, [1]])
def test_a_place_that_is_none_is_not_found(shown: Server, asked: object) -> None:
    shown.ask(f"/issues/{SAMPLE}/page")
    headers = {"Origin": shown.base, "X-Token": token_of(shown)}
    assert shown.ask(f"/issues/{SAMPLE}/open", asked, **headers).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../outside.yaml",
        "/issues/../../outside.yaml",
        "/issues/..%2f..%2foutside.yaml",
        "/issues/%2e%2e/%2e%2e/outside.yaml/page",
        "/issues/publication.yaml/page",
        "/issues/link.yaml",
        "/issues/link.yaml/page",
        "/issues/media/link.jpg",
        "/files/../../outside.yaml",
        "/files/..%2f..%2foutside.yaml",
        "/files/link.jpg",
        "/static/../server.py",
        "/static/..%2fserver.py",
        "/static/%2e%2e%2fserver.py",
        "//etc/passwd",
        "/files//etc/passwd",
    ],
)
def test_nothing_outside_is_served(shown: Server, path: str) -> None:
    status, text = ask_raw(shown, path, {"Host": f"127.0.0.1:{shown.port}"})
    assert status == 404
    assert ELSEWHERE not in text


def test_a_link_out_of_the_project_is_not_listed(shown: Server) -> None:
    with shown.follow("/events") as stream:
        stream.wait_for("rows", SAMPLE)
        assert "link.yaml" not in stream.parts["rows"]


@pytest.mark.parametrize("place", ["templates/web.html", "styles/merics/web.css", "styles"])
def test_a_link_in_templates_or_styles_does_not_bring_in_another_file(
    server: Server, place: str
) -> None:
    outside = server.root.parent / "elsewhere"
    outside.mkdir()
    secret = outside / "secret"
    secret.write_text(f"/* {ELSEWHERE} */", encoding="utf-8")
    link = server.root / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside if place == "styles" else secret)
    with server.follow(f"/issues/{SAMPLE}/events?view=web") as stream:
        stream.wait_for("panel", "leads out of the project")
        assert ELSEWHERE not in "".join(stream.parts.values())


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_strict(shown: Server, path: str) -> None:
    headers = {name.lower(): value for name, value in shown.ask(path).headers.items()}
    policy = headers["content-security-policy"]
    scripts = "'none'" if path.endswith("/page") else "'self'"
    assert f"default-src 'none'; script-src {scripts};" in policy
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_it_listens_on_this_machine_alone(shown: Server) -> None:
    table = Path("/proc/net/tcp")
    if not table.is_file():
        pytest.skip("/proc/net/tcp is not there")
    lines = [line.split() for line in table.read_text(encoding="ascii").splitlines()[1:]]
    listening = {line[1] for line in lines if line[3] == "0A"}
    own = {place for place in listening if int(place.partition(":")[2], 16) == shown.port}
    assert own == {f"0100007F:{shown.port:04X}"}
