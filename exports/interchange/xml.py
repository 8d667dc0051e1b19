"""XML written by the standard library, without the few characters that XML cannot hold."""

from __future__ import annotations

import re
from xml.etree import ElementTree

#: What XML 1.0 has no way to write, among the characters that cleaned text may still have.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    """A new last child of `parent`."""
    child = ElementTree.SubElement(parent, tag, {name: writable(value) for name, value in attributes.items()})
    child.text = writable(text) or None
    return child


def writable(text: str) -> str:
    """The text without what XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def document(root: ElementTree.Element) -> bytes:
    """The document as UTF-8, indented, with its declaration."""
    ElementTree.indent(root)
    body: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"
