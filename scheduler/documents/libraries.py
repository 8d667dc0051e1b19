"""The kinds of documents that this installation reads: some need a library that is not always there."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from scheduler.documents.lines import Form

#: The library that reads each kind.
_NEEDED: Mapping[Form, str] = {"docx": "docx2python", "odt": "odfdo", "rtf": "striprtf"}


def unreadable_forms() -> tuple[Form, ...]:
    """The kinds of document whose library is not installed."""
    return tuple(form for form, library in _NEEDED.items() if find_spec(library) is None)
