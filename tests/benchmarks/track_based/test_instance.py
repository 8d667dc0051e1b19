"""Files of the track-based benchmark are read, or it is told what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.judged import WrongFile
from benchmarks.track_based.instance import Instance, Paper, read_instance

DATA = Path(__file__).parents[4] / "shared" / "data" / "track-based"


def test_what_a_file_states(read: Callable[[], Instance]) -> None:
    instance = read()
    assert (instance.blocks, instance.session_talks, instance.day_blocks) == (2, 2, 2)
    assert instance.papers[2] == Paper(track=0, presenter=2, best=True)
    assert instance.away[3] == {1}
    assert (instance.audience, instance.seats) == ((30, 12), (20, 35))
    assert (instance.chairs, instance.organisers) == (((5, 6), (6,)), ((7,), (4, 5)))
    assert [instance.sessions_of(track) for track in (0, 1)] == [2, 1]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"papers": [(0, 0)]}, "tiny.cs, line 4: 4 numbers are expected, not 3"),
        ({"papers": [(2, 0, 0)]}, "a track 2 is named, but they end at 1"),
        ({"papers": [(0, 8, 0)]}, "a person 8 is named, but they end at 7"),
        ({"away": [(2,)]}, "a block 2 is named, but they end at 1"),
        ({"chairs": [(5,), ()]}, "a track nobody to chair or to organise it"),
        ({"seats": [("many",)]}, "whole numbers are expected, not “0 many”"),
    ],
)
def test_wrong_values(write: Callable[..., Path], changed: dict[str, object], told: str) -> None:
    if "away" in changed:
        changed = {"away": [(2,), *((),) * 7]}
    with pytest.raises(WrongFile, match=told.replace(".", r"\.")):
        read_instance(write(**changed))


def test_lines_too_few_or_too_many(write: Callable[..., Path]) -> None:
    path = write()
    whole = path.read_text("utf-8")
    path.write_text(whole + "2 3\n", "utf-8")
    with pytest.raises(WrongFile, match="more lines than its first one announces"):
        read_instance(path)
    path.write_text("\n".join(whole.splitlines()[:-1]), "utf-8")
    with pytest.raises(WrongFile, match="line missing: number 1 of its list"):
        read_instance(path)
    path.write_bytes(b"\xff\x00\n")
    with pytest.raises(WrongFile):
        read_instance(path)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match=r"absent\.cs cannot be read"):
        read_instance(tmp_path / "absent.cs")


@pytest.mark.skipif(not DATA.is_dir(), reason="the instances (../shared/data/track-based) are not beside this checkout")
def test_every_published_instance_is_read() -> None:
    instances = [read_instance(path) for path in DATA.glob("*.cs")]
    assert len(instances) == 30
    assert {(len(each.papers), len(each.audience)) for each in instances} == {(173, 14)}
    assert all(
        f"R{len(each.seats)}-B{each.blocks}" in path.stem
        for each, path in zip(instances, DATA.glob("*.cs"), strict=True)
    )
