"""Render cache: the forms of an issue, kept in the store under a digest of all they are made of.

Place in the flow: beside `registry`; `pipeline` asks here before it has anything made. What is kept is
found by content alone, never by a clock: the issue, its publication, the templates, styles and fonts,
the options, the toolkit, its libraries and those of the system. Pictures and other files that these
name are not read to find an entry: what they were is part of it.
"""

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from authoring.cache.fingerprint import describe_libraries, identify_toolkit
from authoring.cache.read_tracking import are_unchanged
from authoring.cache.store import Store, digest
from authoring.project.discovery import Project
from authoring.project.resources import FONT_SUFFIXES, Resources
from authoring.render.jobs import RenderedForms, RenderJob
from authoring.render.registry import Format, RenderedForm


@dataclass
class RenderCache:
    """Forms in a store, during one run."""

    store: Store
    _shared: dict[Path, "_SharedFiles"] = field(default_factory=dict)

    def key(self, job: RenderJob) -> str:
        """A digest of all that a job's result depends on but the files that these name."""
        choice = job.choice
        parts: list[str | bytes] = ["forms", identify_toolkit(), *describe_libraries().values()]
        parts += [job.path.name, job.content, job.publication, job.source_date or ""]
        parts += [*choice.formats, choice.style or "", str(choice.assets), str(choice.links)]
        parts.append(self._shared_files(job.project).digest)
        return digest(parts)

    def find(self, job: RenderJob) -> RenderedForms | None:
        """What a job gave in an earlier run."""
        entry = self.store.get(self.key(job))
        if entry is None:
            return None
        forms = read_forms(entry)
        return forms if are_unchanged(job.project.root, forms.files or {}) else None

    def record(self, job: RenderJob, forms: RenderedForms) -> None:
        """Keep what a job gave, unless something around it changed since the key was made."""
        if forms.files is not None and self._shared_files(job.project).are_as_they_were():
            self.store.put(self.key(job), write_forms(forms))

    def _shared_files(self, project: Project) -> "_SharedFiles":
        root = project.root.resolve()
        if root not in self._shared:
            self._shared[root] = _SharedFiles(Resources(project.root))
        return self._shared[root]


class _SharedFiles:
    """The templates, styles and fonts of a project, as they were when a run began."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._stamps = self._stamp()
        self.digest = digest_resources(resources)

    def are_as_they_were(self) -> bool:
        """Whether no file was changed, added or taken away; by size and time, for it is asked often."""
        return self._stamp() == self._stamps

    def _stamp(self) -> list[tuple[str, int, int]]:
        files = ((str(file), file.stat()) for _, file in self._resources.files())
        return [(name, known.st_size, known.st_mtime_ns) for name, known in files]


def digest_resources(resources: Resources) -> str:
    """A digest of all files; of fonts that came with the toolkit, 20 MB, by name and size."""
    own = set(resources.own_font_files())
    parts: list[str | bytes] = []
    for name, file in resources.files():
        is_shipped_font = file.suffix.lower() in FONT_SUFFIXES and file not in own
        parts += [name, str(file.stat().st_size) if is_shipped_font else file.read_bytes()]
    return digest(parts)


def write_forms(rendered: RenderedForms) -> bytes:
    """Forms as bytes: a line of JSON, then the files, one behind the other."""
    head = {
        "read": rendered.files,
        "forms": {form: _describe(made) for form, made in rendered.forms.items()},
    }
    contents = (file for made in rendered.forms.values() for file in _contents(made))
    return b"".join([json.dumps(head).encode("ascii"), b"\n", *contents])


def read_forms(entry: bytes) -> RenderedForms:
    """The forms that `write_forms` wrote."""
    stream = io.BytesIO(entry)
    head = json.loads(stream.readline())

    def take(sizes: Iterable[tuple[str, int]]) -> dict[str, bytes]:
        return {name: stream.read(size) for name, size in sizes}

    forms = {
        Format(name): RenderedForm(
            take(form["files"]),
            take(form["beside"]),
            form["pages"],
            form["mail_size"],
            tuple(form["missing_glyphs"]),
        )
        for name, form in head["forms"].items()
    }
    return RenderedForms(forms, head["read"])


def _describe(made: RenderedForm) -> dict[str, Any]:
    return {
        "files": [(name, len(content)) for name, content in made.files.items()],
        "beside": [(name, len(content)) for name, content in made.beside.items()],
        "pages": made.pages,
        "mail_size": made.mail_size,
        "missing_glyphs": made.missing_glyphs,
    }


def _contents(made: RenderedForm) -> Iterable[bytes]:
    return (*made.files.values(), *made.beside.values())
