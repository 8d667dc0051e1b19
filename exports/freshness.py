"""Which files of an output folder are not what the formats make of the event now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exports.catalogue import FORMATS, IMPOSED
from exports.format import Format
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

#: The bytes of a file of the output folder by its path there; None where there is no such file.
Bytes = Callable[[str], bytes | None]


def stale_files(
    event: Event, programme: Programme, edition: Edition, names: tuple[str, ...], read: Bytes
) -> Iterator[str]:
    """The path of each file that the output folder lacks or has otherwise, format after format.

    Files of formats that need not be written are compared as far as they are there. A file may be what any of its
    format's options make; the imposed booklet need only be there, since its binding is chosen while it is printed.

    Parameters
    ----------
    names : the paths of all files of the output folder.
    """
    for format_ in FORMATS:
        present = any(name.startswith(place) for place in format_.places for name in names)
        if format_.written == "always" or present:
            yield from _stale(format_, event, programme, edition, read)


def _stale(format_: Format, event: Event, programme: Programme, edition: Edition, read: Bytes) -> list[str]:
    """The stale files of a format, by the options by which there are fewest."""
    fewest: list[str] | None = None
    for options in format_.variants:
        files = format_.render(event, programme, edition, options).files
        stale = [name for name, data in files.items() if _differs(format_, name, data, read(name))]
        if fewest is None or len(stale) < len(fewest):
            fewest = stale
        if not fewest:
            break
    return fewest or []


def _differs(format_: Format, name: str, data: bytes, there: bytes | None) -> bool:
    if there is None:
        return format_.written == "always"
    return name != IMPOSED and there != data
