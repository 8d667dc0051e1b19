"""The styles and scripts of the board, compressed once; pages are not, since they hold a secret beside foreign text.

A browser keeps them as long as the board runs: the next page asks for none. Their addresses are new with each run, so
that nothing that another server said at the same port, of this run's version or not, is taken for one of them.
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
_IMPORT = re.compile(r'^import (?:[^";]* from )?"\./([^"]+)";$', re.M)
#: The types of files by their ending: what a system says of them may be changed by any program.
_KINDS: Mapping[str, str] = {".css": "text/css", ".js": "text/javascript"}
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


@cache
def imported(*names: str) -> Sequence[str]:
    """The scripts that those scripts import, each once: a page names them, so that none waits until another is read."""
    found: list[str] = []
    left = [*names]
    while left:
        new = [*dict.fromkeys(_IMPORT.findall(_files()[left.pop(0)].data.decode()))]
        new = [name for name in new if name not in (*found, *names)]
        found += new
        left += new
    return found


def static_files(keys: Keys) -> Route:
    """Serves the folder `static`."""
    return Route(static_place(keys) + "/{name}", _file)


async def _file(request: Request) -> Response:
    file = _files().get(request.path_params["name"])
    if file is None:
        raise HTTPException(404)
    headers = {"cache-control": _KEPT, "vary": "accept-encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(file.data, media_type=file.kind, headers=headers)
    return Response(file.packed, media_type=file.kind, headers={**headers, "content-encoding": "gzip"})


@cache
def _files() -> Mapping[str, _File]:
    """The files by name."""
    return {path.name: _read(path) for path in sorted(_FOLDER.iterdir()) if path.suffix in _KINDS}


def _read(path: Path) -> _File:
    data = _COMMENT.sub(b"", path.read_bytes()) if path.suffix == ".js" else path.read_bytes()
    return _File(_KINDS[path.suffix], data, gzip.compress(data, mtime=0))
