"""The status of a talk, in the contract's words and in those of committees and secretariats."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from scheduler.language.message import message
from scheduler.language.text import clean_line, fold
from scheduler.reading.report import Tongue, Wrong, shown
from scheduler.reading.spoken.parentheses import aside, without_remarks
from scheduler.reading.understood import Understood

Status = Literal["accepted", "confirmed", "tentative", "left out"]


class Word(NamedTuple):
    """A status, and the contract's word for it that comes nearest in French and in English."""

    status: Status
    french: str
    english: str


_ACCEPTED = Word("accepted", "accepté", "accepted")
_CONFIRMED = Word("confirmed", "confirmé", "confirmed")
_TENTATIVE = Word("tentative", "à confirmer", "to confirm")
_RESERVED = Word("tentative", "sous réserve", "tentative")
_REJECTED = Word("left out", "refusé", "rejected")
_WITHDRAWN = Word("left out", "retiré", "withdrawn")
_CANCELLED = Word("left out", "annulé", "cancelled")
_SUBMITTED = Word("left out", "soumis", "submitted")
_WAITING = Word("left out", "en attente", "waiting")
_DRAFT = Word("left out", "brouillon", "draft")

#: The contract's own words; French participles in any gender and number.
_OWN: Mapping[Word, tuple[str, str]] = {
    _ACCEPTED: ("accepté", "accepted"),
    _CONFIRMED: ("confirmé", "confirmed"),
    _TENTATIVE: ("à confirmer", "to confirm;to be confirmed"),
    _RESERVED: ("sous réserve", "tentative"),
    _REJECTED: ("refusé", "rejected;declined"),
    _WITHDRAWN: ("retiré", "withdrawn"),
    _CANCELLED: ("annulé", "cancelled;canceled"),
    _SUBMITTED: ("proposé;soumis", "submitted"),
    _WAITING: ("en attente;liste d'attente", "waiting"),
    _DRAFT: ("brouillon", "draft"),
}
#: Further words for the same, in French and in English; those of both languages stand in both.
_FURTHER: Mapping[Word, tuple[str, str]] = {
    _ACCEPTED: (
        "ok;oui;retenu;validé;sélectionné;admis;favorable;avis favorable;acceptation;d'accord;vrai;true;o;✓;✔;✅;☑",
        "ok;okay;yes;y;accept;selected;approved;acceptance;true;vrai",
    ),
    _CONFIRMED: ("confirmation;confirmation reçue;présence confirmée", "confirms"),
    _TENTATIVE: (
        "attente de confirmation;en attente de confirmation;pas encore confirmé;non confirmé;pas confirmé;"
        "confirmation en attente;accepté à confirmer;tbc",
        "tbc;unconfirmed;not confirmed;not yet confirmed;awaiting confirmation;needs confirmation;waiting confirmation;"
        "waiting for confirmation",
    ),
    _RESERVED: ("accepté sous réserve;ok sous réserve;oui sous réserve;provisoire", "provisional;tentatively accepted"),
    _REJECTED: (
        "ko;non;n;refus;rejeté;rejet;non retenu;pas retenu;non accepté;pas accepté;non sélectionné;écarté;éliminé;"
        "défavorable;avis défavorable;décliné;faux;false;✗;✘;❌;✖",
        "ko;no;n;reject;decline;not accepted;not selected;refused;rejection;false;faux;unaccepted",
    ),
    _WITHDRAWN: ("désisté;désistement;retrait;s'est désisté;s'est retiré", "withdrew;withdrawal"),
    _CANCELLED: ("annulation;supprimé", "cancellation"),
    _SUBMITTED: ("soumission;proposition", "proposed;submission"),
    _WAITING: ("attente;sur liste d'attente;liste d'attente;liste complémentaire", "waitlist;waitlisted;waiting list"),
    _DRAFT: ("", "incomplete draft"),
}
#: What is neither of two statuses, with the words that may be meant.
_DOUBTFUL: Mapping[str, tuple[Word, ...]] = {"confirmer": (_TENTATIVE,), "a valider": (_TENTATIVE, _WAITING)}
#: The largest number of letters by which a mistyped word differs from the word that is suggested.
_MISTYPED = 2
#: The lengths of words that may be a misspelling.
_SHORTEST, _LONGEST = 6, 20
_CHECKS = ("accepté", "confirmé", "à confirmer", "sous réserve", "en attente", "refusé", "retiré")
_ENGLISH_CHECKS = ("accepted", "confirmed", "tentative", "waiting", "rejected", "withdrawn")


def _forms(word: str) -> tuple[str, ...]:
    """The word as it stands, and a French participle in every gender and number; all folded."""
    plain = fold(word)
    participle = word.endswith(("é", "u", "is"))
    return (plain, *(plain + ending for ending in ("e", "s", "es"))) if participle else (plain,)


def _by_form(words: Mapping[Word, tuple[str, str]]) -> dict[str, tuple[Word, Tongue | None]]:
    """Each form with its status, and the only language that has it, if only one has."""
    forms: dict[str, tuple[Word, Tongue | None]] = {}
    for status, (french, english) in words.items():
        for tongue, listed in (("en", english), ("fr", french)):
            for form in (form for word in listed.split(";") if word for form in _forms(word)):
                shared = form in forms
                forms[form] = (status, None if shared else "fr" if tongue == "fr" else "en")
    return forms


_OWN_FORMS = _by_form(_OWN)
_FURTHER_FORMS = _by_form(_FURTHER)


def status(language: Tongue) -> Callable[[object], Status | Understood[Status]]:
    """A reader of statuses; a word of no language in particular is put into `language`."""

    def read(value: object) -> Status | Understood[Status]:
        whole = _text(value)
        text, remarks = without_remarks(whole)
        if _plain(whole) in _OWN_FORMS:
            return _OWN_FORMS[_plain(whole)][0].status
        known = _FURTHER_FORMS.get(_plain(re.sub("[()]", "", whole)))
        if known:
            remarks = ()
        known = known or _OWN_FORMS.get(_plain(text, "?")) or _FURTHER_FORMS.get(_plain(text, "?"))
        doubtful = "?" in whole or any(map(_DOUBT.search, map(fold, remarks)))
        if known is None or (doubtful and known[0].status != "tentative"):
            raise _unread("" if doubtful else _plain(text), language)
        word, tongue = known
        written = word.french if (tongue or language) == "fr" else word.english
        meant = message("« {status} »", "“{status}”", status=written)
        return Understood(word.status, aside(meant, remarks), written)

    return read


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
    doubtful = tuple(word.french if language == "fr" else word.english for word in _DOUBTFUL.get(plain, ()))
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
    """The status of which the text is a misspelling; none for an infinitive, which asks that something be done."""
    from rapidfuzz.distance import DamerauLevenshtein

    if not _SHORTEST <= len(plain) <= _LONGEST or " " in plain or plain.endswith(("er", "able")):
        return ()
    distances = {form: DamerauLevenshtein.distance(form, plain) for form in sorted(_OWN_FORMS) if form[0] == plain[0]}
    form = min(distances, key=lambda form: distances[form], default="")
    if not form or distances[form] > _MISTYPED:
        return ()
    word, tongue = _OWN_FORMS[form]
    return (word.french if (tongue or language) == "fr" else word.english,)
