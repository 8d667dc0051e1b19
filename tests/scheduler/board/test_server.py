"""What the server asks of the system: this machine alone, by both its addresses, and each answer at once."""

from __future__ import annotations

import asyncio
import errno
import socket
from typing import Any

import pytest

from scheduler.board import server


def test_the_end_of_an_answer_does_not_wait_until_its_beginning_has_been_received() -> None:
    """Else each answer takes 40 ms more: its head and its body are two packets (Nagle)."""

    async def accepted() -> int:
        said: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def came(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            own = writer.get_extra_info("socket")
            said.set_result(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with server._listening(0) as (listener, *_):
            async with await asyncio.start_server(came, sock=listener.dup()):
                _, writer = await asyncio.open_connection(*listener.getsockname())
                answer = await asyncio.wait_for(said, 20)
                writer.close()
        return answer

    assert asyncio.run(accepted())


class Sockets:
    """Stands in for the system's sockets: those of IPv6 fail by `error` so often; every address is noted."""

    def __init__(self, error: int, times: int) -> None:
        self.error, self.times, self.bound = error, times, list[str]()

    def make(self, family: int, *_: int) -> Any:
        if family == socket.AF_INET6 and self.times:
            self.times -= 1
            raise OSError(self.error, "as on a machine without it")
        return _Socket(self)


class _Socket:
    def __init__(self, of: Sockets) -> None:
        self.of, self.address = of, ("", 0)

    def __enter__(self) -> _Socket:
        return self

    def __exit__(self, *_: object) -> None:
        self.of.bound.remove(self.address[0])

    def setsockopt(self, *_: int) -> None:
        pass

    def bind(self, address: tuple[str, int]) -> None:
        self.address = address[0], address[1] or 50_000
        self.of.bound.append(address[0])

    def listen(self, _: int) -> None:
        pass

    def getsockname(self) -> tuple[str, int]:
        return self.address


@pytest.mark.parametrize(
    ("error", "times", "port", "bound"),
    [
        (0, 0, 0, ["127.0.0.1", "::1"]),
        (errno.EAFNOSUPPORT, 99, 0, ["127.0.0.1"]),
        (errno.EADDRNOTAVAIL, 99, 8000, ["127.0.0.1"]),
        (errno.EADDRINUSE, 3, 0, ["127.0.0.1", "::1"]),
        (errno.EADDRINUSE, 1, 8000, ["127.0.0.1"]),
        (errno.EADDRINUSE, 99, 0, ["127.0.0.1"]),
    ],
)
def test_the_board_listens_by_both_addresses_of_this_machine_where_it_can(
    monkeypatch: pytest.MonkeyPatch, error: int, times: int, port: int, bound: list[str]
) -> None:
    """One port for both: another free one is tried where a stranger has it on ::1, unless it was asked for."""
    sockets = Sockets(error, times)
    monkeypatch.setattr(server.socket, "socket", sockets.make)
    with server._listening(port) as listeners:
        assert sockets.bound == bound
        assert [listener.getsockname() for listener in listeners] == [(at, port or 50_000) for at in bound]
    assert sockets.bound == []


def test_nobody_else_reaches_it() -> None:
    with server._listening(0) as listeners:
        assert {listener.getsockname()[0] for listener in listeners} <= {"127.0.0.1", "::1"}
        assert len({listener.getsockname()[1] for listener in listeners}) == 1
        for listener in listeners:
            with socket.create_connection(listener.getsockname()[:2], timeout=20):
                pass
