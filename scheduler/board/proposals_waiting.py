"""What is to be done with proposals while there are no talks but those of the example, in one sentence and its kind."""

from __future__ import annotations

from pathlib import Path

from scheduler.domain.errors import JourneeError
from scheduler.language.counted import counted
from scheduler.language.message import Message, message
from scheduler.reading.columns.kinds import PROPOSALS

#: The sentence where the proposals cannot be read.
_UNREADABLE = message("Des propositions ont quelque chose à corriger", "Something is to be mended in the proposals")


def proposals_waiting(folder: Path) -> tuple[str, Message] | None:
    """The kind of headline, "proposals" to be decided or "accepted" to be taken in, and its sentence.

    None where no proposal waits for anything, or the folder has talks of its own.
    """
    if not (folder / PROPOSALS.name).is_dir():
        return None
    from scheduler.board.proposal_view import state_of  # few folders have any
    from scheduler.services.our_talks import has_own_table
    from scheduler.services.proposal_review import review

    if has_own_table(folder):
        return None
    try:
        states = [state_of(proposal) for proposal in review(folder).proposals]
    except JourneeError:
        return "proposals", _UNREADABLE
    undecided = sum(state in ("open", "incomplete", "waiting") for state in states)
    if undecided:
        count = counted(undecided, ("proposition", "proposal"))
        return "proposals", message("{count} à décider", "{count} to be decided", count=count)
    if accepted := states.count("accepted"):
        count = counted(
            accepted, ("proposition acceptée", "accepted proposal"), ("propositions acceptées", "accepted proposals")
        )
        return "accepted", message(
            "{count} à reprendre dans les exposés", "{count} to take into the talks", count=count
        )
    return None
