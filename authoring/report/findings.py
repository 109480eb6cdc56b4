"""Findings: what a check found, file by file.

Place in the flow: below the reports, which are all made of it.
"""

import os.path
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from authoring.diagnostics.checked_file import CheckedFile
from authoring.diagnostics.problems import Problem, Severity
from authoring.diagnostics.text import SourceText


@dataclass(frozen=True)
class Findings:
    """All files of one check, in the order in which they were checked.

    Programs are told paths from `root` on: the folder that the command runs in, or a repository's.
    """

    files: tuple[CheckedFile, ...]
    root: Path = Path()

    @property
    def problems(self) -> Iterator[Problem]:
        """All problems."""
        return (problem for file in self.files for problem in file.problems)

    def count(self, severity: Severity) -> int:
        """How many problems are of a severity."""
        return sum(problem.severity is severity for problem in self.problems)

    def tell_path(self, path: Path) -> str:
        """A path as programs are told it: with slashes, from the root on if it is inside."""
        whole = Path(os.path.abspath(path))  # noqa: PTH100  # links stay as they are written
        root = Path(os.path.abspath(self.root))  # noqa: PTH100
        return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()

    def with_fingerprints(self) -> Iterator[tuple[Problem, SourceText, str]]:
        """Every problem with its file's text and its fingerprint (32 hexadecimal digits).

        By it programs tell that two runs found the same problem. It is made of the code, the file
        and the words that stand there, not of line numbers, so that it stays when lines are added
        above.
        """
        import hashlib  # which reports for people do without

        seen: Counter[str] = Counter()
        for file in self.files:
            path = self.tell_path(file.source.path)
            for problem in file.problems:
                seed = "\0".join((path, problem.kind.code, *_words(problem, file.source)))
                # Equal ones are told apart by their order.
                number = seen[seed]
                seen[seed] += 1
                digest = hashlib.sha256(f"{seed}\0{number}".encode("utf-8", "surrogatepass"))
                yield problem, file.source, digest.hexdigest()[:32]


def find_root(environment: Mapping[str, str]) -> Path:
    """The folder from which programs are told paths: a pipeline's repository, else where we are."""
    variables = {"GITHUB_ACTIONS": "GITHUB_WORKSPACE", "GITLAB_CI": "CI_PROJECT_DIR"}
    roots = (environment.get(root) for kind, root in variables.items() if environment.get(kind))
    return Path(next(filter(None, roots), "."))


def _words(problem: Problem, source: SourceText) -> tuple[str, str]:
    """The marked words and the line that they begin in, without what a new indentation changes."""
    start, end = problem.span.start, problem.span.end
    marked = source.text[start.offset : end.offset]
    return " ".join(marked.split()), source.lines[start.line - 1].strip()
