"""What was handed over and waits for an answer."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from typing import Generic, TypeVar

T = TypeVar("T")


class Waiting(Generic[T]):
    """Things by ids that nobody can guess; beyond `most` of them the oldest has to be handed over again."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[str, T] = OrderedDict()

    def add(self, thing: T) -> str:
        """The thing waits; its id."""
        id = secrets.token_urlsafe(12)
        self.put(id, thing)
        while len(self._things) > self._most:
            self._things.popitem(last=False)
        return id

    def put(self, id: str, thing: T) -> None:
        """The thing of that id is this one now."""
        self._things[id] = thing

    def get(self, id: str) -> T | None:
        """The waiting thing of that id; None where it waits no more."""
        return self._things.get(id)

    def drop(self, id: str) -> None:
        """The thing of that id waits no more."""
        self._things.pop(id, None)
