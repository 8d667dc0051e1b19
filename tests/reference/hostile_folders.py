"""Strategies for the files of a tiny event whose every field a stranger filled in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence

from hostile_values import ADDRESSES, DATES, IDS, LINKS, RAW, TEXTS, ZONES
from hypothesis import strategies as st

Files = Mapping[str, bytes]
#: Gives the text of the next field; the value of a field that has a grammar.
Text = Callable[..., str]
Own = Callable[[str, str], str]

COLUMNS = (
    *("id", "title", "axis", "speakers", "authors", "emails", "affiliations", "duration", "keywords", "abstract"),
    *("biography", "type", "language", "note", "timezone", "pronunciation", "available", "preferred", "pin", "status"),
    *("audience", "after", "order"),
)
_USUAL = ("1", "Titre", "1", "Ada Roy", "", "ada@example.org", "Paris 8", "30", "a; b", "Résumé.", "Vie.", "")

texts = st.one_of(st.sampled_from(TEXTS), st.text(max_size=12).map(lambda text: f"x{text}"))


@st.composite
def filled(draw: st.DrawFn) -> Files:
    """A folder with a hostile text in every field that takes any text."""
    return _files(draw)


@st.composite
def spoilt(draw: st.DrawFn) -> Files:
    """A folder with a doubtful value in one field that has a grammar of its own."""
    kind, values = draw(st.sampled_from(tuple(_GRAMMARS.items())))
    return _files(None, **{kind: draw(st.sampled_from(values))})


@st.composite
def in_json(draw: st.DrawFn) -> Files:
    """A folder whose talks stand in a JSON file, with values of other types and columns of any name."""
    values = {column: json.dumps(value) for column, value in zip(COLUMNS, _USUAL, strict=False)}
    for column in draw(st.lists(st.sampled_from(COLUMNS), max_size=3, unique=True)):
        values[column] = draw(st.sampled_from(RAW))
    if draw(st.booleans()):
        values[draw(texts)] = draw(st.sampled_from(RAW))
    spoilt_row = ", ".join(f"{json.dumps(key)}: {value}" for key, value in values.items())
    usual = json.dumps(dict(zip(COLUMNS, ("2", *_USUAL[1:]), strict=False)))
    files = dict(_files(None))
    del files["talks.csv"]
    return files | {"talks.json": f"[{{{spoilt_row}}}, {usual}]".encode()}


_GRAMMARS: Mapping[str, Sequence[str]] = {
    **{"email": ADDRESSES, "speaker": ADDRESSES, "url": LINKS, "online": LINKS, "registration": LINKS, "header": TEXTS},
    **{"zone": ZONES, "away": ZONES, "date": DATES, "id": IDS, "event_id": IDS, "break_id": IDS},
}


def _files(draw: st.DrawFn | None, **special: str) -> Files:
    def text(usual: str = "Titre") -> str:
        return usual if draw is None else draw(texts)

    def own(key: str, usual: str) -> str:
        return special.get(key, usual)

    people = [["name", "email", "affiliation", "biography", "timezone"]]
    people.append(["Chair Person", "chair@example.org", text(), text(), own("away", "UTC+5:30")])
    return {
        "event.toml": _event(text, own).encode("utf-8", "replace"),
        "talks.csv": _csv(_talks(text, own)),
        "speakers.csv": _csv(people),
        "participants.csv": _csv([["name", "email", "category"], [text("Guest"), "guest@example.org", text()]]),
        "booklet.md": text("Bienvenue").encode("utf-8", "replace"),
    }


def _talks(text: Text, own: Own) -> list[list[str]]:
    header = [*COLUMNS[:12], own("header", "note")]
    cells = [text() for _ in range(6)]
    row = [own("id", "T1"), cells[0], "1", _name(cells[1]), cells[2], own("speaker", "ada@example.org")]
    row += [cells[3].replace(";", ","), "30", cells[4], cells[5], text(), "", text("sous réserve")]
    return [header, row, ["T2", *_USUAL[1:3], "Bob Cey", "", "bob@example.org", *_USUAL[6:], ""]]


def _name(text: str) -> str:
    """A text that is read as the name of one person: what parts people is asked about, and taken by no later stage."""
    return f'"{text.replace(chr(34), "”")}"'


def _event(text: Text, own: Own) -> str:
    def quoted(value: str) -> str:
        return json.dumps(value.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")

    def line(key: str, value: str) -> str:
        return f"{key} = {quoted(value)}\n"

    head = "".join(line(key, text()) for key in ("title", "subtitle", "summary", "funding"))
    links = "".join(line(key, own(key, "https://example.org/a")) for key in ("url", "online", "registration"))
    printed = "".join(line(key, text("Partie")[:25]) for key in ("axis_label", "chair_label", "talk_label"))
    return (
        f"[event]\n{head}{links}id = {quoted(own('event_id', 'jour'))}\ndate = {own('date', '2027-06-10')}\n"
        f'start = "09:00"\nend = "18:00"\ntimezone = {quoted(own("zone", "Europe/Paris"))}\n'
        f"[event.venue]\n{''.join(line(key, text()) for key in ('name', 'address', 'access', 'town'))}"
        f"[[event.organisers]]\n{line('name', text())}{line('email', own('email', 'o@example.org'))}"
        f"[[event.committees]]\n{line('title', text())}members = [{quoted(text())}]\n"
        f"[invitations]\nalarm = 30\n{line('bring', text())}[print]\n{printed}"
        f'[[axes]]\nid = "1"\n{line("title", text())}chair = "Chair Person"\n'
        f'[[rooms]]\nid = "r"\n{line("name", text())}'
        f'[[plenaries]]\n{line("title", text())}start = "09:00"\nduration = 30\nspeakers = ["Zoé Plénière"]\n'
        f"[[breaks]]\n{line('id', own('break_id', 'midi'))}{line('title', text())}"
        'duration = 60\nbetween = ["12:00", "14:00"]\n'
    )


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode("utf-8", "replace")


#: A folder in which nothing is wrong.
USUAL = _files(None)
