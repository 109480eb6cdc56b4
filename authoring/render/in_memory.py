"""In memory: one issue -> its forms as bytes, for programs that use the toolkit as a library.

Place in the flow: beside the command line, above `pipeline`. WeasyPrint takes its fonts from an
environment variable, and functions of it are replaced while it makes a PDF; both hold for the whole
process, so threads make their forms one after the other.
"""

import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import Problem, has_errors
from authoring.lint.checker import Checker
from authoring.project.writing import write_files
from authoring.render.pipeline import RenderRequest, render
from authoring.render.registry import RenderOptions

__all__ = ["RenderedBrief", "render_in_memory"]

_ONE_AT_A_TIME: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class RenderedBrief:
    """The files of an issue by their names, and its problems with those of its publication.

    There are no files where a problem is an error. A name has a slash for files that pages share
    (`assets/…`).
    """

    files: Mapping[str, bytes] = field(repr=False)
    problems: tuple[Problem, ...]

    @property
    def is_published(self) -> bool:
        """Whether there are files."""
        return bool(self.files)

    @property
    def has_errors(self) -> bool:
        """Whether a problem kept the issue from being rendered."""
        return has_errors(self.problems)


def render_in_memory(
    path: Path, options: RenderOptions, checker: Checker, out: Path | None = None
) -> RenderedBrief:
    """Check one issue and make its forms; written to `out`, all or none, if that is given.

    Raises `BriefError` where `path` is not one issue, or a file, a style, a template or a library
    of the system can't be used.
    """
    if path.is_dir():
        raise BriefError(f"{path} is a folder", "Name the file of one issue.")
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="brief-") as name:
        folder = Path(name)
        (result,) = render(RenderRequest((path,), options, folder), checker)
        if result.failure is not None:
            raise result.failure
        made = sorted(each for each in folder.rglob("*") if each.is_file())
        files = {each.relative_to(folder).as_posix(): each.read_bytes() for each in made}
    if out is not None:
        write_files({out / name: content for name, content in files.items()})
    return RenderedBrief(files, result.problems)
