"""Two talks and more as each system exports them: small invented files, by the names of formats."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

#: The title and the abstract of each talk, by its number in the source.
Talks = Mapping[str, tuple[str, str]]
Files = Mapping[str, str]

_HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"


def _csv(header: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([header, *rows])
    return out.getvalue()


def _form(talks: Talks) -> Files:
    rows = [[id, title, text, f"Ada {id}", "Eau"] for id, (title, text) in talks.items()]
    return {"export.csv": _csv(["N°", "Titre", "Résumé", "Intervenant", "Axe"], rows, ";")}


def _sciencesconf(talks: Talks) -> Files:
    documents = "".join(
        f'<document docid="{id}" status="1"><metadata><title>{escape(title)}</title><abstract>{escape(text)}</abstract>'
        f'</metadata><topic><t>Eau</t></topic><authors><author order="1"><lastname>N{id}</lastname><firstname>Ada'
        "</firstname><speaker>1</speaker></author></authors></document>"
        for id, (title, text) in talks.items()
    )
    return {"all.xml": f'<?xml version="1.0"?><documents>{documents}</documents>'}


def _easychair(talks: Talks) -> Files:
    rows = [[id, title, f"Ada N{id}", text, "accept"] for id, (title, text) in talks.items()]
    return {"submission.csv": _csv(["#", "title", "authors", "abstract", "decision"], rows)}


def _pretalx(talks: Talks) -> Files:
    header = ["ID", "Proposal title", "Proposal state", "Session type", "Track", "Abstract", "Duration"]
    rows = [[id, title, "accepted", "Talk", "Eau", text, "30", f"Ada N{id}"] for id, (title, text) in talks.items()]
    return {"sessions.csv": _csv([*header, "Speaker names"], rows)}


def _indico(talks: Talks) -> Files:
    header = ["Id", "Title", "Description", "Date", "Duration", "Type", "Session", "Track", "Presenters", "Authors"]
    rows = [
        [id, title, text, "", "30 minutes", "Oral", "", "Eau", f"Ada N{id}", ""] for id, (title, text) in talks.items()
    ]
    return {"contributions.csv": _csv(header, rows)}


def _conftool(talks: Talks) -> Files:
    header = ["paperID", "authors", "title", "topics", "presenting_author", "acceptance_status", "acceptance"]
    rows = [[id, f"N{id}, Ada", t, "Eau", f"N{id}, Ada", "1", "Accepted", text] for id, (t, text) in talks.items()]
    return {"papers.csv": _csv([*header, "abstract"], rows)}


def _sessionize(talks: Talks) -> Files:
    common = {"isServiceSession": False, "isPlenumSession": False, "status": "Accepted", "isConfirmed": True}
    sessions = [
        {"id": id, "title": title, "description": text, "speakers": [f"u{id}"], "categoryItems": [1], **common}
        for id, (title, text) in talks.items()
    ]
    people = [{"id": f"u{id}", "firstName": "Ada", "lastName": f"N{id}", "fullName": f"Ada N{id}"} for id in talks]
    categories = [{"id": 9, "title": "Track", "items": [{"id": 1, "name": "Eau"}]}]
    every = {"sessions": sessions, "speakers": people, "questions": [], "categories": categories, "rooms": []}
    return {"all.json": json.dumps(every)}


def _cmt(talks: Talks) -> Files:
    rows = [[id, t, text, f"N{id}, Ada (Rives)*", "Eau", "Accept"] for id, (t, text) in talks.items()]
    lines = [["Paper ID", "Paper Title", "Abstract", "Authors", "Track Name", "Status"], *rows]
    cells = ("".join(f"<Cell><Data>{escape(text)}</Data></Cell>" for text in row) for row in lines)
    table = "".join(f"<Row>{row}</Row>" for row in cells)
    name = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    return {
        "papers.xls": f'<?xml version="1.0"?><Workbook {name}><Worksheet><Table>{table}</Table></Worksheet></Workbook>'
    }


def _hotcrp(talks: Talks) -> Files:
    papers = [
        {
            "object": "paper",
            "pid": int(id),
            "title": title,
            "authors": [{"given_name": "Ada", "family_name": f"N{id}", "email": f"a{id}@x.org"}],
            "abstract": text,
            "topics": ["Eau"],
            "status": "accept",
        }
        for id, (title, text) in talks.items()
    ]
    return {"data.json": json.dumps(papers)}


def _frab(talks: Talks) -> Files:
    events = "".join(
        f'<event id="{id}" guid="{id}"><title>{escape(title)}</title><type>lecture</type><start>1{id}:00</start>'
        f"<duration>0:30</duration><track>Eau</track><abstract>{escape(text)}</abstract>"
        f'<persons><person id="{id}">Ada N{id}</person></persons></event>'
        for id, (title, text) in talks.items()
    )
    day = f'<day index="1" date="2027-05-21"><room name="A">{events}</room></day>'
    return {"schedule.xml": f"<schedule><version>1</version><conference><title>C</title></conference>{day}</schedule>"}


def _schedule_json(talks: Talks) -> Files:
    events = [
        {
            "id": int(id),
            "guid": id,
            "title": title,
            "abstract": text,
            "start": f"1{id}:00",
            "duration": "00:30",
            "track": "Eau",
            "persons": [{"name": f"Ada N{id}"}],
        }
        for id, (title, text) in talks.items()
    ]
    days = [{"date": "2027-05-21", "rooms": {"A": events}}]
    return {"schedule.json": json.dumps({"schedule": {"version": "1", "conference": {"title": "C", "days": days}}})}


def _ics(talks: Talks) -> Files:
    def typed(text: str) -> str:
        return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")

    entries = "".join(
        f"BEGIN:VEVENT\r\nUID:{id}\r\nDTSTART:20270521T1{id}0000\r\nDTEND:20270521T1{id}3000\r\nSUMMARY:{typed(title)}"
        f"\r\nDESCRIPTION:{typed(text)}\r\nATTENDEE;CN=Ada N{id}:mailto:a{id}@x.org\r\nEND:VEVENT\r\n"
        for id, (title, text) in talks.items()
    )
    return {"agenda.ics": f"{_HEAD}{entries}END:VCALENDAR\r\n"}


#: The files of an export by the names of formats.
SOURCES: Mapping[str, Callable[[Talks], Files]] = {
    "table": _form,
    "sciencesconf": _sciencesconf,
    "easychair": _easychair,
    "pretalx": _pretalx,
    "indico": _indico,
    "conftool": _conftool,
    "sessionize": _sessionize,
    "cmt": _cmt,
    "hotcrp": _hotcrp,
    "frab": _frab,
    "schedule-json": _schedule_json,
    "ics": _ics,
}
