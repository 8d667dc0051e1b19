"""One pass of expat over the XML of a workbook, which refuses what a spreadsheet never writes."""

from __future__ import annotations

from xml.parsers import expat


class Refused(ValueError):
    """The XML declares entities: no spreadsheet does, and they may unfold without end."""


def new_parser() -> expat.XMLParserType:
    """A parser that raises `Refused` at the declaration of an entity, and gives text in whole pieces."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Refused("entity")

    parser.EntityDeclHandler = refuse
    return parser


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]
