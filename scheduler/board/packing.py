"""Files packed into one that a browser can keep."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from scheduler.board.out_files import out_files
from scheduler.language.text import name_slug
from scheduler.storage.regular_files import read_regular

#: The folders of out/ that are handed out whole.
PARTS = ("public", "print")
#: The first day that a ZIP file can name: equal files give equal bytes.
_DAY = (1980, 1, 1, 0, 0, 0)


def files_of_part(folder: Path, part: str) -> dict[str, bytes]:
    """The files of a folder of out/ by their names in it; none but those that `out_files` knows."""
    names = [name for name, _ in out_files(folder) if name.startswith(f"{part}/")]
    return {name.removeprefix(f"{part}/"): read_regular(folder / "out" / name) for name in names}


def zip_headers(folder: Path, part: str) -> dict[str, str]:
    """The headers of a ZIP file, whose name says of which event it is."""
    return {
        "content-disposition": f'attachment; filename="{name_slug(folder.name) or "journee"}-{part}.zip"',
        "content-security-policy": "sandbox; default-src 'none'",
    }


def packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP file of the files; equal files give equal bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return data.getvalue()
