"""Results of pure functions of frozen values, known again by the very values that they were made of."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """The function with its last result, which is given again for the same objects, or equal texts and bytes.

    Equal events are not looked for: to compare them takes longer than many a question.
    """
    return remembering(1)(function)


def remembering(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """The same with the last `most` results."""

    def decorated(function: Callable[P, T]) -> Callable[P, T]:
        last: tuple[tuple[tuple[object, ...], T], ...] = ()

        @functools.wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            nonlocal last
            given = (*args, *(part for item in kwargs.items() for part in item))
            for known, result in last:  # a whole that other threads replace and never change
                if len(known) == len(given) and all(map(_is_same, known, given)):
                    return result
            result = function(*args, **kwargs)
            last = ((given, result), *last)[:most]
            return result

        return call

    return decorated


def recalling(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """The function with some of its last results, `most` at the most, each given again for the same objects: for what
    is asked of many things in turn, of which few change. What is asked with arguments by name is asked anew.
    """

    def decorated(function: Callable[P, T]) -> Callable[P, T]:
        known: dict[tuple[int, ...], tuple[object, T]] = {}

        @functools.wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            if kwargs:
                return function(*args, **kwargs)
            key = tuple(map(id, args))
            found = known.get(key)
            if found is None:
                if len(known) >= most:
                    known.clear()
                found = known[key] = args, function(*args, **kwargs)  # while they are kept, no other has their ids
            return found[1]

        return call

    return decorated


def _is_same(known: object, given: object) -> bool:
    return known is given or (isinstance(given, bytes | str) and known == given)
