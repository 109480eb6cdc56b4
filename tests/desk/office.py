"""Office: LibreOffice, which opens a Word file as its readers do and prints it."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desk.commands import environment
from desk.rendering import ROOT

from authoring.formats.fontconfig import use_only_fonts_of
from authoring.project.resources import Resources

SOFFICE: Final = shutil.which("soffice")
NO_OFFICE: Final = "LibreOffice (soffice) is not there; .ci/run installs it where it may"


def print_files(files: Sequence[Path], folder: Path) -> dict[str, bytes]:
    """The PDFs that LibreOffice makes of some files, by their names without suffix.

    It has a profile of its own, and the fonts of the project alone.
    """
    assert SOFFICE is not None
    fonts = use_only_fonts_of(Resources(ROOT).font_folders)
    profile = (folder / "profile").resolve().as_uri()
    command = (SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--norestore")
    done = subprocess.run(
        (*command, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)),
        env=environment(FONTCONFIG_FILE=str(fonts), HOME=str(folder)),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    # What it can't open is named on standard error, and all is well by its exit code.
    told = [line for line in done.stderr.splitlines() if "javaldx" not in line]
    assert (done.returncode, told) == (0, []), done
    return {file.stem: (folder / f"{file.stem}.pdf").read_bytes() for file in files}
