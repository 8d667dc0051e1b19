"""References of talks, each given once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence


def distinct(keys: Sequence[str]) -> Iterator[str]:
    """The keys in order; a repeated key gets a number from the second time on. "" stays as it is."""
    times: Counter[str] = Counter()
    taken = set(keys)
    for key in keys:
        times[key] += 1
        reference = key
        while key and times[key] > 1 and (reference := f"{key}-{times[key]}") in taken:
            times[key] += 1
        taken.add(reference)
        yield reference
