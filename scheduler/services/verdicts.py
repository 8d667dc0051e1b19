"""What a programme changed by hand does: the rules that it newly breaks, or the levels that it changes; no solver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from constraints import rule
from constraints.rule import Rule
from scheduler.check import Report, check, cost_of, counting_rules, is_hard
from scheduler.domain.difference import Difference
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered
from scheduler.domain.requirement import Violation
from scheduler.language.level_amounts import change_of_amount
from scheduler.language.message import Message, message
from scheduler.moving.changed_part import ChangedPart, Comparison

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
    return _verdict(_new(before, now.hard), _changed(before, dict(now.levels)))


class Judge:
    """Says of many programmes, one after the other, what they do to the programme `base`; the lists of all agree. Each
    rule is measured where it may find something else than in the base, as far as it states where that is.

    `comparison`: of the base with the programmes that are asked about.
    """

    def __init__(self, event: Event, base: Programme) -> None:
        self._event, self._before = event, checked(event, base)
        self.comparison = Comparison(base)
        self._rules = [*counting_rules(event)]
        self._broken = {violation.rule for violation in (*self._before.hard, *self._before.soft)}
        self._values = dict(self._before.levels)
        self._in_base: dict[str, tuple[Violation, ...]] = {}

    def verdict(self, after: Programme) -> Verdict:
        """As the function."""
        part = self.comparison.part(after)
        each = [self._of_rule(measuring, part) for measuring in counting_rules(self._event)]
        broken, costs = tuple(violation for found, _ in each for violation in found), sum(cost for _, cost in each)
        return _verdict(broken, self._levels(part, costs))

    def soon(self, after: Programme) -> Verdict:
        """The same, but for what is named where rules are broken: one of them, and nothing else is measured. The rule
        that was broken last is looked at first.
        """
        part = self.comparison.part(after)
        costs = 0
        for number, measuring in enumerate(self._rules):
            broken, cost = self._of_rule(measuring, part)
            if broken:
                self._rules.insert(0, self._rules.pop(number))
                return Verdict("breaks", _breaking_at_least(broken), broken)
            costs += cost
        return _verdict((), self._levels(part, costs))

    def _of_rule(self, measuring: Rule, part: ChangedPart) -> tuple[tuple[Violation, ...], int]:
        """What the programme newly breaks of the rule, and what the rule costs more than in the base."""
        now = self._found(measuring, part, part.now)
        before = self._found(measuring, part, part.former) if measuring.name in self._broken else ()
        broken = _new(self._before, (found for found in now if is_hard(self._event, measuring, found)))
        return broken, self._cost(measuring, now) - self._cost(measuring, before)

    def _levels(self, part: ChangedPart, costs: int) -> tuple[Difference, ...]:
        """The levels that differ, where the rules with a weight cost so much more than in the base."""
        return _changed(self._before, {name: self._level(name, part, costs) for name in self._event.levels})

    def _level(self, name: str, part: ChangedPart, more: int) -> int:
        """The value of a level, where the rules with a weight cost so much `more`."""
        if name != "rules":
            now, before = (self._found(rule(name), part, each) for each in (part.now, part.former))
            more = sum(violation.amount for violation in now) - sum(violation.amount for violation in before)
        return self._values[name] + more

    def _found(self, each: Rule, part: ChangedPart, programme: Programme) -> tuple[Violation, ...]:
        """The violations of the rule in one of the two programmes, where they may differ from those in the other."""
        if each.measure_in is not None and part.moved_talks is not None:
            return each.measure_in(self._event, programme, part.moved_talks)
        if each.by_session:
            return each.measure(self._event, part.after if programme is part.now else part.before)
        if programme is part.now:
            return each.measure(self._event, programme)
        if each.name not in self._in_base:
            self._in_base[each.name] = each.measure(self._event, programme)
        return self._in_base[each.name]

    def _cost(self, each: Rule, found: Iterable[Violation]) -> int:
        """What violations of the rule cost by its weight."""
        return sum(cost_of(self._event, violation) for violation in found if not is_hard(self._event, each, violation))


@remembered  # one item after the other is taken up
def checked(event: Event, base: Programme) -> Report:
    """The check of a programme about which much is asked."""
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


def _verdict(broken: tuple[Violation, ...], levels: tuple[Difference, ...]) -> Verdict:
    """Of a programme that newly breaks these rules, and changes these levels."""
    if broken:
        return Verdict("breaks", _breaking(broken), broken, levels)
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
