"""What became of each message: a line each in `delivered.jsonl`, written before the message is sent.

The line says `sending` until it is known what became of the message, and is then changed in its place: a full disk can
keep a message from being sent, but not its acceptance from being noted.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from scheduler.storage.drives import flush
from scheduler.storage.regular_files import read_regular

State = Literal["sending", "sent", "failed"]
_STATES: tuple[State, ...] = ("sending", "sent", "failed")
#: The number of characters of the longest state with its quotes: all lines of a message are equally long.
_WIDTH = max(map(len, _STATES)) + 2


class Deliveries:
    """The messages by their fate: accepted by a server, not accepted, or unknown."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._states = dict(_noted(path))

    def has_any(self) -> bool:
        """True if a message was sent, or may have been."""
        return any(state != "failed" for state in self._states.values())

    def is_sent(self, identity: str) -> bool:
        return self._states.get(identity) == "sent"

    def is_doubtful(self, identity: str) -> bool:
        """True if the program or the machine ended while the message was being sent."""
        return self._states.get(identity) == "sending"

    @contextlib.contextmanager
    def sending(self, identity: str, address: str) -> Iterator[None]:
        """The message is being sent within the block; after it the message counts as sent.

        After an Exception it counts as failed, and may be sent again; after any other end it is in doubt. Raises
        OSError before the block where the disk cannot take the note.
        """
        place = self._note(identity, address)
        try:
            yield
        except Exception:
            self._change(place, identity, address, "failed")
            raise
        self._change(place, identity, address, "sent")

    def _note(self, identity: str, address: str) -> int:
        """The place of the new line in the file; the disk has it."""
        with open(self._path, "ab", opener=_itself) as file:
            if file.tell() and not read_regular(self._path).endswith(b"\n"):
                file.write(b"\n")  # a line that a crash cut off stands for itself
            place = file.tell()
            file.write(_line(identity, address, "sending"))
            file.flush()
            flush(file.fileno())
        self._states[identity] = "sending"
        return place

    def _change(self, place: int, identity: str, address: str, state: State) -> None:
        with open(self._path, "r+b", opener=_itself) as file:
            file.seek(place)
            file.write(_line(identity, address, state))
            file.flush()
            flush(file.fileno())
        self._states[identity] = state


def _itself(path: str, flags: int) -> int:
    """The descriptor of the file itself. Raises OSError where a symbolic link leads to another."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o666)


def _line(identity: str, address: str, state: State) -> bytes:
    said = json.dumps({"id": identity, "to": address})[:-1]
    quoted = json.dumps(state)
    return f'{said}, "state": {quoted:<{_WIDTH}}}}\n'.encode("ascii")


def _noted(path: Path) -> Iterator[tuple[str, State]]:
    """Each message with its state; the last line of a message counts. A line without state is of a sent message."""
    with contextlib.suppress(FileNotFoundError):
        for line in read_regular(path).splitlines():
            with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):  # cut off: nothing was sent
                content = json.loads(line)
                state = content.get("state", "sent") if isinstance(content, dict) else None
                if state in _STATES:
                    yield str(content["id"]), state
