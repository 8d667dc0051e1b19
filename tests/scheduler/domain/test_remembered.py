"""A result that is remembered is that of the very same values."""

from __future__ import annotations

import threading

from scheduler.domain.remembered import recalling, remembered, remembering


def test_the_same_objects_and_equal_bytes_are_asked_once() -> None:
    calls: list[tuple[object, ...]] = []

    @remembered
    def pair(data: bytes, value: object, *, end: str = "") -> list[object]:
        calls.append((data, value, end))
        return [data, value, end]

    value = [1]
    first = pair(b"ab", value, end="x")
    assert pair(bytes([97, 98]), value, end="".join(["x"])) is first
    assert pair(b"ab", [1], end="x") is not first, "an equal object is another one"
    assert pair(b"ac", value, end="x") == [b"ac", value, "x"]
    assert pair(b"ac", value, end="y") == [b"ac", value, "y"]
    assert pair(b"ac", value) == [b"ac", value, ""]
    assert len(calls) == 5


def test_of_several_the_oldest_is_forgotten() -> None:
    calls: list[str] = []

    @remembering(2)
    def length(text: str) -> int:
        calls.append(text)
        return len(text)

    assert [length(text) for text in ("a", "bb", "a", "ccc", "bb", "a")] == [1, 2, 1, 3, 2, 1]
    assert calls == ["a", "bb", "ccc", "a"]


def test_of_many_things_each_is_asked_once_until_there_are_too_many() -> None:
    calls: list[int] = []

    @recalling(3)
    def first(values: list[int], *more: object) -> list[int]:
        calls.append(values[0])
        return values[:1]

    lists = [[1], [2], [3]]
    assert [first(values) for values in lists * 3] == lists * 3
    assert calls == [1, 2, 3]
    assert first(lists[0], lists[1]) == [1], "another number of arguments is another question, and all is forgotten"
    assert first(lists[0]) == [1]
    assert calls == [1, 2, 3, 1, 1]
    assert first([1]) == [1], "an equal object is another one"
    assert first(values=lists[0]) == first(values=lists[0]) == [1]
    assert calls == [1, 2, 3, 1, 1, 1, 1, 1]


def test_what_is_raised_is_not_kept() -> None:
    answers = [ValueError(), 3]

    @remembered
    def next_answer(_: str) -> int:
        answer = answers.pop(0)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    for _ in range(3):
        try:
            assert next_answer("x") == 3
        except ValueError:
            assert len(answers) == 1
    assert not answers


def test_threads_never_get_the_result_of_another_value() -> None:
    @remembering(2)
    def doubled(number: object) -> object:
        return number, number

    numbers, wrong = [object() for _ in range(3)], []

    def ask(start: int) -> None:
        for step in range(3000):
            number = numbers[(start + step) % 3]
            if doubled(number) != (number, number):
                wrong.append(number)

    threads = [threading.Thread(target=ask, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
