"""E-mail addresses that a mail server, a header and a calendar all take: ASCII, with a domain as DNS knows it."""

from __future__ import annotations

import re
from unicodedata import normalize

from scheduler.language.message import Message, message

#: The characters of an unquoted local part (RFC 5322, atext), in words joined by single dots.
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")
#: Letters that the two standards of international domains (2003, 2008) write differently: no spelling is safe.
_DISPUTED = frozenset("ßẞς\u200c\u200d")
#: The largest numbers of characters of an address, its local part, its domain and a label (RFC 5321, RFC 1035).
_ADDRESS, _PART, _DOMAIN, _WORD = 254, 64, 253, 63


class Undeliverable(ValueError):
    """No mail can be sent to the address, whatever the server; `text` says why."""

    def __init__(self, text: Message) -> None:
        super().__init__(text.en)
        self.text = text


def deliverable(address: str) -> str:
    """The address as it is sent to: itself, or with its domain in ASCII (`exämple.org`: `xn--exmple-cua.org`).

    Raises Undeliverable.
    """
    local, _, domain = address.rpartition("@")
    if not local or not domain:
        raise Undeliverable(message("il y manque un nom, « @ » ou un domaine", "a name, “@” or a domain is missing"))
    _check_local(local)
    plain = f"{local}@{ascii_domain(domain)}"
    if len(plain) > _ADDRESS:
        raise Undeliverable(message("elle est trop longue", "it is too long"))
    return plain


def shown(address: str) -> str:
    """The deliverable `address` as people write it: with the letters of an international domain."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{shown_domain(domain)}"


def shown_domain(domain: str) -> str:
    """The ASCII `domain` with the letters that it stands for; itself where no letters stand for it alone."""
    if "xn--" not in domain.lower():
        return domain
    try:
        letters = domain.encode("ascii").decode("idna")
        return letters if ascii_domain(letters) == domain.lower() else domain
    except (UnicodeError, Undeliverable):
        return domain


def _check_local(local: str) -> None:
    """Raises Undeliverable where the part before “@” is not one that every mail server takes."""
    strange = next((c for c in local if not c.isascii() or not c.isprintable() or c == " "), None)
    if strange == " ":
        raise Undeliverable(message("une espace y coupe le texte", "a space parts the text"))
    if strange is not None and not strange.isprintable():
        raise Undeliverable(
            message(
                "elle contient un caractère invisible, {found} : retapez-la",
                "there is an invisible character in it, {found}: type it again",
                found=_named(strange),
            )
        )
    if strange is not None:
        raise Undeliverable(
            message(
                "avant « @ », les serveurs de courrier ne prennent que des lettres sans accent : « {found} » n’en est "
                "pas une",
                "before “@”, mail servers take unaccented letters only: “{found}” is none",
                found=_named(strange),
            )
        )
    if not _LOCAL.fullmatch(local) or len(local) > _PART:
        raise Undeliverable(
            message(
                "avant « @ », écrivez lettres, chiffres et points isolés, 64 caractères au plus",
                "before “@”, write letters, digits and single dots, 64 characters at most",
            )
        )


def ascii_domain(domain: str) -> str:
    """The domain as DNS knows it, of at least two labels. Raises Undeliverable."""
    if domain.isascii():
        plain = domain
    elif _DISPUTED & set(domain):
        raise _no_domain(domain)
    else:
        try:
            plain = domain.encode("idna").decode("ascii")
            read_back = plain.encode("ascii").decode("idna")
        except UnicodeError:
            raise _no_domain(domain) from None
        if read_back != normalize("NFC", domain).lower():  # letters were dropped or taken for others
            raise _no_domain(domain)
    labels = plain.split(".")
    fits = len(plain) <= _DOMAIN and all(len(label) <= _WORD and _LABEL.fullmatch(label) for label in labels)
    if not fits or len(labels) < 2 or labels[-1].isdigit():
        raise _no_domain(domain)
    return plain


def _no_domain(domain: str) -> Undeliverable:
    return Undeliverable(
        message(
            "« {domain} » n’est pas un nom de domaine tel que example.org",
            "“{domain}” is no domain such as example.org",
            domain="".join(c if c.isprintable() else _named(c) for c in domain[:100]),
        )
    )


def _named(character: str) -> str:
    """The character, or its code point where it cannot be seen."""
    return character if character.isprintable() and character != " " else f"U+{ord(character):04X}"
