"""Lists and tables that lie too deep in one another are a mistake of their file, in every format that can hold them."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.reading import read_folder

EVENT = '[event]\ntitle = "T"\ndate = 2025-05-23\nstart = "09:00"\nend = "12:00"\n'


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


@pytest.mark.parametrize("depth", [101, 150, 900, 5000])
@pytest.mark.parametrize("file", ["event.toml", "talks.json", "amendments.toml", "dotted"])
def test_what_lies_too_deep_is_a_mistake_of_its_file(tmp_path: Path, file: str, depth: int) -> None:
    texts = {
        "event.toml": EVENT,
        "talks.json": '[{"id": "T1", "title": "One", "speakers": ["Ada"]}]',
        "amendments.toml": "",
    }
    if file == "talks.json":
        texts[file] = f'[{{"id": {nested(depth)}, "title": "One", "speakers": ["Ada"]}}]'
    elif file == "dotted":
        file = "event.toml"
        texts[file] += "a" + ".a" * depth + " = 1\n"
    else:
        texts[file] += f"x = {nested(depth)}\n"
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_folder(tmp_path)
    assert file in {problem.file for problem in raised.value.mistakes}
