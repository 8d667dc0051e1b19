"""Decisions in the words of a system as ours; a word that is none of them is asked."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import get_args

from scheduler.importing.imported import Decision, Question
from scheduler.importing.sources.kinds import Kind, kind_of
from scheduler.language.message import Message, message
from scheduler.language.text import fold
from scheduler.reading.report import Tongue, Wrong, shown
from scheduler.reading.spoken.statuses import status
from scheduler.reading.understood import Understood

#: The words of several systems.
DECISIONS: Mapping[str, Decision] = {
    "accept": "accepted",
    "accepted": "accepted",
    "confirmed": "confirmed",
    "reject": "rejected",
    "rejected": "rejected",
    "desk reject": "rejected",
    "desk rejected": "rejected",
    "declined": "rejected",
    "withdrawn": "withdrawn",
    "withdraw": "withdrawn",
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "submitted": "submitted",
    "no decision": "submitted",
    "undecided": "submitted",
    "awaiting decision": "submitted",
    "under review": "submitted",
    "pending": "waiting",
    "on hold": "waiting",
    "waiting": "waiting",
    "waitlist": "waiting",
    "waitlisted": "waiting",
    "draft": "draft",
    "": "submitted",
}
#: The words of our column `status`, in both languages, and of columns « Décision » that people add by hand.
WORDS: Mapping[str, Decision] = {
    **DECISIONS,
    "": "accepted",
    "oui": "accepted",
    "yes": "accepted",
    "ok": "accepted",
    "accepte": "accepted",
    "acceptee": "accepted",
    "retenu": "accepted",
    "retenue": "accepted",
    "confirme": "confirmed",
    "confirmee": "confirmed",
    "sous reserve": "tentative",
    "a confirmer": "tentative",
    "to confirm": "tentative",
    "tentative": "tentative",
    "non": "rejected",
    "no": "rejected",
    "refuse": "rejected",
    "refusee": "rejected",
    "rejete": "rejected",
    "rejetee": "rejected",
    "retire": "withdrawn",
    "retiree": "withdrawn",
    "annule": "cancelled",
    "annulee": "cancelled",
    "propose": "submitted",
    "proposee": "submitted",
    "soumis": "submitted",
    "soumise": "submitted",
    "en attente": "waiting",
    "liste d'attente": "waiting",
    "brouillon": "draft",
}
#: What a decision may be answered with.
CHOICES: tuple[Decision, ...] = ("accepted", "rejected", "submitted", "waiting", "withdrawn")


_UNSTATED = message(
    "sans colonne de décision, tout est pris comme accepté", "without a column of decisions, all are taken as accepted"
)


def _spoken(text: str) -> str:
    """The word of ours that committees say in other words: « oui sous réserve »; "" where none is certain."""
    for tongue in get_args(Tongue):
        with suppress(Wrong):
            value = status(tongue)(text)
            written = value.written if isinstance(value, Understood) else text
            if fold(written) in WORDS:
                return written
    return ""


@dataclass(slots=True)
class Decisions:
    """The decisions of a source; `answers` are the organiser's own, `unknown` counts the words that are to be asked.

    `understood` has our own words for those that are none of `words`, where these are `WORDS`.
    """

    answers: Mapping[str, str]
    words: Mapping[str, Decision] = field(default_factory=lambda: DECISIONS)
    begin_accepted: bool = False
    unknown: dict[str, int] = field(default_factory=dict)
    understood: dict[str, str] = field(default_factory=dict)
    unstated: bool = False
    posters: int = 0

    def of(self, text: str, *, stated: bool = True) -> Decision:
        """The decision that a text means; an open question counts as submitted.

        Where the source states no decision of any talk, all are taken as accepted, which is told.
        """
        if not stated:
            self.unstated = True
            return "accepted"
        key = fold(text.replace("_", " ").replace("-", " "))
        answer = self.answers.get(text)
        for decision in get_args(Decision):
            if answer == decision:
                return decision  # type: ignore[no-any-return]
        if key in self.words:
            return self.words[key]
        if self.begin_accepted and key.startswith("accept"):
            return "accepted"
        if self.words is WORDS and (written := _spoken(text)):
            self.understood[text] = written
            return WORDS[fold(written)]
        self.unknown[text] = self.unknown.get(text, 0) + 1
        return "submitted"

    def kind(self, text: str, stated: Kind = "talk") -> Kind:
        """How what was decided is held: a talk that is accepted as a poster is one, which is told."""
        if stated != "talk" or kind_of(text) != "poster":
            return stated
        self.posters += 1
        return "poster"

    def guesses(self) -> tuple[Message, ...]:
        """That all are taken as accepted, where no decision is stated; words that were understood, and posters."""
        told = (
            message("« {text} » lu « {word} »", "“{text}” read as “{word}”", text=text, word=word)
            for text, word in self.understood.items()
        )
        posters = message(
            "posters, d'après la décision : {count}", "posters by the decision: {count}", count=self.posters
        )
        return (*((_UNSTATED,) if self.unstated else ()), *told, *((posters,) if self.posters else ()))

    def questions(self) -> tuple[Question, ...]:
        """A question for each word that is not known."""
        return tuple(
            Question(
                "value",
                "status",
                text,
                message(
                    "que veut dire « {text} » (propositions : {count}) ?",
                    "what does “{text}” mean (proposals: {count})?",
                    text=shown(text),
                    count=count,
                ),
                CHOICES,
            )
            for text, count in self.unknown.items()
        )
