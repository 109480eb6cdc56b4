"""Pages lead to what is there: links, pictures, and the files and folders that they name."""

import re
import shutil
import sys
from pathlib import Path
from typing import Final

import pytest
from desk.commands import environment, run
from desk.rendering import ROOT

PAGES: Final = (
    *(ROOT / "docs").rglob("*.md"),
    *ROOT.glob("*.md"),
    *(ROOT / ".github").rglob("*.md"),
)
_FENCED: Final = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_CODE: Final = re.compile(r"`((?:[\w.-]+/)+(?:[\w.-]+)?)`")
OWN: Final = ("authoring", "tests", "docs", ".ci")
TO_BE_MADE: Final = re.compile("bibtex|title_full_stop")
"""What the guides have their readers make."""
ROOMS: Final = tuple(path.parent.name for path in (ROOT / "authoring").glob("*/__init__.py"))


def read(page: Path) -> str:
    """The page without its examples."""
    return _FENCED.sub("", page.read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files_and_headings(page: Path) -> None:
    for link in _LINK.findall(read(page)):
        address, _, anchor = link.partition("#")
        if address.startswith(("https://", "http://", "mailto:")):
            continue
        target = (page.parent / address).resolve() if address else page
        assert target.exists(), f"{page.name}: {link}"
        if anchor:
            assert anchor in anchors(target), f"{page.name}: {link}"


def anchors(page: Path) -> set[str]:
    """The names by which GitHub, and the site, know the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", read(page), re.MULTILINE)
    return {
        re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_files_of_the_project_that_are_named_are_there(page: Path) -> None:
    for name in _CODE.findall(read(page)):
        if name.split("/")[0] in OWN and not TO_BE_MADE.search(name):
            assert (ROOT / name).exists(), f"{page.name} names {name}"


def test_the_walk_names_modules_that_are_there() -> None:
    """In docs/architecture.md paths begin in `authoring/`."""
    text = read(ROOT / "docs/architecture.md")
    names = [name for name in _CODE.findall(text) if name.split("/")[0] in ROOMS]
    assert len(names) > 40
    assert [name for name in names if not (ROOT / "authoring" / name).exists()] == []


@pytest.mark.whole
def test_the_site_can_be_made_and_has_every_page(tmp_path: Path) -> None:
    """Strictly: a page or an anchor that is not there would end it."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(ROOT / ".ci/site", tmp_path / ".ci/site")
    shutil.copy(ROOT / "zensical.toml", tmp_path)
    result = run(tmp_path, (sys.executable, "-m", "zensical", "build", "--strict"), environment())
    assert result.code == 0, result
    site = tmp_path / "build/site"
    made = {path.relative_to(site) for path in site.rglob("*.html")}
    pages = [path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")]
    assert {page.with_suffix(".html") for page in pages} <= made
    for page in made:
        text = (site / page).read_text("utf-8")
        assert not re.search(r'<(?:link|script|img)[^>]* (?:href|src)="?https?:', text), page
        assert "Content-Security-Policy" in text


def test_every_page_of_the_site_is_in_its_contents() -> None:
    named = re.findall(r'"([\w/-]+\.md)"', (ROOT / "zensical.toml").read_text("utf-8"))
    there = {page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")}
    assert sorted(named) == sorted(there)
