"""A folder of proposals without a talk yet is not wrong: it is told how many wait, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scheduler.domain.errors import InputError, Problem, Weight
from scheduler.importing.mails.decided import decision_of
from scheduler.importing.sources.outcome import SCHEDULED
from scheduler.language.counted import counted
from scheduler.language.message import Message, message
from scheduler.reading.sheets.file_names import PROPOSED
from scheduler.services.proposal_table import ProposalTable, proposal_table

Problems = tuple[Problem, ...]
#: The command that takes in what was accepted.
TAKE_IN = "journee import proposals"


def without_talks(folder: Path, mistakes: Problems) -> tuple[Problems, Problems]:
    """The mistakes without the one that there are no talks, and a remark in its place.

    It stays a mistake where no proposal can become a talk: none waits for a decision, and none is accepted.
    """
    try:
        table = proposal_table(folder)
    except InputError as error:
        return (*mistakes, *error.mistakes), ()
    decisions = [decision_of(row.cells.get("status", "")) for row in table.rows]
    accepted = sum(decision in SCHEDULED for decision in decisions)
    waiting = sum(decision in ("submitted", "waiting", None) for decision in decisions)
    if not accepted and not waiting:
        return mistakes, ()
    text = _told(table, waiting, accepted)
    told = Problem(table.file, None, None, None, text, weight=Weight.GRAVE, options=(TAKE_IN,))
    return tuple(mistake for mistake in mistakes if mistake.text.kind != PROPOSED.kind), (told,)


def _told(table: ProposalTable, waiting: int, accepted: int) -> Message:
    if accepted:
        return message(
            "aucun exposé encore, {count} : reprenez-{them}",
            "no talk yet, {count}: take {them} in",
            count=counted(accepted, *_ACCEPTED),
            them=message("les", "them") if accepted > 1 else message("la", "it"),
        ).capitalised()
    return message(
        "aucun exposé encore, {count} : écrivez accepté ou refusé dans la colonne « {column} », puis reprenez les "
        "acceptées",
        "no talk yet, {count}: write accepted or rejected in the column “{column}”, then take in the accepted ones",
        count=counted(waiting, *_WAITING),
        column=(table.headers or {}).get("status", "status"),
    ).capitalised()


_WAITING: Sequence[tuple[str, str]] = (
    ("proposition attend une décision", "proposal waits for a decision"),
    ("propositions attendent une décision", "proposals wait for a decision"),
)
_ACCEPTED: Sequence[tuple[str, str]] = (
    ("proposition est acceptée", "proposal is accepted"),
    ("propositions sont acceptées", "proposals are accepted"),
)
