"""docs/format.md says of every field of the model what the model says."""

import pytest
from desk.rendering import ROOT
from pydantic import BaseModel

import authoring.model

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
