"""One cell of the first sheet of an xlsx, in its XML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from scheduler.editing.markup import Node, parse, plain, spliced, tag
from scheduler.editing.tables import Put
from scheduler.reading.header_rows import letters

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_TYPES = "[Content_Types].xml"
_CHAIN = re.compile(rb"<(?:\w+:)?(?:Relationship|Override)\b[^>]*calcChain\.xml[^>]*/>")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SPANS = re.compile(rb"\sspans=([\"'])[^\"']*\1")


def put_xlsx(parts: Mapping[str, bytes], put: Put) -> dict[str, bytes]:
    """The parts of the archive that change with the cell; a removed part is empty."""
    name = _first_sheet(parts)
    data = parts[name]
    root = parse(data)
    rows = dict(_numbered(root.below("row"), "row"))
    row = rows.get(put.row)
    style = _style(rows.get(-1 if put.like is None else put.like), put.column)
    if row is None and put.like is not None:
        return {name: spliced(data, [*_dimension(root, put), _new_row(rows, put, style)])}
    if row is None:
        raise LookupError(f"{name} has no row {put.row + 1}")
    cells = dict(_numbered(iter(row.children), "c"))
    old = cells.get(put.column)
    if old is None and put.value is None:
        return {}
    changes = _dimension(root, put)
    if old is not None:
        changes.append((old.start, old.end, _cell(put, old.attributes.get("s", style), row.prefix)))
    else:
        changes += _insertion(data, row, cells, put, style)
    changed = {name: spliced(data, changes)}
    return {**changed, **_without_chain(parts)} if old is not None and _has_formula(old, name) else changed


def _style(row: Node | None, column: int) -> str | None:
    """The style of the cell of that row; None where it has none."""
    cell = dict(_numbered(iter(row.children), "c")).get(column) if row else None
    return cell.attributes.get("s") if cell else None


def _new_row(rows: Mapping[int, Node], put: Put, style: str | None) -> tuple[int, int, bytes]:
    """The change that inserts a row with one cell behind the rows above it."""
    above = rows[max(number for number in rows if number < put.row)]
    new = tag(above.name, {"r": str(put.row + 1)}, _cell(put, style, above.prefix))
    return above.end, above.end, new


def _first_sheet(parts: Mapping[str, bytes]) -> str:
    if _BOOK not in parts or _RELATIONS not in parts:
        raise LookupError("no workbook")
    sheet = next(parse(parts[_BOOK]).below("sheet"), None)
    keys = {value for key, value in sheet.attributes.items() if key.endswith(":id")} if sheet else set()
    for relation in parse(parts[_RELATIONS]).below("Relationship"):
        if relation.attributes.get("Id") in keys:
            name = posixpath.normpath(posixpath.join("/xl", relation.attributes.get("Target", ""))).lstrip("/")
            if name in parts:
                return name
    raise LookupError("no sheet")


def _numbered(nodes: Iterator[Node], local: str) -> Iterator[tuple[int, Node]]:
    """Rows or cells with their positions from 0; an element without a position follows the one before it."""
    at = -1
    for node in nodes:
        if node.local == local:
            reference = node.attributes.get("r", "")
            match = _REFERENCE.fullmatch(reference)
            if local == "row" and reference.isdecimal():
                at = int(reference) - 1
            elif local == "c" and match:
                at = _column(match.group(1))
            else:
                at += 1
            yield at, node


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cell(put: Put, style: str | None, prefix: str) -> bytes:
    attributes = {"r": f"{letters(put.column)}{put.row + 1}", **({"s": style} if style else {})}
    if put.value is None:
        return tag(f"{prefix}c", attributes)
    if isinstance(put.value, int):
        return tag(f"{prefix}c", attributes, tag(f"{prefix}v", {}, str(put.value)))
    text = tag(f"{prefix}t", {"xml:space": "preserve"}, plain(put.value))
    return tag(f"{prefix}c", {**attributes, "t": "inlineStr"}, tag(f"{prefix}is", {}, text))


def _insertion(
    data: bytes, row: Node, cells: Mapping[int, Node], put: Put, style: str | None
) -> list[tuple[int, int, bytes]]:
    """The changes that put a new cell into the row, in the order of the columns."""
    at = next((node.start for column, node in sorted(cells.items()) if column > put.column), row.close)
    opening = _SPANS.sub(b"", data[row.start : row.inner])
    new = _cell(put, style, row.prefix)
    if row.inner == row.end:  # <row/>
        return [(row.start, row.end, opening[:-2] + b">" + new + f"</{row.name}>".encode())]
    return [(row.start, row.inner, opening), (at, at, new)]


def _dimension(root: Node, put: Put) -> list[tuple[int, int, bytes]]:
    """The change that extends the stated dimension of the sheet to the cell."""
    node = next(root.below("dimension"), None)
    first, colon, last = node.attributes.get("ref", "").partition(":") if node else ("", "", "")
    match = _REFERENCE.fullmatch(last)
    if node is None or not colon or not match:
        return []
    column, row = max(_column(match.group(1)), put.column), max(int(match.group(2)), put.row + 1)
    if last == f"{letters(column)}{row}":
        return []
    return [(node.start, node.end, tag(node.name, {"ref": f"{first}:{letters(column)}{row}"}))]


def _has_formula(cell: Node, name: str) -> bool:
    formula = next(cell.below("f"), None)
    if formula is not None and "ref" in formula.attributes:
        raise LookupError(f"{name}: other cells need the formula of {cell.attributes.get('r')}")
    return formula is not None


def _without_chain(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without the calculation chain, which would name the removed formula; Excel makes a new one."""
    if "xl/calcChain.xml" not in parts:
        return {}
    return {"xl/calcChain.xml": b"", **{name: _CHAIN.sub(b"", parts[name]) for name in (_TYPES, _RELATIONS)}}
