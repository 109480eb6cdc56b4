"""Package: the parts of a Word document and how they lead to each other, as one file.

Place in the flow: what the document and its properties are written into. Nothing of python-docx's own
template gets in, and no time of day.
"""

import io
import zipfile
from collections.abc import Iterable
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package

from authoring.formats.docx.elements import clean, make
from authoring.formats.metadata import TOOLKIT, Metadata
from authoring.view.brief import BriefView

# The first day that a ZIP archive can name (APPNOTE 6.3.10, 4.4.6), and the system of Unix.
FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
UNIX: Final = 3
READABLE: Final = 0o644 << 16

_KINDS: Final = {
    "styles": ("styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "numbering": ("numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "settings": ("settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fonts": ("fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "theme": ("theme/theme1", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME),
    "footer": ("footer1", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
    "first footer": ("footer2", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}

MOST_CHARACTERS: Final = 255
"""Of a property, by Word."""

_EXTENDED: Final = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application/><Company/></Properties>"
)


class DocxPackage:
    """A document with its parts (ECMA-376-2, Open Packaging Conventions)."""

    def __init__(self) -> None:
        self.body = make("w:body")
        self._package = Package()
        content = CONTENT_TYPE.WML_DOCUMENT_MAIN
        root = make("w:document", {}, self.body)
        self._document = XmlPart(PackURI("/word/document.xml"), content, root, self._package)
        self._package.relate_to(self._document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._pictures: dict[bytes, str] = {}

    def add_part(self, name: str, element: BaseOxmlElement) -> str:
        """Add a part that belongs to the document; the identifier by which it leads there."""
        file, content, relation = _KINDS[name]
        part = XmlPart(PackURI(f"/word/{file}.xml"), content, element, self._package)
        return self._document.relate_to(part, relation)

    def add_link(self, address: str) -> str:
        """The identifier of a link to an address."""
        relation = RELATIONSHIP_TYPE.HYPERLINK
        return self._document.relate_to(clean(address), relation, is_external=True)

    def add_picture(self, media_type: str, content: bytes) -> str:
        """The identifier of a picture; the same one is kept once."""
        if content not in self._pictures:
            kind = media_type.partition("/")[2]
            name = PackURI(f"/word/media/image{len(self._pictures) + 1}.{kind}")
            part = Part(name, media_type, content, self._package)
            self._pictures[content] = self._document.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._pictures[content]

    def describe(self, metadata: Metadata, brief: BriefView) -> None:
        """Write what the document says of itself (ECMA-376-2, 8; ECMA-376-1, 22.2)."""
        package = self._package
        core = CorePropertiesPart(
            PackURI("/docProps/core.xml"),
            CONTENT_TYPE.OPC_CORE_PROPERTIES,
            CT_CoreProperties.new(),
            package,
        )
        about = core.core_properties
        about.title = _cut(metadata.title)
        about.subject = _cut(metadata.subject)
        about.author = _join("; ", metadata.authors)
        about.keywords = _join(", ", metadata.keywords)
        about.category = _cut(brief.series)
        about.language = metadata.language
        about.created = about.modified = metadata.moment
        about.revision = 1
        if brief.draft:
            about.content_status = _cut(brief.draft)
        package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
        extended = parse_xml(_EXTENDED)
        extended[0].text, extended[1].text = TOOLKIT, clean(metadata.publisher)
        content, name = CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, PackURI("/docProps/app.xml")
        part = XmlPart(name, content, extended, package)
        package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)

    def pack(self) -> bytes:
        """The bytes of the file, which tell of no time and no machine."""
        made, packed = io.BytesIO(), io.BytesIO()
        self._package.save(made)
        with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w") as archive:
            for name in parts.namelist():
                entry = zipfile.ZipInfo(name, FIRST_DAY)
                packed_already = name.startswith("word/media/")
                entry.compress_type = zipfile.ZIP_STORED if packed_already else zipfile.ZIP_DEFLATED
                entry.create_system = UNIX
                entry.external_attr = READABLE
                archive.writestr(entry, parts.read(name))
        return packed.getvalue()


def _cut(text: str) -> str:
    text = clean(text)
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"


def _join(sign: str, parts: Iterable[str]) -> str:
    """As many of the parts as there is room for."""
    joined = ""
    for part in parts:
        longer = f"{joined}{sign}{clean(part)}" if joined else clean(part)
        if len(longer) > MOST_CHARACTERS:
            break
        joined = longer
    return joined
