"""Texts and values that Hypothesis draws for cells, and folders with files of them."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path

from examples import examples
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from scheduler.domain.errors import InputError
from scheduler.reading import read_folder

TALKS = "id,title,speakers\nT1,a,Ada\n"

quick = examples(120, settings(deadline=None, suppress_health_check=list(HealthCheck)))

words = st.sampled_from(
    [
        "T1",
        "T2",
        "1",
        "Ada",
        "Ada <a@b.org>",
        "a@b.org",
        "9h-10h",
        "2025-05-23 9h-10h",
        "14:00@salle",
        "30",
        ";",
        "a;b;c",
        "=1+1",
        "\u202e",
        "\x00",
        "é",
        '"',
        "\r\n",
        "x" * 7000,
        "<b>",
        "-",
        "0",
        "1e99",
        "rejected",
        "nan",
        "{}",
        "{x}",
        "%s",
    ]
)
texts = st.one_of(words, st.text(max_size=20))

plain = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts)
nested = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6
)


@contextmanager
def a_folder(files: dict[str, bytes]):
    with tempfile.TemporaryDirectory() as name:
        for file, data in files.items():
            (Path(name) / file).write_bytes(data)
        yield Path(name)


def reads_or_tells(files: dict[str, bytes]) -> None:
    with a_folder(files) as path:
        try:
            reading = read_folder(path)
            problems = reading.remarks
            enough = bool(reading.event.talks and reading.event.rooms)
        except InputError as error:
            problems = (*error.mistakes, *error.remarks)
            enough = bool(error.mistakes)
    assert enough
    for problem in problems:
        for text in (problem.file, problem.column or "", problem.found or "", problem.text.fr, problem.text.en):
            text.encode()
            assert "\n" not in text
        assert problem.text.fr
        assert problem.text.en
