"""Streams end as PDF/A asks (ISO 19005-3, 6.1.7.1), and pydyf writes them where we stand in."""

import io
import re

import pydyf
import pytest

from authoring.formats.pdf.document import END, own_streams


@pytest.mark.parametrize("content", [b"", b"words", b"a carriage return\r", b"a line\n", b"\r\n"])
def test_an_end_of_line_stands_before_the_end(content: bytes) -> None:
    stream = pydyf.Stream([content])
    assert stream.data.endswith(content + END), "pydyf ends streams in another way than it used to"
    with own_streams():
        assert stream.data.endswith(content + b"\r\nendstream")
        assert stream.data is stream.data
    assert stream.data.endswith(content + END)


def test_a_written_file_has_these_ends() -> None:
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([b"words\r"]))
    written = io.BytesIO()
    with own_streams():
        pdf.write(written)
    assert re.findall(rb"words(\s*)endstream", written.getvalue()) == [b"\r\r\n"]
