"""The lists of a hand-edited programme must agree on the talks and the chairs of each session.

The measures of the rules `session_run` and `preset` share this module.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.language.message import Message, message


def disagreements(event: Event, programme: Programme) -> Iterator[tuple[tuple[str, ...], Message]]:
    """Yield subjects and sentence of each repeated session, and of each talk and session that disagree.

    A talk and a session agree if the talk names the session and the session names the talk once.
    """
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


def wrong_chairs(event: Event, session: PlacedSession, chairs: Sequence[str]) -> Message | None:
    """Return a sentence if the session's chairs are not those that are stated for it, in any order, else None.

    `chairs`: the ids of the people who are stated.
    """
    expected = [phrases.person(event, chair) for chair in chairs]
    if sorted(session.chairs) == sorted(expected):
        return None
    values = {
        "session": phrases.opening(phrases.session(session.id, session.axis)),
        "listed": phrases.listed(session.chairs),
        "wanted": phrases.listed(expected),
    }
    if not expected:
        return message(
            "{session} est présidée par {listed}, que son axe ne nomme pas.",
            "{session} is chaired by {listed}, whom its axis does not name.",
            **values,
        )
    if not session.chairs:
        return message(
            "{session} n'est présidée par personne, mais devrait l'être par {wanted}.",
            "{session} is chaired by nobody, but should be by {wanted}.",
            **values,
        )
    return message(
        "{session} est présidée par {listed}, mais devrait l'être par {wanted}.",
        "{session} is chaired by {listed}, but should be by {wanted}.",
        **values,
    )
