"""Services that write hold the folder's lock from reading to writing; whoever comes second is told who has it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from holding import held_elsewhere

from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.search.result import Result
from scheduler.services import (
    alternative_programmes,
    amending,
    exporting,
    moving,
    publishing,
    solving,
    undoing,
    ways_in_files,
)
from scheduler.services.alternative_programmes import Choice, Wanted
from scheduler.services.effort import Effort
from scheduler.storage.lock_holder import LockHeld


def effort() -> Effort:
    return Effort(Budget.of(60))


def take_of_before(folder: Path) -> object:
    choice = Choice(read_folder(folder), Result("optimal", None, 0.0))
    return alternative_programmes.take(folder, choice, 1)


SERVICES: dict[str, Callable[[Path], object]] = {
    "solve": lambda folder: solving.solve(folder, None, effort()),
    "export": exporting.export,
    "publish": publishing.publish,
    "repair": lambda folder: amending.amend(folder, amending.News(cancelled=("T1",)), effort()),
    "a move": lambda folder: moving.move(folder, moving.Move("T1", at="10:00")),
    "a way out": lambda folder: ways_in_files.find_and_apply(folder, 1, effort()),
    "an alternative": lambda folder: alternative_programmes.choose_and_take(folder, Wanted(2), 1, effort()),
    "an alternative of before": take_of_before,
    "undo": undoing.undo,
    "redo": undoing.redo,
}


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES.keys())
def test_the_second_writer_is_told_who_writes(folder, service: Callable[[Path], object]) -> None:
    before = folder.files()
    with held_elsewhere(folder.path, "journee trial"), pytest.raises(LockHeld) as caught:
        service(folder.path)
    assert caught.value.holder is not None
    assert caught.value.holder.command == "journee trial"
    assert folder.files() == before


def refusals(folder: Path) -> list[str]:
    """The commands that hold the lock against each service, called from another thread."""
    holders: list[str] = []

    def call() -> None:
        for service in SERVICES.values():
            try:
                service(folder)
            except LockHeld as error:
                holders.append(error.holder.command if error.holder else "")

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    return holders


def test_a_search_keeps_every_other_writer_out(folder) -> None:
    holders: list[str] = []
    solving.solve(folder.path, None, effort(), opened=lambda _: holders.extend(refusals(folder.path)))
    assert holders == ["journee solve"] * len(SERVICES)
    assert exporting.export(folder.path, ("schedule",)).programme.status == "optimal"


def test_an_alternative_is_taken_before_anybody_else_writes(folder) -> None:
    holders: list[str] = []
    choice = alternative_programmes.choose_and_take(
        folder.path, Wanted(2), 1, effort(), lambda _: holders.extend(refusals(folder.path))
    )
    assert choice.written is not None
    assert holders == ["journee alternatives --take"] * len(SERVICES)


def test_a_search_for_another_place_leaves_the_folder_to_others(folder, tmp_path: Path) -> None:
    with held_elsewhere(folder.path):
        assert solving.solve(folder.path, tmp_path / "elsewhere", effort()).written is not None
