"""The smallest amount of a relaxation that is enough, by few questions, and few of them hard."""

from __future__ import annotations

from collections.abc import Callable, Collection

from scheduler.explanation.relaxations import Relaxation


def smallest_amount(
    relaxation: Relaxation, least: int, enough: Callable[[int], bool | None]
) -> tuple[int | None, bool]:
    """The smallest amount from `least` on that is enough, None if none is, and whether that is proved.

    An unknown answer (None) counts as "not enough"; the question is put again where that answer alone prevents a proof.
    """
    amounts = [amount for amount in relaxation.amounts if amount >= least]
    unanswered: set[int] = set()

    def is_enough(position: int) -> bool:
        answer = enough(amounts[position])
        if answer is None:
            unanswered.add(position)
        else:
            unanswered.discard(position)
        return answer is True

    if not relaxation.monotone:
        position = next(filter(is_enough, range(len(amounts))), None)
        return None if position is None else amounts[position], not unanswered
    position = _first_true(is_enough, len(amounts), unanswered)
    if position is None:
        return None, not unanswered
    while position - 1 in unanswered and is_enough(position - 1):
        position -= 1
    return amounts[position], position - 1 not in unanswered


def _first_true(is_true: Callable[[int], bool], count: int, unanswered: Collection[int]) -> int | None:
    """The first of `count` positions at which the monotone `is_true` holds, by exponential search; None: there is none.

    From the first of the `unanswered` positions on the interval is halved: questions next to it would be as hard.
    Source: Bentley and Yao, 1976.
    """
    if is_true(0):
        return 0
    if not is_true(count - 1):
        return None
    low, high = 0, count - 1  # false at low, true at high
    step = 1
    while low + step < high and low not in unanswered:
        if is_true(low + step):
            high = low + step
            break
        low, step = low + step, 2 * step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_true(middle) else (middle, high)
    return high
