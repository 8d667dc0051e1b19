"""public/index.html, where people read the programme and download files. Self-contained, without JavaScript."""

from __future__ import annotations

from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def index_html(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The page as UTF-8; the same programme gives the same bytes, and no speaker's address is in it."""
    from exports.page.view import view

    return view(event, programme, edition).encode()
