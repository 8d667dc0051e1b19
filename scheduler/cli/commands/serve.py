"""`journee serve`: the board in the browser."""

from __future__ import annotations

from pathlib import Path

from scheduler.cli.console import Console
from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message, message


def serve(console: Console, folder: Path | None, port: int, browser: bool) -> int:
    try:
        from scheduler.board.server import serve as run
    except ModuleNotFoundError as error:
        text = message(
            "Le tableau de bord a besoin de bibliothèques qui ne sont pas installées ({name}) : "
            "pip install 'journee[serve]'",
            "The board needs libraries that are not installed ({name}): pip install 'journee[serve]'",
            name=error.name,
        )
        raise EnvironmentFailure(text) from error

    def opened(address: str) -> None:
        console.result([_where(address, browser).to(console.language)])

    try:
        run(folder and folder.absolute(), port, console.language, opened, browser=browser)
    except OSError as error:
        advice = message(
            "Donnez un autre port, ou aucun : Journée en trouve un libre",
            "Give another port, or none: Journée finds a free one",
        )
        raise EnvironmentFailure.of(error, advice if port else None) from error
    return 0


def _where(address: str, browser: bool) -> Message:
    if browser:
        return message(
            "Le tableau de bord s’ouvre dans votre navigateur ; sinon, ouvrez {address} (Ctrl-C pour finir)",
            "The board opens in your browser; if not, open {address} (Ctrl-C to end)",
            address=address,
        )
    return message("Ouvrez {address} (Ctrl-C pour finir)", "Open {address} (Ctrl-C to end)", address=address)
