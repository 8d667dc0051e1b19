"""Organisers who have a part in the event: their addresses are known from event.toml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from scheduler.domain.presentation import Organiser
from scheduler.language.likeness import plain_name
from scheduler.reading.people.mentions import Mention
from scheduler.reading.report import Spot

_SPOT = Spot("event.toml", None, "event.organisers.email")


def organisers_with_a_part(organisers: Sequence[Organiser], everybody: Iterable[Mention]) -> Iterator[Mention]:
    """A mention with address of each organiser whom the folder names elsewhere by name alone.

    The affiliation of event.toml stands in it where the folder states none elsewhere.

    Where the name stands with an address elsewhere, or the address with another name, nothing is added: the folder has
    its own word on who is who.
    """
    everybody = tuple(everybody)
    addressed = {plain_name(mentioned.name) for mentioned in everybody if mentioned.email}
    bare = {plain_name(mentioned.name) for mentioned in everybody if not mentioned.email and mentioned.name}
    affiliated = {plain_name(mentioned.name) for mentioned in everybody if mentioned.affiliation}
    used = {mentioned.email.lower() for mentioned in everybody if mentioned.email}
    named = [(plain_name(organiser.name), organiser) for organiser in organisers if organiser.email]
    count = Counter(name for name, _ in named) + Counter(str(organiser.email).lower() for _, organiser in named)
    for name, organiser in named:
        address = str(organiser.email).lower()
        if name in bare - addressed and address not in used and count[name] == count[address] == 1:
            affiliation = "" if name in affiliated else organiser.affiliation or ""
            yield Mention(organiser.name, _SPOT, organiser.email, affiliation)
