"""The project's place on GitHub: its workflow, its forms, and how it is cited."""

import re
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from desk.rendering import ROOT
from desk.vendored import vendored

import authoring

FOLDER: Final = ROOT / ".github"
WORKFLOWS: Final = sorted((FOLDER / "workflows").glob("*.yml"))
FORMS: Final = sorted(path for path in (FOLDER / "ISSUE_TEMPLATE").glob("*.yml"))


def load(path: Path) -> Any:
    """YAML in which the word “on” is no truth value."""
    found = yaml.safe_load(path.read_text("utf-8"))
    return {"on" if key is True else key: value for key, value in found.items()}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_one(path: Path) -> None:
    vendored("github-workflows").validate(load(path))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_is_one(path: Path) -> None:
    name = "github-issue-config" if path.name == "config.yml" else "github-issue-forms"
    vendored(name).validate(load(path))


def test_workflows_use_the_same_actions_as_elsewhere() -> None:
    """One version of each, in the action, the workflow, the pages and what new desks are given."""
    files = (
        *(ROOT / "action.yml", ROOT / "docs/ci.md", ROOT / "templates/start/workflow.yml"),
        *WORKFLOWS,
    )
    uses = {use for path in files for use in re.findall(r"uses: (actions/\S+)", path.read_text())}
    assert {use.partition("@")[0] for use in uses} > {"actions/checkout", "actions/setup-python"}
    assert len({use.partition("@")[0] for use in uses}) == len(uses), sorted(uses)


def test_workflows_call_what_is_there() -> None:
    """The targets of the Makefile, and the scripts of `.ci/`."""
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    text = "\n".join(path.read_text("utf-8") for path in WORKFLOWS)
    called = set(re.findall(r"(?:run: |&& )make (\w+)", text))
    assert {"brief", "test"} <= called <= set(targets)
    scripts = set(re.findall(r"(?:run: |-- )(\.ci/\w+)", text))
    assert scripts
    assert all((ROOT / script).is_file() for script in scripts)


@pytest.mark.parametrize("page", ["docs/ci.md", "templates/start/workflow.yml", "README.md"])
def test_no_tag_is_promised(page: str) -> None:
    """What is named of this project is a commit, and one that has to be replaced."""
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r"(?:brief-authoring@|rev: )(\S+?)\"?$", text, re.MULTILINE)
    assert set(named) <= {"0123456789abcdef0123456789abcdef01234567"}
    assert bool(named) == (page != "README.md")


def test_the_citation_is_one_and_names_this_version() -> None:
    citation = load(ROOT / "CITATION.cff")
    vendored("citation-file-format").validate(citation)
    assert citation["version"] == authoring.__version__
