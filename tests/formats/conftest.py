"""The sample issues, rendered once in a session."""

from collections.abc import Mapping

import pytest

from desk.rendering import ISSUES, ROOT, SAMPLES, Rendered, read_result, render_folder


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Rendered]:
    """Both sample issues."""
    out = tmp_path_factory.mktemp("samples")
    for outcome in render_folder(ROOT, out):
        assert outcome.written, outcome.problems
    return {name: read_result(ISSUES / f"{name}.yaml", out) for name in SAMPLES}


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest, samples: Mapping[str, Rendered]) -> Rendered:
    """Each of the sample issues."""
    return samples[request.param]
