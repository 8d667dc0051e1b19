"""Any event.toml is read or told, never a traceback."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.scheduler.reading.drawn_texts import TALKS, quick, reads_or_tells, texts

toml_values = st.one_of(
    st.booleans().map(lambda b: str(b).lower()),
    st.integers(-(10**20), 10**20).map(str),
    st.floats().map(str),
    texts.map(lambda t: json.dumps(t.encode("utf-8", "replace").decode())),
    st.sampled_from(["[]", "{}", "[[]]", '["a", 1]', "2025-05-23", "09:00:00", "0001-01-01", "9999-12-31T00:00:00Z"]),
)
toml_keys = st.sampled_from(
    [
        "event.title",
        "event.date",
        "event.start",
        "event.end",
        "event.step",
        "event.venue",
        "event.venue.latitude",
        "event.id",
        "event.organisers",
        "event.committees",
        "event.url",
        "days",
        "talks",
        "talks.duration",
        "sessions.max_talks",
        "axes",
        "rooms",
        "plenaries",
        "breaks",
        "rules",
        "rules.pin",
        "priorities",
        "priorities.order",
        "other",
        "event",
        "slots",
        "time_zones",
        "time_zones.suitable",
        "time_zones.small",
        "rules.axis_slot_table",
        "columns",
        "columns.talks",
        "columns.talks.title",
        "columns.talks.ignore",
        "columns.speakers.name",
        "event.timezone",
    ]
)
item_keys = st.sampled_from(
    [
        "id",
        "title",
        "start",
        "end",
        "date",
        "duration",
        "between",
        "ideal",
        "room",
        "speakers",
        "chair",
        "features",
        "available",
        "places",
        "rooms",
    ]
)


@quick
@given(
    st.lists(st.tuples(toml_keys, toml_values), max_size=5, unique_by=lambda pair: pair[0]),
    st.lists(
        st.tuples(st.sampled_from(["axes", "rooms", "plenaries", "breaks", "days", "slots"]), item_keys, toml_values),
        max_size=4,
    ),
)
def test_any_toml(pairs, items):
    text = "".join(f"{key} = {value}\n" for key, value in pairs)
    text += "".join(f"[[{table}]]\n{key} = {value}\n" for table, key, value in items)
    usual = ['event.title = "x"', "event.date = 2025-05-23", 'event.start = "9h"', 'event.end = "18h"']
    text = "".join(f"{line}\n" for line in usual if line.split(" ")[0] not in dict(pairs)) + text
    reads_or_tells({"event.toml": text.encode(), "talks.csv": TALKS.encode()})
