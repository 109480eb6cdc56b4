"""Schema: the models as JSON Schema (2020-12), for editors' programs to complete from.

Place in the flow: beside the reports; model in, plain data out. It is shaped for people who type:
an optional key has the type it has when it is there, alternatives are told apart by their type (an
editor's program then names the allowed values of a wrong `kind`, instead of every alternative that
does not fit), and with a publication its people and bodies are offered.
"""

import json
from typing import Any, Final

from pydantic import BaseModel

from authoring.lint.rules import RULES
from authoring.model import Issue, Publication
from authoring.model.issue import AND_OTHERS

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def issue_schema(publication: Publication | None = None) -> Schema:
    """The schema of an issue; it knows the people and bodies of a publication, if that is given."""
    schema = _schema_of(Issue, "An issue of a policy brief")
    definitions = schema["$defs"]
    glance = definitions["Item"]["properties"]["at_a_glance"]
    definitions["Item"]["properties"]["at_a_glance"] = _text_or_passages(glance)
    if publication is not None:
        people = {"type": "string", "enum": sorted(publication.people)}
        for role in ("authors", "editors"):
            schema["properties"][role]["items"] = people
        bodies = definitions["Document"]["properties"]["issuing_bodies"]
        bodies["items"] = _known_or_other([*sorted(publication.bodies), AND_OTHERS])
    return schema


def publication_schema() -> Schema:
    """The schema of a publication."""
    schema = _schema_of(Publication, "The publication of a series of policy briefs")
    settings = schema["$defs"]["RuleSettings"]["properties"]
    names = [name for rule in RULES for name in (rule.kind.code, rule.kind.name)]
    for key in ("select", "ignore"):
        settings[key]["items"] = _known_or_other(names)
    settings["severity"]["propertyNames"] = _known_or_other(names)
    limits = [rule.limit for rule in RULES if rule.limit]
    settings["limits"]["properties"] = {
        limit.name: {"type": "integer", "default": limit.default, "description": limit.description}
        for limit in limits
    }
    return schema


def brief_schema() -> Schema:
    """The schema of the data form, of which `authoring.formats.json_data` is the maker."""
    from authoring.formats.json_data import json_schema

    return {"$schema": DIALECT, "title": "A policy brief as data", **json_schema()}


def write_schema(schema: Schema) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema_of(model: type[BaseModel], title: str) -> Schema:
    schema: Schema = _simplified(model.model_json_schema())
    return {"$schema": DIALECT, "title": title, **schema}


def _simplified(schema: Any) -> Any:
    """A schema without pydantic's titles, and with no `null` for what can be left out."""
    if isinstance(schema, list):
        return [_simplified(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    alternatives = [part for part in schema.get("anyOf", ()) if part != {"type": "null"}]
    if len(alternatives) == 1:
        rest = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
        schema = {**alternatives[0], **rest}
    return {
        key: {name: _simplified(part) for name, part in value.items()}
        if key in ("properties", "$defs")
        else _simplified(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }


def _text_or_passages(passages: Schema) -> Schema:
    """Text, a passage or a list of passages, told apart by type."""
    passage = passages["items"]
    several = {"items": passage, "minItems": 1}
    return {
        "description": passages["description"],
        "type": ["string", "object", "array"],
        "minLength": 1,
        "allOf": [
            {"if": {"type": "object"}, "then": passage},
            {"if": {"type": "array"}, "then": several},
        ],
    }


def _known_or_other(known: list[str]) -> Schema:
    """Text of which some values are offered."""
    return {"anyOf": [{"enum": known}, {"type": "string", "minLength": 1}]}
