"""The record of imported mails, in `.journee/sources/`, which only the user may read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import message
from scheduler.language.text import is_identifier
from scheduler.storage.drives import set_permissions
from scheduler.storage.journal import goes_astray


@dataclass(frozen=True, slots=True)
class MailboxState:
    """What was last imported: the rows by the keys of proposals, with our ids, and digests of the texts by id."""

    rows: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, str]

    def encoded(self) -> bytes:
        """The file that keeps it."""
        content = {"talks": self.rows, "texts": self.texts}
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def kept_state(folder: Path, name: str) -> MailboxState:
    """What was last imported; nothing where nothing was, or where its file is no such file."""
    try:
        data = json.loads((folder / ".journee" / "sources" / f"{name}.json").read_bytes())
        stored = {str(key): {str(c): str(text) for c, text in row.items()} for key, row in data["talks"].items()}
        rows = {key: row for key, row in stored.items() if is_identifier(row.get("id", ""))}
        texts = {str(id): str(digest) for id, digest in data.get("texts", {}).items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return MailboxState({}, {})
    return MailboxState(rows, texts)


def keep_state(folder: Path, name: str, content: bytes) -> None:
    """`.journee/sources/NAME.json` holds the content, and only the user may read it. Raises EnvironmentFailure."""
    path = folder / ".journee" / "sources" / f"{name}.json"
    if path.is_symlink() or goes_astray(folder, f".journee/sources/{name}.json"):
        text = message(
            "{place} : un lien symbolique mène ailleurs ; mettez-y un dossier et des fichiers",
            "{place}: a symbolic link leads elsewhere; put a folder and files in its place",
            place=path,
        )
        raise EnvironmentFailure(text)
    try:
        if path.is_file() and path.read_bytes() == content:
            set_permissions(path, 0o600)
            return
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(content)
        set_permissions(fresh, 0o600)
        fresh.replace(path)
    except OSError as error:
        raise EnvironmentFailure.of(error) from error


def digest(data: bytes) -> str:
    """By what a text is known to be as the program wrote it."""
    return hashlib.sha256(data).hexdigest()[:24]
