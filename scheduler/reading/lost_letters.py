"""Letters that a file has lost: « ?ukasz », « l?archive », where a sign stands for what its encoding does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from scheduler.domain.errors import Weight
from scheduler.language.message import message
from scheduler.reading.report import Place, Report

#: The columns of texts that are printed.
_PRINTED = (
    *("title", "speakers", "authors", "discussant", "affiliations", "name", "family_name", "affiliation"),
    *("keywords", "abstract", "biography"),
)
_LETTER = r"[^\W\d_]"
_SMALL = r"[a-zß-öø-ÿ]"
#: A word with a question mark at its beginning or in its midst, or with the sign for a letter that could not be read.
_LOST = re.compile(
    rf"(?<![^\s(\"«“'’-])\?+{_SMALL}\w*|\w*{_LETTER}\?+{_SMALL}[\w?]*|[A-ZÀ-ÖØ-Þ]+\?+[A-ZÀ-ÖØ-Þ][\w?]*|\S*\ufffd\S*"
)
#: The signs that stand for a lost letter.
_SIGNS = "?\ufffd"
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


def with_lost_letters(name: str, spellings: Iterable[str]) -> str:
    """The one of the `spellings` that has the letters which `name` has lost; the name itself where none is."""
    if not _LOST.search(name):
        return name
    whole = re.compile("".join(_LETTER if sign in _SIGNS else re.escape(sign) for sign in name), re.IGNORECASE)
    return next((spelling for spelling in spellings if whole.fullmatch(spelling)), name)


def report_lost(raw: Mapping[str, object], place: Place, report: Report) -> None:
    """Every cell of a row in which letters seem lost is remarked, with the first word that lacks one."""
    for key in _PRINTED:
        text = raw.get(key)
        if not isinstance(text, str) or ("?" not in text and "\ufffd" not in text):
            continue
        word = _LOST.search(_ADDRESS.sub("", text))
        if word:
            told = message(
                "une lettre semble perdue : le fichier a été enregistré dans un encodage qui ne l'a pas (CSV d'un "
                "vieux tableur) ; écrivez-la, ou donnez le classeur (.xlsx, .ods)",
                "a letter seems lost: the file was saved in an encoding that does not have it (CSV of an old "
                "spreadsheet program); write it, or give the workbook (.xlsx, .ods)",
            )
            report.remark(place.spot(key), word.group(), told, Weight.GRAVE)
