"""The values of options: numbers within bounds, paths, names of a few, lists, and names with hours."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import click

from scheduler.language.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from click.shell_completion import CompletionItem


class Translate(Protocol):
    """A text in the user's language, given in French and English; see `scheduler.language.message.message`."""

    def __call__(self, fr: str, en: str, **values: object) -> str: ...


class Number(click.ParamType[Any]):
    """A number between `low` and `high`; others are refused in the user's language."""

    name = "number"

    def __init__(self, kind: type[int] | type[float], low: float, high: float, translate: Translate) -> None:
        self._kind, self._low, self._high, self._translate = kind, low, high, translate

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | float:
        try:
            number = self._kind(value)
        except (ValueError, OverflowError):
            number = math.nan
        if not self._low <= number <= self._high:  # not a number is in no range either
            low, high = f"{self._low:g}", f"{self._high:.10g}"
            whole = Message(" entier", " whole") if self._kind is int else ""
            text = self._translate(
                "{value} n’est pas un nombre{whole} de {low} à {high}",
                "{value} is not a{whole} number from {low} to {high}",
                **{"value": value, "whole": whole, "low": Message(low.replace(".", ","), low), "high": high},
            )
            self.fail(text, param, ctx)
        return number


class FilePath(click.ParamType[Any]):
    """The path of a file or folder; the readers of the file report if it is missing or cannot be read."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        from pathlib import Path

        return Path(value)


class OneOf(click.ParamType[Any]):
    """One of the names that `names()` returns; it is called only when the option is used."""

    name = "name"

    def __init__(
        self, names: Callable[[], tuple[str, ...]], translate: Translate, elsewhere: Mapping[str, str] | None = None
    ) -> None:
        """`elsewhere` says of further values which option or command they are for."""
        self._names, self._translate, self._elsewhere = names, translate, elsewhere or {}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        names = self._names()
        if value in self._elsewhere:
            self.fail(self._elsewhere[value], param, ctx)
        if value not in names:
            fr, en = "{value} n’est pas dans la liste : {names}", "{value} is none of: {names}"
            self.fail(self._translate(fr, en, value=value, names=", ".join(names)), param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self._names() if name.startswith(incomplete)]


class Loss(click.Option):
    """`--loss LEVEL=N`: a name and a number of at least 0."""

    def __init__(self, declarations: list[str], *, translate: Translate, **attributes: Any) -> None:
        super().__init__(declarations, **attributes)
        self._translate = translate

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        texts = super().process_value(ctx, value)
        return tuple(self._pair(ctx, text) for text in texts or ())

    def _pair(self, ctx: click.Context, text: str) -> tuple[str, int]:
        name, _, number = text.partition("=")
        if not (name and number.isascii() and number.isdigit() and len(number) < 10):
            fr, en = "{value} : écrivez NIVEAU=N, par exemple breaks=15", "{value}: write LEVEL=N, say breaks=15"
            raise click.BadParameter(self._translate(fr, en, value=text), ctx, self)
        return name, int(number)


class Parted(click.Option):
    """An option whose value has parts between signs: `--value status:oui=accepted`, of `shape` FIELD : FROM = TO."""

    def __init__(
        self, declarations: list[str], *, shape: Sequence[str], translate: Translate, **attributes: Any
    ) -> None:
        super().__init__(declarations, metavar="".join(shape), **attributes)
        self._signs, self._form, self._translate = tuple(shape[1::2]), "".join(shape), translate

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        return tuple(self._parts(ctx, text) for text in super().process_value(ctx, value) or ())

    def _parts(self, ctx: click.Context, text: str) -> tuple[str, ...]:
        """The parts; the last sign may stand in the part before it too, such as an = in a value of the source."""
        rest, parts = text, []
        for sign in self._signs[:-1]:
            part, _, rest = rest.partition(sign)
            parts.append(part)
        before, _, last = rest.rpartition(self._signs[-1]) if parts else rest.partition(self._signs[-1])
        if not all((*parts, before, last)):
            fr, en = "{value} : écrivez {form}", "{value}: write {form}"
            raise click.BadParameter(self._translate(fr, en, value=text, form=self._form), ctx, self)
        return (*parts, before, last)


class WithHours(click.Option):
    """An option whose value, a name, may be followed by windows: `--unavailable "Ada Lovelace" 14:00-16:00`.

    The windows may be in words: `--unavailable "Ada Lovelace" "Friday morning"`.
    """

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        return tuple(_name_and_hours(word) for word in super().process_value(ctx, value) or ())


#: The separator between a name and the hours that followed it on the command line.
_HOURS = "\x1f"


def _name_and_hours(value: str) -> tuple[str, str]:
    name, _, hours = value.partition(_HOURS)
    return name, hours


def join_hours(options: Collection[str], given: Sequence[str]) -> list[str]:
    """The words of a command line; windows after the name that one of `options` takes are part of its value.

    A word is taken for windows unless it is an option or leads to a folder.
    """
    joined: list[str] = []
    for word in given:
        takes = joined[-2:-1] and joined[-2] in options
        inline = joined[-1:] and joined[-1].partition("=")[0] in options and "=" in joined[-1]
        if (takes or inline) and _HOURS not in joined[-1] and not (word.startswith("-") or os.path.isdir(word)):
            joined[-1] += _HOURS + word
        else:
            joined.append(word)
    return joined
