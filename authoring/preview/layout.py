"""Layout: an issue -> its PDF -> pictures of the pages.

Place in the flow: runs in a worker process, for `layout_client`. Loading an issue is enough; what
else is wrong with it is told beside its pages.
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authoring.diagnostics.errors import BriefError
from authoring.model.loading import load_issue, load_publication
from authoring.project.discovery import Project
from authoring.render.registry import Format, RenderOptions, Sources, make_forms

QUICK: Final = 1
"""How hard PNG is packed: it goes to the same machine."""


@dataclass(frozen=True, slots=True)
class LayoutRequest:
    """What is to be laid out: an issue in a style, all pages or the first, so many pixels wide.

    `known` are digests of pictures that need not be packed again.
    """

    issues: Path
    path: Path
    style: str | None
    width: int
    first_only: bool = False
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PageImage:
    """The picture of a page: a digest of its pixels, and as PNG unless the digest is known."""

    digest: str
    width: int
    height: int
    content: bytes


def lay_out(request: LayoutRequest) -> tuple[PageImage, ...] | BriefError:
    """The pages of an issue, none where it can't be read, or what kept them from being made."""
    try:
        content = _make_pdf(request)
        return () if content is None else tuple(_draw(content, request))
    except BriefError as error:
        return error
    except Exception as error:  # noqa: BLE001  # a mistake of ours: the next save may go well
        return BriefError(f"a mistake in the toolkit itself: {error!r}")


def _make_pdf(request: LayoutRequest) -> bytes | None:
    project, path = Project(request.issues), request.path
    publication = load_publication(project).value
    issue = load_issue(project, path, publication).value
    if issue is None or publication is None:
        return None
    sources = Sources(project, path, issue, publication, Path.read_bytes)
    form = make_forms(sources, RenderOptions((Format.PDF,), request.style))[Format.PDF]
    (content,) = form.files.values()
    return content


def _draw(content: bytes, request: LayoutRequest) -> Iterator[PageImage]:
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        for number in range(1 if request.first_only else len(document)):
            page = document[number]
            bitmap = page.render(scale=request.width / page.get_width(), rev_byteorder=True)
            name = hashlib.blake2b(bitmap.buffer, digest_size=16).hexdigest()
            packed = io.BytesIO()
            if name not in request.known:
                bitmap.to_pil().save(packed, "PNG", compress_level=QUICK)
            yield PageImage(name, bitmap.width, bitmap.height, packed.getvalue())
