"""Nobody is let in but the browser that was given the ticket: each attack is refused before anything is routed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Route

from scheduler.board import guard
from scheduler.board.guard import Guard, Keys
from tests.scheduler.board.asking import HOST, PORT, Answer, Visitor, asked

USUAL = {"host": HOST, "sec-fetch-site": "same-origin"}


@pytest.fixture
def keys() -> Keys:
    return Keys(PORT)


@pytest.fixture
def reached() -> list[str]:
    return []


def ask(keys: Keys, reached: list[str], method: str, path: str, headers: Any) -> Answer:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        reached.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"in"})

    return asyncio.run(asked(Guard(app, keys), method, path, headers))


def known(keys: Keys, **more: str) -> dict[str, str]:
    """The headers of the browser that was let in, with others."""
    return {**USUAL, "cookie": f"{keys.cookie}={keys.session}", **{n.replace("_", "-"): v for n, v in more.items()}}


def test_the_browser_with_the_cookie_may_look(keys: Keys, reached: list[str]) -> None:
    assert ask(keys, reached, "GET", "/", known(keys)).status == 200
    assert reached == ["/"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "WHATEVER"])
def test_a_change_needs_the_token_too(keys: Keys, reached: list[str], method: str) -> None:
    assert ask(keys, reached, method, "/api/x", known(keys)).status == 403
    assert ask(keys, reached, method, "/api/x", known(keys, x_journee="x" + keys.token)).status == 403
    assert ask(keys, reached, method, "/api/x", known(keys, x_journee="é")).status == 403
    assert not reached
    assert ask(keys, reached, method, "/api/x", known(keys, x_journee=keys.token)).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        f"127.0.0.1:{PORT + 1}",
        f"127.0.0.1:{PORT}/",
        f"127.0.0.1:{PORT}?",
        f"127.0.0.1:{PORT}#x",
        f"127.0.0.1:{PORT}.evil.example",
        f"evil.example@127.0.0.1:{PORT}",
        f"LOCALHOST:{PORT}",
        f" {HOST}",
        "",
    ],
)
def test_no_other_host_is_ours(keys: Keys, reached: list[str], host: str) -> None:
    assert ask(keys, reached, "GET", "/", known(keys, host=host)).status == 421
    assert not reached


def test_a_request_without_host_or_with_two_is_refused(keys: Keys, reached: list[str]) -> None:
    headers = known(keys)
    without = {name: value for name, value in headers.items() if name != "host"}
    assert ask(keys, reached, "GET", "/", without).status == 421
    assert ask(keys, reached, "GET", "/", [*headers.items(), ("host", HOST)]).status == 421
    assert not reached


def test_the_other_names_of_this_machine_are_ours_as_far_as_the_board_listens_there(
    keys: Keys, reached: list[str]
) -> None:
    both = Keys(PORT, has_ipv6=True)
    for each, host, status in (
        (keys, f"localhost:{PORT}", 200),
        (keys, f"[::1]:{PORT}", 421),
        (both, f"[::1]:{PORT}", 200),
        (both, HOST, 200),
        (both, "[::1]", 421),
        (both, f"[::1]:{PORT + 1}", 421),
        (both, f"::1:{PORT}", 421),
    ):
        assert ask(each, reached, "GET", "/", known(each, host=host)).status == status, host


@pytest.mark.parametrize("site", ["cross-site", "same-site", "no-cors", "", "same-origin, cross-site"])
def test_no_other_site_may_ask(keys: Keys, reached: list[str], site: str) -> None:
    headers = known(keys, sec_fetch_site=site, x_journee=keys.token)
    assert {ask(keys, reached, method, "/", headers).status for method in ("GET", "POST")} == {403}
    assert not reached


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"http://127.0.0.1:{PORT + 1}", f"https://{HOST}"])
def test_no_other_origin_may_ask(keys: Keys, reached: list[str], origin: str) -> None:
    headers = {**known(keys, x_journee=keys.token, origin=origin)}
    assert ask(keys, reached, "POST", "/", headers).status == 403
    del headers["sec-fetch-site"]
    assert ask(keys, reached, "POST", "/", headers).status == 403
    assert not reached


@pytest.mark.parametrize(
    "cookie", ["", "journee-8765=", "journee-1=SESSION", "journee-8765=SESSIONx", "\x00", "a=b; ;;"]
)
def test_no_other_cookie_opens(keys: Keys, reached: list[str], cookie: str) -> None:
    headers = {**USUAL, "cookie": cookie.replace("SESSION", keys.session)}
    assert ask(keys, reached, "GET", "/", headers).status == 401
    assert ask(keys, reached, "GET", "/static/board.js", USUAL).status == 401
    assert not reached


@pytest.mark.parametrize(
    "others",
    ['state={"a": 1}; COOKIE; x', "journee-8765=another; COOKIE", "COOKIE; journee-8765=another", 'a="; COOKIE'],
)
def test_cookies_of_other_servers_of_this_machine_lock_nobody_out(keys: Keys, reached: list[str], others: str) -> None:
    cookie = others.replace("COOKIE", f"{keys.cookie}={keys.session}")
    assert ask(keys, reached, "GET", "/", {**USUAL, "cookie": cookie}).status == 200


def test_who_is_not_let_in_is_told_in_both_languages(keys: Keys, reached: list[str]) -> None:
    text = ask(keys, reached, "GET", "/", USUAL).text
    assert "navigateur" in text
    assert "browser" in text


def test_another_site_may_lead_to_the_way_in_alone(keys: Keys, reached: list[str]) -> None:
    headers = {**USUAL, "sec-fetch-site": "cross-site"}
    assert ask(keys, reached, "GET", "/enter", headers).status == 200
    assert ask(keys, reached, "POST", "/enter", headers).status == 403
    assert ask(keys, reached, "GET", "/enter/", headers).status == 403
    assert reached == ["/enter"]


def test_a_ticket_is_good_once_and_for_ten_minutes(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = keys.ticket(), keys.ticket()
    assert first != second
    assert not keys.takes("")
    assert not keys.takes(first[:-1])
    assert keys.takes(first)
    assert not keys.takes(first)
    clock = guard.time.monotonic
    monkeypatch.setattr(guard.time, "monotonic", lambda: clock() + 601)
    assert not keys.takes(second)


def test_every_start_has_other_keys() -> None:
    one, two = Keys(1), Keys(2)
    assert len({one.session, two.session, one.token, two.token}) == 4
    assert one.cookie != two.cookie, "cookies are not told apart by port"


def test_every_answer_says_what_a_page_may_load(keys: Keys, reached: list[str]) -> None:
    answers: list[Mapping[str, str]] = [
        ask(keys, reached, "GET", "/", known(keys)).headers,
        ask(keys, reached, "GET", "/", USUAL).headers,
    ]
    for headers in answers:
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"


def test_no_address_of_the_board_is_reached_unguarded(one_talk: Path) -> None:
    """Whatever is added to the board is guarded as the rest: without cookie, from elsewhere, or without the token."""
    visitor = Visitor(one_talk)
    keys = visitor.board.keys
    routes = [
        route
        for route in visitor.app._app.routes
        if isinstance(route, Route) and route.path not in ("/enter", "/again")
    ]
    assert len(routes) > 10
    asks = [(method, re.sub(r"{[^}]*}", "1", route.path)) for route in routes for method in route.methods or ()]
    for method, path in asks:
        statuses = [asyncio.run(asked(visitor.app, method, path, headers)).status for headers in _attacks(keys)]
        assert statuses == [401, 421, 403, 403], path
        if method not in ("GET", "HEAD"):
            assert asyncio.run(asked(visitor.app, method, path, known(keys))).status == 403, path
    assert not (one_talk / ".journee").exists()


def _attacks(keys: Keys) -> list[dict[str, str]]:
    """Headers without the cookie, and with it from a foreign name, from another site and from another origin."""
    inside = known(keys, x_journee=keys.token)
    return [
        {**USUAL, "x-journee": keys.token},
        {**inside, "host": "evil.example"},
        {**inside, "sec-fetch-site": "cross-site"},
        {**inside, "origin": "http://evil.example"},
    ]


def test_only_the_next_start_of_the_program_asks_for_a_ticket(one_talk: Path) -> None:
    """It shows what the note has that its user alone can read; a browser never asks so."""
    visitor = Visitor(one_talk)
    keys = visitor.board.keys
    start = {"host": HOST, "x-journee-again": keys.again}

    def status(method: str, headers: Any) -> int:
        return asyncio.run(asked(visitor.app, method, "/again", headers)).status

    ticket = asyncio.run(asked(visitor.app, "POST", "/again", start)).text
    assert keys.takes(ticket)
    assert status("GET", start) == 403
    assert status("POST", {**start, "host": "evil.example"}) == 421
    for more in ({"origin": f"http://{HOST}"}, {"sec-fetch-site": "none"}, {"cookie": f"{keys.cookie}={keys.session}"}):
        assert status("POST", {**start, **more}) == 403
    for guess in ("", keys.token, keys.session, keys.again[:-1], "é"):
        assert status("POST", {**start, "x-journee-again": guess}) == 403
    assert status("POST", [*start.items(), ("x-journee-again", keys.again)]) == 421
    assert status("GET", {"host": HOST, "x-journee-again": keys.again}) == 403
    assert asyncio.run(asked(visitor.app, "GET", "/", start)).status == 401, "it opens nothing else"
