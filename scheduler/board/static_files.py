"""The styles and scripts of the board, compressed; pages are not, since they hold a secret beside foreign text."""

from __future__ import annotations

from pathlib import Path

from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp


def static_files() -> ASGIApp:
    """Serves the folder `static`."""
    return GZipMiddleware(StaticFiles(directory=Path(__file__).parent / "static"), minimum_size=500)
