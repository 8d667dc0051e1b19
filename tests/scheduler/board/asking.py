"""Asks an ASGI application, without network or server."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from scheduler.board.application import Board
from scheduler.board.guard import Keys

PORT = 8765
HOST = f"127.0.0.1:{PORT}"


@dataclass(frozen=True)
class Answer:
    """Status, headers and body of an answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


async def asked(
    app: Any, method: str, path: str, headers: Any = (), body: bytes = b"", *, quiet: bool = False
) -> Answer:
    """The answer; `headers` are pairs, so that one may stand twice. A fault is raised, unless `quiet`, as the server
    sees it: behind the answer.
    """
    pairs = list(headers.items()) if isinstance(headers, Mapping) else list(headers)
    address, _, query = path.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": address,
        "raw_path": address.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "scheme": "http",
        "headers": [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in pairs],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", PORT),
    }
    said: list[dict[str, Any]] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        if waiting:
            return waiting.pop(0)
        return {"type": "http.disconnect"}

    async def send(event: Any) -> None:
        said.append(event)

    try:
        await app(scope, receive, send)
    except Exception:
        if not (quiet and said):
            raise
    start = said[0]
    content = b"".join(event.get("body", b"") for event in said[1:])
    return Answer(start["status"], {n.decode(): v.decode() for n, v in start["headers"]}, content)


#: The export of a system that has its authors in a second file.
PAPERS = b"#,title,authors,decision\n1,Water,Ada Lind and Issa Roy,accept\n2,Wind,Zoe May,accept\n"
AUTHORS = b"""submission #,first name,last name,email,country,affiliation,person #,corresponding?
1,Ada,Lind,a@x.org,Suede,Lund,1,yes
1,Issa,Roy,i@x.org,France,CNRS,2,no
2,Zoe,May,z@x.org,France,CNRS,3,yes
"""


def handed_over(*files: tuple[str, bytes], **more: str) -> tuple[str, bytes]:
    """The address and the body by which a page hands over several files."""
    said = urlencode({**more, "together": "yes"})
    line = json.dumps([[name, len(data)] for name, data in files]).encode()
    return f"/api/upload?{said}", b"\n".join((line, b"".join(data for _, data in files)))


def cell(id: str, key: str, expected: str, value: str, **more: object) -> bytes:
    """The body by which a page writes a cell of the item `id`."""
    return json.dumps([{"id": id, "key": key, "expected": expected, "value": value, **more}]).encode()


class Visitor:
    """A browser that was let in, and what it sends with each request."""

    def __init__(self, folder: Path, language: str = "en") -> None:
        self.board = Board(folder, Keys(PORT), language)  # type: ignore[arg-type]
        self.app = self.board.application()
        self.rev = ""

    @property
    def headers(self) -> dict[str, str]:
        keys = self.board.keys
        return {
            "host": HOST,
            "cookie": f"{keys.cookie}={keys.session}",
            "sec-fetch-site": "same-origin",
            "x-journee": keys.token,
            "x-journee-rev": self.rev,
        }

    def ask(self, method: str, path: str, body: bytes = b"", *, quiet: bool = False, **more: str) -> Answer:
        """The answer; `quiet` for one that the server logs as a fault besides."""
        return asyncio.run(asked(self.app, method, path, {**self.headers, **more}, body, quiet=quiet))

    def see(self, path: str) -> str:
        """The page, from which later changes start."""
        answer = self.ask("GET", path)
        assert answer.status == 200, answer.text
        found = re.search(r'data-rev="(\w+)"', answer.text)
        assert found
        self.rev = found.group(1)
        return answer.text
