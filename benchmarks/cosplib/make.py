"""Conferences of CoSPLib's kind, several by seed:

`python -m benchmarks.cosplib.make KIND [FILE.xlsx…] --seeds N… --out DIR`

KIND is `workshops` or `congress`, which are invented; or says what becomes of each file: `shuffled` (its weights),
`half`, `doubled`, `rooms` or `posters` (with more of them); or `merged`, of two files. The paths are printed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.cosplib.failing import failed
from benchmarks.cosplib.invented import SHAPES, invented
from benchmarks.cosplib.varied import doubled, half, merged, with_posters, with_rooms, with_shuffled_weights
from benchmarks.cosplib.writing import write_instance
from scheduler.domain.errors import InputError
from scheduler.importing.cosplib.instance import Instance
from scheduler.importing.cosplib.reading import read_instance

#: What becomes of a file, by kind; the number is that of rooms or posters.
_VARIED: Mapping[str, Callable[[random.Random, Instance, int], Instance]] = {
    "shuffled": lambda rng, instance, _: with_shuffled_weights(rng, instance),
    "half": lambda rng, instance, _: half(rng, instance),
    "doubled": lambda _, instance, __: doubled(instance),
    "rooms": with_rooms,
    "posters": lambda _, instance, number: with_posters(instance, number),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """The workbooks are written; returns the exit code: 2 for a wrong command, 3 for a wrong file."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    least, most = _files(chosen.kind)
    if not least <= len(chosen.files) <= most:
        parser.error(f"{chosen.kind}: {least} file(s) must be given" if least else f"{chosen.kind}: needs no file")
    chosen.out.mkdir(parents=True, exist_ok=True)
    try:
        for name, instance in _made(chosen.kind, chosen.files, chosen.seeds, chosen.number):
            path = chosen.out / f"{name}.xlsx"
            write_instance(path, instance)
            print(path)
    except InputError as error:
        return failed(error)
    return 0


def _parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m benchmarks.cosplib.make", description=__doc__)
    options.add_argument("kind", choices=(*SHAPES, *_VARIED, "merged"))
    options.add_argument("files", type=Path, nargs="*", metavar="FILE.xlsx")
    options.add_argument("--seeds", type=int, nargs="+", default=[0], metavar="N", help="one conference a seed")
    options.add_argument("--number", type=int, default=20, metavar="N", help="of more rooms or posters (default 20)")
    options.add_argument("--out", type=Path, required=True, metavar="DIR", help="where <NAME>.xlsx are written")
    return options


def _files(kind: str) -> tuple[int, int]:
    """The fewest and the most files from which a conference of the kind is made."""
    if kind in SHAPES:
        return 0, 0
    return (2, 2) if kind == "merged" else (1, 1_000)


def _made(kind: str, files: Sequence[Path], seeds: Sequence[int], number: int) -> Iterator[tuple[str, Instance]]:
    """Yield the name and the conference, one a seed and file; those that no seed changes once."""
    if kind == "merged":
        yield "-".join(path.stem for path in files), merged(*(read_instance(path) for path in files))
        return
    for seed in seeds:
        if kind in SHAPES:
            yield f"{kind}-{seed}", invented(seed, SHAPES[kind])
        for path in files:
            yield f"{path.stem}-{kind}-{seed}", _VARIED[kind](random.Random(seed), read_instance(path), number)


if __name__ == "__main__":
    sys.exit(main())
