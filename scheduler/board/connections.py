"""Connections that ask nothing hold nobody up: whoever reaches this machine may open as many as there are.

A browser asks as soon as it is connected. A program that opens connections and sends nothing, or a request byte by
byte, would keep the browser of the board out once no more are taken.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

#: The seconds within which the head of a request is there, once one can be.
HEAD_SECONDS = 10.0
#: The most connections that wait for a head: where one more comes, the one that has waited longest is ended.
MOST = 100


class Connection(H11Protocol):
    """A connection, ended where the head of a request does not come."""

    _waiting: asyncio.TimerHandle | None = None

    @property
    def _until(self) -> float:
        """When it has waited long enough, by the clock of its loop."""
        return self._waiting.when() if self._waiting is not None else self.loop.time()

    @property
    def _is_idle(self) -> bool:
        """True if nothing is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The connection waits for a head; where there are too many, the one that has waited longest is ended."""
        super().connection_made(transport)
        self._wait()
        waiting = [each for each in self.connections if isinstance(each, Connection) and each._is_idle]
        if len(waiting) > MOST:
            min(waiting, key=lambda each: each._until)._end()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        if self._waiting is not None:
            self._waiting.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """The next head is waited for."""
        super().on_response_complete()
        self._wait()

    def _wait(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _give_up(self) -> None:
        if self._is_idle:
            self._end()

    def _end(self) -> None:
        """It is over, and counts no more."""
        self.connections.discard(self)
        self.transport.abort()
