"""XMP: a PDF's metadata packet.

Place in the flow: metadata in, bytes out. By XMP (ISO 16684-1), with the identification that PDF/A
(ISO 19005-3, 6.6.4) and PDF/UA (ISO 14289-1, 5) ask for; both have to stand in one `rdf:RDF`. The
part of PDF/UA is described, since PDF/A-3 does not know it by itself (ISO 19005-3, 6.6.2.3).
"""

from typing import Final
from xml.sax.saxutils import escape

from authoring.formats.metadata import TOOLKIT, Metadata

NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "x": "adobe:ns:meta/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
PACKET: Final = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta {namespaces}>
<rdf:RDF>
<rdf:Description rdf:about="">
{properties}
<pdfaExtension:schemas>
<rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{pdfua}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property>
<rdf:Seq>
<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li>
</rdf:Seq>
</pdfaSchema:property>
</rdf:li>
</rdf:Bag>
</pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def write_xmp(metadata: Metadata, producer: str) -> bytes:
    """The packet, in UTF-8; `producer` names the programs that wrote the PDF."""
    moment = metadata.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    properties = (
        _property("pdfaid:part", "3"),
        _property("pdfaid:conformance", "A"),
        _property("pdfuaid:part", "1"),
        _property("dc:format", "application/pdf"),
        _property("pdf:Keywords", ", ".join(metadata.keywords)),
        _property("pdf:Producer", producer),
        _property("xmp:CreatorTool", TOOLKIT),
        _property("xmp:CreateDate", moment),
        _property("xmp:ModifyDate", moment),
        _property("xmp:MetadataDate", moment),
        _list("dc:title", "Alt", (metadata.title,), ' xml:lang="x-default"'),
        _list("dc:description", "Alt", (metadata.subject,), ' xml:lang="x-default"'),
        _list("dc:date", "Seq", (moment,)),
        _list("dc:language", "Bag", (metadata.language,)),
        _list("dc:publisher", "Bag", (metadata.publisher,)),
        _list("dc:creator", "Seq", metadata.authors),
        _list("dc:subject", "Bag", metadata.keywords),
    )
    return PACKET.format(
        namespaces=" ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMESPACES.items()),
        properties="\n".join(filter(None, properties)),
        pdfua=NAMESPACES["pdfuaid"],
    ).encode()


def _property(name: str, value: str) -> str:
    """A property of one value; nothing for an empty one."""
    return f"<{name}>{escape(value)}</{name}>" if value else ""


def _list(name: str, kind: str, values: tuple[str, ...], attribute: str = "") -> str:
    """A property of several values; nothing where there are none."""
    items = "\n".join(f"<rdf:li{attribute}>{escape(value)}</rdf:li>" for value in values)
    return f"<{name}>\n<rdf:{kind}>\n{items}\n</rdf:{kind}>\n</{name}>" if values else ""
