"""The id of a person: an address, a folded name, or both where several people share the address."""

from __future__ import annotations

import re

_SHARED = re.compile(r".+ <([^<>]+@[^<>]+)>")


def shared_id(name: str, address: str) -> str:
    """The id of somebody who shares an address: `zoe arnaud <office@example.org>`; it reads as a mention of the person.

    `name` is folded, `address` in lower case.
    """
    return f"{name} <{address}>"


def address_in(person: str) -> str:
    """The address in the id of a person; "" if the person is known by name alone."""
    match = _SHARED.fullmatch(person)
    return match.group(1) if match else person if "@" in person else ""


def name_in(person: str) -> str:
    """The name in the id of somebody who shares an address; the id itself of everybody else."""
    return person.rpartition(" <")[0] if shares_address(person) else person


def shares_address(person: str) -> bool:
    """True if the id is of somebody whose address is others' too."""
    return _SHARED.fullmatch(person) is not None
