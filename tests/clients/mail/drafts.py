"""The drafts of a folder."""

from __future__ import annotations

import hashlib
import json

from released import Folder


def out(folder: Folder, name: str) -> bytes:
    return (folder.path / "out" / name).read_bytes()


def released_with(folder: Folder, addresses: dict[str, str]) -> None:
    """The releases have other addresses, as those of an earlier version of the program may have."""
    before = None
    for place in (folder.path / "releases/v1", folder.path / "releases/v2"):
        items = (place / "items.json").read_text("utf-8")
        for old, new in addresses.items():
            assert old in items
            items = items.replace(f'"{old}"', f'"{new}"')
        (place / "items.json").write_text(items, encoding="utf-8")
        statement = json.loads((place / "release.json").read_bytes()) | {"before": before}
        (place / "release.json").write_text(json.dumps(statement), encoding="utf-8")
        names = ("release.json", "schedule.json", "items.json")
        sums = [f"{hashlib.sha256((place / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
        (place / "SHA256SUMS").write_text("".join(sums), encoding="ascii")
        before = hashlib.sha256("".join(sums).encode()).hexdigest()
