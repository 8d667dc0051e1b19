"""What comes of the files of an import: mistakes where none holds what is sought, else what was read and remarked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scheduler.domain.errors import InputError
from scheduler.importing.imported import Imported, Lost
from scheduler.importing.sources.files import SourceFile
from scheduler.language.message import Message, message
from scheduler.reading.report import Report, Spot


def report_unfit(files: Iterable[SourceFile], download: Message, report: Report) -> None:
    """Each file is reported as not what is sought, by what it is; one of which a mistake is known is passed over."""
    known = {problem.file for problem in report.mistakes}
    for file in files:
        if file.name not in known:
            report.mistake(Spot(file.name), None, _unfit(file, download))


def _unfit(file: SourceFile, download: Message) -> Message:
    if file.form == "web page":
        return message(
            "c'est une page web (celle de la connexion ?), pas un export : connectez-vous d'abord. {download}",
            "this is a web page (that of the login?), no export: log in first. {download}",
            download=download,
        )
    if file.form == "json":
        return message(
            "ce JSON n'est pas l'export attendu. {download}",
            "this JSON is not the export that is expected. {download}",
            download=download,
        )
    if file.form == "xml":
        return message(
            "ce XML n'est pas l'export attendu. {download}",
            "this XML is not the export that is expected. {download}",
            download=download,
        )
    return message(
        "aucune des dix premières lignes n'a les colonnes attendues. {download}",
        "none of the first ten rows has the columns that are expected. {download}",
        download=download,
    )


def further_files(files: Iterable[SourceFile]) -> tuple[Lost, ...]:
    """Files of which nothing is taken, as left aside."""
    return tuple(Lost(message("fichier « {name} »", "file “{name}”", name=file.name), 1) for file in files)


def finished(imported: Imported, report: Report) -> Imported:
    """What was read, with the remarks on the files among its guesses. Raises InputError with every mistake."""
    if report.mistakes:
        raise InputError(report.mistakes, report.remarks)
    remarks = tuple(
        message("{file} : {text}", "{file}: {text}", file=remark.file, text=remark.text) for remark in report.remarks
    )
    return replace(imported, guesses=(*imported.guesses, *remarks))
