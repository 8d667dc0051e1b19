"""The comments on the cells of a sheet of an xlsx, which stand in parts of their own."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from zipfile import ZipFile

from scheduler.workbooks.markup_pass import local, new_parser

#: The ends of the types of relations that lead to comments; conversations hold what Excel repeats as comments.
_CONVERSATIONS, _COMMENTS = "/threadedComment", "/comments"


def xlsx_notes(archive: ZipFile, names: Mapping[str, str], sheet: str) -> dict[str, str]:
    """The text of each comment by the reference of its cell; answers follow.

    Parameters
    ----------
    names
        The names of the members of the archive by their folded form.
    sheet
        The name of the sheet's part.

    Raises ExpatError.
    """
    folder, name = posixpath.split(sheet)
    relations = names.get(f"{folder}/_rels/{name}.rels".casefold())
    targets = _targets(archive.read(relations), folder) if relations else {}
    notes: dict[str, str] = {}
    for kind in (_COMMENTS, _CONVERSATIONS):
        parts = [names[part] for target in targets.get(kind, ()) if (part := target.casefold()) in names]
        for part in parts:
            notes |= _texts(archive.read(part))
    return notes


def _targets(relations: bytes, folder: str) -> dict[str, list[str]]:
    """The parts that the relations lead to, by the end of their type."""
    targets: dict[str, list[str]] = {_COMMENTS: [], _CONVERSATIONS: []}

    def starts(name: str, attributes: dict[str, str]) -> None:
        kind = next((kind for kind in targets if attributes.get("Type", "").endswith(kind)), None)
        if local(name) == "Relationship" and kind:
            target = attributes.get("Target", "").replace("\\", "/")
            targets[kind].append(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))

    parser = new_parser()
    parser.StartElementHandler = starts
    parser.Parse(relations, True)
    return targets


def _texts(xml: bytes) -> dict[str, str]:
    """The texts of comments by their references; several on one cell follow each other."""
    texts: dict[str, list[str]] = {}
    elements, reference = [""], ""

    def starts(name: str, attributes: dict[str, str]) -> None:
        nonlocal reference
        elements.append(local(name))
        if elements[-1] in ("comment", "threadedComment"):
            reference = attributes.get("ref", "")
            texts.setdefault(reference, []).append("")

    def text(letters: str) -> None:
        if elements[-1] in ("t", "text") and "rPh" not in elements and reference:
            texts[reference][-1] += letters

    parser = new_parser()
    parser.StartElementHandler = starts
    parser.EndElementHandler = lambda _: elements.pop()
    parser.CharacterDataHandler = text
    parser.Parse(xml, True)
    return {cell: " / ".join(filter(None, map(str.strip, pieces))) for cell, pieces in texts.items()}
