"""The language of a talk: a code, or as people write it: `ENG`, `en français`, `anglais (diapos en français)`."""

from __future__ import annotations

import re

from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.reading import cells
from scheduler.reading.languages import is_own, language_code
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.parentheses import aside, without_remarks
from scheduler.reading.understood import Understood

#: Words around the name of a language, folded.
_AROUND = re.compile(
    r"^(?:(?:communication|expose|presentation|talk|intervention|parle|spoken|given|oral)\s+)?(?:en|in|langue|language)"
    r"\s*:?\s+|\s+(?:language|langue)$|^(?:la |the )"
)
#: Words for what is shown or handed out, whose language may be another one.
_SUPPORT = re.compile(
    r"\b(?:slides?|diapos?|diapositives?|diaporama|supports?|transparents?|visuels?|ppt|pdf|abstract|resume)\b"
)
_BETWEEN = re.compile(r"\s*(?:[/,;+&|–—]|\s-\s|\bet\b|\band\b|\bou\b|\bor\b)\s*")


def talk_language(value: object) -> str | Understood[str]:
    """The two-letter code of the language of a cell; a code, or the name of a language alone, is not told.

    Raises Wrong for several languages, of which the talk has one, and for what is no language.
    """
    text = cells.line(value)
    if is_own(text):
        return language_code(text) or ""
    bare, remarks = without_remarks(text)
    if not bare and len(remarks) == 1:
        bare, remarks = remarks[0], ()
    pieces = [bare] if _code(bare) else _BETWEEN.split(bare)
    remarks = (*(piece for piece in pieces[1:] if _SUPPORT.search(fold(piece))), *remarks)
    codes = [_code(piece) for piece in pieces if piece not in remarks]
    if not codes or None in codes:
        raise _unknown()
    named = tuple(dict.fromkeys(code for code in codes if code))
    if len(named) > 1:
        raise _several(named)
    return Understood(named[0], aside(message("« {code} »", "“{code}”", code=named[0]), remarks), named[0])


def _code(text: str) -> str | None:
    """The code of one language, with or without words around its name."""
    plain = fold(text).strip(" .!:")
    return language_code(plain) or language_code(_AROUND.sub("", plain).strip())


def _unknown() -> Wrong:
    return Wrong(
        message(
            "langue inconnue : écrivez un code de deux lettres, par exemple fr, en, de, es ou it",
            "unknown language: write a code of two letters, for instance fr, en, de, es or it",
        )
    )


def _several(codes: tuple[str, ...]) -> Wrong:
    return Wrong(
        message(
            "plusieurs langues : écrivez celle dans laquelle on parlera, « {codes} »",
            "several languages: write the one that will be spoken, “{english}”",
            codes=" » ou « ".join(codes),
            english="” or “".join(codes),
        ),
        codes,
    )
