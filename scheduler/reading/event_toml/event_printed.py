"""The tables of event.toml that no rule reads: what is printed, its words, and the limits of the call for papers."""

from __future__ import annotations

import re
from typing import Any

from scheduler.domain.clock import DAY
from scheduler.domain.presentation import Call, InvitationSettings, PrintSettings, Venue
from scheduler.domain.web_address import is_web_address
from scheduler.language.message import message
from scheduler.reading import times, values
from scheduler.reading.fields import Fields
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.durations import minutes

#: The largest length of a word that every export repeats, in characters: two of them fit on a badge.
_LONGEST_WORD = 30
#: The largest numbers of keywords and of characters of an abstract that a call may ask for.
_MOST_KEYWORDS, _LONGEST_ABSTRACT = 100, 1_000_000
#: A text that looks like a web address, whether it is one or not.
_WEB = re.compile(r"(?:https?:|www\.)\S*|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?", re.IGNORECASE)
#: Schemes that do more than lead somewhere, or lead where a page or calendar cannot follow.
_SCHEME = re.compile(r"(?:javascript|vbscript|data|file|blob|ftp|ftps|ws|wss|about|view-source)\s*:", re.IGNORECASE)


def read_presentation(event: Fields) -> dict[str, Any]:
    """The texts under [event] that are printed as they are, by the field of the event."""
    return {
        "subtitle": event.read("subtitle", values.string, None),
        "url": event.read("url", values.url, None),
        "summary": event.read("summary", values.block, ""),
        "registration": event.read("registration", _address_or_sentence, None),
        "online": event.read("online", values.url, None),
        "funding": event.read("funding", values.string, ""),
    }


def _address_or_sentence(value: object) -> str:
    """A web address, or any sentence; a text that looks like an address must be one."""
    text = values.string(value)
    if is_web_address(text) or not (_WEB.fullmatch(text) or _SCHEME.match(text)):
        return text
    values.must_be_seen(text)
    completed = f"https://{text}"
    likely = _WEB.fullmatch(text) is not None and "://" not in text and is_web_address(completed)
    raise Wrong(
        message(
            "ce n'est ni une adresse web complète ni une phrase : écrivez par exemple {example}, "
            "ou « Inscription auprès du secrétariat »",
            "this is neither a complete web address nor a sentence: write for instance {example}, "
            "or “Register with the secretariat”",
            example=completed if likely else "https://example.org/inscription",
        ),
        (completed,) if likely else (),
    )


def read_venue(table: Fields) -> Venue:
    """The place of the event."""
    venue = Venue(
        name=table.read("name", values.string, None),
        address=table.read("address", values.string, None),
        access=table.read("access", values.string, None),
        latitude=table.read("latitude", values.degrees(90), None),
        longitude=table.read("longitude", values.degrees(180), None),
        town=table.read("town", values.string, None),
    )
    table.refuse_unknown()
    return venue


def read_invitations(table: Fields) -> InvitationSettings:
    """The alarm of invitations, and what guests bring."""
    settings = InvitationSettings(
        alarm=table.read("alarm", minutes(0, 7 * DAY), None), bring=table.read("bring", values.string, "")
    )
    table.refuse_unknown()
    return settings


def read_print_settings(table: Fields) -> PrintSettings:
    """The words and habits of the field; an empty `axis_label` is kept, other empty words are the usual ones."""
    unlabelled = isinstance(table.raw.get("axis_label"), str) and not table.has("axis_label")
    settings = PrintSettings(
        axis_label=table.read("axis_label", _word, "" if unlabelled else None),
        axis_number=table.read("axis_number", values.boolean, True),
        chair_label=table.read("chair_label", _word, None),
        talk_label=table.read("talk_label", _word, None),
        version=table.read("version", values.boolean, True),
    )
    table.refuse_unknown()
    return settings


def _word(value: object) -> str:
    text = values.string(value)
    if len(text) > _LONGEST_WORD:
        values.wrong(
            "{count} caractères : écrivez un mot ou deux, {most} caractères au plus",
            "{count} characters: write a word or two, at most {most} characters",
            count=len(text),
            most=_LONGEST_WORD,
        )
    return text


def read_call(table: Fields) -> Call:
    """The limits of the call for papers."""
    usual = Call()
    call = Call(
        keywords=table.read("keywords", values.whole(1, _MOST_KEYWORDS), usual.keywords),
        abstract=table.read("abstract", values.whole(1, _LONGEST_ABSTRACT), usual.abstract),
        deadline=table.read("deadline", times.day, None),
    )
    table.refuse_unknown()
    return call
