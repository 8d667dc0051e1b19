"""What of an existing programme can be held in ours: the hours and rooms of talks, pauses and plenaries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scheduler.importing.held_settings import (
    USUAL_SETTINGS,
    HeldSettings,
    Span,
    ends_by_midnight,
    evenly_spaced,
    settings_of,
    span,
)
from scheduler.importing.imported import Held, Imported, ImportedTalk, Pause
from scheduler.importing.sources.outcome import SCHEDULED
from scheduler.language.text import fold


@dataclass(frozen=True, slots=True)
class Placed:
    """The talks that are pinned, the plenaries and the pauses that are held; `unheld` are titles that cannot be.

    `cramped` are titles of talks that follow one of their axis sooner than sessions may, and not as others do.
    `overnight` are titles of what goes on after midnight. `settings` are those of event.toml under which all that is
    held can be.
    """

    pinned: tuple[ImportedTalk, ...]
    plenaries: tuple[ImportedTalk, ...]
    pauses: tuple[Pause, ...]
    unheld: tuple[str, ...]
    cramped: tuple[str, ...] = ()
    overnight: tuple[str, ...] = ()
    settings: HeldSettings = USUAL_SETTINGS


def placed(imported: Imported, talks: Sequence[ImportedTalk]) -> Placed:
    """What can be held at its hour without breaking a rule that always holds.

    Plenaries and pauses lie in no talk and not in each other; of two talks of one room or one person that overlap the
    later one is left without a pin. What is rejected or cancelled has no hour.
    """
    general: list[Span] = []
    unheld: list[str] = []
    talks = [talk for talk in talks if talk.decision in SCHEDULED]
    overnight = [talk.title for talk in talks if talk.held and not ends_by_midnight(talk.held, talk.minutes)]
    every = _once(imported.pauses)
    overnight += [pause.title for pause in every if not ends_by_midnight(pause.held, None)]
    timed = [talk for talk in talks if talk.held and ends_by_midnight(talk.held, talk.minutes)]
    plenaries = [talk for talk in timed if talk.kind == "plenary"]
    others = [talk for talk in timed if talk.kind == "talk"]
    kept_plenaries: list[ImportedTalk] = []
    for talk in plenaries:
        if _free(talk.held, talk.minutes, general):
            kept_plenaries.append(talk)
            general.append(span(talk.held, talk.minutes))
        else:
            unheld.append(talk.title)
    pauses: list[Pause] = []
    for pause in (pause for pause in every if ends_by_midnight(pause.held, None)):
        busy = [span(talk.held, talk.minutes) for talk in others]
        if _free(pause.held, None, [*general, *busy]):
            pauses.append(pause)
            general.append(span(pause.held, None))
        else:
            unheld.append(pause.title)
    pinned: list[ImportedTalk] = []
    taken: dict[str, list[Span]] = {}
    for talk in sorted(others, key=lambda talk: talk.held.start if talk.held else dt.datetime.min):
        keys = [f"room {fold(talk.held.room)}" if talk.held else "", *(fold(person.name) for person in talk.people)]
        if _free(talk.held, talk.minutes, [*general, *(busy for key in keys for busy in taken.get(key, ()))]):
            pinned.append(talk)
            for key in keys:
                taken.setdefault(key, []).append(span(talk.held, talk.minutes))
        else:
            unheld.append(talk.title)
    gap, pinned, cramped = evenly_spaced(pinned, general)
    return Placed(
        pinned=tuple(pinned),
        plenaries=tuple(kept_plenaries),
        pauses=tuple(pauses),
        unheld=tuple(unheld),
        cramped=tuple(talk.title for talk in cramped),
        overnight=tuple(overnight),
        settings=settings_of(gap, pinned, kept_plenaries, pauses),
    )


def _once(pauses: Iterable[Pause]) -> list[Pause]:
    """The pauses with an hour, each once although the source names it for every room."""
    return list({(fold(pause.title), pause.held.start): pause for pause in pauses if pause.held}.values())


def _free(held: Held | None, minutes: int | None, taken: list[Span]) -> bool:
    """True if it overlaps nothing of `taken`."""
    start, end = span(held, minutes)
    return all(end <= other_start or other_end <= start for other_start, other_end in taken)
