"""What the system says went wrong with a file is said in French too."""

from __future__ import annotations

import errno
import os

import pytest

from scheduler.domain.errors import reason

#: What the calls of an event folder meet, by the manual of open(2), rename(2), mkdir(2), unlink(2) and write(2).
NAMES = "ENOENT EEXIST EACCES EPERM EROFS ENOSPC EDQUOT EISDIR ENOTDIR ENOTEMPTY ELOOP ENAMETOOLONG EMFILE EBUSY EIO"


@pytest.mark.parametrize("name", NAMES.split())
def test_the_usual_reasons_have_both_languages(name: str) -> None:
    number = getattr(errno, name)
    said = reason(OSError(number, os.strerror(number)))
    assert said.fr != said.en
    assert os.strerror(number) not in said.fr


def test_a_reason_that_nobody_knows_is_told_as_it_is() -> None:
    assert reason(OSError(99_999, "strange")).fr == "strange"
