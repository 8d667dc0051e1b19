"""event.toml: one value, key or table changed in the text itself; comments, order and form of the rest stay."""

from __future__ import annotations

import codecs
import tomllib
from copy import deepcopy

from scheduler.domain.errors import Unwritable
from scheduler.editing.edit import Edit
from scheduler.editing.toml_lines import removed, replaced, unmarked
from scheduler.editing.toml_value import at, path_of, put, without_empty
from scheduler.language.message import message
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.files import decode_utf8


def setting_tree(data: bytes, file: str) -> dict[str, object]:
    """The content of the file. Raises LookupError if it is no TOML."""
    return _read(_text(data, file), file)


def edit_settings(data: bytes, edit: Edit) -> bytes:
    """The file with that value changed; it was parsed again to verify that nothing else has changed.

    A value that is written is no longer marked as one to be completed.
    """
    text, path = _text(data, edit.file), path_of(edit.key)
    tree = _read(text, edit.file)
    if edit.value is None and at(tree, path) is None:
        raise Unwritable(message("{file} n'a pas de « {key} »", "{file} has no “{key}”", file=edit.file, key=edit.key))
    wanted: object = deepcopy(tree)
    put(wanted, path, edit.value)
    new = removed(text, path) if edit.value is None else unmarked(replaced(text, path, edit.value), path)
    result: object = _read(new, edit.file)
    if edit.value is None:
        result, wanted = without_empty(result), without_empty(wanted)
    if result != wanted:
        raise Unwritable(
            message(
                "« {key} » de {file} ne peut pas être changé seul",
                "“{key}” of {file} cannot be changed by itself",
                file=edit.file,
                key=edit.key,
            )
        )
    return _like(data, new)


def kept(data: bytes, file: str, key: str) -> bytes:
    """The file where the value of the key, which stays as it is written, is not marked as one to be completed."""
    text = _text(data, file)
    _read(text, file)
    return _like(data, unmarked(text, path_of(key)))


def _like(data: bytes, text: str) -> bytes:
    """The text as bytes, with the mark of its encoding where `data` has it."""
    return (codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b"") + text.encode()


def _text(data: bytes, file: str) -> str:
    text = decode_utf8(data, Spot(file), Report())
    if text is None:
        raise Unwritable.unread(file)
    return text


def _read(text: str, file: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unwritable.unread(file) from error
