"""What the pages of proposals show: the list, one beside its source, mails that arrived, and what becomes talks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from scheduler.board.proposal_words import STATES
from scheduler.board.row_view import axis_label
from scheduler.board.upload_view import fields, short
from scheduler.domain.errors import FolderChanged, InputError, JourneeError, Problem
from scheduler.importing.asked import Asked
from scheduler.importing.mails.decided import is_to_complete
from scheduler.importing.mails.marked_text import NAMES
from scheduler.importing.mails.texts import unreadable_documents
from scheduler.language.message import Language, Message
from scheduler.language.typography import long_date
from scheduler.reading.columns.kinds import PROPOSAL_COLUMNS
from scheduler.services.accepted_proposals import import_proposals
from scheduler.services.importing import Outcome
from scheduler.services.incoming_mails import PostPreview
from scheduler.services.proposal_decisions import CORRECTED, LONG
from scheduler.services.proposal_review import Review, Reviewed, review, source_of
from scheduler.services.proposal_table import proposal_table
from scheduler.services.same_talks import Doubtful


def list_parts(folder: Path) -> dict[str, Any]:
    """What the template of the list needs."""
    unreadable = unreadable_documents()
    try:
        seen = review(folder)
    except InputError as error:
        return {"failures": error.mistakes, "groups": (), "some_accepted": False, "unreadable": unreadable}
    groups = [(state, [each for each in seen.proposals if state_of(each) == state]) for state in STATES]
    return {
        "failures": (),
        "groups": [(state, STATES[state], rows) for state, rows in groups if rows],
        "some_accepted": any(rows for state, rows in groups if state == "accepted"),
        "sent": lambda proposal: _day(proposal.cells.get("date", "")),
        "unreadable": unreadable,
    }


def proposal_parts(folder: Path, id: str, language: Language) -> dict[str, Any]:
    """What the template of one proposal needs; `proposal` is None without it."""
    try:
        seen = review(folder)
    except InputError as error:
        return {"proposal": None, "failures": error.mistakes}
    proposal = seen.proposal(id)
    if proposal is None:
        return {"proposal": None, "failures": ()}
    ids = [each.id for each in seen.proposals]
    at = ids.index(id)
    sources = source_of(folder, id)
    return {
        "proposal": proposal,
        "failures": (),
        "state_shown": state_of(proposal),
        "state_name": STATES[state_of(proposal)],
        "before": ids[at - 1] if at else None,
        "after": ids[at + 1] if at + 1 < len(ids) else None,
        "sources": sources,
        "marked": _first_passages(sources),
        "rules": seen.rules,
        "axes": _axes(seen, proposal),
        "keys": [key for key in CORRECTED if key != "status"],
        "long": LONG,
        "field_name": proposal_fields(language).get,
    }


def state_of(proposal: Reviewed) -> str:
    """The name in `STATES` of what was decided."""
    match proposal.decision:
        case "accepted" | "confirmed" | "tentative":
            return "accepted"
        case "submitted" if is_to_complete(proposal.cells.get("status", "")):
            return "incomplete"
        case None | "submitted" | "draft":
            return "open"
        case "waiting" | "rejected":
            return proposal.decision
        case _:
            return "withdrawn"


def received_parts(seen: PostPreview, language: Language) -> dict[str, Any]:
    """What the template of mails that arrived needs besides their number."""
    received = seen.received
    merged = received.merged if received else None
    proposals = {received.ids[each.key]: each for each in received.mailbox.proposals} if received else {}
    nothing_new = merged is not None and not (merged.added or merged.changes or merged.conflicts or merged.deleted)
    return {
        "source": "received",
        "seen": {"problems": seen.problems, "doubtful": (), "outcome": None},
        "box": received.mailbox if received else None,
        "told_besides": received.told if received else (),
        "letters": received.mailbox.letters if received else seen.letters,
        "files_left": received.mailbox.files_left if received else (),
        "arrived": seen.hours,
        "merged": merged,
        "nothing_new": nothing_new,
        "hours_change": any(answer.changes for answer in seen.hours),
        "notes_of": lambda id: proposals[id].doubts if id in proposals else (),
        "id_of": lambda key: received.ids.get(key, key) if received else key,
        "title_of": lambda id: proposals[id].cells.get("title", "") if id in proposals else "",
        "field_name": lambda name: proposal_fields(language).get(name, name),
        "short": short,
    }


def accepted_parts(folder: Path, language: Language) -> dict[str, Any]:
    """What the template of the talks that accepted proposals become needs."""
    outcome: Outcome | None = None
    problems: Sequence[Problem] = ()
    doubtful: Iterable[tuple[str, str, str]] = ()
    try:
        outcome = import_proposals(folder, Asked(language=language, dry_run=True))
    except Doubtful as error:
        doubtful = error.pairs
    except InputError as error:
        problems = error.mistakes
    except FolderChanged as error:
        problems = error.differences
    except JourneeError as error:
        problems = (Problem("", None, None, None, error.text),)
    merged = outcome.merged if outcome else None
    keys = outcome.keys if outcome else {}
    talks = outcome.talks if outcome else ()
    titles = {keys.get(talk.reference, talk.reference): talk.title for talk in talks}
    return {
        "source": "accepted",
        "proposal_at": _proposals_at(folder) if problems else {},
        "seen": {"problems": problems, "doubtful": doubtful, "outcome": outcome},
        "merged": merged,
        "told_besides": outcome.told if outcome else (),
        "first": talks if outcome and merged is None else (),
        "nothing_new": merged is not None
        and not (merged.added or merged.changes or merged.gone or merged.conflicts or merged.deleted),
        "id_of": lambda key: keys.get(key, key),
        "title_of": lambda id: titles.get(id, ""),
        "field_name": lambda name: fields(language).get(name, name),
        "short": short,
    }


def _proposals_at(folder: Path) -> Mapping[tuple[str, int | None], str]:
    """The proposals by file and row; none where their table cannot be read."""
    try:
        table = proposal_table(folder)
    except JourneeError:
        return {}
    return {(table.file, row.row): row.id for row in table.rows}


def _day(text: str) -> Message:
    """The day of a cell as it is read in each language; what is no day stays as it is."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Message(text, text)
    return Message.each(partial(long_date, day, weekday=False))


def proposal_fields(language: Language) -> Mapping[str, str]:
    """The names of the columns of a table of proposals, in the language of the page, as people write them."""
    columns = {key: Message(french.replace("_", " "), key) for key, french in PROPOSAL_COLUMNS.items()}
    names = {**columns, **NAMES}
    return {key: names[key].capitalised().to(language) for key in PROPOSAL_COLUMNS}


def _axes(seen: Review, proposal: Reviewed) -> list[tuple[str, str]]:
    """The axes to choose from as values and names; what the proposal has stands among them, whatever it is."""
    axes = [(axis.id, axis_label(axis)) for axis in seen.rules.axes]
    stands = proposal.cells.get("axis", "")
    known = stands in {id for id, _ in axes}
    return [("", "–"), *([] if known or not stands else [(stands, stands)]), *axes]


def _first_passages(sources: Sequence[Any]) -> Mapping[str, tuple[int, int]]:
    """The first passage of each field, by the numbers of its text and of itself there."""
    first: dict[str, tuple[int, int]] = {}
    for at, source in enumerate(sources):
        for number, passage in enumerate(source.passages):
            if passage.field:
                first.setdefault(passage.field, (at, number))
    return first
