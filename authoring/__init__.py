"""Write, check and publish a monthly policy brief.

Place in the flow: the library, above all rooms. What is listed in `__all__` is stable (see
docs/library.md); the rooms below it are the toolkit's own. What is wrong with a brief is returned as
problems; what could not be done is raised as a `BriefError`. The rooms are imported by the functions
that need them, so that importing this costs nothing.
"""

TYPE_CHECKING = False  # true for type checkers; the module `typing` is half of a start

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from authoring.diagnostics.errors import BriefError
    from authoring.diagnostics.problems import (
        Edit,
        Fix,
        Kind,
        Position,
        Problem,
        Related,
        Severity,
        Span,
    )
    from authoring.diagnostics.text import SourceText
    from authoring.diff.changes import Change, ChangeKind, Count, Side
    from authoring.diff.revision import Compared, Revision, RevisionPart
    from authoring.formats.links import Links
    from authoring.importing.accounting import Account, Stray
    from authoring.importing.conversion import Imported, ImportRemark
    from authoring.lint.checker import Checker
    from authoring.model import Issue, Publication
    from authoring.model.loading.brief import Brief
    from authoring.render.in_memory import RenderedBrief
    from authoring.render.pipeline import FixedFile, FixResult
    from authoring.render.registry import Format

    PathName: TypeAlias = str | os.PathLike[str]
    Contents: TypeAlias = Mapping[Path, bytes]

__version__ = "0.1.0"

__all__ = [
    "Account",
    "Brief",
    "BriefError",
    "Change",
    "ChangeKind",
    "Compared",
    "Count",
    "Edit",
    "Fix",
    "FixResult",
    "FixedFile",
    "Format",
    "ImportRemark",
    "Imported",
    "Issue",
    "Kind",
    "Links",
    "Position",
    "Problem",
    "Publication",
    "Related",
    "RenderedBrief",
    "Revision",
    "RevisionPart",
    "Severity",
    "Side",
    "SourceText",
    "Span",
    "Stray",
    "__version__",
    "check_briefs",
    "diff_briefs",
    "fix_briefs",
    "import_brief",
    "load_brief",
    "render_brief",
]

_HOMES = {
    "diagnostics.errors": ("BriefError",),
    "diagnostics.problems": (
        *("Edit", "Fix", "Kind", "Position", "Problem", "Related", "Severity", "Span"),
    ),
    "diagnostics.text": ("SourceText",),
    "diff.changes": ("Change", "ChangeKind", "Count", "Side"),
    "diff.revision": ("Compared", "Revision", "RevisionPart"),
    "formats.links": ("Links",),
    "importing.accounting": ("Account", "Stray"),
    "importing.conversion": ("ImportRemark", "Imported"),
    "model": ("Issue", "Publication"),
    "model.loading.brief": ("Brief",),
    "render.in_memory": ("RenderedBrief",),
    "render.pipeline": ("FixResult", "FixedFile"),
    "render.registry": ("Format",),
}
"""The modules of the types that are imported when somebody asks for them."""


def load_brief(path: "PathName", *, contents: "Contents | None" = None) -> "Brief":
    """Read an issue and its publication as values.

    `contents` stand in for files here and below: what an editor's program has not saved, or what
    never was a file. The publication, `publication.yaml`, stands beside the issue.

    Raises `BriefError` where a file can't be read.
    """
    from pathlib import Path

    from authoring.model.loading.brief import read_brief

    given = {name.resolve(): content for name, content in (contents or {}).items()}
    return read_brief(Path(path), given)


def check_briefs(
    *paths: "PathName",
    select: "Sequence[str]" = (),
    ignore: "Sequence[str]" = (),
    contents: "Contents | None" = None,
) -> "tuple[Problem, ...]":
    """Find everything that is wrong with issues and their publications, as `brief check` does.

    Paths are issues or folders; none means the project around the current folder. `select` and
    `ignore` name rules of the house style by code, beginning of a code, or name.

    Raises `BriefError` where a file can't be read.
    """
    from authoring.render.pipeline import check

    checker = _make_checker(select, ignore, contents)
    return tuple(check(_read_paths(paths), checker).problems)


def fix_briefs(
    *paths: "PathName",
    unsafe: bool = False,
    write: bool = False,
    select: "Sequence[str]" = (),
    ignore: "Sequence[str]" = (),
    contents: "Contents | None" = None,
) -> "FixResult":
    """Mend what can be mended, and give back the files that it changes.

    Only safe fixes are made unless `unsafe` is true. Files are written only if `write` is true.

    Raises `BriefError` where a file can't be read or written.
    """
    from authoring.render.pipeline import fix

    checker = _make_checker(select, ignore, contents)
    fixed = fix(_read_paths(paths), checker, unsafe=unsafe)
    if write:
        from authoring.project.writing import write_files

        write_files({change.after.path: change.content for change in fixed.changes})
    return fixed


def render_brief(
    path: "PathName",
    formats: "Sequence[Format | str]" = ("pdf", "html"),
    *,
    style: str | None = None,
    links: "Links | None" = None,
    assets: bool = False,
    out: "PathName | None" = None,
    contents: "Contents | None" = None,
) -> "RenderedBrief":
    """Check one issue, and make its files, as `brief render` does; an error keeps all of them back.

    Nothing is written unless `out`, a folder, is given. Threads may call this at the same time;
    they are served one after the other.

    Raises `BriefError` where a file, a style, a template or a library of the system can't be used,
    and `ValueError` for a format that there is not.
    """
    from pathlib import Path

    from authoring.render.in_memory import render_in_memory
    from authoring.render.registry import Format, RenderOptions

    options = RenderOptions(tuple(map(Format, formats)), style, assets, links)
    checker = _make_checker((), (), contents)
    return render_in_memory(Path(path), options, checker, None if out is None else Path(out))


def import_brief(path: "PathName", publication: "Publication | None" = None) -> "Imported":
    """Turn an old brief (Markdown, plain text, HTML, DOCX) into the YAML of an issue.

    People and bodies are looked up in `publication`; without one, one is proposed.

    Raises `BriefError` where the file can't be read or holds no brief.
    """
    from pathlib import Path

    from authoring.importing.conversion import import_brief as convert

    return convert(Path(path), publication)


def diff_briefs(old: "PathName", new: "PathName") -> "Revision":
    """Say what changed from one version of an issue, or a publication, to another.

    Each is a file, a PDF that the toolkit made, or `REV:PATH` from git.

    Raises `BriefError` where one can't be read, or they are of different kinds.
    """
    import os

    from authoring.diff.versions import compare_versions

    return compare_versions(os.fspath(old), os.fspath(new)).revision


def _read_paths(paths: "Sequence[PathName]") -> "tuple[Path, ...]":
    from pathlib import Path

    return tuple(map(Path, paths))


def _make_checker(
    select: "Sequence[str]", ignore: "Sequence[str]", contents: "Contents | None"
) -> "Checker":
    """What checks for one call; nothing is kept from one to the next."""
    from authoring.diagnostics.errors import BriefError
    from authoring.lint.checker import Checker

    if select or ignore:
        from authoring.lint.rule_runner import is_rule_name
        from authoring.lint.rules import RULES

        for name in (*select, *ignore):
            if not is_rule_name(name, RULES):
                raise BriefError(f"there is no rule “{name}”", "“brief explain” lists all.")
    checker = Checker(tuple(select), tuple(ignore))
    for path, content in (contents or {}).items():
        checker.replace(path, content)
    return checker


if not TYPE_CHECKING:  # or any name would be one to type checkers

    def __getattr__(name: str) -> object:
        """Import a type when it is asked for."""
        for home, names in _HOMES.items():
            if name in names:
                from importlib import import_module

                found = globals()[name] = getattr(import_module(f"authoring.{home}"), name)
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The names of the library, the types that are not imported yet included."""
    return sorted({*globals(), *__all__})
