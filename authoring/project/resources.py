"""Resources: the templates, style sheets and fonts, the project's own before the shipped ones.

Place in the flow: beside `project`. A file of the same name in the project's `templates/` or
`styles/` stands in for the shipped one. From a checkout the shipped folders are at its top, in an
installed package inside it.
"""

from dataclasses import dataclass
from pathlib import Path

from authoring.diagnostics.errors import StyleError

BASE = "base"
"""The folder below `styles/` whose sheets every style stands on."""

TOKENS = "tokens.css"
FONT_SUFFIXES = frozenset({".ttf", ".otf"})


def shipped_folder(name: str) -> Path:
    """The folder `templates` or `styles` that came with the toolkit."""
    package = Path(__file__).resolve().parents[1]
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


@dataclass(frozen=True, slots=True)
class Resources:
    """Where templates, styles and fonts are looked for, for one project."""

    project_root: Path

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Folders of templates, the project's own first."""
        return _present(self.project_root / "templates", shipped_folder("templates"))

    @property
    def style_folders(self) -> tuple[Path, ...]:
        """Folders of styles, the project's own first."""
        return _present(self.project_root / "styles", shipped_folder("styles"))

    @property
    def font_folders(self) -> tuple[Path, ...]:
        """Folders of fonts, the project's own first; nothing else is ever used."""
        return tuple(
            folder / "fonts" for folder in self.style_folders if (folder / "fonts").is_dir()
        )

    def find_style_file(self, style: str, name: str) -> Path | None:
        """A file of a style."""
        for folder in self.style_folders:
            if (folder / style / name).is_file():
                return folder / style / name
        return None

    def style_sheets(self, style: str, *names: str) -> tuple[Path, ...]:
        """The style sheets of a style in their order.

        First its tokens, then each sheet of the base followed by the style's own of that name.
        Raises `StyleError` where there is no such style.
        """
        tokens = self.find_style_file(style, TOKENS)
        if tokens is None:
            raise StyleError(
                f"there is no style “{style}”", f"There are: {', '.join(self.styles())}."
            )
        places = [(place, name) for name in names for place in (BASE, style)]
        found = (self.find_style_file(place, name) for place, name in places)
        return (tokens, *(sheet for sheet in found if sheet is not None))

    def styles(self) -> tuple[str, ...]:
        """The names of all styles."""
        found = (
            path.parent.name for folder in self.style_folders for path in folder.glob(f"*/{TOKENS}")
        )
        return tuple(sorted(set(found)))

    def font_files(self) -> tuple[Path, ...]:
        """All fonts, by name; the project's own stands in for a shipped one of the same name."""
        files: dict[str, Path] = {}
        for folder in self.font_folders:
            for path in _fonts_in(folder):
                files.setdefault(path.name, path)
        return tuple(files[name] for name in sorted(files))

    def files(self) -> tuple[tuple[str, Path], ...]:
        """All files of all folders, by name from their folder's; the project's own first."""
        return tuple(
            (f"{kind}/{path.relative_to(folder).as_posix()}", path)
            for kind, folders in (
                ("templates", self.template_folders),
                ("styles", self.style_folders),
            )
            for folder in folders
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        )

    def own_files(self) -> tuple[tuple[str, Path], ...]:
        """Those that did not come with the toolkit."""
        shipped = tuple(shipped_folder(kind).resolve() for kind in ("templates", "styles"))
        return tuple(
            (name, path)
            for name, path in self.files()
            if not any(path.is_relative_to(folder) for folder in shipped)
        )

    def own_font_files(self) -> tuple[Path, ...]:
        """The project's own fonts."""
        shipped = shipped_folder("styles").resolve() / "fonts"
        own = (folder for folder in self.font_folders if folder != shipped)
        return tuple(path for folder in own for path in _fonts_in(folder))


def _fonts_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in FONT_SUFFIXES)


def _present(*folders: Path) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))
