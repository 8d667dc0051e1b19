"""The XMP packet of a document: title, language, authors, and conformance with PDF/UA-1."""

from __future__ import annotations

from html import escape

from reportlab.pdfbase.pdfdoc import PDFName, PDFObject, PDFStream

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>{authors}
<pdf:Producer>Journée</pdf:Producer>
<xmp:CreatorTool>Journée</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def metadata(title: str, language: str, authors: tuple[str, ...]) -> PDFObject:
    """The packet as an uncompressed stream, which every reader finds; it holds no date."""
    items = "".join(f"<rdf:li>{escape(author, quote=False)}</rdf:li>" for author in authors)
    creator = f"\n<dc:creator><rdf:Seq>{items}</rdf:Seq></dc:creator>" if items else ""
    packet = _PACKET.format(title=escape(title, quote=False), language=language, authors=creator)
    stream = PDFStream(content=packet.encode("utf-8"), filters=[])
    stream.dictionary["Type"], stream.dictionary["Subtype"] = PDFName("Metadata"), PDFName("XML")
    return stream
