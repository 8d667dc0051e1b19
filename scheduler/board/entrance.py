"""The way into a server of the board: a ticket lets one browser in, and the user's next start gets a further one."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from scheduler.board.guard import AGAIN, ENTER, OUTSIDE, Keys
from scheduler.board.templating import templates
from scheduler.language.message import Language

#: The cookie that keeps the language for which a page was asked.
LANGUAGE = "journee-lang"


class Entrance:
    """The addresses that are open before the cookie is there."""

    def __init__(self, keys: Keys, language: Language) -> None:
        self._keys, self._language = keys, language

    def routes(self) -> Sequence[Route]:
        """The addresses."""
        return (Route(ENTER, self.enter), Route(AGAIN, self.again, methods=["POST"]))

    async def enter(self, request: Request) -> Response:
        """With a ticket, a page that goes on to the board and the cookie that it needs; a second use is refused."""
        keys = self._keys
        inside = keys.knows(request.headers.get("cookie", ""))  # who goes back to this page, or loads it again
        if not keys.takes(request.query_params.get("ticket", "")) and not inside:
            return PlainTextResponse(OUTSIDE, 403)
        response = HTMLResponse(_welcome(self._language, "/"))
        response.set_cookie(keys.cookie, keys.session, httponly=True, samesite="strict")
        return response

    async def again(self, _: Request) -> Response:
        """A ticket for the browser that the user's next start opens."""
        return PlainTextResponse(self._keys.ticket())


def language_of(request: Request, otherwise: Language) -> Language:
    """The language that the page was asked for once, else that of the browser, else the one of the start."""
    asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE)
    for wanted in (asked, request.headers.get("accept-language", "")[:2].lower()):
        if wanted == "fr":
            return "fr"
        if wanted == "en":
            return "en"
    return otherwise


def _welcome(language: Language, to: str) -> str:
    """The page behind the ticket, which goes on to the board by itself: a redirection would not bear the cookie."""
    return templates().get_template("enter.html").render(language=language, to=to)
