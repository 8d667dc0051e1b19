"""The event, put together from what was read of each file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from scheduler.event import Event, LeftOut, Talk, TalkSettings
from scheduler.reading.draft import Draft, Item
from scheduler.reading.people import Roster
from scheduler.reading.preferences import Preferences
from scheduler.reading.report import Place, Report
from scheduler.reading.talks import Setting
from scheduler.saying import told
from scheduler.text import fold, natural_key


def setting_of(draft: Draft | None) -> Setting:
    """What the rows of the tables need to know of the event; as good as nothing where event.toml could not be read."""
    if draft is None:
        return Setting(days=(), several=False, duration=30, features={}, preset=None)
    features = {fold(feature): feature for room in draft.rooms for feature in room.value.features}
    if draft.preset:
        return Setting(draft.dates, len(draft.days) > 1, TalkSettings().duration, features, preset=True)
    return Setting(draft.dates, len(draft.days) > 1, draft.talk_settings.duration, features)


def with_speakers(item: Item[Talk], roster: Roster, report: Report) -> Item[Talk]:
    """The talk with the ids of its speakers; somebody who stands twice among them is a mistake."""
    found: dict[str, str] = {}
    for one in item.mentions:
        person = roster.identify(one)
        if person in found:
            text = told(
                "la même personne est nommée deux fois (même nom ou même adresse) : gardez-la une fois, "
                "ou corrigez l'adresse",
                "the same person is named twice (same name or same address): keep one, or mend the address",
            )
            report.mistake(one.spot, one.name or one.email, text)
        elif person is not None:
            found[person] = one.affiliation
    update = {"speakers": tuple(found), "affiliations": tuple(found.values()) if any(found.values()) else ()}
    return Item(item.value.model_copy(update=update), item.place, item.mentions)


def without(talk: Talk, left_out: Collection[str]) -> Talk:
    """The talk without its conditions on talks that are not scheduled, or on itself."""
    return talk.freed_from({*left_out, talk.id})


def left_out_of(items: Iterable[Item[LeftOut]], roster: Roster) -> tuple[LeftOut, ...]:
    """The talks that are not scheduled, with their people."""
    found = []
    for item in items:
        people = roster.identify_all(item.mentions)
        names = tuple(roster.name(person) for person in people)
        found.append(item.value.model_copy(update={"speakers": people, "names": names}))
    return tuple(found)


def build_event(
    draft: Draft,
    talks: Sequence[Talk],
    roster: Roster,
    left_out: Sequence[LeftOut] = (),
    preferences: Preferences | None = None,
) -> Event:
    """The event of `draft` and `talks` with everybody who does something in it."""
    preferences = preferences or Preferences()
    axes = tuple(_naming(item, "chairs", roster) for item in draft.axes)
    plenaries = tuple(_naming(item, "speakers", roster) for item in draft.plenaries)
    people = {
        *(person for axis in axes for person in axis.chairs),
        *(person for plenary in plenaries for person in plenary.speakers),
        *(person for talk in talks for person in talk.speakers),
    }
    return Event(
        id=draft.id,
        title=draft.title,
        subtitle=draft.subtitle,
        days=draft.days,
        step=draft.step,
        timezone=draft.timezone,
        language=draft.language,
        url=draft.url,
        venue=draft.venue,
        organisers=draft.organisers,
        committees=draft.committees,
        talk_settings=draft.talk_settings,
        session_settings=draft.session_settings,
        invitations=draft.invitations,
        axes=axes,
        rooms=tuple(item.value for item in draft.rooms),
        plenaries=plenaries,
        breaks=tuple(item.value for item in draft.breaks),
        people=tuple(roster.person(person) for person in sorted(people)),
        talks=tuple(talks),
        slots=tuple(item.value for item in draft.slots),
        tables=preferences.tables,
        wishes=preferences.wishes,
        zone_hours=draft.zone_hours,
        rules=draft.rules,
        priorities=draft.priorities,
        left_out=tuple(sorted(left_out, key=lambda one: natural_key(one.id))),
    )


def _naming(item: Item[Any], key: str, roster: Roster) -> Any:
    return item.value.model_copy(update={key: roster.identify_all(item.mentions)})


def places_of(draft: Draft, talks: Iterable[Item[Talk]], roster: Roster) -> dict[tuple[str, str], Place]:
    """By kind and id, where each part of the event stands."""
    kinds: tuple[tuple[str, Iterable[Item[Any]]], ...] = (
        ("axis", draft.axes),
        ("room", draft.rooms),
        ("plenary", draft.plenaries),
        ("break", draft.breaks),
        ("slot", draft.slots),
        ("talk", talks),
    )
    places = {(kind, item.value.id): item.place for kind, items in kinds for item in items if item.place != draft.root}
    return {
        ("event", ""): draft.root,
        **places,
        **{("person", person): place for person, place in roster.places().items()},
    }
