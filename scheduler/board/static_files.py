"""The styles and scripts of the board, compressed once; pages are not, since they hold a secret beside foreign text.

All styles are one file, and so are all scripts but the one that comes first: for a browser that has just been started
twenty small files are as much work as the page. It keeps them as long as the board runs: the next page asks for none.
Their addresses are new with each run, so that nothing that another server said at the same port, of this run's version
or not, is taken for one of them.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from scheduler.board.guard import Keys

_FOLDER = Path(__file__).parent / "static"
_IMPORT = re.compile(rb'^import (?:[^";]* from )?"\./([^"]+)";\n', re.M)
#: Lines that a browser does not need; no text of a script has several lines.
_COMMENT = re.compile(rb"^ *(//.*|/\*\*.*\*/)\n", re.M)
_KEPT = "private, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class _File:
    """A file with its type as browsers call it, as it is and compressed."""

    kind: str
    data: bytes
    packed: bytes


def static_place(keys: Keys) -> str:
    """Where the files of the folder `static` are in this run."""
    return f"/static/{keys.run}"


def static_files(keys: Keys) -> Route:
    """Serves the folder `static`."""
    return Route(static_place(keys) + "/{name}", _file)


async def _file(request: Request) -> Response:
    file = packed_files().get(request.path_params["name"])
    if file is None:
        raise HTTPException(404)
    headers = {"cache-control": _KEPT, "vary": "accept-encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(file.data, media_type=file.kind, headers=headers)
    return Response(file.packed, media_type=file.kind, headers={**headers, "content-encoding": "gzip"})


@cache
def packed_files() -> Mapping[str, _File]:
    """The files by name."""
    return {
        "board.css": _packed("text/css", b"".join(_read(f"{name}.css") for name in ("board", "grid"))),
        "board.js": _packed("text/javascript", b"".join(_alone(name) for name in _in_order("board.js"))),
        "early.js": _packed("text/javascript", _COMMENT.sub(b"", _read("early.js"))),
    }


def _in_order(first: str) -> Sequence[str]:
    """The script and all that it imports, each once and behind those that it imports itself."""
    found: list[str] = []

    def visit(name: str) -> None:
        for imported in _IMPORT.findall(_read(name)):
            if imported.decode() not in found:
                visit(imported.decode())
        found.append(name)

    visit(first)
    return found


def _alone(name: str) -> bytes:
    """The script without its imports, for a script of all: no two of them have the same name at the top."""
    return _IMPORT.sub(b"", _COMMENT.sub(b"", _read(name)))


def _read(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()


def _packed(kind: str, data: bytes) -> _File:
    return _File(kind, data, gzip.compress(data, mtime=0))
