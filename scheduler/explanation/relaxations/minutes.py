"""Relaxations of the minutes that event.toml states for every session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import gcd

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.relaxations.fineness import fineness
from scheduler.explanation.relaxations.relaxation import AGREED_MINUTE, Amounts, Change, Relaxation, cost_per_unit
from scheduler.explanation.relaxations.settings import session_setting
from scheduler.language.message import Message, message


def session_minutes(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation of the introduction, the gap or the discussion of every session."""
    if requirement.part == "introduction":
        yield _or_none(
            session_setting(
                "introduction",
                _each_minute(event.session_settings.introduction),
                -1,
                "Ramener à {to} (au lieu de {was}) l'introduction de chaque session",
                "Cut the introduction of each session to {to} (instead of {was})",
                phrases.minutes,
            ),
            "Renoncer à l'introduction de chaque session ({was})",
            "Do without the introduction of each session ({was})",
        )
    elif requirement.part == "gap":
        yield _or_none(
            _gap(event),
            "Ne laisser aucun intervalle entre deux exposés d'une session (au lieu de {was})",
            "Leave no time between two talks of a session (instead of {was})",
        )
    elif requirement.part == "discussion":
        yield _or_none(
            session_setting(
                "discussion",
                _of_discussion(event),
                -1,
                "Ramener à {to} (au lieu de {was}) la discussion à la fin de chaque session",
                "Cut the discussion at the end of each session to {to} (instead of {was})",
                phrases.minutes,
            ),
            "Renoncer à la discussion à la fin de chaque session ({was})",
            "Do without the discussion at the end of each session ({was})",
        )


def _or_none(relaxation: Relaxation, fr: str, en: str) -> Relaxation:
    """The relaxation with a sentence of its own, with `{was}`, for the amount that leaves no minute."""

    def say(event: Event, amount: int) -> Message:
        if amount < relaxation.amounts[-1]:
            return relaxation.say(event, amount)
        return message(fr, en, was=phrases.minutes(amount))

    return replace(relaxation, say=say)


def _each_minute(minutes: int) -> Amounts:
    """Every minute fewer; a talk that begins earlier may break what one that begins later keeps."""
    return Amounts(range(1, minutes + 1), AGREED_MINUTE, monotone=False)


def _of_discussion(event: Event) -> Amounts:
    """The minutes by which a shorter discussion lets something begin, or somebody leave, earlier."""
    without = event.session_settings.model_copy(update={"discussion": 0})
    leaving = [window.end for person in event.people for window in person.available]
    step = gcd(fineness(event.model_copy(update={"session_settings": without})), *leaving)
    minutes = event.session_settings.discussion
    return Amounts(range(minutes % step or step, minutes + 1, step), AGREED_MINUTE)


def _gap(event: Event) -> Relaxation:
    """The relaxation of the minutes between two talks of a session."""

    def applied(event: Event, amount: int) -> Event:
        gap = event.talk_settings.gap - amount
        return event.model_copy(update={"talk_settings": event.talk_settings.model_copy(update={"gap": gap})})

    def said(event: Event, amount: int) -> Message:
        was = event.talk_settings.gap
        return message(
            "Ramener à {to} (au lieu de {was}) l'intervalle entre deux exposés d'une session",
            "Cut the time between two talks of a session to {to} (instead of {was})",
            to=phrases.minutes(was - amount),
            was=phrases.minutes(was),
        )

    amounts = _each_minute(event.talk_settings.gap)
    return Relaxation(
        "talks.gap",
        "gap",
        amounts.values,
        cost_per_unit(amounts.weight),
        applied,
        lambda e, amount: (Change("event", "", "talks.gap", e.talk_settings.gap - amount),),
        said,
        amounts.monotone,
    )
