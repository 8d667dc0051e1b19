"""One board a folder: where it stands is noted for its user alone, so that a second start opens the first's page.

The note lies in the user's own folder and not in the event's, which others may read or share. Whoever can read it could
start a board too.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from scheduler.board.guard import AGAIN, ANEW, ENTER, Keys
from scheduler.storage.regular_files import read_regular

#: The seconds within which a board that stands has answered, and the bytes of a note and of an answer at most.
_SECONDS, _LONGEST = 3.0, 4096


@contextlib.contextmanager
def noted(folder: Path, keys: Keys, *, chooses: bool = False) -> Iterator[None]:
    """Inside the block the user's next start finds this board; where nothing can be noted, it does not.

    `chooses`: it is the page on which a folder is chosen, which is found by who starts it in the same `folder`.
    """
    note = _note(folder, chooses)
    content = json.dumps({"port": keys.port, "again": keys.again}).encode()
    with contextlib.suppress(OSError):
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        note.unlink(missing_ok=True)
        with open(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            if read_regular(note, _LONGEST) == content:
                note.unlink()


def standing_address(folder: Path, *, chooses: bool = False) -> str | None:
    """The address with a ticket by which one browser gets into the board that stands; None where none answers."""
    try:
        said = json.loads(read_regular(_note(folder, chooses), _LONGEST))
        port, again = int(said["port"]), str(said["again"])
        if not 0 < port < 65_536 or not again.isascii() or not again.isprintable():
            return None
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
        with contextlib.closing(connection):
            connection.request("POST", AGAIN, headers={"host": f"127.0.0.1:{port}", ANEW: again})
            answer = connection.getresponse()
            ticket = answer.read(_LONGEST).decode("ascii", "replace")
    except (OSError, ValueError, ArithmeticError, KeyError, TypeError, RecursionError, http.client.HTTPException):
        return None
    if answer.status != 200 or not ticket.replace("-", "").replace("_", "").isalnum():
        return None
    return f"http://127.0.0.1:{port}{ENTER}?ticket={ticket}"


def _note(folder: Path, chooses: bool) -> Path:
    name = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:32]
    return own_folder() / "boards" / f"{name}{'-choice' if chooses else ''}.json"


def own_folder() -> Path:
    """Where the system keeps what programs remember for one user."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Journee"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Journee"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "journee"
