"""What comes of the files of an import: mistakes where none holds what is sought, else what was read and remarked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from scheduler.domain.errors import InputError
from scheduler.importing.imported import Imported, ImportedTalk, Lost, Origin
from scheduler.importing.sources.files import SourceFile
from scheduler.language.message import Message, message
from scheduler.reading.report import Report, Spot

#: The decisions after which a talk is held.
SCHEDULED = ("accepted", "confirmed", "tentative")
#: The forms of files that have a table, or may have one.
_TABLES = ("workbook", "old workbook", "workbook xml", "text")


def report_unfit(files: Iterable[SourceFile], download: Message, report: Report, *, tables: bool = True) -> None:
    """Each file is reported as unfit, by what it is, unless a mistake of it is known already.

    `tables` is False where no table is sought.
    """
    known = {problem.file for problem in report.mistakes}
    for file in files:
        if file.name not in known:
            text = _unfit(file, download) if tables or file.form not in _TABLES else _no_table(file, download)
            report.mistake(Spot(file.name), None, text)


def _no_table(file: SourceFile, download: Message) -> Message:
    return message(
        "ce {ending} n'est pas l'export attendu. {download}",
        "this {ending} is not the export that is expected. {download}",
        ending=PurePath(file.name).suffix[1:].upper() or message("fichier", "file"),
        download=download,
    )


def _unfit(file: SourceFile, download: Message) -> Message:
    if file.form == "web page" and b"<table" in file.data.lower():
        return message(
            "c'est un tableau de page web : ouvrez-le dans le tableur et enregistrez-le au format .xlsx. {download}",
            "this is the table of a web page: open it in the spreadsheet and save it as .xlsx. {download}",
            download=download,
        )
    if file.form == "web page":
        return message(
            "c'est une page web (celle de la connexion ?), pas un export : connectez-vous d'abord. {download}",
            "this is a web page (that of the login?), no export: log in first. {download}",
            download=download,
        )
    if file.form == "json":
        return message(
            "ce JSON n'est pas l'export attendu, ou rien n'y est. {download}",
            "this JSON is not the export that is expected, or nothing is in it. {download}",
            download=download,
        )
    if file.form == "xml":
        return message(
            "ce XML n'est pas l'export attendu, ou rien n'y est. {download}",
            "this XML is not the export that is expected, or nothing is in it. {download}",
            download=download,
        )
    return message(
        "aucune des dix premières lignes n'a les colonnes attendues, ou aucun exposé ne les suit. {download}",
        "none of the first ten rows has the columns that are expected, or no talk follows them. {download}",
        download=download,
    )


def further_files(files: Iterable[SourceFile]) -> tuple[Lost, ...]:
    """The files from which nothing is taken, as left aside."""
    return tuple(Lost(message("fichier « {name} »", "file “{name}”", name=file.name), 1) for file in files)


def finished(imported: Imported, report: Report) -> Imported:
    """What was read, with the remarks on the files among its guesses. Raises InputError with every mistake."""
    _report_talks(imported.talks, report)
    if report.mistakes:
        raise InputError(report.mistakes, report.remarks)
    remarks = tuple(
        message("{file} : {text}", "{file}: {text}", file=remark.file, text=remark.text) for remark in report.remarks
    )
    return replace(imported, guesses=(*imported.guesses, *remarks))


def _report_talks(talks: Iterable[ImportedTalk], report: Report) -> None:
    """A talk to be held without a title, and a second talk of the same number, are reported."""
    seen: dict[str, Origin] = {}
    for talk in talks:
        spot = Spot(talk.origin.file, talk.origin.row)
        if not talk.title and talk.decision in SCHEDULED:
            text = message("le titre manque : écrivez-le", "the title is missing: write it")
            report.mistake(spot, talk.reference or None, text)
        before = seen.setdefault(talk.reference, talk.origin)
        if talk.reference and before != talk.origin:
            text = message(
                "numéro déjà pris par une autre proposition ({file}, ligne {row}) : donnez chaque fichier une fois",
                "this number is another proposal’s already ({file}, row {row}): give each export once",
                file=before.file,
                row=before.row,
            )
            report.mistake(spot, talk.reference, text)
