"""An issuing body is named by an acronym that the publication does not know.

Readers look acronyms up in the list of bodies, so an unknown one is a slip of the keys or a body
that is still to be added. Full names are fine as they are. “etc.” stands for further bodies, so it
can only be the last. The example is of a publication that knows MIIT and MOF.

Bad:

    items:
      - title: Smart factories
        documents: [{kind: policy, title: Notice, issuing_bodies: [MITT, MOF, etc.]}]

Good:

    items:
      - title: Smart factories
        documents: [{kind: policy, title: Notice, issuing_bodies: [MIIT, MOF, etc.]}]
"""

import difflib
import re
from collections.abc import Collection, Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.rule_context import RuleContext
from authoring.model.issue import AND_OTHERS
from authoring.source import DataPath

KIND = Kind("BR234", "unknown-body", Severity.WARNING)

# Semicolons and the commas of Chinese; YAML takes all of it for one name.
_SEPARATOR = re.compile(r"[;；，、]")
_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9&/.-]*[A-ZÄÖÜ0-9]")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find acronyms that are not among the bodies, if there are any, and “etc.” in the middle."""
    known = context.publication.bodies if context.publication else {}
    for document in context.documents:
        bodies = document.elements("issuing_bodies")
        for body in bodies:
            name = (body.text or "").strip()
            if name == AND_OTHERS and body != bodies[-1]:
                yield Finding(
                    body.path,
                    f"“{AND_OTHERS}” stands before other bodies",
                    f"Put “{AND_OTHERS}” at the end of the list.",
                )
            elif sign := _SEPARATOR.search(name):
                yield Finding(
                    body.path,
                    f"“{sign[0]}” does not part the elements of a list",
                    "Write a comma and a space between two bodies.",
                    *sign.span(),
                )
            elif known and name not in known:
                yield from _unknown(body.path, name, known)


def _unknown(path: DataPath, name: str, known: Collection[str]) -> Iterator[Finding]:
    """A finding if the name is an acronym, or differs from a known one by its capitals alone."""
    alike = [key for key in known if key.casefold() == name.casefold()]
    if alike or _ACRONYM.fullmatch(name):
        near = alike or difflib.get_close_matches(name, known, n=3, cutoff=0.5)
        advice = "Add it under “bodies” in publication.yaml, or write the full name."
        yield Finding(
            path,
            f"“{name}” is not among the bodies of the publication",
            f"Did you mean {' or '.join(near)}? {advice}" if near else advice,
        )
