"""The sample issues, rendered once in a session."""

from collections.abc import Iterator, Mapping

import pytest
from desk.german import GERMAN
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
from desk.torture import write_torture_issue

from authoring.project.source_date import SOURCE_DATE


@pytest.fixture(scope="session", autouse=True)
def _dates_of_the_issues() -> Iterator[None]:
    """Let issues date their PDFs, whatever the environment says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(SOURCE_DATE, raising=False)
        yield


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


@pytest.fixture(scope="session")
def german(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """An issue in German, of the samples' series."""
    folder = tmp_path_factory.mktemp("german")
    (folder / "issues").mkdir()
    publication = (ISSUES / "publication.yaml").read_text(encoding="utf-8")
    publication = publication.replace("item_count: 5", "item_count: 1")
    (folder / "issues" / "publication.yaml").write_text(publication, encoding="utf-8")
    (folder / "issues" / "2024-12.yaml").write_text(GERMAN, encoding="utf-8")
    return render_one(folder, folder / "out")


@pytest.fixture(scope="session")
def torture(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The issue that asks for everything."""
    folder = tmp_path_factory.mktemp("torture")
    return render_one(write_torture_issue(folder).parent, folder / "out")
