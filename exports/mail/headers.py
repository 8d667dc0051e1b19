"""Lines of a mail's header, encoded here alone: no value can become a header, an address or a part of the text.

A text that is not plain ASCII, is long, or looks like an encoded word is written in encoded words (RFC 2047) as a
whole; the blanks between words are encoded with them, since readers drop those between encoded words.
"""

from __future__ import annotations

import re
from base64 import b64encode

from scheduler.language.text import clean_block

#: The longest encoded word, so that the longest name of a header stands on its line (76 characters at most).
_WORD = 66
_LINE = 76
_FRAME = len("=?utf-8?q??=")
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+")
_BLANKS = re.compile(r"[ \t\n]+")
#: The characters that stand for themselves in the Q encoding of every header (RFC 2047, section 5).
_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
_UNSAFE_IN_FILE = re.compile(r"[^A-Za-z0-9._-]+")


def one_line(text: str) -> str:
    """The text without control characters, its ends of lines and runs of blanks as single spaces.

    No-break spaces stay.
    """
    return _BLANKS.sub(" ", clean_block(text)).strip(" ")


def text_line(name: str, text: str) -> str:
    """The header `name` that reads as `text`, which is one line."""
    if _is_plain(text) and len(name) + 2 + len(text) <= _LINE:
        return f"{name}: {text}\r\n"
    return f"{name}: " + "\r\n ".join(encoded_words(text)) + "\r\n"


def mailbox_line(name: str, shown: str, address: str) -> str:
    """The header `name` with one mailbox: `shown` is the name that mail programs show, `address` is deliverable."""
    words = _phrase(shown)
    lines, line = [], f"{name}:"
    for word in (*words, f"<{address}>"):
        if len(line) + 1 + len(word) > _LINE and line.strip(" "):
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join((*lines, line)) + "\r\n"


def file_name(text: str) -> str:
    """A name of an attached file that needs no encoding."""
    return _UNSAFE_IN_FILE.sub("-", text)[-100:].lstrip("-.") or "file"


def encoded_words(text: str) -> list[str]:
    """The text as encoded words, none of which splits a character; at least one."""
    data = [character.encode("utf-8", "replace") for character in text]
    quoted = sum(_q_length(piece) for piece in data)
    base64 = sum(map(len, data)) * 4 // 3
    words, chunk, size = [], b"", 0
    for piece in data:
        more = _q_length(piece) if quoted <= base64 else len(piece)
        if size + more > (_WORD - _FRAME if quoted <= base64 else (_WORD - _FRAME) // 4 * 3):
            words.append(chunk)
            chunk, size = b"", 0
        chunk, size = chunk + piece, size + more
    return [_q_word(word) if quoted <= base64 else _b_word(word) for word in (*words, chunk)]


def _phrase(shown: str) -> list[str]:
    """The name as the words of a phrase, which readers join with single spaces where two are not both encoded."""
    if not shown:
        return []
    atoms = shown.split(" ")
    if all(_is_plain_atom(atom) for atom in atoms):
        return atoms
    if _is_plain(shown) and len(shown) + 20 <= _LINE:
        return ['"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"']
    whole = encoded_words(shown)
    if len(whole) == 1 or "" in atoms:
        return whole
    return _alternating(atoms)


def _alternating(atoms: list[str]) -> list[str]:
    """Plain words as they are and what lies between them encoded.

    Some readers, Python's among them, show a space between two encoded words of a name; so there are as few as can be.
    """
    words: list[str] = []
    run: list[str] = []
    for atom in (*atoms, ""):
        if atom and not _is_plain_atom(atom):
            run.append(atom)
            continue
        words += encoded_words(" ".join(run)) if run else []
        words += [atom] if atom else []
        run = []
    return words


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and "=?" not in text and text == text.strip() and "  " not in text


def _is_plain_atom(word: str) -> bool:
    return _is_plain(word) and _ATOM.fullmatch(word) is not None and len(word) < _WORD


def _q_length(piece: bytes) -> int:
    return 1 if piece == b" " or (len(piece) == 1 and piece[0] in _SAFE) else 3 * len(piece)


def _q_word(chunk: bytes) -> str:
    body = "".join("_" if c == 0x20 else chr(c) if c in _SAFE else f"={c:02X}" for c in chunk)
    return f"=?utf-8?q?{body}?="


def _b_word(chunk: bytes) -> str:
    return f"=?utf-8?b?{b64encode(chunk).decode('ascii')}?="
