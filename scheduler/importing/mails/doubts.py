"""The column `check` of proposals: what somebody has to look at, one doubt behind the other in one cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from scheduler.importing.mails.call_rules import GUESSED, Rules, follows_from_cells, lacking, unknown
from scheduler.language.message import Language, Message

#: What parts two doubts, and the quotation marks within which it parts none.
_SIGNS = re.compile(r"[«“]|[»”]|;\s+")
#: How doubts begin that belong beside a column although nothing in it was guessed.
_BESIDE: Mapping[str, str] = {
    "disponibilités à lire": "available",
    "availability to be read": "available",
    "intervenant": "speakers",
    "adresse de qui": "address",
    "address of who": "address",
    "speaker": "speakers",
    "deux résumés": "abstract",
    "two abstracts": "abstract",
    "deux titres": "title",
    "two titles": "title",
}
_GUESSED_FIELDS: Mapping[str, str] = {
    text: field for field, guess in GUESSED.items() for text in (guess.fr.casefold(), guess.en.casefold())
}


def worded(doubts: Sequence[Message], language: Language) -> str:
    """The cell with those doubts, in the language of the event."""
    return "; ".join(doubt.to(language) for doubt in doubts)


def doubts_in(cell: str) -> tuple[str, ...]:
    """The doubts of the cell, in order; a semicolon in words that a doubt quotes begins none."""
    doubts, begin, depth = [], 0, 0
    for sign in _SIGNS.finditer(cell):
        if sign[0] in "«“":
            depth += 1
        elif sign[0] in "»”":
            depth = max(0, depth - 1)
        elif depth == 0:
            doubts.append(cell[begin : sign.start()])
            begin = sign.end()
    return tuple(text.strip() for text in (*doubts, cell[begin:]) if text.strip())


def field_of(doubt: str) -> str:
    """The column beside which the doubt is to be read; "" for one of the whole proposal."""
    return field_guessed(doubt) or next((field for begins, field in _BESIDE.items() if doubt.startswith(begins)), "")


def field_guessed(doubt: str) -> str:
    """The column that the doubt calls guessed; "" for any other doubt."""
    return _GUESSED_FIELDS.get(doubt.casefold(), "")


def looked_at(
    cells: Mapping[str, str], changed: Collection[str], seen: Collection[int], rules: Rules, language: Language
) -> str:
    """The cell `check` of the row `cells` as it is now.

    `changed` are the columns that somebody has written, which are not guessed any more, `seen` the numbers of doubts
    (from 0) that somebody has looked at. What the cells lack by now is said anew.
    """
    stays = [
        doubt
        for number, doubt in enumerate(doubts_in(cells.get("check", "")))
        if number not in seen and field_guessed(doubt) not in {*changed} - {""} and not follows_from_cells(doubt)
    ]
    lacks = worded((*lacking(cells, rules), *unknown(cells, rules)), language)
    return "; ".join(filter(None, (lacks, *stays)))


def carried(base: str, ours: str, theirs: str) -> str:
    """What `theirs` says, without the doubts of `base` that ours has no more, and with those that ours alone has."""
    before, here, there = doubts_in(base), doubts_in(ours), doubts_in(theirs)
    gone = {doubt for doubt in before if doubt not in here}
    added = [doubt for doubt in here if doubt not in before and doubt not in there and not follows_from_cells(doubt)]
    return "; ".join([*(doubt for doubt in there if doubt not in gone), *added])
