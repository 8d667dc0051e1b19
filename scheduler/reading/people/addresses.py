"""E-mail addresses as they are sent to; where that is not how they are written, it is told."""

from __future__ import annotations

from collections.abc import Callable

from scheduler.language.message import message
from scheduler.language.text import clean_line
from scheduler.reading import values
from scheduler.reading.fields import Fields
from scheduler.reading.report import Report, Spot


def read_address(fields: Fields, text: Callable[[object], str]) -> str | None:
    """The address under `email` as it is sent to; None without one or, reported, for a wrong one.

    `text` makes a text of the raw value.
    """
    address = fields.read("email", lambda value: values.address(text(value)), None)
    if address is not None:
        tell_converted(text(fields.raw["email"]), address, fields.spot("email"), fields.report)
    return address


def tell_converted(written: str, address: str, spot: Spot, report: Report) -> None:
    """A domain that is `written` in letters which DNS has not is remarked, with the `address` that mails go to."""
    if clean_line(written) == address:
        return
    text = message(
        "les courriels sont envoyés à {address} : c'est la même adresse, telle que les serveurs de courrier l'écrivent",
        "mails go to {address}: that is the same address, as mail servers write it",
        address=address,
    )
    report.remark(spot, written, text)
