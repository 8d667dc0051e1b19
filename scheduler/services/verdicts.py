"""What a programme changed by hand does: the rules that it newly breaks, or the levels that it changes; no solver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from constraints import rule
from constraints.rule import Rule
from scheduler.check import Found, Report, check, cost_of, counting_rules, measured_by, value_on
from scheduler.domain.difference import Difference
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered
from scheduler.domain.requirement import Violation
from scheduler.language.level_amounts import change_of_amount
from scheduler.language.message import Message, message
from scheduler.moving.changed_part import Comparison

Sign = Literal["fits", "costs", "breaks"]
#: Of a move that costs nothing.
_NOTHING_LOST = message("rien n’y perd", "nothing is lost")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a move does: the rules that it newly breaks, else the levels that it changes; `text` says it in a line."""

    sign: Sign
    text: Message
    broken: tuple[Violation, ...] = ()
    levels: tuple[Difference, ...] = ()

    @property
    def more(self) -> Message:
        """What the sign does not say: a rule that is broken, the first level that it costs, or that nothing is lost."""
        if self.broken:
            return self.broken[0].text
        return level_text(self.levels[0]) if self.sign == "costs" else _NOTHING_LOST


def verdict(event: Event, before: Report, after: Programme) -> Verdict:
    """The violations and costs of the programme that another one, checked in `before`, does not have."""
    now = check(event, after)
    broken, levels = _new(before, now.hard), _changed(before, dict(now.levels))
    if broken:
        return Verdict("breaks", _breaking(broken), broken, levels)
    return _costing(levels)


class Judge:
    """Says of many programmes, one after the other, what they do to the programme `base`. Of those that break rules one
    is named: nothing else is measured of them. The rule that was broken last is looked at first. Rules that look at
    sessions one by one are measured in those that have changed.
    """

    def __init__(self, event: Event, base: Programme) -> None:
        self._event, self._base, self._before = event, base, _checked(event, base)
        self._comparison = Comparison(base)
        self._rules = [*counting_rules(event)]
        self._costs: dict[str, int] = {}

    def verdict(self, after: Programme) -> Verdict:
        """As the function, but for what it names of the rules that are broken; the lists of the programme agree."""
        costs = 0
        for number, each in enumerate(self._rules):
            measured = tuple(measured_by(each, self._event, self._seen(each, after)))
            if broken := _new(self._before, (violation for violation, is_hard in measured if is_hard)):
                self._rules.insert(0, self._rules.pop(number))
                return Verdict("breaks", _breaking_at_least(broken), broken)
            costs += self._cost(measured) + self._elsewhere(each, after)
        then = {name: costs if name == "rules" else self._level(rule(name), after) for name in self._event.levels}
        return _costing(_changed(self._before, then))

    def _seen(self, each: Rule, after: Programme) -> Programme:
        """The part of the programme in which the rule may find what it does not find in the base."""
        return self._comparison.part(after).after if each.by_session else after

    def _level(self, level: Rule, after: Programme) -> int:
        """The value of a level other than `rules`."""
        return self._amount(level, self._seen(level, after)) + self._elsewhere(level, after)

    def _elsewhere(self, each: Rule, after: Programme) -> int:
        """What a rule that looks at sessions one by one costs in those that have not changed; 0 for any other."""
        if not each.by_session:
            return 0
        if each.name not in self._costs:
            self._costs[each.name] = self._amount(each, self._base)
        return self._costs[each.name] - self._amount(each, self._comparison.part(after).before)

    def _amount(self, each: Rule, programme: Programme) -> int:
        """The value of a level, or what the violations of a rule with a weight cost."""
        if each.kind == "level":
            return value_on(each, self._event, programme)
        return self._cost(measured_by(each, self._event, programme))

    def _cost(self, measured: Iterable[Found]) -> int:
        return sum(cost_of(self._event, violation) for violation, is_hard in measured if not is_hard)


@remembered  # one item after the other is taken up
def _checked(event: Event, base: Programme) -> Report:
    return check(event, base)


def _new(before: Report, hard: Iterable[Violation]) -> tuple[Violation, ...]:
    """The violations that were not there before."""
    broken = tuple(hard)
    if not before.hard or not broken:
        return broken
    known = {(each.rule, each.subjects, each.text.en) for each in before.hard}
    return tuple(each for each in broken if (each.rule, each.subjects, each.text.en) not in known)


def _changed(before: Report, then: Mapping[str, int]) -> tuple[Difference, ...]:
    return tuple(Difference(name, value, then[name]) for name, value in before.levels if value != then[name])


def _costing(levels: tuple[Difference, ...]) -> Verdict:
    """Of a programme that breaks nothing new."""
    if not levels or levels[0].then < levels[0].now:
        return Verdict("fits", message("possible, {more}", "possible, {more}", more=_NOTHING_LOST), (), levels)
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
