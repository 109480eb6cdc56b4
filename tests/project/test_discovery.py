"""A project is found from a file, a folder, or where one stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from authoring.diagnostics.errors import MissingFileError
from authoring.project.discovery import Project, find_issues, find_project

MakeProject = Callable[..., Project]
FILES = {
    "2024-12.yaml": "",
    "2021-04.yaml": "",
    "2022-01.yml": "",
    "_template.yaml": "",
    ".hidden.yaml": "",
    "notes.txt": "",
    "media/2021-04.yaml": "",
}


@pytest.fixture
def desk(make_project: MakeProject) -> Path:
    """The folder of a project with three issues and other files."""
    return make_project(FILES).root


def names(found: tuple[tuple[Project, Path], ...]) -> list[str]:
    return [path.as_posix() for _, path in found]


def test_issues_by_name_without_other_files(desk: Path) -> None:
    issues = Project(desk / "issues").issue_paths()
    assert [path.name for path in issues] == ["2021-04.yaml", "2022-01.yml", "2024-12.yaml"]


@pytest.mark.parametrize("where", [".", "issues", "issues/media"])
def test_project_is_found_in_the_folder_or_above(
    where: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk / where)
    project = find_project(Path())
    assert project.issues_folder.resolve() == desk / "issues"
    assert project.root.resolve() == desk
    assert project.publication_path.resolve() == desk / "issues" / "publication.yaml"


def test_paths_of_a_project_one_stands_in_are_short(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    assert names(find_issues([])) == [
        "issues/2021-04.yaml", "issues/2022-01.yml", "issues/2024-12.yaml",
    ]  # fmt: skip
    assert find_project(Path()).root == Path()


def test_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        MissingFileError, match=r"no issues/publication\.yaml in this folder"
    ) as caught:
        find_issues([])
    assert caught.value.hint == "Go to the project's folder, or name an issue's file."


@pytest.mark.parametrize("folder", [".", "issues"])
def test_folder_stands_for_all_its_issues(folder: str, desk: Path) -> None:
    found = find_issues([desk / folder])
    assert [path.name for _, path in found] == ["2021-04.yaml", "2022-01.yml", "2024-12.yaml"]
    assert {project.root.resolve() for project, _ in found} == {desk}


def test_file_stands_for_itself(desk: Path) -> None:
    path = desk / "issues" / "2024-12.yaml"
    assert find_issues([path]) == ((Project(desk / "issues"), path),)


def test_file_may_have_any_name(desk: Path) -> None:
    path = desk / "issues" / "_template.yaml"
    assert find_issues([path]) == ((Project(desk / "issues"), path),)


def test_same_file_is_found_once_in_the_order_of_the_paths(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    paths = [Path("issues/2024-12.yaml"), Path("./issues/../issues/2024-12.yaml"), Path("issues")]
    assert names(find_issues(paths)) == [
        "issues/2024-12.yaml", "issues/2021-04.yaml", "issues/2022-01.yml",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("where", "path"),
    [
        pytest.param(".", "issues/2024-12.yaml", id="from the project"),
        pytest.param("issues", "2024-12.yaml", id="from the issues"),
        pytest.param("issues/media", "../2024-12.yaml", id="from below the issues"),
        pytest.param("issues/media", "..", id="the folder above"),
        pytest.param("issues/media", "../..", id="the project above"),
        pytest.param("issues/media", "../media/..", id="there and back"),
        pytest.param("issues", ".", id="the folder itself"),
    ],
)
def test_root_is_the_folder_over_the_issues(
    where: str, path: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk / where)
    found = find_issues([Path(path)])
    assert {project.root.resolve() for project, _ in found} == {desk}
    assert desk / "issues" / "2024-12.yaml" in {issue.resolve() for _, issue in found}


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        pytest.param("issues/2030-01.yaml", "does not exist", "Check the name", id="no such file"),
        pytest.param("x" * 300, "does not exist", "Check the name", id="a name that can't be"),
        pytest.param(
            "issues/publication.yaml",
            "is the publication, not an issue",
            "Name an issue",
            id="publication",
        ),
        pytest.param(
            "issues/media", "no publication.yaml in", "beside its issues", id="no project"
        ),
        pytest.param(
            "issues/media/2021-04.yaml", "no publication.yaml in", "beside", id="file of none"
        ),
    ],
)
def test_paths_that_name_no_issue(path: str, message: str, hint: str, desk: Path) -> None:
    with pytest.raises(MissingFileError) as caught:
        find_issues([desk / path])
    assert message in caught.value.message
    assert hint in (caught.value.hint or "")


def test_project_without_issues(make_project: MakeProject) -> None:
    project = make_project()
    with pytest.raises(MissingFileError, match="no issue in") as caught:
        find_issues([project.root])
    assert caught.value.hint == "Issues are .yaml files."
