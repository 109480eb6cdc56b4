"""What an issue names is there: people, pictures, the addresses of links in texts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk.pictures import picture_files

from authoring.diagnostics.errors import MissingFileError
from authoring.diagnostics.problems import Problem
from authoring.model.loading import load_issue, load_publication
from authoring.project.discovery import Project

MakeProject = Callable[..., Project]
PNG, JPEG, WEBP = (picture_files()[name] for name in ("pixel.png", "grey.jpg", "lossy.webp"))
WAVE = b"RIFF\x24\x00\x00\x00WAVEfmt "
PATHS = "Paths begin at the issue's folder; JPEG, PNG and WebP are read."
SCHEMES = "A link begins with https:// or http://, a mail address with mailto:."


def place(problem: Problem) -> str:
    start, end = problem.span.start, problem.span.end
    words = (
        f"{problem.kind.code} {start.line}:{start.column}-{end.line}:{end.column} {problem.where}"
    )
    return words.rstrip()


@pytest.fixture
def check(make_project: MakeProject) -> Callable[..., tuple[Problem, ...]]:
    """The problems of an issue's text, in a project with the given other files."""

    def load(text: str, files: dict[str, bytes] | None = None) -> tuple[Problem, ...]:
        project = make_project({"2024-12.yaml": text, **(files or {})})
        publication = load_publication(project).value
        return load_issue(project, project.issues_folder / "2024-12.yaml", publication).problems

    return load


Check = Callable[..., tuple[Problem, ...]]


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        pytest.param(
            "authors: [brown, bron]",
            (
                "BR111 6:18-6:22 author 2",
                "“bron” is not among the people of the publication",
                "Did you mean brown?",
            ),
            id="nearly right",
        ),
        pytest.param(
            "editors:\n  - Claudia Wessling",
            (
                "BR111 7:5-7:21 editor 1",
                "“Claudia Wessling” is not among the people of the publication",
                "Did you mean wessling?",
            ),
            id="name for the key",
        ),
        pytest.param(
            "authors: [杨]",
            (
                "BR111 6:11-6:12 author 1",
                "“杨” is not among the people of the publication",
                "In publication.yaml under “people” are: brown, mischer, wessling.",
            ),
            id="like nobody",
        ),
    ],
)
def test_unknown_person(
    added: str, expected: tuple[str, str, str], check: Check, issue_text: str
) -> None:
    (problem,) = check(issue_text + added)
    assert (place(problem), problem.message, problem.hint) == expected


def test_known_people(check: Check, issue_text: str) -> None:
    assert check(issue_text + "authors: [brown, mischer]\neditors: [wessling]") == ()


def test_publication_without_people(make_project: MakeProject, issue_text: str) -> None:
    project = make_project({"a.yaml": issue_text + "authors: [brown]"}, "brand: A\nseries: B\n")
    publication = load_publication(project).value
    (problem,) = load_issue(project, project.issues_folder / "a.yaml", publication).problems
    assert problem.hint == "In publication.yaml under “people” are: nobody yet."


def test_people_are_not_looked_up_without_a_publication(
    make_project: MakeProject, issue_text: str
) -> None:
    project = make_project({"a.yaml": issue_text + "authors: [nobody]"})
    assert load_issue(project, project.issues_folder / "a.yaml", None).problems == ()


@pytest.mark.parametrize(
    ("file", "message"),
    [
        pytest.param("media/gone.png", "media/gone.png is not there", id="missing"),
        pytest.param("media", "media is not there", id="folder"),
        pytest.param("../../cover.png", "../../cover.png lies outside the project", id="outside"),
        pytest.param("/etc/passwd", "/etc/passwd lies outside the project", id="of the system"),
        pytest.param("media/text.png", "media/text.png is not a picture", id="text"),
        pytest.param("media/empty.png", "media/empty.png is not a picture", id="empty"),
        pytest.param("media/sound.webp", "media/sound.webp is not a picture", id="sound"),
        pytest.param("media/part.jpg", "media/part.jpg is damaged", id="cut off"),
        pytest.param("x" * 300, f"{'x' * 300} is not there", id="name that is too long"),
    ],
)
def test_unusable_picture(
    file: str, message: str, check: Check, issue_text: str, tmp_path: Path
) -> None:
    (tmp_path / "cover.png").write_bytes(PNG)
    files = {"media/text.png": b"no picture", "media/empty.png": b"", "media/sound.webp": WAVE}
    files["media/part.jpg"] = JPEG[:2000]
    (problem,) = check(f"{issue_text}cover: {{file: {file}, alternative_text: X}}", files)
    assert place(problem) == f"BR112 6:15-6:{15 + len(file)} cover, file"
    assert (problem.message, problem.hint) == (message, PATHS)


def test_pictures_of_items_are_looked_up_too(check: Check, issue_text: str) -> None:
    picture = "    picture: {file: gone.png, alternative_text: X}\n"
    second = "  - title: Second\n    at_a_glance: Something else.\n"
    cover = "cover: {file: gone.jpg, alternative_text: X}\n"
    problems = check(issue_text + picture + second + picture + cover)
    assert [place(problem) for problem in problems] == [
        "BR112 6:21-6:29 item 1, picture, file",
        "BR112 9:21-9:29 item 2, picture, file",
        "BR112 10:15-10:23 cover, file",
    ]


def test_link_out_of_the_project_is_outside(
    check: Check, issue_text: str, make_project: MakeProject, tmp_path: Path
) -> None:
    (tmp_path / "cover.png").write_bytes(PNG)
    (make_project().issues_folder / "cover.png").symlink_to(tmp_path / "cover.png")
    (problem,) = check(issue_text + "cover: {file: cover.png, alternative_text: X}")
    assert problem.message == "cover.png lies outside the project"


def test_links_in_a_circle_lead_to_no_picture(
    check: Check, issue_text: str, make_project: MakeProject
) -> None:
    (make_project().issues_folder / "cover.png").symlink_to("cover.png")
    (problem,) = check(issue_text + "cover: {file: cover.png, alternative_text: X}")
    assert problem.message == "cover.png is not there"


@pytest.mark.parametrize(
    ("name", "content"),
    [("media/a.png", PNG), ("media/a.jpg", JPEG), ("media/a.webp", WEBP), ("../shared.png", PNG)],
)
def test_usable_picture(name: str, content: bytes, check: Check, issue_text: str) -> None:
    text = f"{issue_text}cover: {{file: {name}, alternative_text: X}}"
    assert check(text, {name: content}) == ()


@pytest.mark.parametrize(
    ("added", "where", "message"),
    [
        pytest.param(
            "    comment: See [x](javascript:alert(1)) now",
            "BR113 6:22-6:41 item 1, comment",
            "“javascript:alert(1)” can't be a link",
            id="one line",
        ),
        pytest.param(
            "    comment: >\n      中文 words\n      see [中](javascript:x) now\n",
            "BR113 8:15-8:27 item 1, comment",
            "“javascript:x” can't be a link",
            id="folded block",
        ),
        pytest.param(
            "    comment: |\n      foo, then [x](foo)",
            "BR113 7:21-7:24 item 1, comment",
            "“foo” can't be a link",
            id="address that stands in the text before",
        ),
        pytest.param(
            "    comment: '[a](https://example.org/) [b](data:x)'",
            "BR113 6:45-6:51 item 1, comment",
            "“data:x” can't be a link",
            id="after a right one",
        ),
        pytest.param(
            "    comment: 'See [a](file:///etc/passwd)'",
            "BR113 6:23-6:41 item 1, comment",
            "“file:///etc/passwd” can't be a link",
            id="file",
        ),
        pytest.param(
            "    comment: 'See [a]( <b/c.html> \"t\")'",
            "BR113 6:25-6:33 item 1, comment",
            "“b/c.html” can't be a link",
            id="relative, in pointed brackets",
        ),
        pytest.param(
            "    comment: 'See [a](https://example.org/) and [b]()'",
            "BR113 6:53-6:53 item 1, comment",
            "a link has no address",
            id="none",
        ),
        pytest.param(
            '    comment: "See [a](java\\x73cript:x)"',
            "BR113 6:14-6:40 item 1, comment",
            "“javascript:x” can't be a link",
            id="typed with escapes",
        ),
        pytest.param(
            "noteworthy:\n  - title: N\n    entries:\n"
            "      - {date: 2024-11-01, text: 'x [y](/z)'}",
            "BR113 9:41-9:43 news list 1, entry 1, text",
            "“/z” can't be a link",
            id="news",
        ),
    ],
)
def test_unusable_link(added: str, where: str, message: str, check: Check, issue_text: str) -> None:
    (problem,) = check(issue_text + added)
    assert (place(problem), problem.message, problem.hint) == (where, message, SCHEMES)


def test_equal_links_are_told_each_at_its_place(check: Check, issue_text: str) -> None:
    problems = check(issue_text + "    comment: |\n      [a](x) [b](x)\n      [c](x)\n")
    assert [place(problem) for problem in problems] == [
        "BR113 7:11-7:12 item 1, comment",
        "BR113 7:18-7:19 item 1, comment",
        "BR113 8:11-8:12 item 1, comment",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://example.org/wiki/A_(b))",
        "[a](<https://example.org/>)",
        "[a](mailto:info@example.org)",
        "see (javascript:x)",
        "array[0] (x)",
    ],
)
def test_usable_links_and_no_links(text: str, check: Check, issue_text: str) -> None:
    assert check(f'{issue_text}    comment: "{text}"') == ()


def test_files_that_are_not_there(make_project: MakeProject) -> None:
    project = make_project()
    with pytest.raises(MissingFileError, match=r"gone\.yaml can't be read"):
        load_issue(project, project.issues_folder / "gone.yaml", None)
    with pytest.raises(MissingFileError, match=r"publication\.yaml can't be read"):
        load_publication(Project(project.root))
