"""Digest: the text of a PDF's pages in a few characters a page, to be kept with the tests.

`make digest` writes that of the samples anew: do so where a change of look or content is meant, and
look at the pages that it names.
"""

import hashlib
import sys
import tempfile
from pathlib import Path
from typing import Final

from desk.pdf_text import footer, line_texts, read_pages
from desk.rendering import ISSUES, ROOT, SAMPLES, read_result, render_folder

from authoring.render.pipeline import Format

DIGESTS: Final = ROOT / "tests/formats/text_layer.txt"
A_FEW: Final = 4


def digest_pages(name: str, pdf: bytes) -> list[str]:
    """A line for the count of pages, then one a page: digest of its lines, first and last words."""
    pages = read_pages(pdf)
    lines = [f"{name}: {len(pages)} pages"]
    for number, page in enumerate(pages, 1):
        stretches = [" ".join(line) for line in line_texts(page)]
        text = "\n".join((*stretches, footer(page)))
        code = hashlib.sha256(text.encode()).hexdigest()[:16]
        words = " ".join(stretches).split()
        ends = f"{' '.join(words[:A_FEW])} … {' '.join(words[-A_FEW:])}"
        lines.append(f"{name} page {number}: {code} {ends}")
    return lines


def main() -> None:
    """Write the digest of the samples to standard output."""
    with tempfile.TemporaryDirectory() as folder:
        render_folder(ROOT, Path(folder), *Format)
        for name in SAMPLES:
            pdf = read_result(ISSUES / f"{name}.yaml", Path(folder)).pdf
            sys.stdout.write("\n".join(digest_pages(name, pdf)) + "\n")


if __name__ == "__main__":
    main()
