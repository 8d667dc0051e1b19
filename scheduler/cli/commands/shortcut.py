"""`journee shortcut`: a launcher of the board on the desktop."""

from __future__ import annotations

from pathlib import Path

from scheduler.cli.console import Console
from scheduler.language.message import message
from scheduler.services.launching import make_launcher


def shortcut(console: Console, folder: Path | None) -> int:
    path = make_launcher(folder)
    console.answer({"shortcut": str(path)})
    text = message("Le raccourci est là : {path}", "The shortcut is here: {path}", path=path)
    console.result([text.to(console.language)])
    return 0
