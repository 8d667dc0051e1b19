"""One cell of the first sheet of an ods, in its XML, where equal rows or cells are written once, with their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from scheduler.editing.markup import Node, parse, plain, spliced, tag
from scheduler.editing.tables import Put

_ROWS = "table:number-rows-repeated"
_COLUMNS = "table:number-columns-repeated"
_CONTENT = re.compile(r"(?:office|calcext):.*|table:formula|table:number-(?:columns-repeated|matrix-.*)")


def put_ods(parts: Mapping[str, bytes], put: Put) -> dict[str, bytes]:
    """The part that changes with that cell; a repeated row is split in up to three."""
    data = parts["content.xml"]
    sheet = next(parse(data).below("table"), None)
    rows = sheet.below("table-row") if sheet else iter(())
    for first, count, row in _placed(rows, _ROWS):
        if first <= put.row < first + count:
            opening = data[row.start : row.inner]
            new = _with_cell(data, row, put)
            pieces = (
                _times(opening, _ROWS, put.row - first, data[row.inner : row.end]),
                _times(opening, _ROWS, 1, new),
                _times(opening, _ROWS, first + count - put.row - 1, data[row.inner : row.end]),
            )
            return {"content.xml": spliced(data, [(row.start, row.end, b"".join(pieces))])}
    raise LookupError(f"no row {put.row + 1}")


def _placed(nodes: Iterable[Node], repeated: str) -> Iterator[tuple[int, int, Node]]:
    """Each node with the position of the first that it stands for, from 0, and their number."""
    at = 0
    for node in nodes:
        count = max(1, int(node.attributes.get(repeated, "1")))
        yield at, count, node
        at += count


def _times(opening: bytes, repeated: str, count: int, rest: bytes) -> bytes:
    """The element of that start tag and that rest, `count` times; nothing for 0."""
    if not count:
        return b""
    bare = re.sub(rb"\s" + repeated.encode() + rb"\s*=\s*([\"'])\d+\1", b"", opening)
    if count > 1:
        end = 2 if bare.endswith(b"/>") else 1
        bare = bare[:-end] + f' {repeated}="{count}"'.encode() + bare[-end:]
    return bare + rest


def _with_cell(data: bytes, row: Node, put: Put) -> bytes:
    """What follows the start tag of the row, its end tag included, with that cell changed."""
    cells = [node for node in row.children if node.local in ("table-cell", "covered-table-cell")]
    width = 0
    for first, count, node in _placed(cells, _COLUMNS):
        width = first + count
        if first <= put.column < width:
            opening, rest = data[node.start : node.inner], data[node.inner : node.end]
            new = (
                _times(opening, _COLUMNS, put.column - first, rest)
                + _cell(put, node, data)
                + _times(opening, _COLUMNS, width - put.column - 1, rest)
            )
            return data[row.inner : node.start] + new + data[node.end : row.end]
    gap = _times(b"<table:table-cell/>", _COLUMNS, put.column - width, b"")
    return data[row.inner : row.close] + gap + _cell(put, None, data) + data[row.close : row.end]


def _cell(put: Put, old: Node | None, data: bytes) -> bytes:
    """The cell with its new content; its style, its span and the comment pinned to it stay."""
    kept = {key: text for key, text in old.attributes.items() if not _CONTENT.fullmatch(key)} if old else {}
    others = b"".join(data[node.start : node.end] for node in old.children if node.name != "text:p") if old else b""
    name = old.name if old else "table:table-cell"
    if put.value is None:
        return tag(name, kept, others or None)
    if isinstance(put.value, int):
        kept |= {"office:value-type": "float", "office:value": str(put.value)}
    else:
        kept |= {"office:value-type": "string"}
    return tag(name, kept, others + b"".join(_paragraph(line) for line in str(put.value).split("\n")))


def _paragraph(line: str) -> bytes:
    # Spaces at the start and after another space are markup in this format; a tab would be too, but is lost in reading.
    return tag("text:p", {}, re.sub(r"^ |(?<= ) ", "<text:s/>", plain(line)))
