"""A value from TOML, a spreadsheet or JSON, read for its meaning; `Wrong` is raised if it has none.

Cells of tables may be text, numbers, times, or (JSON) lists; see `cells`. In event.toml the type must be right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NoReturn

from scheduler.domain.address import Undeliverable, deliverable
from scheduler.domain.clock import is_region, is_zone, regions
from scheduler.domain.lengths import LONGEST_LINE, too_long
from scheduler.domain.web_address import is_web_address
from scheduler.language.message import message
from scheduler.language.suggestion import nearest
from scheduler.language.text import clean_block, clean_line, is_device, slug
from scheduler.language.visibility import unseen_in
from scheduler.reading.report import Wrong, shown

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_MINUS = re.compile(r"(?<=UTC)[\u2010-\u2014\u2212]")


def wrong(fr: str, en: str, **values: object) -> NoReturn:
    """Raises `Wrong` with the message."""
    raise Wrong(message(fr, en, **values))


def string(value: object) -> str:
    """A one-line text of event.toml."""
    if not isinstance(value, str):
        wrong(
            'ce n\'est pas un texte : écrivez-le entre guillemets droits, "{found}"',
            'this is no text: write it in straight quotes, "{found}"',
            found=shown(value),
        )
    return short(clean_line(value))


def short(text: str) -> str:
    """The text of a title, a name or another line. Raises `Wrong` for one that is too long."""
    if excess := too_long(text, LONGEST_LINE):
        raise Wrong(excess)
    return text


def block(value: object) -> str:
    """A text of event.toml that may have several lines."""
    return clean_block(value) if isinstance(value, str) else string(value)


def strings(value: object) -> tuple[str, ...]:
    """A list of texts of event.toml; a single text counts as a list of one."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        wrong(
            'ce n\'est pas une liste de textes : écrivez par exemple ["un", "deux"]',
            'this is no list of texts: write for instance ["one", "two"]',
        )
    return tuple(text for text in map(clean_line, value) if text)


def lists_of_strings(value: object) -> tuple[tuple[str, ...], ...]:
    """Lists of texts of event.toml; a single list of texts counts as a list of one list. Empty lists are left out."""
    if isinstance(value, list) and any(isinstance(item, list) for item in value):
        lists = [strings(item) for item in value]
    else:
        lists = [strings(value)]
    for excess in (too_long(texts, LONGEST_LINE) for texts in lists):
        if excess:
            raise Wrong(excess)
    return tuple(texts for texts in lists if texts)


def boolean(value: object) -> bool:
    """A yes or no of event.toml."""
    if not isinstance(value, bool):
        wrong(
            "ce n'est ni oui ni non : écrivez true (oui) ou false (non), sans guillemets",
            "this is neither yes nor no: write true or false, without quotes",
        )
    return value


def whole(minimum: int, maximum: int) -> Callable[[object], int]:
    """A reader of integers from `minimum` to `maximum`; it accepts 30.0, but not "30" or true."""

    def read(value: object) -> int:
        if isinstance(value, float) and math.isfinite(value) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            wrong(
                "ce n'est pas un nombre entier : écrivez un entier entre {least} et {most}, sans guillemets",
                "this is no whole number: write one between {least} and {most}, without quotes",
                least=minimum,
                most=maximum,
            )
        return within(value, minimum, maximum)

    return read


def within(value: int, minimum: int, maximum: int, example: int | None = None) -> int:
    """The value, if it lies between the two bounds; `example`: what is proposed instead of one that is too small."""
    if not minimum <= value <= maximum:
        edge = maximum if value > maximum else minimum if example is None else example
        wrong(
            "hors limites : écrivez un entier entre {least} et {most}, par exemple {edge}",
            "out of range: write a whole number between {least} and {most}, for instance {edge}",
            least=minimum,
            most=maximum,
            edge=edge,
        )
    return value


def degrees(maximum: int) -> Callable[[object], float]:
    """A reader of a latitude or longitude from -`maximum` to `maximum`."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not -maximum <= value <= maximum:
            wrong(
                "ce ne sont pas des degrés : écrivez un nombre entre -{most} et {most}, par exemple 48.907",
                "these are no degrees: write a number between -{most} and {most}, for instance 48.907",
                most=maximum,
            )
        return float(value)

    return read


def identifier(text: str) -> str:
    """An id by the grammar of contract §2."""
    if is_device(text):
        wrong(
            "« {found} » est un nom réservé par Windows : choisissez un autre identifiant, par exemple « {other} »",
            "“{found}” is a name that Windows keeps for itself: choose another id, for instance “{other}”",
            found=text,
            other=f"X-{text}",
        )
    if not _ID.fullmatch(text):
        other = slug(text)
        raise Wrong(
            message(
                "ce n'est pas un identifiant : écrivez 1 à 64 lettres sans accent, chiffres, « _ », « . » ou « - », "
                "en commençant par une lettre ou un chiffre, par exemple « {other} »",
                "this is no id: write 1 to 64 unaccented letters, digits, “_”, “.” or “-”, "
                "beginning with a letter or digit, for instance “{other}”",
                other=other or "A1",
            ),
            (other,) if other and not is_device(other) else (),
        )
    return text


def address(text: str) -> str:
    """An e-mail address as it is sent to, with its domain in ASCII."""
    try:
        return deliverable(text)
    except Undeliverable as error:
        raise Wrong(
            message(
                "ce n'est pas une adresse électronique ({why}) : écrivez par exemple nom@example.org",
                "this is no e-mail address ({why}): write for instance name@example.org",
                why=error.text,
            ),
            _meant_address(text),
        ) from error


#: What stands for “@” and for a point in an address that programs shall not find.
_AT = re.compile(r"\s*[\[({<]\s*(?:at|arobase|a|à)\s*[\])}>]\s*|\s+(?:at|arobase)\s+", re.IGNORECASE)
_POINT = re.compile(r"\s*[\[({<]\s*(?:dot|point)\s*[\])}>]\s*|\s+(?:dot|point)\s+", re.IGNORECASE)


def _meant_address(text: str) -> tuple[str, ...]:
    """The address that is written with words for its signs, « nom[at]example.org »; () for anything else."""
    meant = _POINT.sub(".", _AT.sub("@", text))
    try:
        return (deliverable(meant),) if meant != text else ()
    except Undeliverable:
        return ()


def url(value: object) -> str:
    """A web address."""
    text = string(value)
    if not is_web_address(text):
        must_be_seen(text)
        wrong(
            "ce n'est pas une adresse web : écrivez par exemple https://example.org/journee",
            "this is no web address: write for instance https://example.org/conference",
        )
    return text


def must_be_seen(text: str) -> None:
    """Raises `Wrong` where the text has characters that nobody sees."""
    if unseen := unseen_in(text):
        wrong(
            "des caractères invisibles s'y cachent ({signs}) : retapez l'adresse",
            "invisible characters hide in it ({signs}): type the address again",
            signs=", ".join(unseen[:3]),
        )


def zone(text: str) -> str:
    """A person's time zone: one of the IANA database, or a fixed offset such as UTC+5:30."""
    text = _MINUS.sub("-", text)
    if not is_zone(text):
        wrong(
            "fuseau horaire inconnu : écrivez un nom tel que {meant}, ou un décalage tel que UTC+5:30",
            "unknown time zone: write a name such as {meant}, or an offset such as UTC+5:30",
            meant=_region_like(text),
        )
    return text


def region(text: str) -> str:
    """The event's time zone, which must be in the IANA database."""
    if not is_region(text):
        fixed = is_zone(_MINUS.sub("-", text))
        why = message(" (un décalage ne suffit pas aux agendas)", " (an offset is not enough for calendars)")
        wrong(
            "fuseau horaire inconnu{why} : écrivez un nom tel que {meant}",
            "unknown time zone{why}: write a name such as {meant}",
            meant=_region_like(text),
            why=why if fixed else "",
        )
    return text


def _region_like(text: str) -> str:
    return nearest(text, {name: name for name in sorted(regions())}) or "Europe/Paris"
