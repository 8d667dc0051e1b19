"""The words for statuses, in French and in English, and what each means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from scheduler.language.text import fold
from scheduler.reading.report import Tongue

Status = Literal["accepted", "confirmed", "tentative", "left out"]


class Word(NamedTuple):
    """A status, and the contract's word for it that comes nearest in French and in English."""

    status: Status
    french: str
    english: str


ACCEPTED = Word("accepted", "accepté", "accepted")
CONFIRMED = Word("confirmed", "confirmé", "confirmed")
TENTATIVE = Word("tentative", "à confirmer", "to confirm")
RESERVED = Word("tentative", "sous réserve", "tentative")
REJECTED = Word("left out", "refusé", "rejected")
WITHDRAWN = Word("left out", "retiré", "withdrawn")
CANCELLED = Word("left out", "annulé", "cancelled")
SUBMITTED = Word("left out", "soumis", "submitted")
WAITING = Word("left out", "en attente", "waiting")
DRAFT = Word("left out", "brouillon", "draft")

#: The contract's own words; French participles in any gender and number.
_OWN: Mapping[Word, tuple[str, str]] = {
    ACCEPTED: ("accepté", "accepted"),
    CONFIRMED: ("confirmé", "confirmed"),
    TENTATIVE: ("à confirmer", "to confirm;to be confirmed"),
    RESERVED: ("sous réserve", "tentative"),
    REJECTED: ("refusé", "rejected;declined"),
    WITHDRAWN: ("retiré", "withdrawn"),
    CANCELLED: ("annulé", "cancelled;canceled"),
    SUBMITTED: ("proposé;soumis", "submitted"),
    WAITING: ("en attente;liste d'attente", "waiting"),
    DRAFT: ("brouillon", "draft"),
}
#: Further words for the same, in French and in English; those of both languages stand in both.
_FURTHER: Mapping[Word, tuple[str, str]] = {
    ACCEPTED: (
        "ok;oui;retenu;validé;sélectionné;admis;favorable;avis favorable;acceptation;d'accord;vrai;true;o;✓;✔;✅;☑",
        "ok;okay;yes;y;accept;selected;approved;acceptance;true;vrai",
    ),
    CONFIRMED: ("confirmation;confirmation reçue;présence confirmée", "confirms"),
    TENTATIVE: (
        "attente de confirmation;en attente de confirmation;pas encore confirmé;non confirmé;pas confirmé;"
        "confirmation en attente;accepté à confirmer;tbc",
        "tbc;unconfirmed;not confirmed;not yet confirmed;awaiting confirmation;needs confirmation;waiting confirmation;"
        "waiting for confirmation",
    ),
    RESERVED: ("accepté sous réserve;ok sous réserve;oui sous réserve;provisoire", "provisional;tentatively accepted"),
    REJECTED: (
        "ko;non;n;refus;rejeté;rejet;non retenu;pas retenu;non accepté;pas accepté;non sélectionné;écarté;éliminé;"
        "défavorable;avis défavorable;décliné;faux;false;✗;✘;❌;✖",
        "ko;no;n;reject;decline;not accepted;not selected;refused;rejection;false;faux;unaccepted",
    ),
    WITHDRAWN: ("désisté;désistement;retrait;s'est désisté;s'est retiré", "withdrew;withdrawal"),
    CANCELLED: ("annulation;supprimé", "cancellation"),
    SUBMITTED: ("soumission;proposition", "proposed;submission"),
    WAITING: ("attente;sur liste d'attente;liste d'attente;liste complémentaire", "waitlist;waitlisted;waiting list"),
    DRAFT: ("", "incomplete draft"),
}
#: What is neither of two statuses, with the words that may be meant.
DOUBTFUL: Mapping[str, tuple[Word, ...]] = {"confirmer": (TENTATIVE,), "a valider": (TENTATIVE, WAITING)}
#: What committees answer that leaves the decision open: in French, in English; with the words that may be meant.
_UNDECIDED: Mapping[str, tuple[Word, ...]] = {
    "a revoir;a modifier;a corriger;a retravailler;a reprendre;a completer;a resoumettre;en revision;revisions;"
    "modifications demandees;corrections demandees;revisions majeures;modifications majeures;revise;to revise;"
    "revise and resubmit;revision;revision requested;revisions requested;major revision;major revisions;"
    "minor revision;minor revisions;needs revision;changes requested": (ACCEPTED, RESERVED, WAITING),
    "a evaluer;a expertiser;a discuter;en discussion;en cours d'evaluation;en evaluation;en cours d'expertise;"
    "a examiner;under review;in review;undecided;to discuss;discuss;to be decided;a decider;indecis": (
        SUBMITTED,
        WAITING,
    ),
}


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


OWN_FORMS = _by_form(_OWN)
FURTHER_FORMS = _by_form(_FURTHER)
UNDECIDED_FORMS = {form: words for forms, words in _UNDECIDED.items() for form in forms.split(";")}
