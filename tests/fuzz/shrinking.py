"""The smallest input that was found with the fault of a larger one."""

from __future__ import annotations

from collections.abc import Callable

from tests.fuzz.mutation import packed, unpacked

#: Inputs that are tried to make one smaller.
ATTEMPTS = 400


class _Tries:
    """Whether an input has the fault, while attempts are left; afterwards none has."""

    def __init__(self, is_faulty: Callable[[bytes], bool]) -> None:
        self._is_faulty, self._left = is_faulty, ATTEMPTS

    def __call__(self, data: bytes) -> bool:
        self._left -= 1
        return self._left >= 0 and self._is_faulty(data)


def shrunk(data: bytes, is_faulty: Callable[[bytes], bool]) -> bytes:
    """An input with the fault of `data` from which no half, quarter … byte can be taken, within `ATTEMPTS` attempts.

    Of a zip archive whole members are taken out first, then parts of each; the rest stays an archive.
    """
    tries = _Tries(is_faulty)
    members = unpacked(data)
    if not members or not tries(packed(members)):
        return _cut(data, tries)
    for name in list(members):
        fewer = {key: value for key, value in members.items() if key != name}
        if tries(packed(fewer)):
            members = fewer
    for name in list(members):
        members[name] = _cut(members[name], lambda part, name=name: tries(packed({**members, name: part})))  # type: ignore[misc]
    return packed(members)


def _cut(data: bytes, is_faulty: Callable[[bytes], bool]) -> bytes:
    """The data without the parts that the fault does not need, larger parts first."""
    size = len(data) // 2
    while size:
        place = 0
        while place < len(data):
            shorter = data[:place] + data[place + size :]
            if is_faulty(shorter):
                data = shorter
            else:
                place += size
        size //= 2
    return data
