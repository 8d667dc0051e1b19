"""What a programme changed by hand does: the rules that it newly breaks, or the levels that it changes; no solver."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from constraints import rule
from scheduler.check import Found, Report, check, counting_rules, measured_by, report
from scheduler.domain.difference import Difference
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Violation
from scheduler.language.level_amounts import change_of_amount
from scheduler.language.message import Message, message

Sign = Literal["fits", "costs", "breaks"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a move does: the rules that it newly breaks, else the levels that it changes; `text` says it in a line."""

    sign: Sign
    text: Message
    broken: tuple[Violation, ...] = ()
    levels: tuple[Difference, ...] = ()


def verdict(event: Event, before: Report, after: Programme) -> Verdict:
    """The violations and costs of the programme that another one, checked in `before`, does not have."""
    now = check(event, after)
    broken, levels = _new(before, now.hard), _changed(before, now)
    if broken:
        return Verdict("breaks", _breaking(broken), broken, levels)
    return _costing(levels)


class Judge:
    """Says of many programmes, one after the other, what they do to a programme that was checked in `before`. Of those
    that break rules one is named: nothing else is measured of them. The rule that was broken last is looked at first.
    """

    def __init__(self, event: Event, before: Report) -> None:
        self._event, self._before = event, before
        self._rules = [*counting_rules(event)]

    def verdict(self, after: Programme) -> Verdict:
        """As the function, but for what it names of the rules that are broken."""
        found: list[Found] = []
        for number, each in enumerate(self._rules):
            measured = tuple(measured_by(each, self._event, after))
            if broken := _new(self._before, (violation for violation, is_hard in measured if is_hard)):
                self._rules.insert(0, self._rules.pop(number))
                return Verdict("breaks", _breaking_at_least(broken), broken)
            found += measured
        return _costing(_changed(self._before, report(self._event, after, found)))


def _new(before: Report, hard: Iterable[Violation]) -> tuple[Violation, ...]:
    """The violations that were not there before."""
    known = {(each.rule, each.subjects, each.text.en) for each in before.hard}
    return tuple(each for each in hard if (each.rule, each.subjects, each.text.en) not in known)


def _changed(before: Report, now: Report) -> tuple[Difference, ...]:
    then = dict(now.levels)
    return tuple(Difference(name, value, then[name]) for name, value in before.levels if value != then[name])


def _costing(levels: tuple[Difference, ...]) -> Verdict:
    """Of a programme that breaks nothing new."""
    if not levels or levels[0].then < levels[0].now:
        return Verdict("fits", message("possible, rien n’y perd", "possible, nothing is lost"), (), levels)
    text = message("possible, coûte – {level}", "possible, costs – {level}", level=level_text(levels[0]))
    return Verdict("costs", text, (), levels)


def level_text(level: Difference) -> Message:
    """`Sessions : 4 → 5 sessions`."""
    title = rule(level.name).title
    now, then = level.now, level.then
    return message(
        "{title} : {told}",
        "{title}: {told}",
        title=title,
        told=Message(change_of_amount(level.name, now, then, "fr"), change_of_amount(level.name, now, then, "en")),
    )


def _breaking(broken: tuple[Violation, ...]) -> Message:
    if len(broken) == 1:
        return message("enfreint une règle : {first}", "breaks a rule: {first}", first=broken[0].text)
    return message(
        "enfreint {count} règles, dont : {first}", "breaks {count} rules, such as: {first}",
        count=len(broken), first=broken[0].text,
    )  # fmt: skip


def _breaking_at_least(broken: tuple[Violation, ...]) -> Message:
    return message("enfreint au moins une règle : {first}", "breaks at least one rule: {first}", first=broken[0].text)
