"""The releases of an event folder, as people name them."""

from __future__ import annotations

import re
from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import message
from scheduler.releases import Release, read_releases


def published_releases(folder: Path) -> tuple[Release, ...]:
    """The releases of `folder`, at least one. Raises InputError where nothing was published yet."""
    releases = read_releases(folder)
    if not releases:
        text = message(
            "rien n’a encore été publié : publiez d’abord le programme",
            "nothing was published yet: first publish the programme",
        )
        raise InputError([Problem("releases", None, None, None, text, options=("journee publish",))])
    return releases


def standing(releases: tuple[Release, ...]) -> tuple[Release, ...]:
    """The releases that neither take another back nor were taken back."""
    withdrawn = {release.withdraws for release in releases}
    return tuple(r for r in releases if r.withdraws is None and r.number not in withdrawn)


def release_named(releases: tuple[Release, ...], name: str | None) -> Release:
    """The release `2` or `v2`; the last where `name` is None. Raises InputError."""
    if not name:
        return releases[-1]
    number = re.fullmatch(r"v?([1-9]\d{0,5})", name.strip(), re.IGNORECASE)
    if number is None or int(number.group(1)) > len(releases):
        problem = message(
            "il n’y a pas de version publiée de ce nom ; il y a {known}",
            "there is no release of that name; there are {known}",
            known=", ".join(f"v{release.number}" for release in releases),
        )
        raise InputError([Problem("releases", None, None, name[:100], problem)])
    return releases[int(number.group(1)) - 1]
