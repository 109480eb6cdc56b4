"""Comparison: two PDFs -> what differs, in words.

Place in the flow: after the extraction, for a PDF and the one that its source gives.
"""

import operator
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Final

from authoring.importing.pdf.pages import PdfPage, read_info, read_pages
from authoring.importing.pdf.sources import Origin, read_origin, show

MOST_TOLD: Final = 3
"""Differences between pages that are told one by one."""
MOST_WORDS: Final = 6


def compare_pdfs(path: Path, given: bytes, rendered: bytes) -> tuple[str, ...]:
    """What a PDF has otherwise than the one that its source gives; empty for the same bytes.

    `path` is what messages call the first. Raises `ExtractionError` where one can't be read.
    """
    if given == rendered:
        return ()
    mine, theirs = read_pages(path, given), read_pages(path, rendered)
    found = [
        *_compare_origins(read_origin(path, given), read_origin(path, rendered)),
        *_compare_pages(mine, theirs),
        *_compare_info(read_info(path, given), read_info(path, rendered)),
    ]
    if given.startswith(rendered):
        added = len(given) - len(rendered)
        found.append(f"{added} bytes were added behind its end, such as notes or a signature")
    return (*found, *_tell_sameness(mine, theirs))


def _compare_origins(made: Origin, now: Origin) -> Iterator[str]:
    if made.saved_by:
        yield f"it was saved anew by {made.saved_by}"
    if (made.toolkit, made.engine or now.engine) != (now.toolkit, now.engine):
        yield f"it was made by {made.program}, this is {now.program}"


def _compare_pages(given: Sequence[PdfPage], rendered: Sequence[PdfPage]) -> Iterator[str]:
    """The count of pages; words and links that are others."""
    if len(given) != len(rendered):
        yield f"it has {_count(len(given))}, its source gives {_count(len(rendered))}"
    pairs = list(enumerate(zip(given, rendered, strict=False), 1))
    found = [
        f"page {number} {verb} {_part(mine, theirs)}"
        for verb, parts in (("has", "words"), ("links to", "links"))
        for number, pages in pairs
        for mine, theirs in [[getattr(page, parts) for page in pages]]
        if mine != theirs
    ]
    yield from found[:MOST_TOLD]
    if len(found) > MOST_TOLD:
        yield f"there are {len(found) - MOST_TOLD} more such differences on its pages"


def _tell_sameness(given: Sequence[PdfPage], rendered: Sequence[PdfPage]) -> Iterator[str]:
    """What is the same in two PDFs all the same, where it is all that is read."""
    texts = ([(page.words, page.links) for page in pages] for pages in (given, rendered))
    if operator.ne(*texts):
        return
    pairs = list(enumerate(zip(given, rendered, strict=True), 1))
    others = {
        "look": [number for number, (mine, theirs) in pairs if mine.drawing != theirs.drawing],
        "pictures": [
            number for number, (mine, theirs) in pairs if mine.pictures != theirs.pictures
        ],
    }
    told = [f"the {what} of {_list(numbers)}" for what, numbers in others.items() if numbers]
    rest = (
        f"but not {' and '.join(told)}" if told else "so are look and pictures; other bytes differ"
    )
    yield f"words and links are the same on all pages, {rest}"


def _list(pages: Sequence[int]) -> str:
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"


def _part(mine: Sequence[str], theirs: Sequence[str]) -> str:
    """Where two texts begin to differ, with the words of each there."""
    pairs = zip(mine, theirs, strict=False)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return f"{_quote(mine[start:])}, its source gives {_quote(theirs[start:])}"


def _quote(words: Sequence[str]) -> str:
    more = "…" if len(words) > MOST_WORDS else ""
    return f"“{show(' '.join(words[:MOST_WORDS]))}{more}”" if words else "nothing"


def _compare_info(given: dict[str, str], rendered: dict[str, str]) -> Iterator[str]:
    """What the two say of themselves, but by what they were made."""
    for key in sorted({*given, *rendered} - {"Creator", "Producer"}):
        mine, theirs = given.get(key), rendered.get(key)
        if mine != theirs:
            yield f"its {key} is {_quote((mine or '').split())}, its source gives " + _quote(
                (theirs or "").split()
            )


def _count(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"
