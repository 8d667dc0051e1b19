"""The texts of mails: our templates, or those of the event folder, filled in inside a sandbox."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    DictLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from exports.mail.headers import one_line
from exports.mail.matters import Name
from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import Message, message
from scheduler.language.text import clean_block
from scheduler.language.typography import quoted

#: The largest number of characters of a mail's text.
_LONGEST = 100_000
#: The word that Jinja2 says to have no value.
_UNKNOWN = re.compile(r"'([^']*)' is undefined|has no (?:attribute|element) '?([^']*)'?")

_SYNTAX = Message(
    "Ce n’est pas du Jinja2 : à chaque accolade ouvrante sa fermante, à chaque « if » son « endif », à chaque "
    "« for » son « endfor », et des filtres qui existent",
    "This is not Jinja2: a closing brace for each that opens, an “endif” for each “if”, an “endfor” for each “for”, "
    "and filters that exist",
)


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
        except RecursionError as error:
            raise _circular(name) from error
        except MemoryError as error:
            raise _endless(name) from error
        except TemplateError as error:
            raise _unfit(name, error, tuple(values)) from error
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise _unfit(name, error, tuple(values)) from error
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
        "ce modèle donne un courriel de plus de {most} caractères, ou sans fin : simplifiez-le ou supprimez-le",
        "this template makes a mail of more than {most} characters, or without end: make it simpler or remove it",
        most=_LONGEST,
    )
    return _wrong(name, None, text)


def _circular(name: Name) -> InputError:
    """The error of a template or macro that is part of itself."""
    text = message(
        "ce modèle s’appelle lui-même sans fin : enlevez-en l’appel (include, extends ou une macro)",
        "this template calls itself without end: take the call out of it (include, extends or a macro)",
    )
    return _wrong(name, None, text)


def _unfit(name: Name, error: Exception, known: Sequence[str]) -> InputError:
    """The error of a template that cannot be filled in; `known` are the values that it may use."""
    if isinstance(error, TemplateSyntaxError):
        text = _SYNTAX
    elif isinstance(error, UndefinedError) and (word := _UNKNOWN.search(str(error))):
        text = message(
            "« {word} » n’a pas de valeur ici : il y a {known}",
            "“{word}” has no value here: there are {known}",
            word=word.group(1) or word.group(2),
            known=", ".join(known),
        )
    elif isinstance(error, TemplateNotFound):
        text = message("aucun modèle n’a ce nom : {file}", "no template has that name: {file}", file=str(error)[:100])
    else:
        text = message(
            "ce modèle ne peut être rempli ({why}) : corrigez-le ou supprimez-le",
            "this template cannot be filled in ({why}): mend or remove it",
            why=" ".join(str(error).split())[:200],
        )
    return _wrong(name, getattr(error, "lineno", None) or _line(error), text)


def _line(error: Exception) -> int | None:
    """The line of the template in which the error happened, as far as it is known."""
    step, line = error.__traceback__, None
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line


def _wrong(name: Name, line: int | None, text: Message) -> InputError:
    return InputError([Problem(f"templates/mail/{name}.txt", line, None, None, text.capitalised())])
