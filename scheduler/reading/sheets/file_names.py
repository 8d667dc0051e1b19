"""Tables whose files have another name than the contract's: told, with the name to give them, and never read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from scheduler.domain.errors import Weight
from scheduler.language.message import Message, message
from scheduler.language.suggestion import nearest
from scheduler.language.text import fold
from scheduler.reading.columns.kinds import PARTICIPANTS, SPEAKERS, TALKS, WISHES, Kind
from scheduler.reading.preferences import preference_files
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.files import ENDINGS, LOCKS, find_table

#: Words in the name of a file that say what table it holds, folded.
_TALKS = re.compile(
    r"(abstract|article|atelier|communication|contribution|expose|intervention|paper|poster|presentation|program(me)?|"
    r"propos(al|ition)|resume|session|soumission|submission|talk)s?"
)
_SPEAKERS = re.compile(
    r"(aut(eur|hor)|bio(graph(ies?|y))?|communicant|conferencier|contact|intervenant|orateur|people|person(ne)?|"
    r"presenta(teur|trice)|presenter|speaker)(e?s)?"
)
_PARTICIPANTS = re.compile(r"(attendee|inscription|inscrite?|participante?|registrant|registration)s?")
_MISSING = message(
    "il manque le tableau des exposés : créez talks.csv, talks.xlsx, talks.ods ou talks.json",
    "the table of talks is missing: create talks.csv, talks.xlsx, talks.ods or talks.json",
)
#: The mistake of a folder that has proposals and no talk yet.
PROPOSED = message(
    "il manque le tableau des exposés : écrivez accepté dans proposals/, puis reprenez les acceptées",
    "the table of talks is missing: write accepted in proposals/, then take in the accepted ones",
)
_WORDS = {TALKS.name: _TALKS, SPEAKERS.name: _SPEAKERS, PARTICIPANTS.name: _PARTICIPANTS}
#: What a remark calls the people of a table that need not be there.
_WHOSE = {
    SPEAKERS.name: message("des personnes", "of the speakers"),
    PARTICIPANTS.name: message("des inscrits", "of the participants"),
}
#: Endings of tables that the program does not read but that a spreadsheet program opens.
_TO_CONVERT = (".xls", ".xlsm", ".xlsb", ".tsv", ".tab", ".txt", ".fods", ".numbers", ".gsheet")
_WORD = re.compile(r"[^\W\d_]+")


def report_misnamed(names: Sequence[str], kind: Kind, report: Report) -> None:
    """The files are told that may be the missing table of that kind; a table of talks that is missing is a mistake."""
    candidates = _candidates(names, kind)
    if kind.name == TALKS.name:
        _report_talks(names, candidates, report)
    elif kind.name in _WHOSE:
        for name in candidates:
            text = message(
                "ce fichier n'est pas lu : si c'est celui {whose}, {advice}",
                "this file is not read: if it is the one {whose}, {advice}",
                whose=_WHOSE[kind.name],
                advice=_advice(name, kind),
            )
            report.remark(Spot(name), None, text, Weight.GRAVE)


def _report_talks(names: Sequence[str], candidates: Sequence[str], report: Report) -> None:
    near = nearest("talks.csv", {name: name for name in _free(names)})
    if not candidates and near:
        candidates = [near]
    if not candidates:
        proposed = "proposals" in names
        text, options = (PROPOSED, ("journee import proposals",)) if proposed else (_MISSING, ())
        report.mistake(Spot("talks.csv"), None, text, options=options)
    elif len(candidates) == 1:
        text = message(
            "il manque le tableau des exposés : est-ce « {name} » ? Si oui, {advice}",
            "the table of talks is missing: is it “{name}”? If so, {advice}",
            name=candidates[0],
            advice=_advice(candidates[0], TALKS),
        )
        report.mistake(Spot("talks.csv"), candidates[0], text, _renamed(candidates[0]))
    else:
        text = message(
            "il manque le tableau des exposés : est-ce l'un de ces fichiers ? {names}. "
            "Renommez celui-là en talks, avec son extension",
            "the table of talks is missing: is it one of these files? {names}. "
            "Rename that one to talks, with its own ending",
            names=_listed(candidates),
        )
        report.mistake(Spot("talks.csv"), None, text)


def _candidates(names: Sequence[str], kind: Kind) -> list[str]:
    """The files whose name says that they hold a table of that kind, those that can be read first."""
    fitting = [name for name in _free(names) if _kinds_said(name) == {kind.name}]
    readable = [name for name in fitting if _ending(name) in ENDINGS]
    return readable or fitting


def _free(names: Sequence[str]) -> list[str]:
    """The files that may hold a table and are not read as one."""
    taken = {*find_table(names, *_WORDS, PARTICIPANTS.french, WISHES.name, WISHES.french), *preference_files(names)}
    return [name for name in names if _may_be_table(name) and name not in taken]


def _kinds_said(name: str) -> set[str]:
    """The kinds of table that the words of the name speak of."""
    texts = [fold(text) for text in _WORD.findall(Path(name).stem)]
    return {kind for kind, words in _WORDS.items() if any(map(words.fullmatch, texts))}


def _may_be_table(name: str) -> bool:
    return _ending(name) in (*ENDINGS, *_TO_CONVERT) and not name.startswith((*LOCKS, "."))


def _ending(name: str) -> str:
    return Path(name).suffix.casefold()


def _renamed(name: str) -> tuple[str, ...]:
    """The name under which the file would be read; () for one that must be converted."""
    return (f"talks{_ending(name)}",) if _ending(name) in ENDINGS else ()


def _advice(name: str, kind: Kind) -> Message:
    if _ending(name) in ENDINGS:
        return message("renommez-le en {wanted}", "rename it to {wanted}", wanted=kind.name + _ending(name))
    return message(
        "ouvrez-le dans un tableur et enregistrez-le sous {wanted}.xlsx",
        "open it in a spreadsheet program and save it as {wanted}.xlsx",
        wanted=kind.name,
    )


def _listed(names: Sequence[str]) -> Message:
    return Message(fr=", ".join(f"«\u202f{name}\u202f»" for name in names), en=", ".join(f"“{name}”" for name in names))
