"""Numbered lists of Word: each begins with its own number, while a style alone would count on from the list before."""

from __future__ import annotations

from typing import Any

from docx.text.paragraph import Paragraph

#: The style of the template whose numbering each list takes.
STYLE = "List Number"


class NumberedLists:
    """The numbered lists of a document, one after the other."""

    def __init__(self, document: Any) -> None:
        self._numbering = document.part.numbering_part.element
        style = document.styles[STYLE].element.pPr.numPr.numId.val
        self._kind = self._numbering.num_having_numId(style).abstractNumId.val
        self._list, self._next = 0, 0

    def number(self, paragraph: Paragraph, number: int) -> None:
        """The paragraph is the item `number` of the last list, or begins another if that would count otherwise."""
        if number != self._next:
            begun = self._numbering.add_num(self._kind)
            begun.add_lvlOverride(ilvl=0).add_startOverride(number)
            self._list = begun.numId
        self._next = number + 1
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, self._list

    def end(self) -> None:
        """The next item begins a list."""
        self._next = 0
