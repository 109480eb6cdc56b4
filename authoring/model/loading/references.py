"""References: what an issue names must be there: people, pictures, links.

Place in the flow: beside validation; made of the tree, so that all problems are found in one run.
"""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from authoring.diagnostics.problems import Problem
from authoring.model import Publication
from authoring.model.addresses import find_refused_links
from authoring.model.loading.kinds import UNKNOWN_PERSON, UNUSABLE_LINK, UNUSABLE_PICTURE
from authoring.model.loading.places import name_place
from authoring.project.discovery import Project
from authoring.project.pictures import PictureError, check_picture
from authoring.source import SourceDocument, walk_scalars
from authoring.source.parts import PartialNode


def check_references(
    document: SourceDocument, publication: Publication | None, project: Project
) -> tuple[Problem, ...]:
    """The problems of an issue that names what is not there."""
    if document.root is None:
        return ()
    issue = PartialNode(document.root)
    people = () if publication is None else tuple(_unknown_people(document, issue, publication))
    return (*people, *_picture_problems(document, issue, project), *_refused_links(document))


def _unknown_people(
    document: SourceDocument, issue: PartialNode, publication: Publication
) -> Iterator[Problem]:
    for person in (*issue.elements("authors"), *issue.elements("editors")):
        key = person.text
        if not key or key in publication.people:
            continue
        close = difflib.get_close_matches(key, publication.people, n=3, cutoff=0.4)
        known = close or list(publication.people)
        yield Problem(
            UNKNOWN_PERSON,
            document.path,
            document.value_span(person.path),
            f"“{key}” is not among the people of the publication",
            f"Did you mean {' or '.join(known[:3])}?" if close else _all_people(known),
            name_place(person.path),
        )


def _all_people(known: list[str]) -> str:
    listed = ", ".join(known) if known else "nobody yet"
    return f"In publication.yaml under “people” are: {listed}."


def picture_files(document: SourceDocument) -> tuple[str, ...]:
    """The files of the pictures that an issue names, as paths from its own."""
    if document.root is None:
        return ()
    return tuple(name for _, name in _named_pictures(PartialNode(document.root)))


def _named_pictures(issue: PartialNode) -> Iterator[tuple[PartialNode, str]]:
    pictures = (issue.get("cover"), *(item.get("picture") for item in issue.elements("items")))
    for picture in pictures:
        file = None if picture is None else picture.get("file")
        if file is not None and file.text:
            yield file, file.text.strip()


def _picture_problems(
    document: SourceDocument, issue: PartialNode, project: Project
) -> Iterator[Problem]:
    for file, name in _named_pictures(issue):
        message = _picture_fault(document.path.parent / name, project.root)
        if message is not None:
            yield Problem(
                UNUSABLE_PICTURE,
                document.path,
                document.value_span(file.path),
                f"{name} {message}",
                "Paths begin at the issue's folder; JPEG, PNG and WebP are read.",
                name_place(file.path),
            )


def _picture_fault(picture: Path, root: Path) -> str | None:
    try:
        if not picture.resolve().is_relative_to(root.resolve()):
            return "lies outside the project"
        check_picture(picture)
    except PictureError as error:
        return str(error)
    except (OSError, RuntimeError):  # the latter for links in a circle, before Python 3.13
        return "is not there"
    return None


def _refused_links(document: SourceDocument) -> Iterator[Problem]:
    """Links in running text that will not be made; the text would show their Markdown."""
    if document.root is None:
        return
    for path, scalar in walk_scalars(document.root):
        begin = scalar.start
        for address in find_refused_links(scalar.text):
            # The address behind its bracket; the whole value where it is typed with escapes.
            typed = re.compile(rf"\]\(\s*<?({re.escape(address)})(?=[\s<>)])")
            match = typed.search(document.source.text, begin, scalar.end)
            start, end = match.span(1) if match else (scalar.start, scalar.end)
            begin = end if match else begin
            yield Problem(
                UNUSABLE_LINK,
                document.path,
                document.source.span(start, end),
                f"“{address}” can't be a link" if address else "a link has no address",
                "A link begins with https:// or http://, a mail address with mailto:.",
                name_place(path),
            )
