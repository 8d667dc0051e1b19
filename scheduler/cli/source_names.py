"""The name of a source, as `--as` gives it: it names a file of the folder."""

from __future__ import annotations

from scheduler.domain.errors import Refused
from scheduler.language.message import message
from scheduler.language.text import clean_line, is_device

#: The longest name, and the most signs of a wrong one that are quoted.
_LONGEST, _QUOTED = 60, 80


def refuse_name(name: str) -> None:
    """Raises Refused for a name of a source that cannot name a file, on Windows neither."""
    signs = all(letter.isalnum() or letter in "-_" for letter in name)
    if not name or not signs or len(name) > _LONGEST or is_device(name):
        raise Refused(
            message(
                "--as « {name} » : écrivez un nom de lettres, de chiffres et de tirets, par exemple « propositions »",
                "--as “{name}”: write a name of letters, digits and hyphens, for instance “proposals”",
                name=clean_line(name)[:_QUOTED],
            )
        )
