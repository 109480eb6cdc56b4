"""What is no brief, or too much of one, is refused in time, in bounds and with a message."""

import io
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from desk.commands import BRIEF, Result, environment, run

pytestmark = pytest.mark.whole

DOCUMENT: Final = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
MOST_SECONDS: Final = 5
MOST_BYTES: Final = 500_000_000


def zip_up(name: str, content: bytes, times: int = 1) -> bytes:
    """A package with one part, whose content is written over and over."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package,
        package.open(name, "w", force_zip64=True) as part,
    ):
        part.write(DOCUMENT)
        for _ in range(times):
            part.write(content)
    return buffer.getvalue()


def entities() -> bytes:
    """A document whose text is a billion letters, said in a few lines."""
    lines = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(9)
    )
    start = f"<!DOCTYPE a [{lines}]>".encode() + DOCUMENT
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        body = b"<w:p><w:r><w:t>&a8;</w:t></w:r></w:p></w:body></w:document>"
        package.writestr("word/document.xml", start + body)
    return buffer.getvalue()


def noise() -> bytes:
    return random.Random(1).randbytes(100_000)  # noqa: S311  # the same in each run


# The name of a file, its content, and what is said of it.
REFUSED: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "empty.md": (lambda: b"", "empty.md is empty"),
    "blank.txt": (lambda: b" \n\n", "blank.txt is empty"),
    "binary.txt": (noise, "binary.txt is no text"),
    "binary.docx": (noise, "binary.docx is named as DOCX, but is none"),
    "damaged.docx": (lambda: zip_up("a", b"x")[:-30], "it is damaged, or locked"),
    "zip.docx": (lambda: zip_up("a.txt", b"x"), "is a package, but no DOCX document"),
    "bomb.docx": (
        lambda: zip_up("word/document.xml", bytes(1_000_000), 300),
        "unpacks to more than a brief can hold",
    ),
    "entities.docx": (entities, "can't be read as DOCX"),
    "novel.txt": (lambda: b"It was a dark night. " * 500, "holds no brief that can be told"),
    "large.md": (lambda: b"word " * 10_000_000, "large.md has more than 40.0 MB"),
    "long.md": (lambda: b"- a\n" * 370_000, "long.md has more than 40,000 lines"),
    "long.html": (lambda: b"<html>" + b"<p>a" * 370_000, "has more than 20,000 paragraphs"),
    "deep.html": (lambda: b"<html>" + b"<div>" * 290_000 + b"a", "holds no brief"),
    "brackets.md": (lambda: b"[" * 1_400_000, "too many brackets and asterisks"),
    "stars.txt": (lambda: b"1. a\n\nAt a glance: " + b"*a **b " * 90_000, "too many brackets"),
    "scripts.html": (
        lambda: b"<html><script>1. Title\nAt a glance: x</script><p>Hello</p></html>",
        "holds no brief",
    ),
    "a.pdf": (lambda: b"%PDF-1.7\n", "a.pdf is a PDF"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "old.doc is a document of an old Word"),
}


MEASURE: Final = """\
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print("used", used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, file=sys.stderr)
sys.exit(code)
"""


def run_measured(folder: Path, *arguments: str) -> tuple[Result, float, int]:
    """Run `brief`, and give the seconds of work and the bytes of memory that it took."""
    command = (sys.executable, "-c", MEASURE, *BRIEF, *arguments)
    result = run(folder, command, environment())
    *talk, last = result.talk.splitlines()
    _, seconds, size = last.split()
    return Result(result.code, result.output, "\n".join(talk)), float(seconds), int(size)


@pytest.mark.timing
@pytest.mark.parametrize("name", REFUSED)
def test_it_ends_with_2_and_a_message(name: str, tmp_path: Path) -> None:
    make, told = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    result, seconds, size = run_measured(tmp_path, "import", name, "--out", "out")
    assert seconds < MOST_SECONDS
    assert size < MOST_BYTES
    assert (result.code, result.output) == (2, ""), result
    message, hint = result.talk.splitlines()
    assert message.startswith("brief: ")
    assert told in message
    assert hint.startswith("  ")
    assert [path.name for path in tmp_path.iterdir()] == [name]
