"""A picture of an item is shown in both pages, with its caption and credit."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from desk.pictures import picture_files
from desk.rendering import errors_of, render_folder, render_one
from desk.web_text import read_elements, read_runs, read_text

from authoring.project.discovery import Project
from authoring.render.pipeline import Format

ISSUE: Final = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened.
    picture: {file: media/turned.jpg, alternative_text: A “view” of 彩条, PARTS}
    comment: It matters.
"""
FILES: Final = {"media/turned.jpg": picture_files()["turned.jpg"]}
BOTH: Final = "caption: 'Words in *italics*', credit: 'Photo: A. Brown'"


@pytest.mark.whole
@pytest.mark.parametrize("form", [Format.PRINT_HTML, Format.HTML])
@pytest.mark.parametrize(
    ("parts", "caption"),
    [
        (BOTH, "Words in italics · Photo: A. Brown"),
        ("caption: Words", "Words"),
        ("credit: 'Photo: A. Brown'", "Photo: A. Brown"),
        ("", ""),
    ],
    ids=["both", "caption", "credit", "neither"],
)
def test_an_item_shows_its_picture(
    make_project: Callable[..., Project], tmp_path: Path, form: Format, parts: str, caption: str
) -> None:
    project = make_project({"a.yaml": ISSUE.replace("PARTS", parts), **FILES})
    page = render_one(project.root, tmp_path / "out").page(form)
    (picture,) = [element for element in read_elements(page) if element.tag == "img"]
    assert picture.get("alt") == "A “view” of 彩条"
    assert (picture.get("src") or "").startswith("data:image/jpeg;base64,")
    # As it is shown, upright, so that the page does not jump while it loads.
    assert int(picture.get("width") or 0) < int(picture.get("height") or 0)
    words = [run for run in read_runs(page) if run.is_in("figure")]
    assert " ".join(read_text(words)) == caption
    text = " ".join(read_text(read_runs(page)))
    around = ("Something happened.", caption, "ACME comment: It matters.")
    assert " ".join(part for part in around if part) in text


def test_a_damaged_picture_is_a_problem_of_the_item(
    make_project: Callable[..., Project], tmp_path: Path
) -> None:
    content = FILES["media/turned.jpg"]
    project = make_project(
        {"a.yaml": ISSUE.replace(", PARTS", ""), "media/turned.jpg": content[: len(content) // 2]}
    )
    (outcome,) = render_folder(project.root, tmp_path / "out")
    assert errors_of(outcome) == ["BR112"]
    assert not outcome.written
