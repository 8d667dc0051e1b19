"""The server of the board: on this machine alone, with one page opened for whoever started it."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import tempfile
import time
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from starlette.types import ASGIApp

from scheduler.board.connections import Connection
from scheduler.board.guard import ENTER, Keys
from scheduler.board.recent import remember
from scheduler.board.standing import noted, standing_address
from scheduler.language.message import Language

if TYPE_CHECKING:
    from scheduler.board.application import Board
    from scheduler.board.start import Start

#: The seconds after which open connections are cut when the server ends.
_GRACE = 2
#: The seconds that a browser has to read the file that it was given.
_READ = 10
#: The free ports that are tried until one is free on ::1 too.
_PORTS = 8


def serve(
    folder: Path | None, port: int, language: Language, opened: Callable[[str], None], *, browser: bool = True
) -> None:
    """The board of `folder`, or the page on which one is chosen or made in the current folder, is served until the
    process is interrupted, which is its usual end; or its page is opened, where another process of this user serves it
    already.

    Parameters
    ----------
    port : 0 for any that is free.
    opened : called with the address that lets one browser in, once, within ten minutes.
    browser : the usual browser is opened at that address.

    Raises OSError where the port is taken.
    """
    address = standing_address(folder or Path.cwd(), chooses=folder is None)
    if address is not None:
        opened(address)
        if browser:
            with _launcher(address):
                time.sleep(_READ)
        return
    with _listening(port) as listeners:
        keys = Keys(listeners[0].getsockname()[1], has_ipv6=len(listeners) > 1)
        address = f"http://127.0.0.1:{keys.port}{ENTER}?ticket={keys.ticket()}"
        opened(address)
        launcher = _launcher(address) if browser else contextlib.nullcontext()
        note = noted(folder, keys) if folder is not None else contextlib.nullcontext()
        if folder is not None:
            remember(folder)
        with note, launcher, contextlib.suppress(KeyboardInterrupt):
            board = _board(folder, keys, language)
            _Server(configuration(board.application()), board).run(sockets=listeners)


def _board(folder: Path | None, keys: Keys, language: Language) -> Board | Start:
    """What is served. It is loaded while the browser starts, which takes as long and waits for the first answer."""
    if folder is None:
        from scheduler.board.start import Start

        return Start(Path.cwd(), keys, language)
    from scheduler.board.application import Board

    return Board(folder, keys, language)


def configuration(application: ASGIApp) -> uvicorn.Config:
    """How the board is served: nothing is logged or told of the server, and nobody holds it up."""
    return uvicorn.Config(
        application,
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
        limit_concurrency=200,
        h11_max_incomplete_event_size=65_536,
        http=Connection,
        ws="none",
    )


class _Server(uvicorn.Server):
    """Ends its streams first, since it waits for open ones."""

    def __init__(self, config: uvicorn.Config, board: Board | Start) -> None:
        super().__init__(config)
        self._board = board

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._board.end()
        await super().shutdown(sockets)


@contextlib.contextmanager
def _listening(port: int) -> Iterator[list[socket.socket]]:
    """Sockets of one port that only this machine reaches: of 127.0.0.1, and of ::1 where it has that.

    Raises OSError where the port is taken.
    """
    with contextlib.ExitStack() as stack:
        for _ in range(_PORTS if port == 0 else 1):
            stack.close()
            first = stack.enter_context(_loopback(socket.AF_INET, "127.0.0.1", port))
            try:
                second = stack.enter_context(_loopback(socket.AF_INET6, "::1", first.getsockname()[1]))
            except OSError as error:
                listeners = [first]
                if error.errno != errno.EADDRINUSE:
                    break
            else:
                listeners = [first, second]
                break
        yield listeners


def _loopback(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    """A socket that listens there. Raises OSError."""
    with contextlib.ExitStack() as failed:
        listener = failed.enter_context(socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP))  # asyncio asks
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind((address, port))
        listener.listen(100)
        failed.pop_all()
        return listener


@contextlib.contextmanager
def _launcher(address: str) -> Iterator[None]:
    """The browser opens a file that only this user can read: an address on a command line is seen by everybody."""
    with tempfile.TemporaryDirectory(prefix="journee-") as folder:
        file = Path(folder) / "journee.html"
        file.touch(mode=0o600)
        page = (
            f'<!DOCTYPE html><meta charset="utf-8"><title>Journée</title>'
            f'<meta http-equiv="refresh" content="0; url={address}"><a href="{address}">Journée</a>\n'
        )
        file.write_bytes(page.encode())
        webbrowser.open(file.as_uri())
        yield
