"""XMP: a PDF's metadata packet.

Place in the flow: metadata in, bytes out. By XMP (ISO 16684-1), with the identification that PDF/A
(ISO 19005-3, 6.6.4) and PDF/UA (ISO 14289-1, 5) ask for; both have to stand in one `rdf:RDF`.
"""

from typing import Final
from xml.etree import ElementTree as ET

from authoring.formats.metadata import TOOLKIT, Metadata

NAMESPACES: Final = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
HEADER: Final = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
FOOTER: Final = '\n<?xpacket end="r"?>'


def write_xmp(metadata: Metadata, producer: str) -> bytes:
    """The packet, in UTF-8; `producer` names the programs that wrote the PDF."""
    for prefix, address in NAMESPACES.items():
        ET.register_namespace(prefix, address)
    root = ET.Element(_name("x:xmpmeta"))
    rdf = ET.SubElement(root, _name("rdf:RDF"))
    about = ET.SubElement(rdf, _name("rdf:Description"), {_name("rdf:about"): ""})
    moment = metadata.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    simple = {
        "pdfaid:part": "3",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
        "dc:format": "application/pdf",
        "pdf:Keywords": ", ".join(metadata.keywords),
        "pdf:Producer": producer,
        "xmp:CreatorTool": TOOLKIT,
        "xmp:CreateDate": moment,
        "xmp:ModifyDate": moment,
        "xmp:MetadataDate": moment,
    }
    for name, value in simple.items():
        if value:
            ET.SubElement(about, _name(name)).text = value
    for name, text in (("dc:title", metadata.title), ("dc:description", metadata.subject)):
        _add_list(about, name, "rdf:Alt", text).set(LANGUAGE, "x-default")
    _add_list(about, "dc:date", "rdf:Seq", moment)
    _add_list(about, "dc:language", "rdf:Bag", metadata.language)
    _add_list(about, "dc:publisher", "rdf:Bag", metadata.publisher)
    if metadata.authors:
        _add_list(about, "dc:creator", "rdf:Seq", *metadata.authors)
    if metadata.keywords:
        _add_list(about, "dc:subject", "rdf:Bag", *metadata.keywords)
    _describe_pdfua(about)
    ET.indent(root, "")
    return f"{HEADER}{ET.tostring(root, encoding='unicode')}{FOOTER}".encode()


def _name(name: str) -> str:
    """A name with its prefix, as the library wants it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _add_list(parent: ET.Element, name: str, kind: str, *values: str) -> ET.Element:
    """Add a property of several values; returns the last of them."""
    array = ET.SubElement(ET.SubElement(parent, _name(name)), _name(kind))
    for value in values:
        ET.SubElement(array, _name("rdf:li")).text = value
    return array[-1]


def _describe_pdfua(about: ET.Element) -> None:
    """Describe `pdfuaid:part`, which PDF/A-3 does not know by itself (ISO 19005-3, 6.6.2.3)."""
    schema = _add_structure(
        _add_structure_list(about, "pdfaExtension:schemas", "rdf:Bag"),
        {
            "pdfaSchema:schema": "PDF/UA identification schema",
            "pdfaSchema:namespaceURI": NAMESPACES["pdfuaid"],
            "pdfaSchema:prefix": "pdfuaid",
        },
    )
    _add_structure(
        _add_structure_list(schema, "pdfaSchema:property", "rdf:Seq"),
        {
            "pdfaProperty:name": "part",
            "pdfaProperty:valueType": "Integer",
            "pdfaProperty:category": "internal",
            "pdfaProperty:description": "The part of ISO 14289 that the file keeps to",
        },
    )


def _add_structure_list(parent: ET.Element, name: str, kind: str) -> ET.Element:
    return ET.SubElement(ET.SubElement(parent, _name(name)), _name(kind))


def _add_structure(parent: ET.Element, fields: dict[str, str]) -> ET.Element:
    structure = ET.SubElement(parent, _name("rdf:li"), {_name("rdf:parseType"): "Resource"})
    for name, value in fields.items():
        ET.SubElement(structure, _name(name)).text = value
    return structure
