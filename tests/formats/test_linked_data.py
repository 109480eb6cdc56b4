"""The web page says what it is in the words of schema.org, as programs that are not ours read them."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
from desk.rendering import ROOT, Rendered
from desk.web_text import read_elements

pytestmark = pytest.mark.whole

_NODE: Final = ROOT / ".venv/node/node_modules"
COMPILER: Final = _NODE / ".bin/tsc"
TYPES: Final = _NODE / "schema-dts"
"""Schema.org's vocabulary as types, made by Google; a compiler checks values against them."""
MISSING: Final = (
    "node is not there"
    if shutil.which("node") is None
    else ""
    if COMPILER.exists() and TYPES.is_dir()
    else "typescript and schema-dts are not there; make test installs them with npm"
)
needs_compiler = pytest.mark.skipif(bool(MISSING), reason=MISSING)


def linked_data(page: str) -> dict[str, Any]:
    """The JSON-LD of a page."""
    _, _, rest = page.partition('<script type="application/ld+json">')
    told: dict[str, Any] = json.loads(rest.partition("</script>")[0])
    return told


def check_types(data: object, folder: Path) -> str:
    """What the compiler says of data that should be a PublicationIssue."""
    file = folder / "issue.ts"
    file.write_text(
        f'import type {{WithContext, PublicationIssue}} from "{TYPES.as_posix()}";\n'
        f"export const issue: WithContext<PublicationIssue> = {json.dumps(data)};\n"
    )
    options = ("--noEmit", "--strict", "--skipLibCheck", "--ignoreConfig")
    modules = ("--module", "esnext", "--moduleResolution", "bundler")
    command = (str(COMPILER), *options, *modules, str(file))
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=folder)
    return done.stdout + done.stderr


@needs_compiler
def test_every_property_is_one_of_schema_org_s(sample: Rendered, tmp_path: Path) -> None:
    assert check_types(linked_data(sample.web_html), tmp_path) == ""


@needs_compiler
@pytest.mark.parametrize(
    ("path", "value"),
    [(("author", 0, "jobTitel"), "x"), (("hasPart", 0, "@type"), "Artikel"), (("name",), 7)],
)
def test_the_compiler_finds_a_fault(
    samples: dict[str, Rendered], tmp_path: Path, path: tuple[str | int, ...], value: object
) -> None:
    data = linked_data(samples["2024-12"].web_html)
    part: Any = data
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert "error TS" in check_types(data, tmp_path)


def test_tells_the_facts_of_the_issue(samples: dict[str, Rendered]) -> None:
    told = linked_data(samples["2024-12"].web_html)
    assert told["@context"] == "https://schema.org"
    assert (told["@type"], told["issueNumber"]) == ("PublicationIssue", 12)
    assert (told["datePublished"], told["inLanguage"]) == ("2024-12-04", "en-US")
    assert [person["name"] for person in told["author"]] == ["Alexander Brown", "Andreas Mischer"]
    assert [person["name"] for person in told["editor"]] == ["Claudia Wessling", "Mary Hennock"]
    assert told["publisher"]["address"]["addressLocality"] == "10179 Berlin"
    parts = told["hasPart"]
    assert [part["position"] for part in parts] == [1, 2, 3, 4, 5]
    assert parts[1]["url"] == "https://example.org/briefs/2024-12.html#item-2"
    (work,) = parts[0]["citation"]
    assert work["inLanguage"] == "zh-Hans"
    assert work["datePublished"] == "2024-10-30"
    assert {"@type": "Organization", "name": "Ministry of Finance"} in work["publisher"]


def test_agrees_with_what_is_read(sample: Rendered) -> None:
    told, issue = linked_data(sample.web_html), sample.brief.issue
    assert [part["headline"] for part in told["hasPart"]] == [
        " ".join(item["title"].split()) for item in issue["items"]
    ]
    head = [each for each in read_elements(sample.web_html) if each.tag == "meta"]
    named = {each.get("property"): each.get("content") for each in head}
    assert named["og:title"] == told["headline"]
    assert named["og:url"] == told["url"] == f"https://example.org/briefs/{sample.issue.stem}.html"
    assert named["article:published_time"] == issue["date"].isoformat()
    assert named["og:locale"] == "en_US"
