"""Whatever a target raises is told once and becomes its smallest input; nothing runs for ever."""

from __future__ import annotations

import signal
from contextlib import suppress
from pathlib import Path

import pytest

from scheduler.language.text import clean_line
from tests.fuzz import trial
from tests.fuzz.mutation import packed, unpacked
from tests.fuzz.search import unled
from tests.fuzz.trial import Trial, fault_of


def faulty(data: bytes) -> None:
    if b"!" in data:
        clean_line(3)  # type: ignore[arg-type]
    if b"?" in data:
        raise ValueError


def archived(data: bytes) -> None:
    if b"!" in unpacked(data).get("b", b""):
        raise ValueError


def test_a_fault_is_known_by_its_kind_and_place_in_the_sources() -> None:
    assert fault_of(faulty, b"fine") is None
    first, second = fault_of(faulty, b"a!"), fault_of(faulty, b"?")
    assert first is not None
    assert "scheduler/language/text.py:" in first
    assert second is not None
    assert second.startswith("ValueError tests/fuzz/test_trial.py:")


def test_each_fault_becomes_its_smallest_input_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tried = Trial(faulty, tmp_path)
    for data in (b"fine", b"a long ! input", b"another !", b"and ? one"):
        tried(data)
    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == [b"!", b"?"]
    assert capsys.readouterr().out.count("crash-") == 2


def test_an_archive_shrinks_to_the_member_at_fault(tmp_path: Path) -> None:
    Trial(archived, tmp_path)(packed({"a": b"x", "b": b"long ! text", "c": b"y"}))
    (seed,) = tmp_path.iterdir()
    assert unpacked(seed.read_bytes()) == {"b": b"!"}


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no such alarm")
def test_an_endless_input_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "SECONDS", 0.05)

    def endless(data: bytes) -> None:
        while data:
            try:
                clean_line("x")
            except Exception:
                continue

    def deaf(data: bytes) -> None:
        with suppress(BaseException):
            endless(data)

    Trial(endless, tmp_path)(b"for ever")
    (seed,) = tmp_path.iterdir()
    assert seed.read_bytes() == b"for ever"
    assert fault_of(deaf, b"for ever") is not None


def test_a_search_without_atheris_tries_the_seeds_first_and_goes_on_after_a_fault(tmp_path: Path) -> None:
    seeds, found = tmp_path / "seeds", tmp_path / "found"
    seeds.mkdir()
    (seeds / "plain").write_bytes(b"!")
    tried: list[bytes] = []
    run = Trial(lambda data: (tried.append(data), faulty(data))[1], tmp_path / "crashes")
    assert unled(run, lambda data, draw, others: b"?", [seeds], found, 0) == 1
    assert tried[0] == b"!"
    assert sorted(path.read_bytes() for path in (tmp_path / "crashes").iterdir()) == [b"!", b"?"]
