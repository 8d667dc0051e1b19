"""amendments.toml: what has changed since; each mistake with its key, and what is written is read again."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from scheduler.domain.amendments import Amendments
from scheduler.domain.late_day import Delay, Held
from scheduler.domain.windows import Window
from scheduler.editing.amendments import with_amendments
from scheduler.reading import Place, read_folder
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


# ── what is read ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["", "# rien\n", "cancelled = []\n", "\ufeff"])
def test_no_change_is_no_remark(text, folder):
    assert folder.read().amendments == amending(folder, text) == Amendments()
    assert folder.remarks() == ()


def test_every_key_arrives(folder):
    read = amending(
        folder,
        '[[cancelled]]\ntalk = "T02"\n'
        '[[absent]]\nperson = "Marie Curie"\nhours = "14h-16h; 9:00–10:00"\n'
        '[[absent]]\nperson = "marie@example.org"\n'
        + LATE
        + 'date = 2025-05-23\nuntil = "18h30"\n'
        + BEGUN
        + 'talk = "T01"\nroom = "salle-b"\n'
        + BEGUN
        + 'break = "dejeuner"\n'
        + BEGUN
        + 'plenary = "accueil"\n',
    )
    hours = (Window(start=540, end=600), Window(start=840, end=960))
    span = {"day": FRIDAY, "start": 570, "end": 620}
    begun = (
        Held(kind="talk", id="T01", room="salle-b", **span),
        Held(kind="break", id="dejeuner", **span),
        Held(kind="plenary", id="accueil", **span),
    )
    assert read == Amendments(
        cancelled=("T02",),
        absent=(("marie@example.org", hours), ("marie@example.org", ())),
        delays=(Delay(day=FRIDAY, now=600, minutes=20, resumes=620, until=1110, begun=begun),),
    )


@pytest.mark.parametrize(
    "written", ["Marie Curie", "MARIE  curie", "Marie Curie <marie@example.org>", "Marie@Example.org"]
)
def test_a_person_is_known_by_name_or_address(written, folder):
    assert amending(folder, f'[[absent]]\nperson = "{written}"\n').absent == (("marie@example.org", ()),)


def test_the_event_is_the_amended_one_and_the_stated_one_is_kept(folder):
    reading = folder.write("amendments.toml", '[[cancelled]]\ntalk = "T02"\n').read()
    assert (list(reading.event.talk), list(reading.stated.talk)) == (["T01"], ["T01", "T02"])
    assert [one.id for one in reading.event.left_out] == ["T02"]


def test_a_talk_that_is_left_out_already_may_be_cancelled(folder):
    folder.talks({"status": ""}, {"status": "refusé"})
    assert amending(folder, '[[cancelled]]\ntalk = "T02"\n').cancelled == ("T02",)


def test_a_remark_says_how_many_changes_there_are(folder):
    folder.write("amendments.toml", '[[cancelled]]\ntalk = "T02"\n[[absent]]\nperson = "Marie Curie"\n' + LATE)
    (remark,) = folder.remarks()
    assert (remark.file, remark.row, remark.column) == ("amendments.toml", None, None)
    assert remark.text.en.startswith("3 changes since the folder was written")
    assert remark.text.fr.startswith("3 changements depuis")


def test_absences_and_delays_stand_somewhere(folder):
    text = '[[absent]]\nperson = "Paul Langevin"\n[[absent]]\nperson = "Marie Curie"\n' + LATE
    reading = folder.write("amendments.toml", text).read()
    assert reading.places["absent", "marie@example.org"] == Place("amendments.toml", None, "absent[2].")
    assert reading.places["late", "2025-05-23"] == Place("amendments.toml", None, "late[1].")


def test_other_amendments_may_be_read_in_its_stead(folder):
    folder.write("amendments.toml", "[[nonsense")
    assert read_folder(folder.path, {FILE: b'[[cancelled]]\ntalk = "T01"\n'}).amendments.cancelled == ("T01",)
    assert read_folder(folder.path, {FILE: b""}).amendments == Amendments()


def test_on_several_days_hours_have_a_date(folder):
    read = amending(
        two_days(folder),
        '[[absent]]\nperson = "Marie Curie"\nhours = "2025-05-24 09:00-10:00"\n'
        + LATE
        + "date = 2025-05-24\n"
        + '[[late.begun]]\ntalk = "T01"\nstart = "2025-05-23 09:30"\nend = "2025-05-23 10:00"\n'
        + BEGUN
        + 'talk = "T02"\n',
    )
    assert read.absent == (("marie@example.org", (Window(start=540, end=600, day=SATURDAY),)),)
    assert [(one.id, one.day) for one in read.delays[0].begun] == [("T01", FRIDAY), ("T02", SATURDAY)]


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


SLOTTED = '[[slots]]\nid = "am"\nstart = "10:00"\nend = "11:00"\nplaces = 2\n'


def one_day(folder):
    one = TWO_DAYS.partition("[[days]]\ndate = 2025-05-24")[0] + "[[axes]]" + TWO_DAYS.partition("[[axes]]")[2]
    return folder.event(one + SLOTTED)


def test_the_slots_of_a_late_day_have_the_hours_that_stand_there(folder):
    hours = '[[late.slots]]\nslot = "am"\nstart = "10:00"\nend = "11:20"\nstarts = ["10:00", "10:50"]\n'
    reading = one_day(folder).write("amendments.toml", LATE + hours).read()
    (slot,) = reading.event.slots
    assert (slot.start, slot.end, slot.minute(1)) == (600, 680, 650)
    assert with_amendments(None, reading.stated, reading.amendments).decode().endswith(hours)


@pytest.mark.parametrize(
    ("hours", "column", "said"),
    [
        ('slot = "pm"\nstart = "10:00"\nend = "11:00"', "slot", "am"),
        ('start = "10:00"\nend = "11:00"', "slot", "missing"),
        ('slot = "am"\nstart = "10:00"\nend = "10:01"', "end", "too short"),
        ('slot = "am"\nstart = "10:00"\nend = "11:00"\nstarts = "10"', "starts", "list"),
        ('slot = "am"\nstart = "10:00"\nend = "11:00"\nstarts = ["10:00"]', "starts", "2 places"),
        ('slot = "am"\nstart = "10:00"\nend = "11:00"\nstarts = ["10:30", "10:00"]', "starts", "first"),
        ('slot = "am"\nstart = "10:00"\nend = "11:00"\nstarts = ["10:00", 7]', "starts", "time"),
    ],
)
def test_wrong_hours_of_a_slot_are_told(folder, hours, column, said):
    mistake = one_day(folder).write("amendments.toml", LATE + "[[late.slots]]\n" + hours + "\n").mistake()
    assert (mistake.file, mistake.column) == ("amendments.toml", f"late[1].slots[1].{column}")
    assert said in mistake.text.en


@pytest.mark.parametrize(
    ("text", "key", "found", "words"),
    [
        ('[[cancelled]]\ntalk = "T03"', "cancelled[1].talk", "T03", "“T01”"),
        ('[[cancelled]]\ntalk = "T01"\n[[cancelled]]\ntalk = "x"', "cancelled[2].talk", "x", "no talk has this id"),
        ("[[cancelled]]\ntalk = 3", "cancelled[1].talk", "3", "straight quotes"),
        ("[[cancelled]]", "cancelled[1].talk", "", "missing"),
        ('[[cancelled]]\ntalk = "T01"\nwhy = "x"', "cancelled[1].why", "why", "unknown key"),
        ('[cancelled]\ntalk = "T01"', "cancelled", "{…}", "[[cancelled]]"),
        ('cancelled = ["T01"]', "cancelled", "T01", "[[cancelled]]"),
        ('[[canceled]]\ntalk = "T01"', "canceled", "canceled", "did you mean “cancelled”?"),
        ('[[absent]]\nperson = "Marie Curi"', "absent[1].person", "Marie Curi", "did you mean “Marie Curie”?"),
        ('[[absent]]\nperson = "nobody@example.org"', "absent[1].person", "nobody@example.org", "nobody has"),
        ('[[absent]]\nhours = "10:00-11:00"', "absent[1].person", "", "missing"),
        ("[[absent]]\nperson = true", "absent[1].person", "true", "straight quotes"),
        ('[[absent]]\nperson = "Marie Curie"\nhours = "25:00-26:00"', "absent[1].hours", "25:00-26:00", "no window"),
        ('[[absent]]\nperson = "Marie Curie"\nhours = "11:00-10:00"', "absent[1].hours", "11:00-10:00", "ends before"),
        (
            '[[absent]]\nperson = "Marie Curie"\nhours = "2025-05-24 10:00-11:00"',
            "absent[1].hours",
            "2025-05-24 10:00-11:00",
            "no day of the event",
        ),
        ('[[absent]]\nperson = "Marie Curie"\nhour = "10:00-11:00"', "absent[1].hour", "hour", "“hours”"),
        (LATE.replace('"10:00"', '"10"'), "late[1].now", "10", "no time of day"),
        (LATE.replace('now = "10:00"', ""), "late[1].now", "", "missing"),
        (LATE.replace('resumes = "10:20"', ""), "late[1].resumes", "", "missing"),
        (LATE.replace("20\n", "0\n"), "late[1].minutes", "0", "between 1 and 1440"),
        (LATE.replace("20\n", '"20"\n'), "late[1].minutes", "20", "without quotes"),
        (LATE + "date = 2025-05-24", "late[1].date", "2025-05-24", "no day of the event"),
        (LATE + 'date = "soon"', "late[1].date", "soon", "no date"),
        (LATE + 'aim = "poeple"', "late[1].aim", "poeple", "order"),
        (LATE + 'until = "25:00"', "late[1].until", "25:00", "no time of day"),
        (LATE + "after = 3", "late[1].after", "after", "unknown key"),
        (LATE + BEGUN, "late[1].begun[1].talk", None, "one of the three"),
        (LATE + BEGUN + 'talk = "T01"\nbreak = "dejeuner"', "late[1].begun[1].talk", None, "one of the three"),
        (LATE + BEGUN.replace("09:30", "x") + 'talk = "T01"', "late[1].begun[1].start", "x", "no time of day"),
        (LATE + BEGUN + 'talk = "T01"\nrooms = "a"', "late[1].begun[1].rooms", "rooms", "“room”"),
    ],
)
def test_a_mistake_has_its_key_and_says_what_to_write(text, key, found, words, folder):
    folder.write("amendments.toml", text + "\n")
    mistake = folder.mistake()
    assert (mistake.file, mistake.row, mistake.column, mistake.found) == ("amendments.toml", None, key, found)
    assert words.casefold() in mistake.text.en.casefold()
    assert mistake.text.fr != mistake.text.en


def test_every_mistake_is_told_at_once(folder):
    folder.write("amendments.toml", '[[cancelled]]\ntalk = "x"\n[[absent]]\nperson = "y"\n[[late]]\nnow = "z"\n[[w]]\n')
    assert [one.column for one in folder.mistakes()] == [
        "cancelled[1].talk",
        "absent[1].person",
        "late[1].now",
        "late[1].resumes",
        "late[1].minutes",
        "w",
    ]


@pytest.mark.parametrize(
    ("data", "row"),
    [(b"[[cancelled]\n", 1), (b'a = "1"\na = "2"\n', 2), ('[[absent]]\nperson = "Zoé"'.encode("latin-1"), 2)],
)
def test_what_is_no_toml_is_told_by_its_line(data, row, folder):
    mistake = folder.write("amendments.toml", data).mistake()
    assert (mistake.file, mistake.row, mistake.column) == ("amendments.toml", row, None)


def test_a_folder_in_its_place_is_told(folder):
    (folder.path / "amendments.toml").mkdir()
    assert folder.mistake().file == "amendments.toml"


def test_one_talk_must_be_left(folder):
    mistake = folder.write("amendments.toml", '[[cancelled]]\ntalk = "T01"\n[[cancelled]]\ntalk = "T02"\n').mistake()
    assert (mistake.file, mistake.column) == ("amendments.toml", None)
    assert mistake.text.en == "Every talk is cancelled: one is needed"


def test_a_name_that_two_people_have_is_told(folder):
    folder.talks({}, {"speakers": "Marie Curie", "emails": "other@example.org"})
    assert (
        folder.write("amendments.toml", '[[absent]]\nperson = "Marie Curie"\n').mistake().column == "absent[1].person"
    )
    assert amending(folder, '[[absent]]\nperson = "other@example.org"\n').absent == (("other@example.org", ()),)


def test_an_unknown_room_of_what_has_begun_is_a_mistake(folder):
    folder.write("amendments.toml", LATE + BEGUN + 'talk = "T01"\nroom = "nowhere"\n')
    assert folder.mistake().column == "late[1].begun[1].room"


@pytest.mark.parametrize("kind", ["talk", "break", "plenary"])
def test_an_unknown_name_of_what_has_begun_is_a_mistake(kind, folder):
    folder.write("amendments.toml", LATE + BEGUN + f'{kind} = "nothing"\n')
    assert folder.mistake().column == f"late[1].begun[1].{kind}"


@pytest.mark.parametrize("end", ["09:30", "09:00"])
def test_what_has_begun_ends_after_it_starts(end, folder):
    folder.write("amendments.toml", LATE + BEGUN.replace("10:20", end) + 'talk = "T01"\n')
    assert folder.mistake().column == "late[1].begun[1].end"


def test_a_late_day_cannot_end_before_it_starts(folder):
    assert folder.write("amendments.toml", LATE + 'until = "08:00"\n').mistake().column == "late[1].until"


def test_a_day_is_late_once(folder):
    assert folder.write("amendments.toml", LATE + LATE).mistake().column == "late[2].date"


def test_a_wrong_date_is_told_once(folder):
    assert two_days(folder).write("amendments.toml", LATE + 'date = "soon"\n').mistake().column == "late[1].date"


# ── what is written ──────────────────────────────────────────────────────────────────────────────────────────────────

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


def written(folder, more, former=None):
    """The bytes that say `more` after `former`, and what is read of them."""
    data = with_amendments(former, folder.read().stated, more)
    tomllib.loads(data.decode())
    return data, read_folder(folder.path, {FILE: data}).amendments


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
