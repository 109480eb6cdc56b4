"""Old briefs: files to be imported, and what they are as issues."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from desk.rendering import ROOT

from authoring.importing import Imported, import_brief
from authoring.model import Publication

CASES: Final = ROOT / "tests" / "importing" / "cases"
SUFFIXES: Final = {"markdown": ".md", "text": ".txt", "html": ".html"}
PUBLICATION: Final = Publication.model_validate(
    {
        "brand": "ACME",
        "series": "Monthly Notes",
        "people": {
            "brown": {"name": "Alexander Brown", "role": "Analyst"},
            "mischer": {"name": "Andreas Mischer"},
            "wessling": {"name": "Claudia Wessling"},
        },
        "bodies": {"MIIT": {"name": "Ministry of Industry and Information Technology"}},
        "contact": "desk@example.org",
        "publisher": {"name": "ACME Institute", "street": "Long Street 1", "city": "10179 Berlin"},
    }
)


@dataclass(frozen=True)
class Case:
    """An old brief, the data of the issue it is, and what is left over, by line."""

    name: str
    form: str
    source: str
    issue: dict[str, Any]
    not_placed: list[tuple[int, str]]


def read_cases() -> Iterator[Case]:
    """Every case of every form."""
    for form in SUFFIXES:
        text = (CASES / f"{form}.yaml").read_text(encoding="utf-8")
        for case in yaml.load(text, yaml.BaseLoader):  # noqa: S506  # texts only, the safest of all
            left = [(int(line), words) for line, words in case.get("not_placed", [])]
            yield Case(case["name"], form, case["source"], case["issue"], left)


def import_text(
    folder: Path, text: str | bytes, suffix: str, publication: Publication | None = PUBLICATION
) -> Imported:
    """What a file of some text becomes."""
    path = folder / f"brief{suffix}"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return import_brief(path, publication)


def data_of(imported: Imported) -> Any:
    """The data of an issue as plain YAML gives them, without ends of lines behind texts."""
    return _strip(yaml.load(imported.text, yaml.BaseLoader))  # noqa: S506


def _strip(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _strip(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_strip(value) for value in data]
    lines = "\n".join(line.strip() for line in str(data).strip().split("\n"))
    # A paragraph may be wrapped anywhere.
    return "\n\n".join(" ".join(part.split()) for part in lines.split("\n\n"))
