"""The texts of mails: our templates, or those of the event folder, filled in inside a sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, PackageLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from exports.mail.headers import one_line
from exports.mail.matters import Name
from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import message
from scheduler.language.text import clean_block
from scheduler.language.typography import quoted

#: The largest number of characters of a mail's text.
_LONGEST = 100_000


class Templates:
    """The templates of mails in one language; `stated` by name replace the built-in ones."""

    def __init__(self, language: str, stated: Mapping[Name, str]) -> None:
        loaders: list[BaseLoader] = [DictLoader({f"{name}.txt": text for name, text in stated.items()})]
        loaders.append(PackageLoader("exports.mail", language))
        self._environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader(loaders),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # plain text
        )
        self._environment.filters["quoted"] = lambda text: quoted(text, language)

    def filled(self, name: Name, values: Mapping[str, Any]) -> tuple[str, str]:
        """The subject, which is the first line of the template, and the text.

        Raises InputError if the template cannot be filled in.
        """
        try:
            text = self._environment.get_template(f"{name}.txt").render(values)
        except (RecursionError, MemoryError) as error:
            raise _endless(name) from error
        except TemplateError as error:
            raise _unfit(name, error) from error
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise _unfit(name, error) from error
        if len(text) > _LONGEST:
            raise _endless(name)
        subject, _, body = text.partition("\n")
        return one_line(subject), _folded(clean_block(body))


def _folded(text: str) -> str:
    """The text with no two empty lines in a row and none at either end."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def _endless(name: Name) -> InputError:
    """The error of a template whose mail would be too long, or never end."""
    text = message(
        "ce modèle donne un courriel de plus de {most} caractères, ou sans fin ; simplifiez-le ou supprimez-le",
        "this template makes a mail of more than {most} characters, or without end; make it simpler or remove it",
        most=_LONGEST,
    )
    return InputError([Problem(f"templates/mail/{name}.txt", None, None, None, text)])


def _unfit(name: Name, error: Exception) -> InputError:
    """The error of a template that cannot be filled in."""
    line = getattr(error, "lineno", None)
    text = message(
        "ce modèle ne peut être rempli ({why}) ; corrigez-le ou supprimez-le",
        "this template cannot be filled in ({why}); mend or remove it",
        why=" ".join(str(error).split())[:200],
    )
    return InputError([Problem(f"templates/mail/{name}.txt", line, None, None, text)])
