"""Old briefs of many shapes become the issues that they are, and nothing is lost."""

from pathlib import Path

import pytest
from desk.old_briefs import SUFFIXES, Case, data_of, import_text, read_cases

CASES = list(read_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.form}: {case.name}")
def test_a_brief_becomes_the_issue_that_it_is(case: Case, tmp_path: Path) -> None:
    imported = import_text(tmp_path, case.source, SUFFIXES[case.form])
    assert data_of(imported) == case.issue
    strays = [(stray.line, stray.words) for stray in imported.account.strays]
    assert strays == case.not_placed
    assert imported.account.missing == sum(len(words.split()) for _, words in case.not_placed)
