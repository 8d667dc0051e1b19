"""The printed side of an event: venue, organisers, committees, logos, invitations. No rule reads it."""

from __future__ import annotations

from scheduler.domain.frozen import Frozen


class Venue(Frozen):
    """The place of the event: address, directions, and coordinates in degrees."""

    name: str | None = None
    address: str | None = None
    access: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Organiser(Frozen):
    """Somebody who organises the event; the first with an address sends its invitations."""

    name: str
    email: str | None = None
    affiliation: str | None = None


class Committee(Frozen):
    """A committee with the names of its members, in the order in which they are printed."""

    title: str
    members: tuple[str, ...]


class Logo(Frozen):
    """A picture of the folder's logos/: the bytes of a PNG, JPEG or SVG, and the name that a screen reader says."""

    name: str
    data: bytes


class InvitationSettings(Frozen):
    """The settings of invitations: `alarm` in minutes before the talk (None: no alarm), `bring` a text for guests."""

    alarm: int | None = None
    bring: str = ""
