"""The printed side of an event: venue, organisers, words, logos, invitations. No rule reads it."""

from __future__ import annotations

from datetime import date

from scheduler.domain.frozen import Frozen


class Venue(Frozen):
    """The place of the event: address, directions, coordinates in degrees, and the town where papers are signed."""

    name: str | None = None
    address: str | None = None
    access: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    town: str | None = None


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


class PrintSettings(Frozen):
    """The words and habits of the event's field, for everything that is printed.

    None is the usual word of the event's language; an empty `axis_label` prints the titles of axes alone. `version`
    False: the sheet and the page of a release do not name it.
    """

    axis_label: str | None = None
    axis_number: bool = True
    chair_label: str | None = None
    talk_label: str | None = None
    version: bool = True


class Call(Frozen):
    """The limits that the call for papers set: keywords, and characters of an abstract, spaces included."""

    keywords: int = 5
    abstract: int = 6000
    deadline: date | None = None


class InvitationSettings(Frozen):
    """The settings of invitations: `alarm` in minutes before the talk (None: no alarm), `bring` a text for guests."""

    alarm: int | None = None
    bring: str = ""
