"""XML elements with their offsets in the bytes, so that one can be changed and the rest stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from scheduler.domain.errors import Unwritable
from scheduler.language.message import message

_TAG = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*(/?)>""")
#: What text cannot hold as it is, and attributes too; xml.sax.saxutils would load the libraries of the network.
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_QUOTED = {**_ESCAPES, ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Node:
    """An element: its start tag from `start` to `inner`, its content to `close`, its end tag to `end`."""

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    close: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def local(self) -> str:
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The namespace prefix of the name: "x:", or ""."""
        return self.name[: len(self.name) - len(self.local)]

    def below(self, local: str) -> Iterator[Node]:
        """The elements of that name, in order, not looking inside them."""
        for child in self.children:
            if child.local == local:
                yield child
            else:
                yield from child.below(local)


def parse(data: bytes) -> Node:
    """A node that holds the root; LookupError if that is no XML in UTF-8."""
    try:
        return _tree(data)
    except (expat.ExpatError, ValueError) as error:
        raise Unwritable(message("son contenu n'est pas lisible", "its content cannot be read")) from error


def _tree(data: bytes) -> Node:
    top = Node("", {}, 0, 0, len(data), len(data))
    path = [top]
    parser = expat.ParserCreate("UTF-8")

    def starts(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = _TAG.match(data, at)
        node = Node(name, attributes, at, tag.end() if tag else at)
        if tag and tag.group(1):
            node.close = node.end = node.inner
        path[-1].children.append(node)
        path.append(node)

    def ends(_: str) -> None:
        node = path.pop()
        if not node.end:
            node.close = parser.CurrentByteIndex
            node.end = data.index(b">", node.close) + 1

    parser.StartElementHandler, parser.EndElementHandler = starts, ends
    parser.Parse(data, True)
    return top


def tag(name: str, attributes: dict[str, str], content: str | bytes | None = None) -> bytes:
    """The element as bytes; `content` is markup already, None makes it an empty one."""
    start = "<" + name + "".join(f' {key}="{value.translate(_QUOTED)}"' for key, value in attributes.items())
    if content is None:
        return (start + "/>").encode()
    inside = content.encode() if isinstance(content, str) else content
    return (start + ">").encode() + inside + f"</{name}>".encode()


def plain(text: str) -> str:
    """The text as markup, without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text).translate(_ESCAPES)


def spliced(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """The bytes with each `(start, end, new)` put in; they do not overlap."""
    for start, end, new in sorted(changes, key=lambda change: change[:2], reverse=True):
        data = data[:start] + new + data[end:]
    return data
