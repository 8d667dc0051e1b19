"""What is fuzzed: functions of bytes that raise whatever is no error of the house, and the words of each format."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from tests.fuzz import mails, programmes, tables, vaults
from tests.fuzz.mutation import mutated, mutated_archive

_JSON = (b'"id"', b'"title"', b'"speakers"', b'"available"', b'{"a":', b"[", b"]", b"}", b":", b",", b'"\\ud800"')
_TOML = (b"[[", b"]]", b"[event]\n", b"[[days]]\n", b"[columns.talks]\n", b" = ", b'"""', b"'''", b"#", b"{x = 1}")
_TABLE = (b"Titre", b"Intervenant", b"id", b"axe", b"matin", b"jusqu'\xc3\xa0 11h", b"\n,", b'"\n"', b"refus\xc3\xa9")
_XML = (
    b"<c",
    b"/>",
    b"</row>",
    b' r="B2"',
    b' r="XFD1048576"',
    b' t="s"',
    b' t="inlineStr"',
    b' t="e"',
    b' t="d"',
    b"<v>1e308</v>",
    b"&lt;",
    b"&#0;",
    b"&#xD800;",
    b"<!--",
    b"]]>",
    b' ref="A1:XFD1048576"',
    b' table:number-columns-repeated="16384"',
    b' table:number-rows-repeated="1048576"',
    b' office:value-type="date"',
    b' office:date-value="2025-02-30"',
    b' office:time-value="PT99999999H"',
)
_APPS = (
    b"<event id='1'>",
    b"</event>",
    b"<room name='A'>",
    b"<date>2025-05-23T09:30:00+02:00</date>",
    b"9999-12-31T23:59:00-12:00",
    b"<duration>00:30</duration>",
    b"99:99",
    b"<!DOCTYPE a>",
    b"Europe/Paris",
    b'"persons"',
    b'"rooms"',
    b"Ada Lind, Issa Kon\xc3\xa9",
)
_CALENDAR = (
    b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n",
    b"DTSTART;TZID=Europe/Paris:20270521T090000\r\n",
    b"DTSTART;VALUE=DATE:20270521\r\n",
    b"DTEND:99991231T235959Z\r\n",
    b"DURATION:PT99999999H\r\n",
    b"RRULE:FREQ=DAILY;COUNT=3\r\n",
    b"RDATE;VALUE=PERIOD:20270521T090000Z/PT1H\r\n",
    b"RECURRENCE-ID:20270521T090000\r\n",
    b'ATTENDEE;CN="Lind, Ada":mailto:a@b.org\r\n',
    b"X-WR-TIMEZONE:../x\r\n",
    b"\r\n ",
)
_EXPORTS = (
    b"Decision",
    b"peut-\xc3\xaatre",
    b"<document docid='1'>",
    b'"pid"',
    b'"authors"',
    b'"sessions"',
    b'"startsAt"',
    b"Proposal state",
    b"Paper ID",
    b"acceptance",
    b"2027-05-21 09:00:00+00:00",
)
_HISTORY = (
    b'"before"',
    b'"after"',
    b'"at"',
    b'"names"',
    b'"made"',
    b'"talks.csv"',
    b'"../x"',
    b'".journee/x"',
    b"true",
)
_RELEASE = (b'"uid"', b'"day"', b'"start"', b'"guests"', b'"withdraws"', b'"mailto:a@b.org"', b'"Europe/Paris"')
_MAIL = (b"=?utf-8?q?", b"?=", b"=0D=0ABcc=3A_x", b"\r\nBcc: x", b"<x@y.org>", b"(", b"\\", b"\xe2\x80\xa8", b"_ _")
_RECEIVED = (
    b"Content-Type: multipart/mixed; boundary=b\r\n",
    b"--b\r\n",
    b"Content-Type: text/html\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"Titre : ",
    b"R\xe9sum\xe9\n",
    b"Axe 2\n",
    b"> ",
    b"-- \n",
    b"a \xc3\xa9crit :\n",
    b"<tr><td>",
    b"<!--",
)
_ANSWER = (b"250-", b"250 ", b"354 ", b"421 ", b"5", b"AUTH PLAIN", b"SIZE 1", b"SMTPUTF8", b"\r\n", b"\n\n")


@dataclass(frozen=True, slots=True)
class Target:
    """`run` is what is fuzzed, `words` are those that its format knows; the input is an `archive`, or text."""

    run: Callable[[bytes], None]
    words: tuple[bytes, ...]
    archive: bool = False

    def mutate(self, data: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
        """Another input, made of one and parts of others."""
        return (mutated_archive if self.archive else mutated)(data, draw, others, self.words)


#: The targets by name, which is that of the folder of their seeds.
TARGETS: Mapping[str, Target] = {
    "csv": Target(tables.separated, _TABLE),
    "json": Target(tables.objects, _JSON),
    "toml": Target(tables.settings, _TOML),
    "amendments": Target(tables.amendments, _TOML),
    "xlsx": Target(partial(tables.workbook, "xlsx"), _XML + _TABLE, archive=True),
    "ods": Target(partial(tables.workbook, "ods"), _XML + _TABLE, archive=True),
    "folder": Target(tables.folder, _TABLE + _TOML + _JSON, archive=True),
    "schedule": Target(programmes.schedule, _JSON),
    "cosplib": Target(programmes.cosplib, _XML, archive=True),
    "frab": Target(programmes.apps_xml, _APPS),
    "schedule-json": Target(programmes.apps_json, _JSON + _APPS),
    "ics": Target(programmes.calendar, _CALENDAR),
    "imports": Target(programmes.imports, _TABLE + _JSON + _APPS + _CALENDAR + _EXPORTS),
    "releases": Target(vaults.releases, _JSON + _RELEASE, archive=True),
    "history": Target(vaults.history, _JSON + _HISTORY, archive=True),
    "headers": Target(mails.headers, _MAIL),
    "server": Target(mails.server, _ANSWER),
    "received": Target(mails.received, _MAIL + _RECEIVED),
}
