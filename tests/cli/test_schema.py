"""`brief schema`: what is printed, and what is written."""

import json
from pathlib import Path

import pytest
from desk.commands import run_brief
from desk.rendering import ROOT

pytestmark = pytest.mark.whole


def test_the_schema_of_a_brief_is_the_published_one(tmp_path: Path) -> None:
    result = run_brief(tmp_path, "schema", "brief")
    published = (ROOT / "docs/brief.schema.json").read_text(encoding="utf-8")
    assert (result.code, result.output, result.talk) == (0, published, "")


def test_what_editors_complete_from_is_written(tmp_path: Path) -> None:
    result = run_brief(tmp_path, "schema", "--out", "schema")
    names = ["issue.schema.json", "publication.schema.json"]
    assert result.lines == [f"schema/{name}" for name in names]
    assert sorted(path.name for path in (tmp_path / "schema").iterdir()) == names
    printed = run_brief(tmp_path, "schema", "publication").output
    assert json.loads((tmp_path / "schema" / names[1]).read_text("utf-8")) == json.loads(printed)


def test_another_subject_is_refused(tmp_path: Path) -> None:
    result = run_brief(tmp_path, "schema", "items")
    assert (result.code, result.output) == (2, "")
    assert "brief" in result.talk
