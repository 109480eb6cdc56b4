"""Fingerprint: what tells programs that two runs found the same problem.

Place in the flow: below the reports for programs. It is made of the code, the file and the words
that stand there, not of line numbers, so that it stays when lines are added above.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator

from authoring.diagnostics.problems import Problem
from authoring.diagnostics.text import SourceText
from authoring.report.findings import Findings


def with_fingerprints(findings: Findings) -> Iterator[tuple[Problem, SourceText, str]]:
    """Every problem with its file's text and its fingerprint (32 hexadecimal digits)."""
    seen: Counter[str] = Counter()
    for file in findings.files:
        path = findings.tell_path(file.source.path)
        for problem in file.problems:
            seed = "\0".join((path, problem.kind.code, *_words(problem, file.source)))
            # Equal ones are told apart by their order.
            number = seen[seed]
            seen[seed] += 1
            digest = hashlib.sha256(f"{seed}\0{number}".encode("utf-8", "surrogatepass"))
            yield problem, file.source, digest.hexdigest()[:32]


def _words(problem: Problem, source: SourceText) -> tuple[str, str]:
    """The marked words and the line that they begin in, without what a new indentation changes."""
    start, end = problem.span.start, problem.span.end
    marked = source.text[start.offset : end.offset]
    return " ".join(marked.split()), source.lines[start.line - 1].strip()
