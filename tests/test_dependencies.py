"""Every package that is asked for has its reason in CONTRIBUTING.md, and no other is there."""

import json
import re
import tomllib
from collections.abc import Iterable

from desk.rendering import ROOT


def names_of(requirements: Iterable[str]) -> set[str]:
    found = (re.match(r"[\w-]+", requirement) for requirement in requirements)
    return {name[0] for name in found if name} - {"brief-authoring"}


def test_each_package_has_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = names_of(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        asked |= names_of(extra)
    for path in (ROOT / ".ci").glob("package*.json"):
        asked |= set(json.loads(path.read_text("utf-8"))["dependencies"])
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Dependencies")[2]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    told = {name for names, reason in rows for name in names.split(", ") if " " in reason}
    assert told - {"package"} == asked
