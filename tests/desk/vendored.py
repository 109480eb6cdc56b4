"""Vendored: schemas of SchemaStore, as the package check-jsonschema ships them."""

import json
from importlib.resources import files

from jsonschema import Draft7Validator


def vendored(name: str) -> Draft7Validator:
    """The checker of a kind of file, such as `github-workflows`."""
    folder = files("check_jsonschema") / "builtin_schemas" / "vendor"
    return Draft7Validator(json.loads(folder.joinpath(f"{name}.json").read_text("utf-8")))
