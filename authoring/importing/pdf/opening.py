"""Opening: a file -> a PDF that can be asked, or words for why it can't.

Place in the flow: first step of an extraction, the only one that reads a file. Whatever a file claims
about itself, memory stays bounded, and nothing that qpdf would have to guess is guessed.
"""

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authoring.diagnostics.errors import ExtractionError, MissingFileError

if TYPE_CHECKING:
    from pikepdf import Pdf

MOST_BYTES: Final = 200_000_000
"""A PDF beyond this is no brief."""
MOST_UNPACKED: Final = 64_000_000
"""What one stream of a PDF may unpack to; a page of a brief has some 10 KB."""
MOST_MEMORY: Final = 1_000_000_000
MEMORY_IN_USE: Final = Path("/proc/self/statm")
MOST_FILTERS: Final = 2
HEADER_PLACE: Final = 1024
"""Readers look for the header in the first bytes (ISO 32000-1, annex H, note 13)."""

AGAIN: Final = "Perhaps a download or a copy broke off: fetch it again."


def read_pdf(path: Path) -> bytes:
    """The bytes of a file that should be a PDF.

    Raises `MissingFileError` where it can't be read, `ExtractionError` where it is no PDF.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise MissingFileError(f"{path} does not exist", "Check the name.") from error
    except IsADirectoryError as error:
        raise MissingFileError(f"{path} is a folder", "Name a PDF in it.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise MissingFileError(f"{path} can't be read: {reason}") from error
    if not content:
        raise ExtractionError(f"{path} is empty", AGAIN)
    if len(content) > MOST_BYTES:
        raise ExtractionError(
            f"{path} is larger than {MOST_BYTES // 1_000_000} MB, as no brief is",
            "Name a PDF that “brief render” wrote.",
        )
    if b"%PDF-" not in content[:HEADER_PLACE]:
        raise ExtractionError(f"{path} is no PDF", "Name a PDF that “brief render” wrote.")
    return content


@contextlib.contextmanager
def open_pdf(path: Path, content: bytes) -> Iterator["Pdf"]:
    """Let a PDF be asked; `path` is what messages call it.

    Raises `ExtractionError` for one that is encrypted, damaged, or takes too much memory, also
    where that comes to light while it is asked.
    """
    import pikepdf

    damaged = (
        pikepdf.PdfError,
        *(ArithmeticError, LookupError, RuntimeError, TypeError, ValueError),
    )
    try:
        with (
            _bounded_memory(),
            _bounded_unpacking(),
            pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf,
        ):
            if pdf.is_encrypted:
                raise _encrypted(path)
            yield pdf
    except pikepdf.PasswordError as error:
        raise _encrypted(path) from error
    except MemoryError as error:
        raise ExtractionError(
            f"{path} takes more memory to read than any brief",
            "It may be made to do harm: ask where it comes from.",
        ) from error
    except damaged as error:
        raise ExtractionError(f"{path} is damaged or not whole", AGAIN) from error


def _encrypted(path: Path) -> ExtractionError:
    hint = "Save a copy without a password and name that one; a brief is never encrypted."
    return ExtractionError(f"{path} is encrypted", hint)


@contextlib.contextmanager
def _bounded_unpacking() -> Iterator[None]:
    """Let no stream unpack without end: qpdf's own limits, as they were before afterwards."""
    from pikepdf.settings import set_qpdf_limits

    before = set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED,
        run_length_max_memory=MOST_UNPACKED,
        png_max_memory=MOST_UNPACKED,
        tiff_max_memory=MOST_UNPACKED,
        max_stream_filters=MOST_FILTERS,
    )
    try:
        yield
    finally:
        set_qpdf_limits(**before)  # type: ignore[arg-type]  # they are what it gave


@contextlib.contextmanager
def _bounded_memory() -> Iterator[None]:
    """Let reading take a bounded amount of memory, where the system tells how much is in use.

    For LZW, which no brief has, qpdf knows no limit of its own.
    """
    if not MEMORY_IN_USE.exists():
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(MEMORY_IN_USE.read_text(encoding="ascii").split()[0])
    wanted = pages * resource.getpagesize() + MOST_MEMORY
    limits = [each for each in (wanted, soft, hard) if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
