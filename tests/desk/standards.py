"""Standards: whether PDFs keep to PDF/UA-1 and PDF/A-3a.

`page`, a validator of its own, looks at every PDF. veraPDF, by which the standards are usually
checked, looks at those of a test where the environment variable VERAPDF names a command for it:
`$VERAPDF ua1 FILE…` and `$VERAPDF 3a FILE…`, with the number of files that fail as its exit code.
"""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import page

STANDARDS: Final = ("ua1", "3a")
VERAPDF: Final = os.environ.get("VERAPDF")
NO_VERAPDF: Final = "VERAPDF names no command (see CONTRIBUTING.md, Tests)"


def failures(content: bytes) -> list[str]:
    """What a PDF does against both standards."""
    return [
        f"{standard}: {failure.rule_id}: {failure.message}"
        for standard in STANDARDS
        for failure in page.validate_pdf_bytes(content, profile=standard).failures
    ]


def assert_conforms(content: bytes) -> None:
    """A PDF keeps to both standards, by `page`."""
    assert failures(content) == [], failures(content)
    for standard in STANDARDS:
        assert page.is_pdf_compliant_bytes(content, profile=standard)


def assert_verapdf_agrees(files: Sequence[Path]) -> None:
    """All these PDFs keep to both standards, by veraPDF."""
    assert VERAPDF is not None
    for standard in STANDARDS:
        command = (VERAPDF, standard, *map(str, files))
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.count("compliant=true") == len(files)
