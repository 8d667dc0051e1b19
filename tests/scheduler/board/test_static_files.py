"""Styles and scripts are compressed on the way; what holds a secret is not."""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Mapping
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from scheduler.board import static_files
from tests.scheduler.board.asking import Visitor

PACKED = {"accept-encoding": "gzip"}
SCRIPT = Path(static_files.__file__).parent / "static" / "grid.js"


async def served(path: str) -> tuple[dict[bytes, bytes], bytes]:
    """Headers and body, for a browser that stays."""
    said: list[dict[str, Any]] = []

    async def send(event: Any) -> None:
        said.append(event)

    headers = [(name.encode(), value.encode()) for name, value in PACKED.items()]
    scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "query_string": b"", "headers": headers}
    await static_files.static_files()(scope, asyncio.Event().wait, send)  # type: ignore[arg-type]
    return dict(said[0]["headers"]), b"".join(event.get("body", b"") for event in said[1:])


def test_a_script_is_compressed() -> None:
    headers, body = asyncio.run(served("/grid.js"))
    assert headers[b"content-encoding"] == b"gzip"
    assert gzip.decompress(body) == SCRIPT.read_bytes()
    assert len(body) < SCRIPT.stat().st_size / 2


def test_a_page_with_its_secret_is_not(tmp_path: Path) -> None:
    page = Visitor(tmp_path).ask("GET", "/", **PACKED)
    assert (page.status, "content-encoding" in page.headers) == (200, False)


def test_each_script_is_loaded_by_a_page_and_none_imports_itself_round_about() -> None:
    imports = {
        script.name: set(re.findall(r'^import (?:.* from )?"\./([^"]+)"', script.read_text(encoding="utf-8"), re.M))
        for script in SCRIPT.parent.glob("*.js")
    }
    pages = "".join(page.read_text(encoding="utf-8") for page in (SCRIPT.parents[1] / "templates").glob("*.html"))
    loaded = set(re.findall(r"/static/([^\"]+\.js)", pages))
    order = list(TopologicalSorter({name: imports[name] for name in imports}).static_order())  # CycleError
    assert set(order) == set(imports), "what is imported is there"
    assert reached(loaded, imports) == set(imports)


def reached(names: set[str], imports: Mapping[str, set[str]]) -> set[str]:
    """The names with all that they import, and those with theirs."""
    found: set[str] = set()
    left = [*names]
    while left:
        if (name := left.pop()) not in found:
            found.add(name)
            left += imports[name]
    return found
