"""What authors send later to complete their proposals, as cells of the rows that these have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scheduler.importing.mails.call_rules import Rules, lacking
from scheduler.importing.mails.doubts import worded
from scheduler.importing.mails.proposal import Proposal
from scheduler.language.message import Message, message
from scheduler.language.text import fold


@dataclass(frozen=True, slots=True)
class Completed:
    """The rows as the source has them now, and the ids of their proposals, by key; and the mails that were `taken`."""

    cells: Mapping[str, Mapping[str, str]]
    ids: Mapping[str, str]
    taken: tuple[Proposal, ...]
    told: tuple[Message, ...]


def completed(
    completions: Sequence[Proposal],
    former: Mapping[str, Mapping[str, str]],
    ours: Mapping[str, Mapping[str, str]],
    rules: Rules,
) -> Completed:
    """The rows with what the completions add, in the order in which they were sent.

    `former` are the rows as the source had them, by key; `ours` those of the table, by id. What comes from another
    address than the proposal is told and not taken.
    """
    keys = {row["id"]: key for key, row in former.items() if row.get("id")}
    cells: dict[str, dict[str, str]] = {}
    ids: dict[str, str] = {}
    taken: list[Proposal] = []
    told: list[Message] = []
    for mail in completions:
        row = ours[mail.about]
        if fold(mail.sender) not in fold(row.get("address", "")).replace(";", " ").split():
            told.append(_from_elsewhere(mail))
            continue
        key = keys.get(mail.about, f"about {mail.about}")
        now = {**former.get(key, {"id": mail.about}), **cells.get(key, {}), **mail.cells}
        doubts = (*lacking({**row, **now}, rules), *mail.doubts)
        cells[key] = {**now, "check": worded(doubts, "en" if rules.language == "en" else "fr")}
        ids[key] = mail.about
        taken.append(mail)
    return Completed(cells, ids, tuple(taken), tuple(told))


def _from_elsewhere(mail: Proposal) -> Message:
    return message(
        "{file} : complète {id}, mais vient d'une autre adresse ({sender}) : reprenez-le vous-même",
        "{file}: completes {id}, but comes from another address ({sender}): take it in yourself",
        file=mail.file,
        id=mail.about,
        sender=mail.sender or "–",
    )
