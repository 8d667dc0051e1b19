"""Values by key that are kept up to some size of all of them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Bounded(Generic[K, V]):
    """Values by key, for all threads; beyond the size `most` the oldest are forgotten."""

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._values: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._turn = threading.Lock()

    def get(self, key: K) -> V | None:
        """The value; None where it was forgotten, or never known."""
        known = self._values.get(key)
        return None if known is None else known[0]

    def put(self, key: K, value: V, size: int) -> None:
        """The value is known, unless it alone has more than the size of all."""
        with self._turn:
            if size > self._most or key in self._values:
                return
            self._values[key] = value, size
            self._size += size
            while self._size > self._most:
                self._size -= self._values.popitem(last=False)[1][1]
