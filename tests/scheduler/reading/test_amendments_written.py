"""amendments.toml as `journee repair` writes it, beside what people wrote."""

from __future__ import annotations

import pytest

from scheduler.domain.amendments import Amendments
from scheduler.domain.late_day import Delay, Held
from scheduler.domain.windows import Window
from scheduler.reading import read_folder
from scheduler.reading.amendments_file import FILE
from tests.scheduler.reading.amending import BEGUN, FRIDAY, LATE, SATURDAY, two_days, written

SPAN = {"day": FRIDAY, "start": 570, "end": 607}
EVERYTHING = Amendments(
    cancelled=("T02",),
    absent=(
        ("marie@example.org", (Window(start=540, end=600), Window(start=840, end=1440))),
        ("paul@example.org", ()),
    ),
    delays=(
        Delay(
            day=FRIDAY,
            now=605,
            minutes=20,
            resumes=627,
            until=1110,
            begun=(
                Held(kind="talk", id="T01", room="salle-b", **SPAN),
                Held(kind="break", id="dejeuner", **SPAN),
                Held(kind="plenary", id="accueil", **SPAN),
            ),
        ),
    ),
)


def test_what_is_written_is_read_again(folder):
    assert written(folder, EVERYTHING)[1] == EVERYTHING


def test_what_is_written_in_several_steps_is_read_again(folder):
    data = None
    for step in (
        Amendments(delays=EVERYTHING.delays),
        Amendments(absent=EVERYTHING.absent[:1]),
        Amendments(cancelled=EVERYTHING.cancelled),
        Amendments(absent=EVERYTHING.absent[1:]),
    ):
        data, read = written(folder, step, data)
    assert read == EVERYTHING


def test_several_days_are_read_again(folder):
    begun = tuple(Held(kind="talk", id=t, day=d, start=570, end=600) for t, d in [("T01", FRIDAY), ("T02", SATURDAY)])
    delays = tuple(Delay(day=day, now=605, minutes=20, resumes=620, begun=begun) for day in (FRIDAY, SATURDAY))
    absent = (("paul@example.org", (Window(start=540, end=600, day=SATURDAY),)),)
    more = Amendments(absent=absent, delays=delays)
    data, read = written(two_days(folder), more)
    assert read == more
    later = delays[0].model_copy(update={"minutes": 30})
    assert written(folder, Amendments(delays=(later,)), data)[1].delays == (delays[1], later)


def test_nothing_stands_twice(folder):
    once, _ = written(folder, EVERYTHING)
    assert written(folder, EVERYTHING, once)[0] == once
    twice = Amendments(cancelled=("T02", "T02"), absent=EVERYTHING.absent * 2)
    assert written(folder, twice)[1] == Amendments(cancelled=("T02",), absent=EVERYTHING.absent)


def test_other_hours_of_one_person_stand_beside(folder):
    more = [(("paul@example.org", (Window(start=start, end=start + 60),))) for start in (540, 660)]
    data, _ = written(folder, Amendments(absent=tuple(more[:1])))
    assert written(folder, Amendments(absent=tuple(more[1:])), data)[1].absent == tuple(more)


def test_a_delay_replaces_that_of_its_day(folder):
    data, _ = written(folder, EVERYTHING)
    later = Delay(day=FRIDAY, now=700, minutes=5, resumes=705, begun=())
    assert written(folder, Amendments(delays=(later,)), data)[1] == EVERYTHING.model_copy(update={"delays": (later,)})


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_a_person_wrote_stays(end, folder):
    lines = [
        "\ufeff# notre journal",
        "",
        "[[cancelled]]   # appel de 8 h",
        'talk = "T02"  # grippe',
        "",
        "[[absent]]",
        'hours = "9h-10h" # train',
        'person = "Paul Langevin"',
        "# fin",
        "",
    ]
    former = end.join(lines).encode()
    data, read = written(folder, EVERYTHING, former)
    for line in (text.strip() for text in lines):
        assert line.removeprefix("\ufeff") in data.decode()
    assert read.absent[0] == ("paul@example.org", (Window(start=540, end=600),))
    assert data.decode().count('talk = "T02"') == 1


@pytest.mark.parametrize(
    "former",
    [
        '[[absent]]\nperson = "Marie Curie"\n[[cancelled]]\ntalk = "T02"\n[[absent]]\nperson = "Paul Langevin"\n',
        LATE + BEGUN + 'talk = "T01"\n[[cancelled]]\ntalk = "T02"\n',
        'late = [{ now = "10:00", minutes = 20, resumes = "10:20", begun = [] }]\n',
        "late = []\n",
        'cancelled = [{ talk = "T02" }]\n',
        "cancelled = []\n",
        'absent = [{ person = "Paul Langevin" }]\n',
    ],
)
def test_whatever_way_a_person_wrote_it_more_can_be_added(former, folder):
    before = read_folder(folder.path, {FILE: former.encode()}).amendments
    _, read = written(folder, EVERYTHING, former.encode())
    assert set(read.cancelled) == {"T02"}
    assert set(read.absent) == {*before.absent, *EVERYTHING.absent}
    assert read.delays == EVERYTHING.delays


def test_a_delay_of_another_day_in_one_line_stays(folder):
    former = 'late = [{ date = 2025-05-23, now = "10:00", minutes = 5, resumes = "10:05" }]\ncancelled = []\n'
    later = Delay(day=SATURDAY, now=700, minutes=5, resumes=705, begun=())
    _, read = written(two_days(folder), Amendments(cancelled=("T02",), delays=(later,)), former.encode())
    assert read.cancelled == ("T02",)
    assert [one.day for one in read.delays] == [FRIDAY, SATURDAY]


HOSTILE = ["o\"'`", "a # b", "a ] b", "[[x]]", "a = b", "\\n \\", "'''\"\"\"", "{%s}", "é 漢 😀", "=1+1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_and_names_come_back(text, folder):
    folder.talks({"title": text, "speakers": text, "emails": ""}, {"title": text, "speakers": text + " B"})
    person = folder.read().stated.talk["T01"].speakers[0]
    more = Amendments(cancelled=("T02",), absent=((person, ()), ("paul@example.org", ())))
    data, read = written(folder, more)
    assert read == more
    assert written(folder, more, data)[0] == data


def test_a_long_title_is_cut_in_the_comment(folder):
    folder.talks({}, {"title": "x" * 500})
    data, _ = written(folder, Amendments(cancelled=("T02",)))
    assert f"# {'x' * 80}\n" in data.decode()


@pytest.mark.parametrize(
    ("language", "head", "undo"),
    [
        ("fr", "# Ce qui a changé depuis", "supprimez son bloc"),
        ("en", "# What has changed since", "delete its block"),
    ],
)
def test_the_head_is_in_the_language_of_the_event(language, head, undo, folder):
    folder.event((folder.path / "event.toml").read_text().replace("[event]", f'[event]\nlanguage = "{language}"'))
    first, second = written(folder, Amendments(cancelled=("T02",)))[0].decode().splitlines()[:2]
    assert first.startswith(head)
    assert second.startswith("# ")
    assert undo in second


WHOLE = """\
# Ce qui a changé depuis, écrit par « journee repair » et lu par chaque commande.
# Pour revenir sur un changement, supprimez son bloc, puis relancez « journee repair ».
[[cancelled]]
talk = "T02" # Deux
[[absent]]
person = "marie@example.org" # Marie Curie
hours = "09:00-10:00; 14:00-24:00"

[[late]]
date = 2025-05-23
now = "10:05"
minutes = 20
resumes = "10:27"
until = "18:30"
"""


def test_the_whole_file_as_a_person_reads_it(folder):
    delay = EVERYTHING.delays[0].model_copy(update={"begun": ()})
    more = Amendments(cancelled=("T02",), absent=EVERYTHING.absent[:1], delays=(delay,))
    assert written(folder, more)[0].decode() == WHOLE
