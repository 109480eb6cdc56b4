"""Which report is written where, and what is loaded for it."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from desk.commands import environment
from desk.reports import make_findings, sample_findings

from authoring.report import PLAIN, REPORTS, Terminal, choose_report, find_root

FORMS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")


@pytest.mark.parametrize(
    ("variables", "form"),
    [
        ({}, "text"),
        ({"CI": "true"}, "text"),
        ({"GITHUB_ACTIONS": "true"}, "github"),
        ({"GITHUB_ACTIONS": "false"}, "text"),
        ({"GITLAB_CI": "true"}, "text"),
        ({"GITLAB_CI": ""}, "text"),
        ({"GITHUB_ACTIONS": "true", "GITLAB_CI": "true"}, "github"),
    ],
)
def test_the_form_fits_the_place(variables: Mapping[str, str], form: str) -> None:
    assert choose_report(variables) == form
    assert form in REPORTS


@pytest.mark.parametrize(
    ("variables", "root"),
    [
        ({}, "."),
        ({"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": "/home/runner/work"}, "/home/runner/work"),
        ({"GITHUB_WORKSPACE": "/home/runner/work"}, "."),
        ({"GITHUB_ACTIONS": "true"}, "."),
        ({"GITLAB_CI": "true", "CI_PROJECT_DIR": "/builds/desk"}, "/builds/desk"),
    ],
)
def test_paths_begin_at_the_repository(variables: Mapping[str, str], root: str) -> None:
    assert find_root(variables) == Path(root)


def test_the_forms() -> None:
    assert tuple(REPORTS) == FORMS


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_written_and_stored(form: str) -> None:
    for findings in (sample_findings(), make_findings()):
        report = REPORTS[form](findings)
        assert not report or report.endswith("\n")
        assert "\x1b" not in report
        report.encode("utf-8")
        assert report == REPORTS[form](findings, PLAIN)


@pytest.mark.parametrize("form", FORMS)
def test_only_text_looks_at_the_terminal(form: str) -> None:
    coloured = REPORTS[form](sample_findings(), Terminal(60, colour=True))
    assert (coloured == REPORTS[form](sample_findings())) is (form != "text")


@pytest.mark.whole
def test_the_text_report_loads_nothing_heavy(tmp_path: Path) -> None:
    code = "import sys, json, authoring.report; json.dump(sorted(sys.modules), sys.stdout)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    loaded = set(json.loads(done.stdout))
    assert "authoring.report.text" in loaded
    assert not loaded & {"rich", "jsonschema", "xml.etree.ElementTree", "hashlib", "textwrap"}
    assert not {
        name for name in loaded if name.startswith(("authoring.lint.rules", "authoring.report.s"))
    }


def test_concise_is_a_line_a_problem() -> None:
    space, key, unsafe, odd = REPORTS["concise"](sample_findings()).splitlines()
    assert space == (
        "issues/2024-12.yaml:2:18: warning BR223 double-space: "
        "2 spaces where one belongs (item 1, title)"
    )
    assert key == (
        "issues/2024-12.yaml:3:5: error BR005 duplicate-key: "
        "the key “title” stands here a second time"
    )
    assert unsafe.endswith(": {braces}, 50%<U+001B> and<U+0000> ]]> & <tags>")
    assert odd.startswith("issues/50%, a:b 一.yaml:2:10: warning BR203 missing-original-title: ")
