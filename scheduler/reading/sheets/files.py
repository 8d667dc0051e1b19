"""The files of an event folder: found, read whole, decoded."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from scheduler.domain.errors import reason
from scheduler.language.message import Message, message
from scheduler.language.place_names import place_name
from scheduler.language.text import fold
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.encodings import Decoded, decoded
from scheduler.reading.sheets.file_copies import is_copy
from scheduler.reading.sheets.twice_encoded import spoilt
from scheduler.reading.sheets.western_letters import example

#: The prefixes of the lock files that Excel and LibreOffice make beside an open file.
LOCKS = ("~$", ".~lock.")
#: The endings of the files that hold a table.
ENDINGS = (".csv", ".xlsx", ".ods", ".json")
#: The largest size of a file, in bytes.
_MOST = 64 * 1024 * 1024
#: What is neither a file nor a folder.
_NO_FILE = message(
    "c'est un tube ou un périphérique : il faut un fichier", "this is a pipe or a device: a file is needed"
)


def list_folder(folder: Path, report: Report) -> list[str] | None:
    """The names in `folder`, sorted, without the locks of spreadsheets; None, reported, if it cannot be read."""
    try:
        names = {name for name in os.listdir(folder) if not name.startswith(LOCKS)}
        for path, data in report.instead.items():
            if path.parent == folder:
                names = names - {path.name} if data is None else names | {path.name}
        return sorted(names)
    except (OSError, ValueError) as error:
        spot = Spot(place_name(folder))
        if isinstance(error, FileNotFoundError | ValueError):
            text = message(
                "ce dossier n'existe pas : donnez celui qui contient event.toml, ou créez-en un",
                "there is no such folder: give the one that holds event.toml, or create one",
            )
        elif isinstance(error, NotADirectoryError):
            text = message(
                "ce n'est pas un dossier : donnez celui qui contient event.toml",
                "this is no folder: give the one that holds event.toml",
            )
        else:
            text = _unreadable(error)
        report.mistake(spot, None, text)
        return None


def is_there(path: Path, report: Report) -> bool:
    """True if there is such a file, or one that is read in its place."""
    return report.instead[path] is not None if path in report.instead else path.exists()


def _missing(path: Path) -> Message:
    """What to do about a file that is missing: one that lies there may have lost its name."""
    misnamed = _misnamed(path)
    if misnamed is not None:
        return message(
            "il manque ce fichier : renommez {misnamed} en {name} (l'explorateur cache parfois la fin des noms)",
            "this file is missing: rename {misnamed} to {name} (the file manager may hide the ends of names)",
            misnamed=misnamed,
            name=path.name,
        )
    return message("il manque ce fichier : créez-le", "this file is missing: create it")


def _misnamed(path: Path) -> str | None:
    """The only file beside `path` whose name is that one in capitals, with a further ending, or of a copy."""
    with contextlib.suppress(OSError):
        files = [file for file in sorted(path.parent.iterdir()) if file.is_file()]
        further = {path.name, *(f"{path.name}{ending}" for ending in (".txt", path.suffix, ".bak", "~"))}
        names = [file.name for file in files if file.name.casefold() in further or is_copy(file, path)]
        return names[0] if len(names) == 1 else None
    return None


def read_bytes(path: Path, report: Report) -> bytes | None:
    """The bytes of the file; None, reported, if it is missing, not a file, too large or forbidden."""
    spot = Spot(path.name)
    if (data := report.instead.get(path)) is not None:
        return report.sources.setdefault(path, data)
    try:
        if path.is_dir():
            report.mistake(
                spot, None, message("c'est un dossier : il faut un fichier", "this is a folder: a file is needed")
            )
            return None
        if path in report.instead or not path.exists():
            report.mistake(spot, None, _missing(path))
            return None
        if not path.is_file():
            report.mistake(spot, None, _NO_FILE)
            return None
        if path.stat().st_size > _MOST:
            text = message("le fichier dépasse 64 Mo : allégez-le", "the file is over 64 MB: make it smaller")
            report.mistake(spot, None, text)
            return None
        return report.sources.setdefault(path, path.read_bytes())
    except OSError as error:
        report.has_failed = True
        report.mistake(spot, None, _unreadable(error))
        return None


def _unreadable(error: OSError) -> Message:
    return message(
        "lecture impossible ({reason}) : vérifiez les droits d'accès",
        "it cannot be read ({reason}): check who may read it",
        reason=reason(error),
    )


def find_table(names: Iterable[str], *kinds: str) -> list[str]:
    """The files that hold a table of one of `kinds`: a name with one of four endings, ignoring case and accents."""
    stems = [fold(kind) for kind in kinds if kind]
    wanted = {stem + ending for stem in stems for ending in ENDINGS}
    return [name for name in names if fold(name) in wanted]


def decode_utf8(data: bytes, spot: Spot, report: Report) -> str | None:
    """The text in UTF-8, with or without BOM; None, reported with its line, if it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = message(
            "ce n'est pas de l'UTF-8 : enregistrez le fichier en UTF-8", "this is not UTF-8: save the file as UTF-8"
        )
        report.mistake(Spot(spot.file, line), _bytes(data, error.start), text)
        return None


def decode_csv(data: bytes, spot: Spot, report: Report) -> str | None:
    """The text in UTF-8, UTF-16, Windows-1252 or an encoding that is told; None, reported, if it is not certain."""
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        text = message(
            "ce n'est pas un fichier CSV mais un classeur ou un document : enregistrez-le au format CSV, "
            "ou donnez-lui l'extension .xlsx ou .ods qui est la sienne",
            "this is no CSV file but a workbook or document: save it as CSV, or give it its own ending, .xlsx or .ods",
        )
        report.mistake(spot, None, text)
        return None
    reading = decoded(data)
    if reading is None:
        _report_encoding(data, spot, report)
        return None
    if reading.told:
        _tell_encoding(reading, spot, report)
    return reading.text


def _tell_encoding(reading: Decoded, spot: Spot, report: Report) -> None:
    """An encoding that was recognised by its letters is told, with a word by which people can judge."""
    word = example(reading.text)
    if reading.twice:
        text = message(
            "les accents avaient été encodés deux fois (« {spoilt} » pour « {word} ») : ils sont lus comme ils étaient",
            "the accents had been encoded twice (“{spoilt}” for “{word}”): they are read as they were",
            spoilt=spoilt(word),
            word=word,
        )
    else:
        text = message(
            "le fichier est lu en {name}{example} : si c'est faux, enregistrez-le au format « CSV UTF-8 »",
            "the file is read as {name}{example}: if that is wrong, save it as “CSV UTF-8”",
            name=reading.told,
            example=message(" (« {word} »)", " (“{word}”)", word=word) if word else "",
        )
    report.remark(spot, word or None, text)


def _report_encoding(data: bytes, spot: Spot, report: Report) -> None:
    try:
        data.decode("utf-8")
        start = 0
    except UnicodeDecodeError as error:
        start = error.start
    text = message(
        "l'encodage ne se reconnaît pas (ni UTF-8, ni Windows-1252 …) : enregistrez le fichier au format « CSV UTF-8 »",
        "the encoding is not recognised (neither UTF-8 nor Windows-1252 …): save the file as “CSV UTF-8”",
    )
    report.mistake(Spot(spot.file, data.count(b"\n", 0, start) + 1), _bytes(data, start), text)


def _bytes(data: bytes, start: int) -> str:
    return " ".join(f"{byte:02X}" for byte in data[start : start + 4])
