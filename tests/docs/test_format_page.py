"""docs/format.md says of every field of the model what the model says."""

import pytest
from desk.rendering import ROOT
from pydantic import BaseModel

import authoring.model
from authoring.languages import PACKS
from authoring.languages.pack import WordForms

PAGE = (ROOT / "docs/format.md").read_text(encoding="utf-8")
MODELS = [
    model
    for name in authoring.model.__all__
    if isinstance(model := getattr(authoring.model, name), type) and issubclass(model, BaseModel)
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_described_as_in_the_model(model: type[BaseModel]) -> None:
    rows = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| `")]
    described = {(row[0].strip("| `"), part.strip()) for row in rows for part in row[1:]}
    missing = [
        name
        for name, field in model.model_fields.items()
        if (name, field.description) not in described
    ]
    assert not missing


@pytest.mark.parametrize("name", authoring.model.Labels.model_fields)
def test_every_language_has_a_column_of_labels(name: str) -> None:
    head, *rows = PAGE[PAGE.index("| name | what it is | English |") :].splitlines()
    row = next(row for row in rows if row.startswith(f"| `{name}` | "))
    assert head.strip("| ").split(" | ")[2:] == [pack.name for pack in PACKS.values()]
    labels = [getattr(pack.labels, name) for pack in PACKS.values()]
    assert row.strip("| ").split(" | ")[2:] == [written(label) for label in labels]


def written(label: str | WordForms) -> str:
    return f"one: {label.one}, other: {label.other}" if isinstance(label, WordForms) else label
