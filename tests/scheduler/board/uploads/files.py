"""Tables dropped on the board, as a browser sends them."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

from tests.scheduler.board.asking import Answer, Visitor

FIRST = b"id,title,speakers\nT1,One,Ada Lovelace\nT2,Two,Bob Noyce\nT3,Three,Cy Young\n"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7993 }}"


def event(folder: Path) -> None:
    (folder / "event.toml").write_text(
        '[event]\ntitle = "One"\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n[[rooms]]\nid = "here"\n'
    )


def put(visitor: Visitor, data: bytes) -> Answer:
    visitor.see("/data")
    answer = visitor.ask("PUT", "/api/upload", data)
    assert answer.status == 200, answer.text
    return answer


def is_in_place(answer: Answer) -> bool:
    """True where nothing is to be looked at: the file is the folder's table."""
    return set(json.loads(answer.text)) == {"rev"}


def page_of(visitor: Visitor, data: bytes) -> str:
    where = json.loads(put(visitor, data).text)["to"]
    assert re.fullmatch(r"/upload/[\w-]+", where)
    return str(where)


def accept(visitor: Visitor, where: str, **asked: str) -> Answer:
    visitor.see(where)
    return visitor.ask("POST", f"/api{where}/accept", json.dumps(asked).encode())


def text_of(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())
