"""Exports of each system are recognised by what they hold; any other table is a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.importing.asked import Asked
from scheduler.importing.recognition import recognised

DATA = Path(__file__).parents[4] / "shared/data"

EXPORTS = DATA / "interchange"


@pytest.mark.skipif(not EXPORTS.is_dir(), reason="needs the exports that others published (../shared)")
@pytest.mark.parametrize(
    ("format", "file"),
    [
        ("sciencesconf", "sciencesconf/made-submissions.xml"),
        ("sciencesconf", "sciencesconf/made-planning.csv"),
        ("easychair", "easychair/submission.csv"),
        ("pretalx", "pretalx/made/sessions.csv"),
        ("pretalx", "pretalx/programapi-submissions.json"),
        ("frab", "pretalx/made/schedule.xml"),
        ("schedule-json", "schedule-json/pretalx-democon.json"),
        ("indico", "indico/made-contributions.csv"),
        ("indico", "indico/made-event.json"),
        ("conftool", "conftool/papers-2011.csv"),
        ("sessionize", "sessionize/gab-linz-2020-all.json"),
        ("cmt", "cmt/made-papers.xls"),
        ("hotcrp", "hotcrp/made-data.json"),
        ("ics", "ics/jres_2022.ics"),
        ("table", "forms/made-google-forms.csv"),
        ("table", "tables/conferia-test_data.csv"),
        ("pretalx", "pretalx/made/submissions-plain.json"),  # it lacks the files beside it, and says which
        ("schedule-json", "schedule-json/hub-schedule2.json"),  # it is refused by its name
        ("table", "pretalx/made/rooms.json"),
    ],
)
def test_an_export_is_recognised(format: str, file: str) -> None:
    assert recognised([EXPORTS / file], Asked()) == format


def test_a_table_made_by_hand_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Titre;Nom\nLire la ville;Ada Lovelace\n", "utf-8")
    assert recognised([path], Asked()) == "table"


@pytest.mark.parametrize("header", ["id,title,speakers", "identifiant;titre;intervenants", "ID;Title;Speakers"])
def test_a_table_whose_people_a_system_would_not_read_is_a_table(tmp_path: Path, header: str) -> None:
    path = tmp_path / "talks.csv"
    row = "T1;Lire la ville;Ada Lovelace"
    path.write_text(f"{header}\n{row if ';' in header else row.replace(';', ',')}\n", "utf-8")
    assert recognised([path], Asked()) == "table"


@pytest.mark.parametrize(
    ("format", "name", "content"),
    [
        ("frab", "s.xml", "<schedule><version>1</version><conference><title>C</title></conference></schedule>"),
        ("schedule-json", "s.json", '{"schedule": {"version": "1", "conference": {"title": "C", "days": []}}}'),
        ("easychair", "s.csv", "#,title,authors,submitted,last updated,decision,abstract,deleted?\n"),
        ("sciencesconf", "p.csv", "id;date;start;end;type;salle;titre;description;speaker;docid\n"),
    ],
)
def test_an_export_without_any_talk_is_recognised(tmp_path: Path, format: str, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    assert recognised([tmp_path / name], Asked()) == format
