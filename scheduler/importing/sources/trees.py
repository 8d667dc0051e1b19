"""XML without any declaration of types: what declares one may unfold to more than a machine has, and is refused."""

from __future__ import annotations

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from scheduler.language.message import Message, message
from scheduler.reading.report import Report, Spot

#: The largest number of elements, and of elements inside each other.
_MOST_ELEMENTS, _DEEPEST = 1_000_000, 100
_DECLARED = message(
    "ce XML déclare des types ou des entités (<!DOCTYPE …>), ce qu'aucun export ne fait : exportez-le de nouveau, "
    "ou supprimez cette déclaration",
    "this XML declares types or entities (<!DOCTYPE …>), which no export does: export it again, "
    "or delete that declaration",
)
_TOO_LARGE = message(
    "ce XML a trop d'éléments : exportez l'événement seul",
    "this XML has too many elements: export this event alone",
)


class _Refused(Exception):
    def __init__(self, text: Message) -> None:
        super().__init__(text.en)
        self.text = text


def read_tree(data: bytes, spot: Spot, report: Report) -> Element | None:
    """The root element, namespaces taken off its names; None, reported, if it is no XML or not to be trusted."""
    tree = _Tree()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.text
    parser.StartDoctypeDeclHandler = tree.refuse
    parser.EntityDeclHandler = tree.refuse
    try:
        parser.Parse(data, True)
    except _Refused as refused:
        report.mistake(spot, None, refused.text)
        return None
    except (expat.ExpatError, ValueError, LookupError) as error:
        _report_broken(error, spot, report)
        return None
    return tree.builder.close()


def _report_broken(error: Exception, spot: Spot, report: Report) -> None:
    text = message(
        "le fichier n'est pas du XML valable (ligne {line}) : téléchargez-le de nouveau, en entier",
        "the file is no valid XML (line {line}): download it again, as a whole",
        line=getattr(error, "lineno", 1),
    )
    report.mistake(spot, None, text)


class _Tree:
    """The tree while it is built."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self._elements = self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins. Raises `_Refused` where there are too many."""
        self._elements += 1
        self._depth += 1
        if self._elements > _MOST_ELEMENTS or self._depth > _DEEPEST:
            raise _Refused(_TOO_LARGE)
        self.builder.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        """An element ends."""
        self._depth -= 1
        self.builder.end(_local(name))

    def text(self, text: str) -> None:
        """Text between elements."""
        self.builder.data(text)

    def refuse(self, *_: object) -> NoReturn:
        """A declaration raises `_Refused`."""
        raise _Refused(_DECLARED)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
