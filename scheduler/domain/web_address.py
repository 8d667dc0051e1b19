"""Web addresses that browsers, calendars, pages and printed links all take."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

from scheduler.domain.address import Undeliverable, ascii_domain

_FORM = re.compile(r"(https?://)([^\s/?#<>\"\\]+)((?:[/?#][^\s<>\"]*)?)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
_PORT = re.compile(r":\d{0,5}$", re.ASCII)
#: A percent sign that begins no encoded byte.
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
#: The characters that stay as they are behind the host (RFC 3986: reserved ones, and the percent sign).
_KEPT = "/?:@!$&'()*+,;=%[]~#"


def is_web_address(text: str) -> bool:
    """True for an address with `http` or `https` and a host that a name server can know."""
    return ascii_web_address(text) is not None


def ascii_web_address(text: str) -> str | None:
    """The address as RFC 3986 writes it, in ASCII; None for a text that is none.

    A name before the host (`name:password@example.org`) is refused: what is published shows it to everybody.
    """
    form = _FORM.fullmatch(text)
    if form is None or not text.isprintable():
        return None
    scheme, network, rest = form.groups()
    try:
        port = urlsplit(text).port
        host = _host(_PORT.sub("", network))
    except (ValueError, Undeliverable):
        return None
    if not host or port == 0:
        return None
    return scheme + host + (f":{port}" if port else "") + quote(_LOOSE_PERCENT.sub("%25", rest), safe=_KEPT)


def beside(page: str, path: str) -> str:
    """The address of `path` in the folder of a page: `…/journee/a.ics` from `…/journee` or `…/journee/b.html`."""
    last = page.partition("?")[0].partition("#")[0].rpartition("/")[2]
    folder = page if "." in last and page.count("/") > 2 else page.partition("?")[0].partition("#")[0].rstrip("/") + "/"
    return urljoin(folder, path)


def _host(name: str) -> str:
    """The host in ASCII; "" for a host that no name server knows. Raises ValueError, Undeliverable."""
    if name.startswith("["):
        return name if name.endswith("]") and "%" not in name and IPv6Address(name[1:-1]) else ""
    if not name.isascii():
        return ascii_domain(name.removesuffix("."))
    labels = name.removesuffix(".").split(".")
    if labels[-1].isdigit():
        return name if IPv4Address(name) else ""
    return name if len(name) < 254 and all(map(_NAME.fullmatch, labels)) else ""
