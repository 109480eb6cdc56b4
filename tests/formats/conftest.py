"""The sample issues, rendered once in a session."""

from collections.abc import Mapping

import pytest
from desk.long_issue import write_long_issue
from desk.rendering import (
    ISSUES,
    ROOT,
    SAMPLES,
    Rendered,
    read_result,
    render_folder,
    render_one,
    tell,
)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Rendered]:
    """Both sample issues."""
    out = tmp_path_factory.mktemp("samples")
    for outcome in render_folder(ROOT, out):
        assert outcome.written, tell(outcome)
    return {name: read_result(ISSUES / f"{name}.yaml", out) for name in SAMPLES}


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest, samples: Mapping[str, Rendered]) -> Rendered:
    """Each of the sample issues."""
    return samples[request.param]


@pytest.fixture(scope="session")
def long_issue(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """An issue of thirty items."""
    folder = tmp_path_factory.mktemp("long")
    return render_one(write_long_issue(folder).parent, folder / "out")
