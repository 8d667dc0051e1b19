"""What lies too deep is told before anything that calls itself reads it."""

from __future__ import annotations

from scheduler.domain.nesting import DEEPEST, is_too_deep


def nested(depth: int, *, objects: bool) -> object:
    value: object = 1
    for _ in range(depth):
        value = {"a": value} if objects else [value]
    return value


def test_a_hundred_levels_are_borne_and_no_more() -> None:
    for objects in (False, True):
        assert not is_too_deep(nested(0, objects=objects))
        assert not is_too_deep(nested(DEEPEST, objects=objects))
        assert is_too_deep(nested(DEEPEST + 1, objects=objects))
        assert is_too_deep(nested(100_000, objects=objects))
