"""The lists of a hand-edited programme must agree on the axis, the talks and the chairs of each session.

The measures of the rules `session_run` and `preset` share this module.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from constraints import items, phrases
from constraints.items import Item
from scheduler.domain.chairing import chair_lists, eligible
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

#: The fields that decide who has to chair a session, and whether a proposed chair can be there.
READS = (
    "axes.chair_from",
    "axes.chairs",
    "axes.session_chairs",
    "axes.session_discussants",
    "breaks.posters",
    "people.available",
    "people.may_chair",
    "plenaries.chairs",
    "plenaries.posters",
    "plenaries.speakers",
    "posters.speakers",
    "session_settings.room_change",
    "talks.discussants",
    "talks.speakers",
)


def disagreements(event: Event, programme: Programme) -> Iterator[tuple[tuple[str, ...], Message]]:
    """Yield subjects and sentence of each repeated session, and of each talk and session that disagree.

    A talk and a session agree if the talk names the session and the session names the talk once.
    """
    if _agree(programme):
        return
    for name, times in Counter(session.id for session in programme.sessions).items():
        if times > 1:
            yield (
                (name,),
                message(
                    "La session {id} figure {times} fois.", "Session {id} stands {times} times.", id=name, times=times
                ),
            )
    entries = Counter((talk, session.id) for session in programme.sessions for talk in session.talks)
    claimed = Counter((talk.id, talk.session) for talk in programme.talks)
    for talk, session in claimed:
        if entries[talk, session] != 1:
            yield (
                (talk, session),
                message(
                    "L'exposé {talk} est placé dans la session {session}, dont la liste le nomme {times} fois.",
                    "Talk {talk} is placed in session {session}, whose list names it {times} times.",
                    talk=phrases.talk(event, talk),
                    session=session,
                    times=entries[talk, session],
                ),
            )
    for talk, session in entries:
        if (talk, session) not in claimed:
            yield (
                (session, talk),
                message(
                    "La session {session} nomme l'exposé {talk}, qui n'y est pas placé.",
                    "Session {session} names talk {talk}, which is not placed in it.",
                    talk=phrases.talk(event, talk),
                    session=session,
                ),
            )


def _agree(programme: Programme) -> bool:
    """True if no session is repeated, and each talk and session agree."""
    entries = [(talk, session.id) for session in programme.sessions for talk in session.talks]
    claimed = {(talk.id, talk.session) for talk in programme.talks}
    ids = {session.id for session in programme.sessions}
    return len(ids) == len(programme.sessions) and len(claimed) == len(entries) and claimed == set(entries)


def wrong_axis(event: Event, session: PlacedSession, talk: Talk) -> Message:
    """Return a sentence on a talk of the session whose axis is another one, or none."""
    axis = message("d'aucun axe", "of no axis")
    if talk.axis:
        axis = message("de {axis}", "of {axis}", axis=phrases.axis(event, talk.axis))
    return message(
        "{session} contient l'exposé {talk}, qui est {axis}.",
        "{session} holds talk {talk}, which is {axis}.",
        session=phrases.opening(phrases.session(session.id, session.axis)),
        talk=phrases.talk(event, talk.id),
        axis=axis,
    )


def wrong_chairs(event: Event, session: PlacedSession, chairs: Sequence[str]) -> Message | None:
    """Return a sentence if the session's chairs are not those that are stated for it, in any order, else None.

    `chairs`: the ids of the people who are stated. Where they are none, somebody who may chair may be proposed.
    """
    expected = [phrases.person(event, chair) for chair in chairs]
    if sorted(session.chairs) == sorted(expected):
        return None
    if session.proposed and not chairs:
        return _wrong_proposal(event, session)
    values = {
        "session": phrases.opening(phrases.session(session.id, session.axis)),
        "listed": phrases.listed(session.chairs),
        "wanted": phrases.listed(expected),
    }
    if not expected:
        return message(
            "{session} est modérée par {listed}, que son axe ne nomme pas.",
            "{session} is chaired by {listed}, whom its axis does not name.",
            **values,
        )
    if not session.chairs:
        return message(
            "{session} n'est modérée par personne, mais devrait l'être par {wanted}.",
            "{session} is chaired by nobody, but should be by {wanted}.",
            **values,
        )
    return message(
        "{session} est modérée par {listed}, mais devrait l'être par {wanted}.",
        "{session} is chaired by {listed}, but should be by {wanted}.",
        **values,
    )


def _wrong_proposal(event: Event, session: PlacedSession) -> Message | None:
    """Return a sentence if the session is proposed to too many people, or to somebody who may not chair it."""
    known = {event.person[person].name for person in eligible(event, session.axis)}
    most = len(chair_lists(event, session.axis))
    values = {"session": phrases.session(session.id, session.axis), "listed": phrases.listed(session.chairs)}
    if len(session.chairs) > max(1, most) or len(set(session.chairs)) < len(session.chairs):
        return message(
            "{listed} sont proposés pour modérer {session} : il ne faut {most}.",
            "{listed} are proposed to chair {session}: only {most}.",
            most=message("qu'une personne par liste de l'axe", "one person of each list of the axis is needed")
            if most > 1
            else message("qu'une personne", "one person is needed"),
            **values,
        )
    if known.issuperset(session.chairs):
        return None
    if most:
        return message(
            "{listed} est proposé pour modérer {session}, dont les listes ne nomment que {known}.",
            "{listed} is proposed to chair {session}, whose lists name only {known}.",
            known=phrases.listed(sorted(known)),
            **values,
        )
    return message(
        "{listed} est proposé pour modérer {session}, mais sa ligne du fichier des personnes ne dit pas oui dans "
        "« préside ».",
        "{listed} is proposed to chair {session}, but has no yes under “chairs” in the speakers' file.",
        **values,
    )


def unkept_proposals(event: Event, programme: Programme) -> Iterator[tuple[str, Message]]:
    """Yield the session's id and a sentence for each proposed chair who cannot be there for the whole of it."""
    if not any(session.proposed for session in programme.sessions):
        return
    for item, name in proposed(event, programme):
        person = event.person[name]
        why = hindrance(event, person, item, obligations(event, programme, name, item))
        if why is not None:
            text = message(
                "{person} est proposé pour modérer {session} {when}, mais {why}.",
                "{person} is proposed to chair {session} {when}, but {why}.",
                person=person.name,
                session=phrases.item(event, item),
                when=phrases.when(event, item),
                why=why,
            )
            yield item.id, text


def proposed(event: Event, programme: Programme) -> list[tuple[Item, str]]:
    """Return each session with a proposed chair, and the chair's id."""
    leading = zip(
        items.sessions(programme), items.leaders(event, programme), items.chairs(event, programme), strict=True
    )
    return [(item, person) for item, people, stated in leading for person in people if not stated]


def obligations(event: Event, programme: Programme, person: str, item: Item) -> list[Item]:
    """Return the items other than `item` at which the person has to be, sessions proposed to her or him among them."""
    others = [*items.whereabouts(event, programme).get(person, ())]
    others += items.discussed(event, programme).get(person, ())
    others += [session for session, chair in proposed(event, programme) if chair == person]
    return [other for other in others if other != item]


def hindrance(event: Event, person: Person, item: Item, others: Sequence[Item]) -> Message | None:
    """Return a clause that says why the person cannot be at the item, where he or she also has to be at the others;
    None if nothing stands in the way.
    """
    if person.available and not items.covered(item, person.available):
        return message("n'est là {only}", "is there {only}", only=phrases.only(event, person.available))
    for other in others:
        if items.conflict(event, item, other):
            return message(
                "est à {other} ({when})",
                "is at {other} ({when})",
                other=phrases.item(event, other),
                when=phrases.when(event, other),
            )
    return None
