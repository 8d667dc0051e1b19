"""Whatever a source holds, it is read within limits, or refused in one sentence, and the next one is read."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from scheduler.domain.errors import EnvironmentFailure, InputError
from scheduler.importing.asked import Asked
from scheduler.importing.formats import PACKAGES
from scheduler.importing.mails.call_rules import Rules
from scheduler.language.message import message
from scheduler.services import source_reading
from scheduler.services.source_reading import Limits, format_of, read_mailbox, read_source, read_whole

NO_LIMIT = pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory here")
FULL = message("le disque est plein", "the disk is full")
HEADER = b"Titre;Orateur\n"


def zipped(name: str, content: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return archive.getvalue()


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
#: Files that unfold to much, or whose form is without end, each with the name of a source of its kind.
BOMBS = {
    "table.xlsx": zipped("xl/workbook.xml", bytes(3_000_000)),
    "table.ods": zipped("content.xml", LAUGHS),
    "entities.xml": LAUGHS,
    "deep.xml": b"<a>" * 5000 + b"</a>" * 5000,
    "deep.json": b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    "line.csv": b"Titre;" * 5_000,
    "quoted.csv": HEADER + b'"' * 50_001,
    "folded.ics": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 5000,
    "sheet.xls": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet>'
    b'<Table><Row Index="999999999"/></Table></Worksheet></Workbook>',
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_one_sentence_by_every_importer(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BOMBS[name])
    for format in PACKAGES:
        with pytest.raises(InputError) as refused:
            read_source(format, [path], Asked())
        (mistake,) = refused.value.mistakes
        assert mistake.text.fr != mistake.text.en
        assert "cannot be read (" not in mistake.text.en, format


@pytest.mark.parametrize(
    ("limits", "count"),
    [pytest.param(Limits(memory=150 << 20), 20_000, marks=NO_LIMIT), (Limits(answer=5000), 50)],
)
def test_what_takes_more_than_there_is_is_said_and_the_next_source_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: Limits, count: int
) -> None:
    small, large = tmp_path / "small.json", tmp_path / "large.json"
    talks = [{"code": f"T{at}", "title": f"Lire {at}", "abstract": "Lire. " * 200} for at in range(count)]
    small.write_text(json.dumps([{**talks[0], "state": "confirmed"}]), encoding="utf-8")
    large.write_text(json.dumps([{**talk, "state": "confirmed"} for talk in talks]), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(source_reading, "_LIMITS", limits)
        with pytest.raises(InputError, match=r"too much memory or time .* for this event alone"):
            read_source("pretalx", [large], Asked())
        with pytest.raises(InputError, match="fewer files at a time"):
            read_source("pretalx", [tmp_path], Asked())
    (talk,) = read_source("pretalx", [small], Asked()).talks
    assert talk.title == "Lire 0"


def test_time_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.csv"
    path.write_bytes(HEADER + b"Lire;Ada Lind\n" * 50_000)
    monkeypatch.setattr(source_reading, "_LIMITS", Limits(seconds=-5))
    with pytest.raises(InputError, match="a minute at most"):
        read_source("table", [path], Asked())


@pytest.mark.parametrize("name", BOMBS)
def test_mails_and_whole_events_have_limits_too(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BOMBS[name])
    with pytest.raises(InputError):
        read_mailbox([tmp_path / name], Rules())
    with pytest.raises(InputError):
        read_whole("cosplib", tmp_path / name, "fr")


def test_a_source_is_found_from_where_the_program_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "talks.csv").write_bytes(HEADER + b"Lire;Ada Lind\n")
    monkeypatch.chdir(tmp_path)
    assert format_of([Path("talks.csv")], Asked()) == "table"


def test_a_failure_of_the_machine_is_none_of_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def failed(*_: object) -> None:
        raise EnvironmentFailure(FULL)

    monkeypatch.setitem(source_reading._WORKS, "source", failed)
    kind, text = source_reading._done("source", ())
    assert (kind, text) == ("failure", FULL)
