"""What other projects run this toolkit with: the hooks, the action, and the page about both."""

import os
import re
import shlex
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from desk.commands import BRIEF, environment, run_brief
from desk.rendering import ROOT
from desk.vendored import vendored

from authoring.project.discovery import Project
from authoring.report import REPORTS

Data = dict[str, Any]

HOOKS: Final[list[Data]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION: Final[Data] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
PAGE: Final = (ROOT / "docs/ci.md").read_text("utf-8")
SHELL_STEPS: Final = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}

ISSUE: Final = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened.
    comment: It matters.
"""


@cache
def options_of(command: str) -> set[str]:
    """The options that a command's help names."""
    result = run_brief(ROOT, command, "--help", COLUMNS="200")
    assert result.code == 0
    return set(re.findall(r"--[a-z][a-z-]*", result.output))


def assert_runs(words: list[str]) -> None:
    """That `brief COMMAND --option …` names a command and options that there are."""
    assert words[0] == "brief"
    used = {word.partition("=")[0] for word in words[2:] if word.startswith("--") and word != "--"}
    assert used <= options_of(words[1])


def blocks(language: str) -> list[str]:
    """The fenced pieces of the page."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.whole
def test_hooks_have_what_pre_commit_asks_for() -> None:
    assert [hook["id"] for hook in HOOKS] == ["brief-check", "brief-fix", "brief-render"]
    for hook in HOOKS:
        assert {"id", "name", "entry", "language"} <= set(hook)
        assert hook["language"] == "python"
        assert_runs(hook["entry"].split())


def test_hooks_run_for_issues() -> None:
    for hook in HOOKS:
        pattern = re.compile(hook["files"])
        assert pattern.search("issues/2024-12.yaml")
        assert pattern.search("desk/issues/publication.yaml")
        assert not pattern.search("src/config.yaml")


@pytest.mark.whole
def test_a_hook_checks_issues_and_publication(make_project: Callable[..., Project]) -> None:
    project = make_project({"2024-12.yaml": ISSUE})
    entry = HOOKS[0]["entry"].split()
    names = ["issues/2024-12.yaml", "issues/publication.yaml"]
    assert run_brief(project.root, *entry[1:], *names).code == 0


def test_the_action_is_one() -> None:
    vendored("github-actions").validate(ACTION)


def test_the_action_uses_its_inputs_and_no_others() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    assert set(re.findall(r"inputs\.([a-z-]+)", text)) == set(ACTION["inputs"])
    # An input inside a script would be run by the shell.
    assert not any("${{" in step["run"] for step in SHELL_STEPS.values())


def test_the_page_tells_the_inputs() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*?) \|", PAGE, re.MULTILINE)
    told = {name: default.strip("`") for name, default in rows if name in ACTION["inputs"]}
    assert set(told) == set(ACTION["inputs"])
    for name, value in ACTION["inputs"].items():
        if value["default"]:
            assert told[name] == value["default"]


@pytest.mark.whole
@pytest.mark.parametrize("name", SHELL_STEPS)
def test_steps_are_shell(name: str, tmp_path: Path) -> None:
    script = tmp_path / "step"
    script.write_text(SHELL_STEPS[name]["run"], encoding="utf-8")
    subprocess.run(["bash", "-n", str(script)], check=True)  # noqa: S607


@pytest.fixture
def run_step(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a step as GitHub's runner does, with stand-ins that write down how they were called."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for program in ("brief", "python", "sudo", "brew"):
        path = programs / program
        path.write_text(f'#!/bin/sh\nprintf "%s|" {program} "$@" >>"$CALLS"\necho >>"$CALLS"\n')
        path.chmod(0o755)

    def run(
        name: str, folder: Path = tmp_path, search: Path = programs, **inputs: str
    ) -> subprocess.CompletedProcess[str]:
        script = tmp_path / "step.sh"
        script.write_text(SHELL_STEPS[name]["run"], encoding="utf-8")
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],  # noqa: S607
            cwd=folder,
            env={
                **environment(),
                **variables(SHELL_STEPS[name].get("env", {}), inputs),
                "PATH": f"{search}{os.pathsep}{os.environ['PATH']}",
                "CALLS": str(tmp_path / "calls"),
                "GITHUB_OUTPUT": str(tmp_path / "output"),
                "RUNNER_OS": inputs.get("os", "Linux"),
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def variables(step: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """A step's variables, with the inputs put in."""
    values = {name: value["default"] for name, value in ACTION["inputs"].items()} | dict(given)
    expressions = {f"${{{{ inputs.{name} }}}}": value for name, value in values.items()}
    expressions["${{ github.action_path }}"] = "/runner/action"
    return {name: expressions[expression] for name, expression in step.items()}


def calls(folder: Path) -> list[list[str]]:
    """How the stand-ins were called."""
    lines = (folder / "calls").read_text("utf-8").splitlines()
    return [line.split("|")[:-1] for line in lines]


PIP: Final = ["python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


@pytest.mark.whole
@pytest.mark.parametrize(
    ("version", "installed"),
    [
        ("", ["--constraint", "/runner/action/.ci/constraints.txt", "/runner/action"]),
        ("0.1.0", ["brief-authoring==0.1.0"]),
        ("git+https://example.org/a b@ref", ["git+https://example.org/a b@ref"]),
    ],
)
def test_the_action_installs(
    run_step: Callable[..., Any], tmp_path: Path, version: str, installed: list[str]
) -> None:
    assert run_step("Install", version=version).returncode == 0
    assert calls(tmp_path) == [[*PIP, *installed]]


@pytest.mark.whole
def test_the_action_installs_libraries(run_step: Callable[..., Any], tmp_path: Path) -> None:
    libraries = "Install the libraries that draw the PDF"
    assert run_step(libraries, os="Linux").returncode == 0
    assert run_step(libraries, os="macOS").returncode == 0
    update, install, brew = calls(tmp_path)
    assert update[:3] == ["sudo", "apt-get", "update"]
    assert install[-3:] == ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
    assert brew == ["brew", "install", "--quiet", "pango"]


@pytest.mark.whole
def test_the_action_checks(run_step: Callable[..., Any], tmp_path: Path) -> None:
    run_step("Check")
    run_step("Check", strict="true", paths="issues/a b.yaml\n\nissues/$(c).yaml\n")
    plain, strict = calls(tmp_path)
    assert plain == ["brief", "check", "--format", "github", "--"]
    assert strict == [
        *["brief", "check", "--format", "github", "--strict", "--"],
        *["issues/a b.yaml", "issues/$(c).yaml"],
    ]
    assert_runs(strict)


@pytest.mark.whole
def test_the_action_renders(run_step: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "my out").mkdir()
    assert run_step("Render").returncode == 0
    given = {"to": "pdf", "style": "plain", "out": "my out", "paths": "issues/a.yaml"}
    assert run_step("Render", **given).returncode == 0
    plain, styled = calls(tmp_path)
    assert plain == ["brief", "render", "--to", "pdf,html", "--out", "build", "--"]
    assert styled == [
        *["brief", "render", "--to", "pdf", "--out", "my out", "--style", "plain", "--"],
        "issues/a.yaml",
    ]
    assert_runs(styled)
    assert (tmp_path / "output").read_text("utf-8").splitlines() == [
        f"folder={tmp_path}/build",
        f"folder={tmp_path}/my out",
    ]


@pytest.mark.whole
@pytest.mark.parametrize(
    ("key", "code", "begin"),
    [
        ("comment", 0, "2 files, no problems"),
        (
            "coment",
            1,
            "::error file=issues/2024-12.yaml,line=6,endLine=6,col=5,endColumn=10,title=BR101",
        ),
    ],
)
def test_the_action_fails_on_errors(
    run_step: Callable[..., Any], desk: Callable[[str], Project], key: str, code: int, begin: str
) -> None:
    project = desk(ISSUE.replace("comment", key))
    done = run_step("Check", folder=project.root, search=project.root / "programs")
    assert done.returncode == code
    assert done.stdout.startswith(begin)


@pytest.fixture
def desk(make_project: Callable[..., Project]) -> Callable[[str], Project]:
    """A project with one issue and, in `programs/`, the command `brief`."""

    def make(text: str) -> Project:
        command = f'#!/bin/sh\nexec {shlex.join(BRIEF)} "$@"\n'
        project = make_project({"2024-12.yaml": text, "../programs/brief": command})
        (project.root / "programs/brief").chmod(0o755)
        return project

    return make


def test_examples_of_workflows_are_valid() -> None:
    found = [yaml.safe_load(block) for block in blocks("yaml")]
    hooks = [each for each in found if "repos" in each]
    workflows = [each for each in found if "jobs" in each]
    jobs = [each for each in found if "brief" in each]
    assert (len(hooks), len(workflows), len(jobs)) == (1, 3, 2)
    for workflow in workflows:
        # YAML 1.1 takes the word "on" for a truth value.
        given = {"on" if key is True else key: value for key, value in workflow.items()}
        vendored("github-workflows").validate(given)
        (job,) = given["jobs"].values()
        for step in job["steps"]:
            if "brief-authoring" in step.get("uses", ""):
                assert set(step.get("with", ())) <= set(ACTION["inputs"])
    for job in jobs:
        vendored("gitlab-ci").validate(job)
    assert {hook["id"] for hook in hooks[0]["repos"][0]["hooks"]} <= {hook["id"] for hook in HOOKS}


@pytest.mark.whole
def test_commands_of_the_page_exist() -> None:
    commands = re.findall(
        r"\bbrief (?:check|render)(?: [^`\n|]*)?", "\n".join(blocks("(?:yaml|sh)"))
    )
    assert len(commands) >= 5
    for command in commands:
        assert_runs(command.split())


def test_the_page_tells_all_forms_and_hooks() -> None:
    for name in (*REPORTS, *(hook["id"] for hook in HOOKS)):
        assert f"| `{name}` |" in PAGE
