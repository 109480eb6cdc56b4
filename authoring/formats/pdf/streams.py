"""Streams: how the bytes of pictures, fonts and pages stand in a PDF.

Place in the flow: around the writing of the file. WeasyPrint's library makes each stream's bytes
anew whenever it is asked, which is twice; and it ends them with a line feed alone, which a reader
takes for half of an end of line where the last byte is a carriage return (ISO 19005-3, 6.1.7.1).
"""

import contextlib
from collections.abc import Iterator

import pydyf

END = b"\nendstream"


@contextlib.contextmanager
def own_streams() -> Iterator[None]:
    """Inside this, streams are made once and end without doubt."""
    written = pydyf.Stream.data
    made: dict[pydyf.Stream, bytes] = {}

    def data(stream: pydyf.Stream) -> bytes:
        if stream not in made:
            made[stream] = written.fget(stream).removesuffix(END) + b"\r" + END
        return made[stream]

    pydyf.Stream.data = property(data)
    try:
        yield
    finally:
        pydyf.Stream.data = written
