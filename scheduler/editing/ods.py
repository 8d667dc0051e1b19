"""One cell of a sheet of an ods, in its XML; equal neighbouring rows or cells share an element with a count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from scheduler.domain.errors import Unwritable
from scheduler.editing.markup import Node, parse, plain, spliced, tag
from scheduler.editing.tables import Put
from scheduler.language.message import message
from scheduler.workbooks.sheet_marks import Area

_ROWS = "table:number-rows-repeated"
_COLUMNS = "table:number-columns-repeated"
_SPANS = re.compile(rb"\stable:number-(?:columns|rows)-spanned\s*=\s*([\"'])\d+\1")
_CONTENT = re.compile(r"(?:office|calcext):.*|table:formula|table:number-(?:columns-repeated|matrix-.*)")

_Content = tuple[dict[str, str], bytes]


def put_ods(parts: Mapping[str, bytes], puts: Sequence[Put], number: int) -> dict[str, bytes]:
    """The part of the archive with those cells of the sheet changed; a repeated row is split.

    `number` is the position of the sheet, from 0.
    """
    data = parts["content.xml"]
    sheet, rows = _rows(data, number)
    wanted: dict[int, list[tuple[Put, str | None, _Content | None]]] = {}
    for put in puts:
        copied = _content_at(data, rows, *put.copied) if put.copied else None
        wanted.setdefault(put.row, []).append((put, _style(rows, put), copied))
    changes = []
    for first, count, row in rows:
        present = [
            at for at in ([first] if count == 1 else sorted(wanted)) if at in wanted and first <= at < first + count
        ]
        if present:
            changes.append((row.start, row.end, _split_row(data[row.start : row.end], first, count, present, wanted)))
        for at in present:
            del wanted[at]
    for at, alike in wanted.items():
        if not all(put.freed for put, _, _ in alike):
            changes.append(_new_row(sheet, rows, at, alike))
    return {"content.xml": spliced(data, changes)}


def _split_row(
    opened: bytes,
    first: int,
    count: int,
    present: Sequence[int],
    wanted: Mapping[int, Sequence[tuple[Put, str | None, _Content | None]]],
) -> bytes:
    """The row at `first`, repeated `count` times, with the cells changed of the rows that are `present` among those."""
    row = parse(opened).children[0]
    opening, rest = opened[: row.inner], opened[row.inner :]
    pieces = []
    for at in present:
        pieces.append(_times(opening, _ROWS, at - first, rest))
        single = _times(opening, _ROWS, 1, rest)
        for put, style, copied in wanted[at]:
            single = _with_cell(single, put, style, copied)
        pieces.append(single)
        count, first = first + count - at - 1, at + 1
    return b"".join([*pieces, _times(opening, _ROWS, count, rest)])


def _new_row(
    sheet: Node | None,
    rows: Sequence[tuple[int, int, Node]],
    at: int,
    alike: Sequence[tuple[Put, str | None, _Content | None]],
) -> tuple[int, int, bytes]:
    """The change that adds a row with those cells, behind all rows of the sheet and out of their groups."""
    if sheet is None or alike[0][0].like is None:
        raise Unwritable(message("la feuille n'a pas de ligne {row}", "the sheet has no row {row}", row=at + 1))
    _, _, last = rows[-1]
    end = next(child.end for child in sheet.children if child.start <= last.start < child.end)
    new = b"<table:table-row></table:table-row>"
    for put, style, copied in alike:
        new = _with_cell(new, put, style, copied)
    return end, end, new


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
        raise Unwritable(
            message("la feuille n'a pas de cellule à la ligne {row}", "the sheet has no cell in row {row}", row=row + 1)
        )
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


def _with_cell(data: bytes, put: Put, style: str | None, copied: _Content | None) -> bytes:
    """The bytes of a row with that cell changed."""
    row = parse(data).children[0]
    width = 0
    for first, count, node in _placed(_cells(row), _COLUMNS):
        width = first + count
        if first <= put.column < width:
            if put.value is None and not put.freed and not _is_filled(node):
                return data
            opening, rest = data[node.start : node.inner], data[node.inner : node.end]
            new = (
                _times(opening, _COLUMNS, put.column - first, rest)
                + (_cell(put, node, data, style) if copied is None else _copy(node, copied))
                + _times(opening, _COLUMNS, width - put.column - 1, rest)
            )
            return data[: node.start] + new + data[node.end :]
    if put.value is None:
        return data
    new = _times(b"<table:table-cell/>", _COLUMNS, put.column - width, b"") + _cell(put, None, data, style)
    if row.inner == row.end:  # <table:table-row/>
        return data[: row.end].removesuffix(b"/>") + b">" + new + f"</{row.name}>".encode()
    return data[: row.close] + new + data[row.close :]


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
