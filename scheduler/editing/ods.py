"""One cell of the first sheet of an ods, in its XML; equal neighbouring rows or cells share an element with a count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scheduler.editing.markup import Node, parse, plain, spliced, tag
from scheduler.editing.tables import Put

_ROWS = "table:number-rows-repeated"
_COLUMNS = "table:number-columns-repeated"
_CONTENT = re.compile(r"(?:office|calcext):.*|table:formula|table:number-(?:columns-repeated|matrix-.*)")


def put_ods(parts: Mapping[str, bytes], put: Put) -> dict[str, bytes]:
    """The part of the archive with the cell changed; a repeated row is split into up to three."""
    data = parts["content.xml"]
    sheet = next(parse(data).below("table"), None)
    rows = list(_placed(sheet.below("table-row"), _ROWS)) if sheet else []
    style = _style(rows, put)
    for first, count, row in rows:
        if first <= put.row < first + count:
            opening = data[row.start : row.inner]
            new = _with_cell(data, row, put, style)
            if new is None:
                return {}
            pieces = (
                _times(opening, _ROWS, put.row - first, data[row.inner : row.end]),
                _times(opening, _ROWS, 1, new),
                _times(opening, _ROWS, first + count - put.row - 1, data[row.inner : row.end]),
            )
            return {"content.xml": spliced(data, [(row.start, row.end, b"".join(pieces))])}
    if sheet is None or put.like is None:
        raise LookupError(f"no row {put.row + 1}")
    return {"content.xml": _with_row(data, sheet, rows, put, style)}


def _style(rows: Sequence[tuple[int, int, Node]], put: Put) -> str | None:
    """The style of the cell above the new one, in the row that the new row is to be like."""
    for first, count, row in rows:
        if put.like is not None and first <= put.like < first + count:
            for at, width, cell in _placed(_cells(row), _COLUMNS):
                if at <= put.column < at + width:
                    return cell.attributes.get("table:style-name")
    return None


def _with_row(data: bytes, sheet: Node, rows: Sequence[tuple[int, int, Node]], put: Put, style: str | None) -> bytes:
    """The sheet with a row that has that one cell, behind all of its rows and out of their groups."""
    _, _, last = rows[-1]
    end = next(child.end for child in sheet.children if child.start <= last.start < child.end)
    gap = _times(b"<table:table-cell/>", _COLUMNS, put.column, b"")
    new = tag("table:table-row", {}, gap + _cell(put, None, data, style))
    return spliced(data, [(end, end, new)])


def _cells(row: Node) -> list[Node]:
    return [node for node in row.children if node.local in ("table-cell", "covered-table-cell")]


def _placed(nodes: Iterable[Node], repeated: str) -> Iterator[tuple[int, int, Node]]:
    """Each node with the position, from 0, of its first row or cell, and the number of those that it repeats."""
    at = 0
    for node in nodes:
        count = max(1, int(node.attributes.get(repeated, "1")))
        yield at, count, node
        at += count


def _times(opening: bytes, repeated: str, count: int, rest: bytes) -> bytes:
    """The element with a repeat count of `count`; no bytes for 0."""
    if not count:
        return b""
    bare = re.sub(rb"\s" + repeated.encode() + rb"\s*=\s*([\"'])\d+\1", b"", opening)
    if count > 1:
        end = 2 if bare.endswith(b"/>") else 1
        bare = bare[:-end] + f' {repeated}="{count}"'.encode() + bare[-end:]
    return bare + rest


def _with_cell(data: bytes, row: Node, put: Put, style: str | None) -> bytes | None:
    """The bytes of the row behind its start tag, with the cell changed; None if the cell is empty already
    and shall be.
    """
    width = 0
    for first, count, node in _placed(_cells(row), _COLUMNS):
        width = first + count
        if first <= put.column < width:
            if put.value is None and not _is_filled(node):
                return None
            opening, rest = data[node.start : node.inner], data[node.inner : node.end]
            new = (
                _times(opening, _COLUMNS, put.column - first, rest)
                + _cell(put, node, data, style)
                + _times(opening, _COLUMNS, width - put.column - 1, rest)
            )
            return data[row.inner : node.start] + new + data[node.end : row.end]
    if put.value is None:
        return None
    gap = _times(b"<table:table-cell/>", _COLUMNS, put.column - width, b"")
    return data[row.inner : row.close] + gap + _cell(put, None, data, style) + data[row.close : row.end]


def _is_filled(cell: Node) -> bool:
    keys = (key for key in cell.attributes if key != _COLUMNS)
    return any(map(_CONTENT.fullmatch, keys)) or any(child.name == "text:p" for child in cell.children)


def _cell(put: Put, old: Node | None, data: bytes, style: str | None) -> bytes:
    """The cell with its new content; its style, its span and the comment pinned to it stay."""
    kept = {key: text for key, text in old.attributes.items() if not _CONTENT.fullmatch(key)} if old else {}
    if style is not None and put.value is not None:
        kept.setdefault("table:style-name", style)
    annotations = (
        b"".join(data[node.start : node.end] for node in old.children if node.name != "text:p") if old else b""
    )
    name = old.name if old else "table:table-cell"
    if put.value is None:
        return tag(name, kept, annotations or None)
    if isinstance(put.value, int):
        kept |= {"office:value-type": "float", "office:value": str(put.value)}
    else:
        kept |= {"office:value-type": "string"}
    return tag(name, kept, annotations + b"".join(_paragraph(line) for line in str(put.value).split("\n")))


def _paragraph(line: str) -> bytes:
    # Spaces at the start and after another space are markup in this format; a tab would be too, but is lost in reading.
    return tag("text:p", {}, re.sub(r"^ |(?<= ) ", "<text:s/>", plain(line)))
