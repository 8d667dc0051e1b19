"""amendments.toml as it is read: every key, and the event that is amended."""

from __future__ import annotations

import pytest

from scheduler.domain.amendments import Amendments
from scheduler.domain.late_day import Delay, Held
from scheduler.domain.windows import Window
from scheduler.reading import Place, read_folder
from scheduler.reading.amendments_file import FILE
from tests.scheduler.reading.amending import BEGUN, FRIDAY, LATE, SATURDAY, amending, two_days


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


def test_who_has_only_talks_that_are_left_out_may_be_absent(folder):
    folder.talks({"status": "retiré"}, {"status": ""})
    assert amending(folder, '[[absent]]\nperson = "marie@example.org"\n').absent == (("marie@example.org", ()),)
