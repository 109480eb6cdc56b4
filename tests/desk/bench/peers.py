"""Peers: other programs that make a PDF, and how each is given the same brief.

A peer that is not installed is left out, and named. All of them have the fonts of the styles and no
others.
"""

import importlib.metadata
import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk.bench.runs import Command, RunError, run_command
from desk.browser import CHROMIUM
from desk.rendering import ISSUES, ROOT

from authoring.formats.fontconfig import use_only_fonts_of
from authoring.project.resources import Resources

NAME: Final = "2024-12"
FONTS: Final = ROOT / "styles/fonts"
FONT: Final = "Source Sans 3"
PROGRAMS: Final = Path(sys.executable).parent
PAGED: Final = ROOT / ".venv/node-bench/node_modules/pagedjs-cli"
NO_NETWORK: Final = ("--no-sandbox", "--disable-background-networking")

OURS: Final = "this toolkit"
ENGINE: Final = "WeasyPrint"
CHROME: Final = "Chromium"

# Pandoc calls a program `typst`; the package from PyPI is a library. So little Python comes with it
# that it starts in a few hundredths of a second.
# A path with a space in it can't stand behind “#!”; what the shell reads is a text to Python.
_TYPST: Final = """\
#!/bin/sh
''':'
exec "{python}" -IS "$0" "$@"
'''
import sys
sys.path[:0] = {folders!r}
import typst
source, target = [word for word in sys.argv[2:] if not word.startswith("-")]
typst.compile(source, output=target, font_paths=[{fonts!r}], ignore_system_fonts=True)
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program: what it reads, in which version, the command, and the PDF that it makes."""

    name: str
    reads: str
    version: str
    command: Command
    output: Path


@dataclass(frozen=True, slots=True)
class Absent:
    """A program that is not there, and why."""

    name: str
    reason: str


class Workshop:
    """A folder with the brief in the forms that the peers read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.issue = ISSUES / f"{NAME}.yaml"
        self.page = folder / f"{NAME}.print.html"
        self.markdown = folder / f"{NAME}.md"
        self.typst = folder / f"{NAME}.typ"
        fonts = use_only_fonts_of(Resources(ROOT).font_folders)
        self.fonts = {"FONTCONFIG_FILE": str(fonts)}
        forms = "print-html,markdown"
        self.run(PROGRAMS / "brief", "render", self.issue, "--to", forms, "--out", ".")

    def command(self, *words: str | Path, **variables: str) -> Command:
        """A command that runs here, with the styles' fonts alone."""
        return Command(tuple(map(str, words)), self.folder, {**self.fonts, **variables})

    def run(self, *words: str | Path) -> None:
        """Prepare something."""
        run_command(self.command(*words))

    def write_program(self, name: str, text: str) -> Path:
        """Write a program into the folder."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path


class _MissingError(Exception):
    """Why a peer is not there."""


def find_peers(shop: Workshop) -> tuple[list[Peer], list[Absent]]:
    """This toolkit and the peers that are there, in the order in which they run; and the others."""
    present: list[Peer] = []
    absent: list[Absent] = []
    for name, find in FINDERS.items():
        try:
            present.append(find(shop, name))
        except _MissingError as error:
            absent.append(Absent(name, str(error)))
    return present, absent


def _find_ours(shop: Workshop, name: str) -> Peer:
    words = ("render", shop.issue, "--to", "pdf", "--no-cache", "--out", "ours")
    command = Command(tuple(map(str, (PROGRAMS / "brief", *words))), shop.folder)
    output = shop.folder / "ours" / f"{NAME}.pdf"
    return Peer(name, "YAML, checked", _version_of("brief-authoring"), command, output)


def _weasyprint(*options: str) -> Callable[[Workshop, str], Peer]:
    def find(shop: Workshop, name: str) -> Peer:
        output = shop.folder / f"weasyprint{len(options)}.pdf"
        command = shop.command(PROGRAMS / "weasyprint", *options, shop.page, output)
        return Peer(name, "print HTML", _version_of("weasyprint"), command, output)

    return find


def _find_pandoc_with_weasyprint(shop: Workshop, name: str) -> Peer:
    output = shop.folder / "pandoc-weasyprint.pdf"
    engine = f"--pdf-engine={PROGRAMS / 'weasyprint'}"
    # In CSS a name with a figure in it needs quotes.
    return _pandoc(shop, name, output, engine, "-V", f'mainfont="{FONT}"')


def _find_pandoc_with_typst(shop: Workshop, name: str) -> Peer:
    output = shop.folder / "pandoc-typst.pdf"
    engine = f"--pdf-engine={_write_typst(shop)}"
    peer = _pandoc(shop, name, output, engine, "-V", f"mainfont={FONT}")
    return Peer(
        name, peer.reads, f"{peer.version}, Typst {_version_of('typst')}", peer.command, output
    )


def _find_typst(shop: Workshop, name: str) -> Peer:
    source, output = shop.typst, shop.folder / "typst.pdf"
    words = ("-t", "typst", "-s", "-V", f"mainfont={FONT}", shop.markdown, "-o", source)
    shop.run(_find_pandoc(), *words)
    command = shop.command(_write_typst(shop), "compile", source, output)
    return Peer(name, "Typst, by pandoc", _version_of("typst"), command, output)


def _find_chromium(shop: Workshop, name: str) -> Peer:
    output = shop.folder / "chromium.pdf"
    # A profile that is there already would make it faster than a first print, and one that is in use
    # would hand the page to the browser that uses it.
    text = 'profile=$(mktemp -d -p .); "$0" --user-data-dir="$profile" "$@"; rm -rf "$profile"'
    options = ("--headless", *NO_NETWORK, "--disable-gpu", "--no-pdf-header-footer")
    words = (*options, f"--print-to-pdf={output}", shop.page)
    program = _need(CHROMIUM, "no Chromium is installed")
    command = shop.command("sh", "-c", text, program, *words)
    return Peer(name, "print HTML", _ask(program, "--version").split()[1], command, output)


def _find_paged(shop: Workshop, name: str) -> Peer:
    node = _need(shutil.which("node"), "node is not installed")
    about = PAGED / "package.json"
    if not about.is_file():
        raise _MissingError("pagedjs-cli is not installed")
    chromium = _need(CHROMIUM, "no Chromium is installed")
    output = shop.folder / "paged.pdf"
    command = shop.command(
        *(node, PAGED / "src/cli.js", shop.page, "-o", output),
        *("--browserArgs", ",".join(NO_NETWORK)),
        PUPPETEER_EXECUTABLE_PATH=chromium,
    )
    version = json.loads(about.read_text(encoding="utf-8"))["version"]
    return Peer(name, "print HTML", version, command, output)


def _pandoc(shop: Workshop, name: str, output: Path, *options: str) -> Peer:
    pandoc = _find_pandoc()
    command = shop.command(pandoc, shop.markdown, "-o", output, *options)
    return Peer(name, "Markdown", _ask(pandoc, "--version").split()[1], command, output)


def _find_pandoc() -> Path:
    try:
        import pypandoc
    except ImportError:
        raise _MissingError("pypandoc_binary is not installed") from None
    return Path(pypandoc.get_pandoc_path())


def _write_typst(shop: Workshop) -> Path:
    _version_of("typst")
    folders = [path for path in sys.path if path.endswith("site-packages")]
    text = _TYPST.format(python=sys.executable, folders=folders, fonts=str(FONTS))
    return shop.write_program("typst", text)


def _version_of(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        raise _MissingError(f"{package} is not installed") from None


def _need(program: str | None, reason: str) -> str:
    if program is None:
        raise _MissingError(reason)
    return program


def _ask(*words: str | Path) -> str:
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise RunError(f"{words[0]} does not say its version\n{done.stderr}")
    return done.stdout


FINDERS: Final[dict[str, Callable[[Workshop, str], Peer]]] = {
    OURS: _find_ours,
    ENGINE: _weasyprint(),
    f"{ENGINE}, told to keep to PDF/UA-1": _weasyprint("--pdf-variant", "pdf/ua-1"),
    f"pandoc with {ENGINE}": _find_pandoc_with_weasyprint,
    "pandoc with Typst": _find_pandoc_with_typst,
    "Typst": _find_typst,
    CHROME: _find_chromium,
    "Paged.js": _find_paged,
}
