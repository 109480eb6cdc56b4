"""Every field of the models is shown in every form, or stands in the list of those that are not.

The models are walked. A text, an address and a day are found again by what stands in no other field.
Any other value (a choice, a number, a picture's file, the key of somebody) is shown if the form is
another one where the value is.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from email import message_from_bytes
from email.policy import default
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from desk.expected import write_day
from desk.filled import Planted, plant, write_project
from desk.forms import FORMS
from desk.web_text import read_elements, read_runs

from authoring.model import Issue, Publication
from authoring.model.shapes import Shape, shape_of, walk_shapes

ALL: Final = ("print-html", "pdf", "html", "email", "markdown", "text", "docx", "json")
PRINT: Final = ("print-html", "pdf")
TEXTS: Final = ("markdown", "text")
PAPER: Final = (*PRINT, *TEXTS, "docx")
BUT_JSON: Final = ALL[:-1]
BUT_EMAIL: Final = (*PAPER, "html", "json")
BUT_WEB: Final = (*PAPER, "email")

# Fields, the forms that don't show them, and why not. The data form has all labels.
EXCEPTIONS: Final = (
    ("publication.acronyms.*", ALL, "is for rules"),
    ("publication.rules.*", ALL, "is for rules"),
    ("publication.item_count", ALL, "is for rules"),
    ("publication.embed_source", ALL, "says what a PDF carries, which is not read in it"),
    ("publication.style", (*TEXTS, "json"), "is a look, which these have not"),
    ("publication.original_language", TEXTS, "marks words, which these can't"),
    ("publication.collection", (*PRINT, "docx"), "stands over the headline of what is not printed"),
    ("publication.strapline", ("html", "email"), "stands over the wordmark in print"),
    (
        "publication.bodies.*",
        BUT_JSON,
        "is for programs; readers see the acronym, which is its key",
    ),
    ("publication.web", PAPER, "leads to the web edition, from mails and for programs"),
    ("publication.email.*", BUT_EMAIL, "is about mails"),
    ("issue.*.file", TEXTS, "is a picture, which these tell in words"),
    ("issue.*.alternative_text", ("pdf",), "is not drawn; tests of the PDF's structure read it"),
    ("*.labels.number", ("json",), "is for readers; programs have the number, and word it"),
    ("*.labels.contents", ("html", "email", "markdown"), "heads contents, which these have not"),
    ("*.labels.navigation", PAPER, "heads the navigation of what is read on a screen"),
    ("*.labels.reading_time", (*PRINT, "docx"), "stands over the headline of what is not printed"),
    ("*.labels.pages.*", ALL, "is about a PDF beside a web page, and here each is made alone"),
    ("*.labels.skip", BUT_WEB, "is a link within the web page"),
    ("*.labels.permalink", BUT_WEB, "is a link within the web page"),
    ("*.labels.back_to_top", BUT_WEB, "is a link within the web page"),
    ("*.labels.cite", BUT_WEB, "opens what only the web page has"),
    ("*.labels.read_on", (*PAPER, "html"), "follows a comment that a mail cuts short"),
    ("*.labels.read_on_web", (*PAPER, "html"), "leads from a mail to the web edition"),
    (
        "*.labels.picture",
        (*PRINT, "html", "email", "docx"),
        "stands for a picture, which these show",
    ),
    ("*.labels.page", BUT_JSON, "is shown by none; the data form hands it on"),
    ("*.labels.picture_credit", BUT_JSON, "is shown by none; the data form hands it on"),
)


def _plant() -> Planted:
    """All fields there are; a number where its label wants it, comments that a mail can cut short."""
    planted = plant(lambda _: "text")
    planted.issue["labels"]["number"] += " {number}"
    for item in planted.issue["items"]:
        item["comment"] += "\n\nMore of it."
    return planted


def _as_it_is(_: Planted) -> None:
    """What is shown instead of other fields goes before them."""


def _without_what_goes_before(planted: Planted) -> None:
    """An issue without what is shown instead of other fields: those are shown."""
    del planted.issue["title"], planted.issue["language"], planted.publication["collection"]
    planted.publication["labels"] = planted.issue.pop("labels")
    planted.fields = {
        mark: _moved(place) for mark, place in planted.fields.items() if place not in GONE
    }
    planted.shapes = {
        _moved(place): each for place, each in planted.shapes.items() if place not in GONE
    }


GONE: Final = frozenset({"issue.title", "issue.language", "publication.collection"})


def _moved(place: str) -> str:
    return place.replace("issue.labels.", "publication.labels.")


VARIANTS: Final[tuple[Callable[[Planted], None], ...]] = (_as_it_is, _without_what_goes_before)
"""What a field says has to be shown in one of these that have it."""


@cache
def _fields() -> Mapping[str, Shape]:
    """The fields of both models by their paths."""
    models = {"issue": Issue, "publication": Publication}
    return {
        ".".join(path): shape
        for name, model in models.items()
        for path, shape in walk_shapes(shape_of(model), (name,))
    }


def _excepted() -> Iterator[tuple[str, str]]:
    for pattern, forms, _ in EXCEPTIONS:
        for field in _fields():
            if fnmatchcase(field, pattern):
                yield from ((field, form) for form in forms)


def _field_of(where: str) -> str:
    """The field that a place of the planted data is of."""
    steps = where.removesuffix(", key").split(".")
    return ".".join("*" if step.isdecimal() else step for step in steps)


def read_form(form: str, issue: Path) -> str:
    """What readers of a form are told, without what keeps its words apart."""
    content = FORMS[form].make(issue)
    shown = FORMS[form].read(content)
    told = shown.texts[:1] if form == "pdf" else shown.texts
    if form in ("print-html", "html"):
        told = _read_page(content.decode())
    elif form == "email":
        message = message_from_bytes(content, policy=default)
        page = message.get_body(("html",))
        assert page is not None
        told = (*_read_page(page.get_content()), message["Subject"], str(message["From"]))
    return _squeeze("\x00".join((*told, *shown.addresses)))


def _read_page(html: str) -> tuple[str, ...]:
    """What stands on a page, and what is said aloud of it: nothing that only programs read."""
    runs = (run.text for run in read_runs(html) if not run.is_in("script", "style", "title"))
    elements = read_elements(html)
    spoken = [each.get(name) or "" for each in elements for name in ("alt", "aria-label")]
    return ("".join(runs), *spoken)


def _squeeze(text: str) -> str:
    return "".join(text.split()).replace("-", "").replace("\u00ad", "").casefold()


def _marks(planted: Planted) -> Iterator[tuple[str, str]]:
    """The places that are found by what stands there, and that."""
    files = {where for where in planted.shapes if where.endswith(".file")}
    yield from ((where, mark) for mark, where in planted.fields.items() if where not in files)
    yield from ((where, _squeeze(write_day(day))) for where, day in planted.days.items())


def _others(planted: Planted) -> dict[str, tuple[str, Any]]:
    """The other fields: the first place of each, and another value for it."""
    marked = {where for where, _ in _marks(planted)}
    found: dict[str, tuple[str, Any]] = {}
    for where, shape in planted.shapes.items():
        if where not in marked:
            found.setdefault(_field_of(where), (where, _other_value(planted, where, shape)))
    return found


def _other_value(planted: Planted, where: str, shape: Shape) -> Any:
    if where.endswith(".file"):
        return next(name for name in planted.pictures if name != _value_at(planted, where))
    if shape.form == "choice":
        return next(word for word in shape.words if word != _value_at(planted, where))
    if shape.type in (int, bool):
        return "false" if shape.type is bool else {"1": "2"}.get(_value_at(planted, where), "1")
    named = {
        "publication.style": "merics",
        "publication.original_language": "ja",
        "publication.email.pictures": "https://example.net/{file}",
    }
    return named.get(where)


def _holder(planted: Planted, where: str) -> tuple[Any, Any]:
    root, *steps = where.split(".")
    holder: Any = getattr(planted, root)
    for step in steps[:-1]:
        holder = holder[int(step) if step.isdecimal() else step]
    return holder, int(steps[-1]) if steps[-1].isdecimal() else steps[-1]


def _value_at(planted: Planted, where: str) -> Any:
    holder, key = _holder(planted, where)
    return holder[key]


def _changed(planted: Planted, where: str, value: Any) -> Planted:
    """The same with another value at one place, or with none where that is `None`."""
    changed = deepcopy(planted)
    holder, key = _holder(changed, where)
    if value is None:
        del holder[key]
    else:
        holder[key] = value
    return changed


def _gaps_of(planted: Planted, folder: Path) -> set[tuple[str, str]]:
    """The fields of one issue that are not shown, with the forms that don't show them."""
    gaps: set[tuple[str, str]] = set()
    usual = {form: read_form(form, write_project(planted, folder / form)) for form in ALL}
    for where, mark in _marks(planted):
        gaps |= {(_field_of(where), form) for form, told in usual.items() if mark not in told}
    makers = {form: FORMS[form].make for form in ALL if form != "pdf"}
    before = {form: make(folder / form / "issues" / "a.yaml") for form, make in makers.items()}
    for field, (where, value) in _others(planted).items():
        issue = write_project(_changed(planted, where, value), folder / where)
        same = {form for form, make in makers.items() if make(issue) == before[form]}
        # The PDF is drawn from the print page.
        gaps |= {(field, form) for form in (*same, *(("pdf",) if "print-html" in same else ()))}
    return gaps


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """The fields that no variant of an issue with all fields shows, with the forms."""
    gaps = {(field, form) for field in _fields() for form in ALL}
    for vary in VARIANTS:
        planted = _plant()
        vary(planted)
        places = (*planted.fields.values(), *planted.days, *planted.shapes)
        planted_fields = {_field_of(where) for where in places}
        missing = _gaps_of(planted, tmp_path_factory.mktemp(vary.__name__))
        gaps -= {(field, form) for field in planted_fields for form in ALL} - missing
    return gaps


@pytest.mark.whole
def test_every_field_is_shown_or_an_exception(gaps: set[tuple[str, str]]) -> None:
    excepted = set(_excepted())
    forgotten = sorted(f"{field} is not shown in {form}" for field, form in gaps - excepted)
    assert not forgotten, "\n".join(forgotten)
    shown = sorted(f"{field} is shown in {form}" for field, form in excepted - gaps)
    assert not shown, "\n".join(("exceptions no more:", *shown))


def test_an_exception_is_of_a_field() -> None:
    patterns = [pattern for pattern, _, _ in EXCEPTIONS]
    unknown = [each for each in patterns if not any(fnmatchcase(f, each) for f in _fields())]
    assert unknown == []
