"""Tags: the structure of a document as objects of its PDF (ISO 32000-1, 14.7).

Place in the flow: structure in, PDF objects out. They stand in for WeasyPrint's own tags, which
begin every element anew on each page and say nothing of languages. What has no place in the
structure becomes an artifact, which nobody is read.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pydyf

from authoring.formats.pdf.structure import DrawnPiece, Element, LinkAnnotation, read_structure


@contextlib.contextmanager
def own_tags() -> Iterator[None]:
    """Inside this, WeasyPrint asks this module for a document's tags.

    It looks its function up in `weasyprint.pdf`, once a document; a test compares what it hands
    over with what is expected here.
    """
    import weasyprint.pdf

    plain, weasyprint.pdf.add_tags = weasyprint.pdf.add_tags, add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = plain


def add_tags(pdf: pydyf.PDF, document: Any, version: object, streams: Sequence[Any]) -> None:
    """Tag a document whose pages WeasyPrint has painted into `streams`, in their order.

    A stream of WeasyPrint keeps under `_tags` which box it marked with which number.
    """
    del version
    boxes = [page._page_box for page in document.pages]  # noqa: SLF001  # WeasyPrint's own way
    marks = [stream._tags for stream in streams]  # noqa: SLF001  # likewise
    structure = read_structure(zip(boxes, marks, strict=True), document.metadata.lang or "")
    tagger = _Tagger(pdf)
    tagger.add_root(structure)
    for number, (box, stream) in enumerate(zip(boxes, streams, strict=True)):
        margins = _margin_marks(box, stream._tags)  # noqa: SLF001  # likewise
        _make_artifacts(stream, tagger.parents[number], margins)
    pdf.catalog["Lang"] = pydyf.String(structure.language)
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


class _Tagger:
    """Writes elements, and notes for every marked piece and annotation which one holds it."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.pages = pdf.page_references
        self.parents: list[dict[int, bytes]] = [{} for _ in self.pages]
        self.annotations: list[bytes] = []

    def add_root(self, document: Element) -> None:
        """Write the whole structure into the PDF."""
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(root)
        top = self.add_element(document, root, "")
        root["K"] = top.reference if top else pydyf.Array()
        root["ParentTree"] = self._add_parent_tree().reference
        root["ParentTreeNextKey"] = len(self.pages) + len(self.annotations)
        self.pdf.catalog["StructTreeRoot"] = root.reference

    def add_element(
        self, element: Element, parent: pydyf.Dictionary, language: str
    ) -> pydyf.Dictionary | None:
        """Write an element and what is in it; `language` is that around it. Empty ones are left."""
        page = _first_page(element)
        if page is None:
            return None
        tag = pydyf.Dictionary(
            {"S": f"/{element.role}", "P": parent.reference, "Pg": self.pages[page]}
        )
        self.pdf.add_object(tag)
        if element.language != language:
            tag["Lang"] = pydyf.String(element.language)
        if element.alternative:
            tag["Alt"] = pydyf.String(element.alternative)
        if element.attributes:
            tag["A"] = _write_attributes(element.attributes)
        kids = (self._add_kid(kid, tag, page, element.language) for kid in element.kids)
        tag["K"] = pydyf.Array([kid for kid in kids if kid is not None])
        return tag

    def _add_kid(
        self,
        kid: Element | DrawnPiece | LinkAnnotation,
        tag: pydyf.Dictionary,
        page: int,
        language: str,
    ) -> object:
        """What stands in an element's list for a kid; `page` is the element's own."""
        if isinstance(kid, Element):
            added = self.add_element(kid, tag, language)
            return added.reference if added else None
        if isinstance(kid, DrawnPiece):
            self.parents[kid.page][kid.number] = tag.reference
            if kid.page == page:
                return kid.number
            known = {"Type": "/MCR", "Pg": self.pages[kid.page], "MCID": kid.number}
        else:
            if kid.name:
                kid.annotation["Contents"] = pydyf.String(kid.name)  # WeasyPrint has its address
            kid.annotation["StructParent"] = len(self.pages) + len(self.annotations)
            self.annotations.append(tag.reference)
            reference = kid.annotation.reference
            known = {"Type": "/OBJR", "Pg": self.pages[kid.page], "Obj": reference}
        return pydyf.Dictionary(known)

    def _add_parent_tree(self) -> pydyf.Dictionary:
        """Write which element holds what (ISO 32000-1, 14.7.4.4): pages, then annotations."""
        numbers = pydyf.Array()
        for page, parents in enumerate(self.parents):
            count = max(parents, default=-1) + 1
            held = pydyf.Array([parents.get(number, b"null") for number in range(count)])
            numbers += [page, held]
        for number, parent in enumerate(self.annotations, len(self.pages)):
            numbers += [number, parent]
        tree = pydyf.Dictionary({"Nums": numbers})
        self.pdf.add_object(tree)
        return tree


def _first_page(element: Element) -> int | None:
    """The page of the first thing in an element, if there is any."""
    for kid in element.kids:
        page = _first_page(kid) if isinstance(kid, Element) else kid.page
        if page is not None:
            return page
    return None


def _write_attributes(attributes: Mapping[str, Mapping[str, Any]]) -> pydyf.Array:
    return pydyf.Array(
        pydyf.Dictionary(
            {"O": f"/{owner}"} | {name: _write_value(value) for name, value in values.items()}
        )
        for owner, values in attributes.items()
    )


def _write_value(value: object) -> object:
    if isinstance(value, tuple):
        return pydyf.Array(value)
    return f"/{value}" if isinstance(value, str) else value


def _margin_marks(page: Any, marks: Mapping[Any, Mapping[str, Any]]) -> dict[int, str]:
    """The numbers of what is marked in a page's upper and lower margin, and which of them it is."""
    found: dict[int, str] = {}
    for box in page.children:
        edge = getattr(box, "at_keyword", "")[:4]
        if edge in ("@top", "@bot"):
            place = "Header" if edge == "@top" else "Footer"
            found |= {marks[each]["mcid"]: place for each in box.descendants() if each in marks}
    return found


def _make_artifacts(stream: Any, parents: Mapping[int, bytes], margins: Mapping[int, str]) -> None:
    """Turn what is marked on a page but held by no element into artifacts."""
    for index, properties in enumerate(stream.stream):
        if not isinstance(properties, pydyf.Dictionary) or "MCID" not in properties:
            continue
        number = properties.pop("MCID")
        if number in parents:
            properties["MCID"] = number
        else:
            stream.stream[index - 1] = "/Artifact"
            if number in margins:
                properties |= {"Type": "/Pagination", "Subtype": f"/{margins[number]}"}
