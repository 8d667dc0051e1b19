"""One cell of a sheet of an ods, in its XML; equal neighbouring rows or cells share an element with a count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from scheduler.editing.markup import Node, parse, plain, spliced, tag
from scheduler.editing.tables import Put
from scheduler.reading.sheet_marks import Area

_ROWS = "table:number-rows-repeated"
_COLUMNS = "table:number-columns-repeated"
_SPANS = re.compile(rb"\stable:number-(?:columns|rows)-spanned\s*=\s*([\"'])\d+\1")
_CONTENT = re.compile(r"(?:office|calcext):.*|table:formula|table:number-(?:columns-repeated|matrix-.*)")

_Content = tuple[dict[str, str], bytes]


def put_ods(parts: Mapping[str, bytes], put: Put, number: int) -> dict[str, bytes]:
    """The part of the archive with the cell of the sheet changed; a repeated row is split into up to three.

    `number` is the position of the sheet, from 0.
    """
    data = parts["content.xml"]
    sheet, rows = _rows(data, number)
    style = _style(rows, put)
    copied = _content_at(data, rows, *put.copied) if put.copied else None
    for first, count, row in rows:
        if first <= put.row < first + count:
            opening = data[row.start : row.inner]
            new = _with_cell(data, row, put, style, copied)
            if new is None:
                return {}
            pieces = (
                _times(opening, _ROWS, put.row - first, data[row.inner : row.end]),
                _times(opening, _ROWS, 1, new),
                _times(opening, _ROWS, first + count - put.row - 1, data[row.inner : row.end]),
            )
            return {"content.xml": spliced(data, [(row.start, row.end, b"".join(pieces))])}
    if put.freed:
        return {}
    if sheet is None or put.like is None:
        raise LookupError(f"no row {put.row + 1}")
    return {"content.xml": _with_row(data, sheet, rows, put, style)}


def _rows(data: bytes, number: int) -> tuple[Node | None, list[tuple[int, int, Node]]]:
    """The sheet at that position and its rows, each with its first position and the number that it repeats."""
    sheet = next(islice(parse(data).below("table"), number, None), None)
    return sheet, list(_placed(sheet.below("table-row"), _ROWS)) if sheet else []


def part_ods(parts: Mapping[str, bytes], area: Area, number: int) -> dict[str, bytes]:
    """The document with the first cell of that area, on the sheet at that position, no longer spanning others."""
    data = parts["content.xml"]
    node = _node_at(_rows(data, number)[1], area.top, area.left)
    if node is None:
        return {}
    return {"content.xml": spliced(data, [(node.start, node.inner, _SPANS.sub(b"", data[node.start : node.inner]))])}


def _node_at(rows: Iterable[tuple[int, int, Node]], row: int, column: int) -> Node | None:
    """The cell at that position; None if the sheet does not reach there."""
    for first, count, node in rows:
        if first <= row < first + count:
            for at, width, cell in _placed(_cells(node), _COLUMNS):
                if at <= column < at + width:
                    return cell
    return None


def _content_at(data: bytes, rows: Iterable[tuple[int, int, Node]], row: int, column: int) -> _Content:
    """The value of the cell at that position: its attributes and paragraphs, without its formula."""
    node = _node_at(rows, row, column)
    if node is None:
        raise LookupError(f"no cell in row {row + 1}")
    attributes = {
        key: text
        for key, text in node.attributes.items()
        if _CONTENT.fullmatch(key) and key not in (_COLUMNS, "table:formula") and "-matrix-" not in key
    }
    return attributes, b"".join(data[child.start : child.end] for child in node.children if child.name == "text:p")


def _style(rows: Sequence[tuple[int, int, Node]], put: Put) -> str | None:
    """The style of the cell above the new one, in the row that the new row is to be like."""
    cell = None if put.like is None else _node_at(rows, put.like, put.column)
    return cell.attributes.get("table:style-name") if cell else None


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


def _with_cell(data: bytes, row: Node, put: Put, style: str | None, copied: _Content | None) -> bytes | None:
    """The bytes of the row behind its start tag, with the cell changed; None if the cell is empty already
    and shall be.
    """
    width = 0
    for first, count, node in _placed(_cells(row), _COLUMNS):
        width = first + count
        if first <= put.column < width:
            if put.value is None and not put.freed and not _is_filled(node):
                return None
            opening, rest = data[node.start : node.inner], data[node.inner : node.end]
            new = (
                _times(opening, _COLUMNS, put.column - first, rest)
                + (_cell(put, node, data, style) if copied is None else _copy(node, copied))
                + _times(opening, _COLUMNS, width - put.column - 1, rest)
            )
            return data[row.inner : node.start] + new + data[node.end : row.end]
    if put.value is None:
        return None
    gap = _times(b"<table:table-cell/>", _COLUMNS, put.column - width, b"")
    return data[row.inner : row.close] + gap + _cell(put, None, data, style) + data[row.close : row.end]


def _copy(old: Node, copied: _Content) -> bytes:
    """The cell, uncovered, with that content and its own style."""
    style = {key: text for key, text in old.attributes.items() if key == "table:style-name"}
    return tag("table:table-cell", {**style, **copied[0]}, copied[1])


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
    name = old.name if old and not put.freed else "table:table-cell"
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
