"""The values of the page's template, and the page filled in."""

from __future__ import annotations

from base64 import b64encode
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from exports.interchange.jsonld import script_json
from exports.page.labels import LABELS
from exports.page.strips import Strip, strips
from exports.palette import colour
from exports.people_lives import biographies, lives
from exports.rows import SessionRow
from exports.timetable import timetable
from exports.vocabulary import axis_badge, axis_label, axis_name, bare_title, begins_with, edition_label, led_by
from exports.web_prose import prose
from exports.web_templates import web_templates
from exports.web_text import linked, typeset, web_address
from scheduler.domain.address import shown
from scheduler.domain.clock import to_iso
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.presentation import Logo
from scheduler.domain.programme import Programme
from scheduler.language.typography import colon, dates, hour, hours, listed, long_date


def engine() -> Environment:
    """The template engine of the page with its filters; what depends on the event is added to its globals."""
    environment = web_templates("exports.page")
    environment.filters.update(quoted=quote, set=typeset, linked=linked, prose=prose, shown=shown)
    return environment


def view(event: Event, programme: Programme, edition: Edition = DRAFT) -> str:
    """The whole page; the template engine escapes the user's text, which is typeset."""
    environment, language = engine(), event.language
    environment.globals.update(
        colour=lambda axis: colour(event, axis.id if axis else None),
        iso=lambda item, minutes: to_iso(item.day, minutes, event.timezone),
        hour=lambda minutes: hour(minutes, language),
        hours=lambda item: hours(item.start, item.end, language),
        date=lambda day: long_date(day, language),
        listed=lambda names: listed(names, language),
        colon=colon(language),
        biographies=lambda row: tuple(biographies(event, row)),
        lives=lambda row: tuple(lives(event, row.everybody)),
        strips=lambda day: strips(event, day),
        is_strip=lambda part: isinstance(part, Strip),
        is_session=lambda block: isinstance(block, SessionRow),
        badge=lambda row: _badge(event, row),
        bare_title=lambda row: bare_title(event, row.axis, row.title),
        axis_name=lambda axis, title: axis_name(event, axis, title),
        picture=_picture,
        led=lambda names: led_by(event, names),
        axis_word=axis_label(event) or LABELS[language]["session"],
    )
    table = timetable(event, programme)
    return environment.get_template("index.html").render(
        event=event,
        table=table,
        label=LABELS[language],
        link=web_address(event.url),
        dates=dates([day.date for day in event.days], language),
        edition=edition_label(event, edition),
        jsonld=Markup(script_json(event, programme)),
        axes=[axis for axis in event.axes if axis.id in {session.axis for session in programme.sessions}],
        rooms=[room for room in event.rooms if room.id in {session.room for session in programme.sessions}],
        is_draft=edition.is_draft,
    )


def _badge(event: Event, row: SessionRow) -> str:
    """`Axe 1`, as it stands before the title of a session; "" where titles stand alone or begin with it."""
    badge = axis_badge(event, row.axis) if row.axis else ""
    return "" if begins_with(row.title, badge) else badge.replace("\u00a0", " ")


def _picture(logo: Logo) -> str:
    """The logo as an address that holds it, so that the page needs no file beside it."""
    kinds = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg"}
    kind = next((kind for start, kind in kinds.items() if logo.data.startswith(start)), "svg+xml")
    return f"data:image/{kind};base64,{b64encode(logo.data).decode()}"
