"""The importers by name. Importing this module loads no library, so that `--help` can name the formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.language.message import Language

if TYPE_CHECKING:
    from scheduler.domain.event import Event


def _cosplib(source: Path, language: Language) -> Event:
    from scheduler.importing.cosplib.convert import to_event
    from scheduler.importing.cosplib.reading import read_instance

    return to_event(read_instance(source), source.stem, language)


#: The importers by name: each reads a file and returns its event, `checked`. They raise InputError with every mistake,
#: or EnvironmentFailure.
IMPORTS: Mapping[str, Callable[[Path, Language], Event]] = {"cosplib": _cosplib}
