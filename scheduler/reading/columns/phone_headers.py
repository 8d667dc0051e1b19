"""Headers of columns with telephone numbers, which are of no field: the board alone shows them, on the day itself."""

from __future__ import annotations

import re

from scheduler.language.text import fold

#: The words by which a header says telephone, folded.
_WORDS = frozenset(("telephone", "tel", "phone", "portable", "mobile", "gsm", "natel", "handy", "cellphone"))


def says_phone(header: str) -> bool:
    """True for « Tél. portable »."""
    return bool(_WORDS & set(re.findall(r"[a-z]+", fold(header))))
