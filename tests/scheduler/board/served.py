"""A board that is served as `journee serve` does, in a thread of this process and without workers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from scheduler.board.application import Board
from scheduler.board.guard import ENTER, Keys
from scheduler.board.server import configuration


@contextmanager
def served(folder: Path) -> Iterator[Keys]:
    """Inside the block the board of the folder listens; nothing can be searched or moved."""
    with socket.create_server(("127.0.0.1", 0), backlog=400) as listener:
        keys = Keys(listener.getsockname()[1])
        board = Board(folder, keys, "fr")
        config = configuration(board.application(alone=False))
        config.lifespan = "off"
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            yield keys
        finally:
            board.end()
            server.should_exit = True
            thread.join()


def address(keys: Keys) -> str:
    """Where a browser enters that board."""
    return f"http://127.0.0.1:{keys.port}{ENTER}?ticket={keys.ticket()}"
