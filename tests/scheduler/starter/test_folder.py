"""`journee init`: a folder that reads without a mistake or remark, in which every key is explained."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest

from exports.agenda import uid
from scheduler.domain.errors import EnvironmentFailure, InputError
from scheduler.domain.settings import ADJUSTABLE_RULES, DEFAULT_LEVELS
from scheduler.reading import read_folder
from scheduler.starter.folder import event_file, is_starter_event, write_starter

FILES = ["event.toml", "speakers.csv", "talks.csv"]
KEYS = """
    id title subtitle date start end step timezone language url name address access latitude longitude email
    affiliation members duration gap min_talks max_talks introduction discussion room_change max_stretch chair
    capacity features available talks room speakers between ideal order position after abstract keywords note
"""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_starter_reads_without_mistake_or_remark(tmp_path, language):
    write_starter(tmp_path / "deep" / "Mon événement", language)
    reading = read_folder(tmp_path / "deep" / "Mon événement")
    assert sorted(os.listdir(tmp_path / "deep" / "Mon événement")) == FILES
    assert reading.remarks == ()
    assert reading.event.language == language
    assert reading.event.id.startswith("mon-evenement-")
    assert len(reading.event.talks) == 6
    assert len(reading.event.axes) == 2
    assert all(person.email and person.biography for person in reading.event.people)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_key_of_the_contract_is_there_and_works_when_it_is_switched_on(tmp_path, language):
    write_starter(tmp_path, language)
    text = (tmp_path / "event.toml").read_text(encoding="utf-8")
    on = re.sub(r"^#(?=[a-z\[])", "", text, flags=re.MULTILINE)
    assert "#" not in re.sub(r"#[ ].*", "", on)
    for key in (*KEYS.split(), *ADJUSTABLE_RULES):
        assert re.search(rf"^{key} *= ", on, re.MULTILINE), key
    days = on.index("[[days]]")
    on = re.sub(r"^(date|start|end) .*\n", "", on[:days], flags=re.MULTILINE) + on[days:]
    (tmp_path / "event.toml").write_text(on, encoding="utf-8")
    event = read_folder(tmp_path).event
    assert event.priorities == DEFAULT_LEVELS
    assert event.rules == tuple((rule, "hard") for rule in ADJUSTABLE_RULES)
    assert event.rooms[0].features
    assert event.session_settings.max_stretch == 120


def test_the_french_tables_open_in_a_french_spreadsheet(tmp_path):
    write_starter(tmp_path, "fr")
    for name in ("talks.csv", "speakers.csv"):
        data = (tmp_path / name).read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert b"\r\n" in data
    assert (tmp_path / "talks.csv").read_text("utf-8-sig").startswith("identifiant;titre;axe;")
    assert (tmp_path / "speakers.csv").read_text("utf-8-sig").startswith("nom;courriel;")


def test_two_folders_of_one_name_are_two_events_that_differ_in_nothing_else(tmp_path):
    """Calendars know an item by the id of its event: those of last year would be taken for those of this."""
    folders = [tmp_path / parent / "jdd" for parent in ("a", "b")]
    for folder in folders:
        write_starter(folder, "fr")
    first, second = (read_folder(folder).event for folder in folders)
    assert first.id != second.id
    assert first.model_copy(update={"id": second.id}) == second
    assert uid(first, "talk", "T01") != uid(second, "talk", "T01")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_nobody_has_changed_is_known_as_the_example_whatever_its_id(tmp_path, language):
    write_starter(tmp_path / "one", language)
    text = (tmp_path / "one/event.toml").read_bytes()
    assert is_starter_event(text, language)
    assert not is_starter_event(text, "en" if language == "fr" else "fr")
    assert not is_starter_event(text.replace(b"start ", b"end   ", 1), language)
    assert not is_starter_event(text.replace(b'id    = "1"', b'id    = "one"', 1), language)


@pytest.mark.parametrize(("name", "event_id"), [("日本", "journee"), ("con", "journee"), ("x" * 90, "x" * 50)])
def test_the_event_id_keeps_to_the_grammar_whatever_the_folder_is_called(tmp_path, name, event_id):
    write_starter(tmp_path / name, "en")
    assert re.fullmatch(f"{event_id}-[0-9a-f]{{6}}", read_folder(tmp_path / name).event.id)


def test_a_folder_that_is_not_empty_is_refused_untouched(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError) as caught:
        write_starter(tmp_path, "fr")
    (mistake,) = caught.value.mistakes
    assert (mistake.file, mistake.found) == (str(tmp_path), "notes.txt")
    assert "empty or a new one" in mistake.text.en
    assert os.listdir(tmp_path) == ["notes.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError):
        write_starter(tmp_path / "file", "fr")
    with pytest.raises(EnvironmentFailure):
        write_starter(tmp_path / "file" / "below", "fr")
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("there", [True, False])
def test_a_failure_on_the_way_leaves_nothing(tmp_path, monkeypatch, failure, there):
    target = tmp_path / "new" / "event"
    if there:
        target.mkdir(parents=True)
    made = []

    def fail_at_the_last(path: Path, mode: str):
        made.append(path)
        if path.name == "event.toml":
            raise failure
        return path.open(mode)

    monkeypatch.setattr("scheduler.storage.event_folder.open", fail_at_the_last, raising=False)
    with pytest.raises(EnvironmentFailure if isinstance(failure, OSError) else KeyboardInterrupt):
        write_starter(target, "en")
    assert len(made) == 3
    assert os.listdir(tmp_path) == (["new"] if there else [])
    assert not there or os.listdir(target) == []


@pytest.mark.parametrize(
    ("titles", "ids"),
    [
        (["Eau", "Sols"], {"1": "Eau", "2": "Sols"}),
        (["2. Sols", "1. Eau"], {"1": "1. Eau", "2": "2. Sols"}),
        (["Axe 3 – Eau", "Axe 1 – Sols"], {"1": "Axe 1 – Sols", "3": "Axe 3 – Eau"}),
        (["3. Publics", "3. Public", "4. Graines"], {"1": "3. Public", "3": "3. Publics", "4": "4. Graines"}),
        (["Eau", "1. Sols"], {"1": "1. Sols", "2": "Eau"}),
        (["2027 en images", "Sols"], {"1": "2027 en images", "2": "Sols"}),
    ],
)
def test_an_axis_has_the_number_that_its_title_says(titles, ids):
    event = tomllib.loads(event_file("x", "fr", axes=dict.fromkeys(titles, 2)).decode())
    assert [(axis["id"], axis["title"]) for axis in event["axes"]] == list(ids.items())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_event_for_tables_says_that_its_day_is_still_to_be_written(tmp_path, language):
    (tmp_path / "event.toml").write_bytes(event_file("jdd", language, "Une journée"))
    (tmp_path / "talks.csv").write_text("id,title,speakers\nT1,Un,Ada\n", encoding="utf-8")
    asked = [remark.column for remark in read_folder(tmp_path).remarks if "complete" in remark.text.en.lower()]
    assert asked == ["event.date", "event.start", "event.end"]
