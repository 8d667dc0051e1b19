"""The name of a source, as `--as` gives it: it names a file of the folder."""

from __future__ import annotations

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import message


def refuse_name(name: str) -> None:
    """Raises EnvironmentFailure for a name of a source that cannot name a file."""
    if not name or not all(letter.isalnum() or letter in "-_" for letter in name) or len(name) > 60:
        raise EnvironmentFailure(
            message(
                "--as {name} : écrivez un nom de lettres, de chiffres et de tirets",
                "--as {name}: write a name of letters, digits and hyphens",
                name=name,
            )
        )
