"""amendments.toml: each mistake has its key and says what to write."""

from __future__ import annotations

import pytest

from scheduler.editing.amendments import with_amendments
from tests.scheduler.reading.amending import BEGUN, LATE, TWO_DAYS, amending, two_days

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
