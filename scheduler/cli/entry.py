"""A command as the command line knows it; loads click alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import click

from scheduler.cli.values import Translate
from scheduler.language.message import Message


class Entry(NamedTuple):
    """A command of `scheduler.cli.commands`, which is called with the console and the values of `parameters`."""

    name: str
    help: Message
    parameters: Callable[[Translate], list[click.Parameter]]
    epilogue: Message | None = None
