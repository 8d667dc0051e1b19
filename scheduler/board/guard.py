"""Who may speak to the board: decided before any routing, since every page of every browser can reach this machine.

Loopback is no boundary: a page in another tab, a name that an attacker's server resolves to 127.0.0.1, another user's
program and another local server that gets the same cookies all come from here.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: The way in, to which alone another site, or a file on the disk, may lead.
ENTER = "/enter"
#: Where the user's next start asks for a ticket, and the header in which it shows that it is the user's.
AGAIN, ANEW = "/again", "x-journee-again"
#: The seconds for which a ticket is good.
_TICKET_SECONDS = 600.0
_SAFE = frozenset(("GET", "HEAD"))
#: The header that a change must bear: no form and no page of another origin can set it.
TOKEN = "x-journee"
#: What is told to who is not let in, of whom no language is believed.
OUTSIDE = (
    "Journée : cette adresse n’est ouverte qu’au navigateur que le programme a ouvert. Relancez-le : journee serve\n"
    "Journée: this address is for the browser that the program opened. Start it again: journee serve\n"
)
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
#: What every answer says to the browser.
HEADERS: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass
class Keys:
    """The secrets of one run of the server; a new start makes them anew.

    Only `again` is on the disk, for its user alone: the next start asks by it for a ticket, and for nothing else.
    `cookie` has the port in its name: cookies are not told apart by port. `run` stands in the addresses that browsers
    keep. `has_ipv6`: the board listens on ::1 too.
    """

    port: int
    has_ipv6: bool = False
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    again: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    run: str = field(default_factory=lambda: secrets.token_urlsafe(8))
    _tickets: dict[str, float] = field(default_factory=dict)

    @property
    def cookie(self) -> str:
        """The name of the cookie."""
        return f"journee-{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The values of `Host` that are ours; no other spelling is."""
        names = ("127.0.0.1", "localhost", "[::1]") if self.has_ipv6 else ("127.0.0.1", "localhost")
        return tuple(f"{name}:{self.port}" for name in names)

    def ticket(self) -> str:
        """A ticket of 256 bits that lets one browser in, once, within ten minutes."""
        ticket = secrets.token_urlsafe(32)
        self._tickets[ticket] = time.monotonic() + _TICKET_SECONDS
        return ticket

    def takes(self, ticket: str) -> bool:
        """True if the ticket is good; it is used up then."""
        now = time.monotonic()
        self._tickets = {known: until for known, until in self._tickets.items() if until > now}
        known = next((known for known in self._tickets if secrets.compare_digest(known, ticket)), None)
        return known is not None and self._tickets.pop(known, None) is not None

    def knows(self, cookies: str) -> bool:
        """True if the `Cookie` header has the session of this run, whatever other servers of this machine put there:
        one cookie that is spelt wrong, or another one of our name, locks nobody out.
        """
        given = (cookie.strip().partition("=") for cookie in cookies.split(";"))
        values = [value for name, _, value in given if name == self.cookie]
        return any(secrets.compare_digest(value.encode(), self.session.encode()) for value in values)


class Guard:
    """An ASGI application that passes on to `app` only what the browser of this board asks."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self._app, self._keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        status = refusal(scope, self._keys)
        if status:
            await _refuse(send, status)
            return
        await self._app(scope, receive, _with_headers(send))


def refusal(scope: Scope, keys: Keys) -> int:
    """The status with which a request is refused; 0 where it may pass.

    The path is that of the scope: a URL put together again from `Host` can be led astray by it.
    """
    headers = _headers(scope["headers"])
    if headers is None or headers.get("host") not in keys.hosts:
        return 421
    enters = scope["path"] == ENTER and scope["method"] in _SAFE
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") and not enters:
        return 403
    if headers.get("origin", f"http://{headers['host']}") != f"http://{headers['host']}":
        return 403
    if enters:
        return 0
    if scope["path"] == AGAIN:
        return 0 if _is_next_start(scope["method"], headers, keys) else 403
    if not keys.knows(headers.get("cookie", "")):
        return 401
    given = headers.get(TOKEN, "")
    if scope["method"] not in _SAFE and not secrets.compare_digest(given.encode(), keys.token.encode()):
        return 403
    return 0


def _is_next_start(method: str, headers: Mapping[str, str], keys: Keys) -> bool:
    """True for a start of the program, which is no browser: those say from where they ask."""
    given = headers.get(ANEW, "").encode()
    is_browser = any(name in headers for name in ("origin", "sec-fetch-site", "cookie"))
    return method == "POST" and not is_browser and secrets.compare_digest(given, keys.again.encode())


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str] | None:
    """The headers by name; None where a header that decides stands twice."""
    headers: dict[str, str] = {}
    for name, value in pairs:
        key = name.decode("latin-1").lower()
        if key in headers and key in ("host", "origin", "sec-fetch-site", TOKEN, ANEW):
            return None
        headers[key] = f"{headers[key]}; {value.decode('latin-1')}" if key in headers else value.decode("latin-1")
    return headers


def _with_headers(send: Send) -> Send:
    async def sending(event: Message) -> None:
        if event["type"] == "http.response.start":
            given = {name.lower() for name, _ in event.get("headers", ())}
            more = [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in given]
            event = {**event, "headers": [*event.get("headers", ()), *more]}
        await send(event)

    return sending


async def _refuse(send: Send, status: int) -> None:
    text = OUTSIDE.encode()
    headers: list[Any] = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(text)).encode())]
    headers += [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})
