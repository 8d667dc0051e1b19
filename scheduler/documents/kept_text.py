"""The parts of a docx without what Word itself does not show: texts that were moved away, boxes written once more."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: What a part has that holds something of that kind.
_HIDDEN = re.compile(rb":(?:Fallback|moveFrom)[\s>]")


def with_kept_text(data: bytes) -> bytes:
    """The document without texts that a tracked change has moved elsewhere, and with each text box once.

    A box stands there in two forms, of which older programs read the second.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        parts = {part: before.read(part) for part in before.infolist()}
    hidden = {part for part, content in parts.items() if part.filename.endswith(".xml") and _HIDDEN.search(content)}
    if not hidden:
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part, content in parts.items():
            after.writestr(part.filename, _shown(content) if part in hidden else content)
    return out.getvalue()


def _shown(content: bytes) -> bytes:
    from lxml import etree

    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    for element in [*root.iter(f"{_WORD}moveFrom"), *root.iter(f"{_COMPATIBLE}Fallback")]:
        parent = element.getparent()
        if parent is not None and (element.tag == f"{_WORD}moveFrom" or _says_it_too(element)):
            parent.remove(element)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _says_it_too(fallback: Any) -> bool:
    """True if a form of the text before it says something."""
    return any(text.text for form in fallback.itersiblings(preceding=True) for text in form.iter(f"{_WORD}t"))
