"""A level of a programme beside the same level of another one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """A level with its value in the current programme (`now`) and in the other one (`then`)."""

    name: str
    now: int
    then: int
