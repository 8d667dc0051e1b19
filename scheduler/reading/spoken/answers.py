"""Yes and no in a cell of a table, as people and spreadsheets write them."""

from __future__ import annotations

from scheduler.language.message import message
from scheduler.language.text import clean_line, fold
from scheduler.reading.report import shown
from scheduler.reading.understood import Understood
from scheduler.reading.values import wrong

_ANSWERS = {"yes": True, "oui": True, "no": False, "non": False}
#: Other words and marks, in the form that is compared, with the answer that would be written.
_SYNONYMS = {
    **dict.fromkeys(("o", "vrai"), "oui"),
    **dict.fromkeys(("y", "true", "x", "1", "✓", "✔", "☑"), "yes"),
    **dict.fromkeys(("n", "faux"), "non"),
    **dict.fromkeys(("false", "0", "-", "–", "—", "☐"), "no"),
}


def yes_or_no(value: object) -> bool | Understood[bool]:
    """The answer in a cell: `yes`/`oui`, `no`/`non`, or another word or mark for one of them.

    Raises Wrong for anything else; “✗” may mean either and is no answer.
    """
    if isinstance(value, bool):
        return value
    text = clean_line(shown(value))
    word = fold(text) or text
    if word in _ANSWERS:
        return _ANSWERS[word]
    written = _SYNONYMS.get(word)
    if written is None:
        wrong(
            "ce n'est ni oui ni non : écrivez « oui » ou « non », ou videz la cellule",
            "this is neither yes nor no: write “yes” or “no”, or empty the cell",
        )
    answer = _ANSWERS[written]
    return Understood(answer, message("oui", "yes") if answer else message("non", "no"), written)
