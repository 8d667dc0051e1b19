"""Cells of a sheet of an xlsx, in its XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from scheduler.domain.errors import Unwritable
from scheduler.editing.markup import Node, parse, plain, spliced, tag
from scheduler.editing.tables import Put
from scheduler.language.message import message
from scheduler.reading.columns.header_rows import letters
from scheduler.workbooks.sheet_marks import Area
from scheduler.workbooks.xlsx_sheets import area_of, column_number

_RELATIONS = "xl/_rels/workbook.xml.rels"
_TYPES = "[Content_Types].xml"
_CHAIN = re.compile(rb"<(?:\w+:)?(?:Relationship|Override)\b[^>]*calcChain\.xml[^>]*/>")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SPANS = re.compile(rb"\sspans=([\"'])[^\"']*\1")


def put_xlsx(parts: Mapping[str, bytes], puts: Sequence[Put], name: str) -> dict[str, bytes]:
    """The parts of the archive that change with those cells of the sheet `name`; a removed part is empty."""
    data = parts[name]
    root = parse(data)
    rows = dict(_numbered(root.below("row"), "row"))
    changes, has_formula = _dimension(root, puts), False
    for number, alike in _by_row(puts).items():
        row = rows.get(number)
        if row is None and all(put.freed for put in alike):
            continue
        if row is None and alike[0].like is None:
            raise Unwritable(message("la feuille n'a pas de ligne {row}", "the sheet has no row {row}", row=number + 1))
        start, end, opened = (
            _new_row(rows, alike[0]) if row is None else (row.start, row.end, data[row.start : row.end])
        )
        for put in alike:
            opened, had_formula = _with_cell(opened, put, data, rows)
            has_formula |= had_formula
        changes.append((start, end, opened))
    return {name: spliced(data, changes), **(_without_chain(parts) if has_formula else {})}


def _by_row(puts: Sequence[Put]) -> dict[int, list[Put]]:
    rows: dict[int, list[Put]] = {}
    for put in puts:
        rows.setdefault(put.row, []).append(put)
    return rows


def _with_cell(opened: bytes, put: Put, data: bytes, rows: Mapping[int, Node]) -> tuple[bytes, bool]:
    """The bytes of a row with that cell changed, and whether a formula was removed.

    `data` and `rows` are the sheet before any change.
    """
    row = parse(opened).children[0]
    cells = dict(_numbered(iter(row.children), "c"))
    old = cells.get(put.column)
    if old is None and put.value is None and put.copied is None:
        return opened, False
    style = old.attributes.get("s") if old else None
    style = style or _style(rows.get(-1 if put.like is None else put.like), put.column)
    new = _copy(data, rows, put, style) if put.copied else _cell(put, style, row.prefix)
    if old is None:
        return spliced(opened, _insertion(opened, row, cells, put.column, new)), False
    return spliced(opened, [(old.start, old.end, new)]), _has_formula(old)


def _style(row: Node | None, column: int) -> str | None:
    """The style of the cell of that row; None where it has none."""
    cell = dict(_numbered(iter(row.children), "c")).get(column) if row else None
    return cell.attributes.get("s") if cell else None


def _new_row(rows: Mapping[int, Node], put: Put) -> tuple[int, int, bytes]:
    """The change that inserts a row without cells behind the rows above it."""
    above = rows[max(number for number in rows if number < put.row)]
    return above.end, above.end, tag(above.name, {"r": str(put.row + 1)})


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
                at = column_number(match.group(1))
            else:
                at += 1
            yield at, node


def _cell(put: Put, style: str | None, prefix: str) -> bytes:
    attributes = {"r": f"{letters(put.column)}{put.row + 1}", **({"s": style} if style else {})}
    if put.value is None:
        return tag(f"{prefix}c", attributes)
    if isinstance(put.value, int):
        return tag(f"{prefix}c", attributes, tag(f"{prefix}v", {}, str(put.value)))
    text = tag(f"{prefix}t", {"xml:space": "preserve"}, plain(put.value))
    return tag(f"{prefix}c", {**attributes, "t": "inlineStr"}, tag(f"{prefix}is", {}, text))


def _copy(data: bytes, rows: Mapping[int, Node], put: Put, style: str | None) -> bytes:
    """The cell with the value of the cell that it copies, without its formula."""
    above, column = put.copied or (put.row, put.column)
    source = dict(_numbered(iter(rows[above].children), "c"))[column]
    style = style or source.attributes.get("s")
    attributes = {"r": f"{letters(put.column)}{put.row + 1}", **({"s": style} if style else {})}
    if "t" in source.attributes:
        attributes["t"] = source.attributes["t"]
    content = b"".join(data[child.start : child.end] for child in source.children if child.local != "f")
    return tag(source.name, attributes, content)


def part_xlsx(parts: Mapping[str, bytes], area: Area, name: str) -> dict[str, bytes]:
    """The sheet `name` without the merging of that area; the cells keep their content."""
    data = parts[name]
    merges = next(parse(data).below("mergeCells"), None)
    nodes = [node for node in merges.children if node.local == "mergeCell"] if merges else []
    gone = [node for node in nodes if area_of(node.attributes.get("ref", "")) == area]
    if merges is None or not gone:
        return {}
    if len(gone) == len(nodes):
        return {name: spliced(data, [(merges.start, merges.end, b"")])}
    count = {"count": str(len(nodes) - len(gone))} if "count" in merges.attributes else {}
    opening = tag(merges.name, {**merges.attributes, **count}, b"").partition(b"></")[0] + b">"
    return {name: spliced(data, [(merges.start, merges.inner, opening), *((n.start, n.end, b"") for n in gone)])}


def _insertion(
    data: bytes, row: Node, cells: Mapping[int, Node], column: int, new: bytes
) -> list[tuple[int, int, bytes]]:
    """The changes that put a new cell into the row, in the order of the columns."""
    at = next((node.start for other, node in sorted(cells.items()) if other > column), row.close)
    opening = _SPANS.sub(b"", data[row.start : row.inner])
    if row.inner == row.end:  # <row/>
        return [(row.start, row.end, opening[:-2] + b">" + new + f"</{row.name}>".encode())]
    return [(row.start, row.inner, opening), (at, at, new)]


def _dimension(root: Node, puts: Sequence[Put]) -> list[tuple[int, int, bytes]]:
    """The change that extends the stated dimension of the sheet to the cells that are filled."""
    filled = [put for put in puts if put.value is not None or put.copied]
    node = next(root.below("dimension"), None)
    first, colon, last = node.attributes.get("ref", "").partition(":") if node else ("", "", "")
    match = _REFERENCE.fullmatch(last)
    if node is None or not colon or not match:
        return []
    column = max(column_number(match.group(1)), *(put.column for put in filled), 0)
    row = max(int(match.group(2)), *(put.row + 1 for put in filled), 0)
    if last == f"{letters(column)}{row}":
        return []
    return [(node.start, node.end, tag(node.name, {"ref": f"{first}:{letters(column)}{row}"}))]


def _has_formula(cell: Node) -> bool:
    formula = next(cell.below("f"), None)
    if formula is not None and "ref" in formula.attributes:
        raise Unwritable(
            message(
                "d'autres cellules ont besoin de la formule en {cell}",
                "other cells need the formula of {cell}",
                cell=cell.attributes.get("r"),
            )
        )
    return formula is not None


def _without_chain(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without the calculation chain, which would name the removed formula; Excel makes a new one."""
    if "xl/calcChain.xml" not in parts:
        return {}
    return {"xl/calcChain.xml": b"", **{name: _CHAIN.sub(b"", parts[name]) for name in (_TYPES, _RELATIONS)}}
