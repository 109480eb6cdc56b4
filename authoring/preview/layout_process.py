"""Press: the process that lays out PDFs and makes pictures of their pages.

Place in the flow: started by `printing`, which writes errands to its standard input, a line of JSON
each, and reads from its standard output a line of JSON and the pictures behind it. Each errand is
done by a fork of this process, in which the engine is loaded and warm, so that one can be dropped
at any moment and leaves nothing behind.
"""

import contextlib
import gc
import hashlib
import io
import json
import os
import select
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from authoring.diagnostics.errors import BriefError
from authoring.model.loading import load_issue, load_publication
from authoring.project.discovery import Project
from authoring.render.registry import Format, RenderOptions, Sources, make_forms

CAN_FORK: Final = sys.platform == "linux"
"""Elsewhere the system's own libraries may not be used after a fork; an errand is done to its end."""
CHUNK: Final = 1 << 20
QUICK: Final = 1
"""How hard PNG is packed: it goes to the same machine."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of a page: a digest of its pixels, and as PNG unless the digest is known."""

    digest: str
    width: int
    height: int
    content: bytes


def serve_layouts(orders: io.FileIO, answers: BinaryIO) -> None:
    """Do errands until there are no more; a new one ends the one before it."""
    gc.disable()
    press = _CurrentLayout(answers)
    buffer = b""
    while True:
        waiting = [orders.fileno(), *press.outputs]
        ready, _, _ = select.select(waiting, [], [])
        if orders.fileno() in ready:
            read = os.read(orders.fileno(), CHUNK)
            if not read:
                press.drop()
                return
            *lines, buffer = (buffer + read).split(b"\n")
            if lines:
                press.begin(json.loads(lines[-1]))
        elif ready:
            press.go_on()


class _CurrentLayout:
    """The errand that is being done, if there is one."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._warm = False
        self._child: int | None = None
        self._output: int | None = None
        self._received = b""

    @property
    def outputs(self) -> list[int]:
        """What to wait for, beside new errands."""
        return [] if self._output is None else [self._output]

    def begin(self, order: dict[str, Any]) -> None:
        """Begin an errand; the first one warms the process."""
        self.drop()
        if not self._warm or not CAN_FORK:
            self._answer(do_request(order))
            self._warm = True
            gc.collect()
            gc.freeze()
            return
        self._output, inlet = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(self._output)
            with contextlib.suppress(BrokenPipeError), os.fdopen(inlet, "wb") as file:
                file.write(do_request(order))
            os._exit(0)
        os.close(inlet)

    def go_on(self) -> None:
        """Take what the errand gave; hand it on when it is whole."""
        if self._output is None:
            return
        read = os.read(self._output, CHUNK)
        self._received += read
        if not read:
            answer = self._received
            self.drop()
            self._answer(answer)

    def drop(self) -> None:
        """End the errand that is being done."""
        if self._output is not None:
            os.close(self._output)
        if self._child is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
        self._child = self._output = None
        self._received = b""

    def _answer(self, answer: bytes) -> None:
        self._answers.write(answer)
        self._answers.flush()


def do_request(order: dict[str, Any]) -> bytes:
    """Lay out an issue: the answer with the pictures of its pages, or with what went wrong."""
    pictures: list[PagePicture] = []
    failure, hint = None, None
    try:
        pictures = list(_print(order))
    except BriefError as error:
        failure, hint = error.message, error.hint
    except Exception as error:  # noqa: BLE001  # a mistake of ours: the press must not end by it
        failure, hint = f"a mistake in the toolkit itself: {error!r}", None
    head = {
        "number": order["number"],
        "failure": failure,
        "hint": hint,
        "pages": [
            {
                "digest": each.digest,
                "width": each.width,
                "height": each.height,
                "size": len(each.content),
            }
            for each in pictures
        ],
    }
    return json.dumps(head).encode() + b"\n" + b"".join(each.content for each in pictures)


def _print(order: dict[str, Any]) -> Iterator[PagePicture]:
    project, path = Project(Path(order["issues"])), Path(order["path"])
    # Loading is enough: what else is wrong with an issue is told beside its pages.
    publication = load_publication(project).value
    issue = load_issue(project, path, publication).value
    if issue is None or publication is None:
        return
    sources = Sources(project, path, issue, publication, Path.read_bytes)
    made = make_forms(sources, RenderOptions((Format.PDF,), order["style"]))[Format.PDF]
    (content,) = made.files.values()
    known = frozenset(order["known"])
    yield from _draw(content, order["width"], known, first_only=order["first_only"])


def _draw(
    content: bytes, width: int, known: frozenset[str], *, first_only: bool
) -> Iterator[PagePicture]:
    """The pages of a PDF as pictures of a width; those that are known are not packed again."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        for number in range(1 if first_only else len(document)):
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
            name = hashlib.blake2b(bitmap.buffer, digest_size=16).hexdigest()
            packed = io.BytesIO()
            if name not in known:
                bitmap.to_pil().save(packed, "PNG", compress_level=QUICK)
            yield PagePicture(name, bitmap.width, bitmap.height, packed.getvalue())


if __name__ == "__main__":
    # Ctrl-C is meant for the server, which ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with open(0, "rb", buffering=0, closefd=False) as given, os.fdopen(os.dup(1), "wb") as taken:
        # What a library prints would be taken for an answer.
        os.dup2(2, 1)
        serve_layouts(given, taken)
