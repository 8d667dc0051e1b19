"""An event folder whose values are changed, and what of the event changed with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from scheduler.domain.event import Event
from scheduler.editing import Edit, contents, edited, shown, value_at
from scheduler.reading import Reading, read_folder

EVENT = """\
# La journée entière.
[event]
title    = "Une journée"   # son nom
date     = 2025-05-23
start    = "09:00"
end      = "18:00"  # au plus tard

[sessions]
max_talks   = 4
#max_stretch = 120   # en minutes

# Les axes.
[[axes]]
id = "1"
title = "Territoires"

[[rooms]]
id = "auditorium"
#capacity = 200

[[rooms]]
id = "salle-b"
features = ["visio"]

# Les pauses.
[[breaks]]
id = "dejeuner"
title = 'Déjeuner'
duration = 75
between = [
  "12:00",  # pas avant
  "14:00",
]

[rules]
# tout est dur
"""


def flat(value: object, path: str = "") -> dict[str, object]:
    """The leaves of a dumped event by their paths; items of lists by id where they have one."""
    if isinstance(value, dict):
        return {key: leaf for name, item in value.items() for key, leaf in flat(item, f"{path}.{name}").items()}
    if isinstance(value, list | tuple) and value and all(isinstance(item, dict) and "id" in item for item in value):
        return {key: leaf for item in value for key, leaf in flat(item, f"{path}[{item['id']}]").items()}
    return {path.lstrip("."): value}


class Folder:
    """Writes files, edits them as the program will, and reads them back."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.first = EVENT
        self.write("event.toml", EVENT)
        self.write("talks.csv", "id,title,axis,speakers\nT01,Un,1,Marie\n")

    def write(self, name: str, content: str | bytes) -> Folder:
        if name.startswith("talks."):
            for old in self.path.glob("talks.*"):
                old.unlink()
        (self.path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def bytes(self, name: str) -> bytes:
        return (self.path / name).read_bytes()

    def read(self) -> Reading:
        return read_folder(self.path)

    def edit(self, kind: str, name: str, key: str, value: object) -> Edit:
        """The edit of that value, at the spot where the reader says that it stands."""
        spot = self.read().spot(kind, name, key)
        assert spot is not None
        assert spot.column is not None
        return Edit(spot.file, spot.row, spot.column, value)  # type: ignore[arg-type]

    def apply(self, *edits: Edit) -> Folder:
        new = edited(contents(self.path, [edit.file for edit in edits]), edits)
        assert new.keys() == {edit.file for edit in edits}
        for name, data in new.items():
            (self.path / name).write_bytes(data)
        return self

    def current(self, edit: Edit) -> str:
        return shown(value_at(contents(self.path, [edit.file])[edit.file], edit))

    def changes(self, *edits: Edit) -> Mapping[str, object]:
        """Applies the edits: the leaves of the event that they changed, with their new values."""
        before = self.read()
        after = self.apply(*edits).read()
        assert after.remarks == before.remarks or any(edit.value is None for edit in edits)
        assert after.event == Event.model_validate(after.event.model_dump())
        old, new = flat(before.event.model_dump(mode="json")), flat(after.event.model_dump(mode="json"))
        return {path: new.get(path) for path in old.keys() | new.keys() if old.get(path) != new.get(path)}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
