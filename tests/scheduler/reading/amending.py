"""Folders with an amendments.toml."""

from __future__ import annotations

import tomllib
from datetime import date

from scheduler.editing.amendments import with_amendments
from scheduler.reading import read_folder
from scheduler.reading.amendments_file import FILE

FRIDAY, SATURDAY = date(2025, 5, 23), date(2025, 5, 24)
LATE = '[[late]]\nnow = "10:00"\nminutes = 20\nresumes = "10:20"\n'
BEGUN = '[[late.begun]]\nstart = "09:30"\nend = "10:20"\n'
TWO_DAYS = """\
[event]
title = "Deux jours"
[[days]]
date = 2025-05-23
start = "09:00"
end = "18:00"
[[days]]
date = 2025-05-24
start = "09:00"
end = "18:00"
[[axes]]
id = "1"
title = "Un"
[[axes]]
id = "2"
title = "Deux"
"""


def amending(folder, text):
    return folder.write("amendments.toml", text).read().amendments


def two_days(folder):
    return folder.event(TWO_DAYS)


def written(folder, more, former=None):
    """The bytes that say `more` after `former`, and what is read of them."""
    data = with_amendments(former, folder.read().stated, more)
    tomllib.loads(data.decode())
    return data, read_folder(folder.path, {FILE: data}).amendments
