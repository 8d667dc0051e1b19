"""The event assembled from the contents of each file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from scheduler.domain.breaks import Plenary
from scheduler.domain.event import Event
from scheduler.domain.settings import TalkSettings
from scheduler.domain.talks import LeftOut, Talk
from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.reading.columns.kinds import PRESET_TALKS, TALKS, Kind
from scheduler.reading.draft import Draft, Item
from scheduler.reading.people.mentions import Mention
from scheduler.reading.people.roster import Roster
from scheduler.reading.report import Place, Report
from scheduler.reading.talks import Setting


def setting_of(draft: Draft | None) -> Setting:
    """The facts about the event that rows of tables depend on; defaults where event.toml could not be read."""
    if draft is None:
        return Setting(days=(), several=False, duration=30, features={}, preset=None)
    features = {fold(feature): feature for room in draft.rooms for feature in room.value.features}
    return Setting(
        days=draft.dates,
        several=len(draft.days) > 1,
        duration=(TalkSettings() if draft.preset else draft.talk_settings).duration,
        features=features,
        preset=draft.preset,
        axes=[item.value for item in draft.axes],
        language=draft.language,
        hours=draft.days,
        rooms=[item.value for item in draft.rooms if item.place != draft.root],
    )


def table_of_talks(draft: Draft | None) -> Kind:
    """The kind of the table of talks, with what event.toml states of its columns.

    Where the event has no axes, and no room has features, other headers do not mean them: no value could be right.
    """
    if draft is None:
        return PRESET_TALKS
    pointless = [] if draft.axes else ["axis"]
    if not any(room.value.features for room in draft.rooms):
        pointless.append("needs")
    kind = PRESET_TALKS if draft.preset else TALKS
    axes = tuple(item.value for item in draft.axes)
    return replace(kind.without_synonyms(pointless).with_stated(draft.columns), axes=axes)


def with_speakers(item: Item[Talk], roster: Roster, report: Report) -> Item[Talk]:
    """The talk with the ids of its speakers and discussants, and the speakers' names where it writes them otherwise;
    no speaker is named twice.
    """
    affiliations: dict[str, str] = {}
    names: dict[str, str] = {}
    for named in item.mentions:
        person = roster.identify(named)
        if person in affiliations:
            text = message(
                "la même personne est nommée deux fois (même nom ou même adresse) : gardez-la une fois, "
                "ou corrigez l'adresse",
                "the same person is named twice (same name or same address): keep one, or mend the address",
            )
            report.mistake(named.spot, named.name or named.email, text)
        elif person is not None:
            affiliations[person] = named.affiliation
            names[person] = roster.printed_name(named)
    stated = tuple(affiliations.values()) if any(affiliations.values()) else ()
    other = any(name != roster.name(person) for person, name in names.items())
    update = {
        "speakers": tuple(affiliations),
        "names": tuple(names.values()) if other else (),
        "affiliations": stated,
        "discussants": roster.identify_all(mentioned for people in item.roles.values() for mentioned in chain(*people)),
    }
    return replace(item, value=item.value.model_copy(update=update))


def left_out_of(items: Iterable[Item[LeftOut]], roster: Roster) -> tuple[LeftOut, ...]:
    """The talks that are not scheduled, with the ids and names of their speakers and discussants."""
    talks = []
    for item in items:
        speakers = _identified(item.mentions, roster)
        discussants = _identified([mentioned for people in item.roles["discussants"] for mentioned in people], roster)
        update = {
            "speakers": tuple(speakers),
            "names": tuple(speakers.values()),
            "discussants": tuple(discussants),
            "discussant_names": tuple(discussants.values()),
        }
        talks.append(item.value.model_copy(update=update))
    return tuple(talks)


def _identified(mentions: Sequence[Mention], roster: Roster) -> dict[str, str]:
    """The printed name of each of the people by id, in the order of the mentions; of one named twice the first."""
    named = {roster.identify(mentioned): roster.printed_name(mentioned) for mentioned in reversed(mentions)}
    return {person: named[person] for person in roster.identify_all(mentions)}


def build_event(draft: Draft, talks: Sequence[Talk], roster: Roster) -> Event:
    """The event of `draft` and `talks`, posters among them, with the people who have a part in it.

    It has no talks left out and no preferences yet: they are read against it.
    """
    axes = tuple(_naming(item, "chairs", roster) for item in draft.axes)
    plenaries = tuple(_with_people(item, roster) for item in draft.plenaries)
    people = {
        *(person for axis in axes for person in axis.everybody),
        *(person for plenary in plenaries for person in plenary.people),
        *(person for talk in talks for person in (*talk.speakers, *talk.discussants)),
        *roster.may_chair(),
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
        summary=draft.summary,
        registration=draft.registration,
        online=draft.online,
        funding=draft.funding,
        venue=draft.venue,
        organisers=draft.organisers,
        committees=draft.committees,
        talk_settings=draft.talk_settings,
        session_settings=draft.session_settings,
        invitations=draft.invitations,
        print_settings=draft.print_settings,
        call=draft.call,
        axes=axes,
        rooms=tuple(item.value for item in draft.rooms),
        plenaries=plenaries,
        breaks=tuple(item.value for item in draft.breaks),
        people=tuple(roster.person(person) for person in sorted(people)),
        talks=tuple(talk for talk in talks if talk.type == "talk"),
        posters=tuple(talk for talk in talks if talk.type == "poster"),
        slots=tuple(item.value for item in draft.slots),
        zone_hours=draft.zone_hours,
        rules=draft.rules,
        tags=draft.tags,
        tag_relations=draft.tag_relations,
        priorities=draft.priorities,
    )


def _naming(item: Item[Any], key: str, roster: Roster) -> Any:
    """The item with the ids of the people whom it mentions, under `key` and by their roles."""
    roles = {role: tuple(map(roster.identify_all, lists)) for role, lists in item.roles.items()}
    return item.value.model_copy(update={key: roster.identify_all(item.mentions), **roles})


def _with_people(item: Item[Plenary], roster: Roster) -> Plenary:
    """The plenary with the ids of its speakers and chairs."""
    speakers, chairs = roster.identify_all(item.mentions), roster.identify_all(item.chairs)
    return item.value.model_copy(update={"speakers": speakers, "chairs": chairs})


def places_of(draft: Draft, talks: Iterable[Item[Any]], roster: Roster) -> dict[tuple[str, str], Place]:
    """The place in the folder of each part of the event, by kind and id; of talks that share an id, of the last."""
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
