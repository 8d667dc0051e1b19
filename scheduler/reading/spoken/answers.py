"""Yes and no in a cell of a table, as people and spreadsheets write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scheduler.language.message import message
from scheduler.language.text import clean_line, fold
from scheduler.reading.report import Tongue, shown
from scheduler.reading.understood import Understood
from scheduler.reading.values import wrong

#: The contract's own words, with the language of each.
_ANSWERS: Mapping[str, tuple[bool, Tongue | None]] = {
    "yes": (True, "en"),
    "oui": (True, "fr"),
    "no": (False, "en"),
    "non": (False, "fr"),
}
#: Other words and marks, in the form that is compared, with the language that has them; None for both.
_SYNONYMS: Mapping[str, tuple[bool, Tongue | None]] = {
    **dict.fromkeys(("o", "vrai"), (True, "fr")),
    **dict.fromkeys(("y", "true"), (True, "en")),
    **dict.fromkeys(("x", "1", "✓", "✔", "☑"), (True, None)),
    "faux": (False, "fr"),
    "false": (False, "en"),
    **dict.fromkeys(("n", "0", "-", "–", "—", "☐"), (False, None)),
}


def yes_or_no(language: Tongue) -> Callable[[object], bool | Understood[bool]]:
    """A reader of answers: `yes`/`oui`, `no`/`non`, or another word or mark for one of them, put into `language`.

    It raises Wrong for anything else; “✗” may mean either and is no answer.
    """

    def read(value: object) -> bool | Understood[bool]:
        if isinstance(value, bool):
            return value
        word = _word(value)
        if word in _ANSWERS:
            return _ANSWERS[word][0]
        if word not in _SYNONYMS:
            wrong(
                "ce n'est ni oui ni non : écrivez « oui » ou « non », ou videz la cellule ; qui modère un axe en "
                "particulier s'écrit dans la modération de cet axe (event.toml, [[axes]] chair)",
                "this is neither yes nor no: write “yes” or “no”, or empty the cell; who chairs an axis in particular "
                "is written as the chair of that axis (event.toml, [[axes]] chair)",
            )
        answer, tongue = _SYNONYMS[word]
        meant = message("oui", "yes") if answer else message("non", "no")
        return Understood(answer, meant, meant.to(tongue or language))

    return read


def answer_tongue(value: object) -> Tongue | None:
    """The language of an answer; None for what both languages have, and for what is no answer."""
    word = "" if isinstance(value, bool) else _word(value)
    return (_ANSWERS.get(word) or _SYNONYMS.get(word) or (False, None))[1]


def _word(value: object) -> str:
    text = clean_line(shown(value))
    return fold(text) or text
