"""The status of a talk, in the contract's words and in those of committees and secretariats."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from scheduler.language.message import message
from scheduler.language.text import clean_line, fold
from scheduler.reading.report import Tongue, Wrong, shown
from scheduler.reading.spoken.parentheses import aside, without_remarks
from scheduler.reading.spoken.status_words import DOUBTFUL, FURTHER_FORMS, OWN_FORMS, UNDECIDED_FORMS, Status
from scheduler.reading.understood import Understood

#: The largest number of letters by which a mistyped word differs from the word that is suggested.
_MISTYPED = 2
#: The lengths of words that may be a misspelling.
_SHORTEST, _LONGEST = 6, 20
_CHECKS = ("accepté", "confirmé", "à confirmer", "sous réserve", "en attente", "refusé", "retiré")
_ENGLISH_CHECKS = ("accepted", "confirmed", "tentative", "waiting", "rejected", "withdrawn")


def status(language: Tongue) -> Callable[[object], Status | Understood[Status]]:
    """A reader of statuses; a word of no language in particular is put into `language`."""

    def read(value: object) -> Status | Understood[Status]:
        whole = _text(value)
        text, remarks = without_remarks(whole)
        if _plain(whole) in OWN_FORMS:
            return OWN_FORMS[_plain(whole)][0].status
        from scheduler.reading.spoken.conditions import conditional

        joined = _plain(re.sub("[()]", "", whole))
        known = FURTHER_FORMS.get(joined) or conditional(joined)
        if known:
            remarks = ()
        known = known or OWN_FORMS.get(_plain(text, "?")) or FURTHER_FORMS.get(_plain(text, "?"))
        doubtful = "?" in whole or any(map(_DOUBT.search, map(fold, remarks)))
        if known is None or (doubtful and known[0].status != "tentative"):
            raise _unread("" if doubtful else _plain(text), language)
        word, tongue = known
        written = word.french if (tongue or language) == "fr" else word.english
        meant = message("« {status} »", "“{status}”", status=written)
        return Understood(word.status, aside(meant, remarks), written)

    return read


def status_tongue(value: object) -> Tongue | None:
    """The language that alone has the word of a status; None for a word of both, and for what is no status."""
    plain = _plain(_text(value))
    for forms in (OWN_FORMS, FURTHER_FORMS):
        if plain in forms:
            return forms[plain][1]
    from scheduler.reading.spoken.conditions import conditional

    return (conditional(plain) or (None, None))[1]


def _plain(text: str, signs: str = "") -> str:
    """The folded text without the signs around it, nor those that are set aside."""
    return fold(re.sub("[-_]", " ", text)).strip(" .!:;," + signs)


#: Words of a remark by which a status may say less than its word.
_DOUBT = re.compile(r"\b(?:sauf|reserve|si|pas|if|unless|a confirmer|attente|pending|but|mais)\b")


#: What is printed beside a talk that is not certain, and what a note says that says so already, folded.
_NOTE: Mapping[Tongue, str] = {"fr": "sous réserve", "en": "to be confirmed"}
_SAID = re.compile(r"sous reserve|a confirmer|confirmed|confirmation|tentative|provisional|provisoire|subject to|tbc")


def with_reservation(note: str, language: Tongue) -> str:
    """The note of a talk that is not certain, which says so."""
    if _SAID.search(fold(note)):
        return note
    return f"{note}, {_NOTE[language]}" if note else _NOTE[language]


def is_status(text: str) -> bool:
    """True for a word that is read as a status."""
    try:
        status("fr")(text)
    except Wrong:
        return False
    return True


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return clean_line(value if isinstance(value, str) else shown(value))


def _unread(plain: str, language: Tongue) -> Wrong:
    """The mistake for a word that is no status; what is suggested is near in its meaning, not in its letters alone."""
    doubtful = tuple(
        word.french if language == "fr" else word.english
        for word in DOUBTFUL.get(plain) or UNDECIDED_FORMS.get(plain, ())
    )
    suggestions = doubtful or _mistyped(plain, language)
    return Wrong(
        message(
            "statut inconnu : écrivez « {first} »",
            "unknown status: write “{english}”",
            first=" », « ".join(suggestions or _CHECKS),
            english="”, “".join(suggestions or _ENGLISH_CHECKS),
        ),
        suggestions,
    )


def _mistyped(plain: str, language: Tongue) -> tuple[str, ...]:
    """The status that the text misspells; none for an infinitive, which asks that something be done."""
    from rapidfuzz.distance import DamerauLevenshtein

    if not _SHORTEST <= len(plain) <= _LONGEST or " " in plain or plain.endswith(("er", "able")):
        return ()
    distances = {form: DamerauLevenshtein.distance(form, plain) for form in sorted(OWN_FORMS) if form[0] == plain[0]}
    form = min(distances, key=lambda form: distances[form], default="")
    if not form or distances[form] > _MISTYPED:
        return ()
    word, tongue = OWN_FORMS[form]
    return (word.french if (tongue or language) == "fr" else word.english,)
