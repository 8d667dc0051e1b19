"""Checks a programme and writes its files: no programme comes into out/ otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import exports
from scheduler.check import Report, check
from scheduler.domain.errors import Problem
from scheduler.domain.programme import Programme
from scheduler.language.message import Message
from scheduler.reading import Reading
from scheduler.releases import edition_of, read_releases
from scheduler.services.checking import confirmed_report
from scheduler.services.current_programme import OUT
from scheduler.services.programme_files import Put, Recording, put_programme
from scheduler.services.rendering import render_all
from scheduler.services.unprintable import unprintable_texts
from scheduler.storage.output_folder import write_output


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a programme, written into `folder`.

    Parameters
    ----------
    report : the check of the programme.
    unprintable : remarks on texts that no page can show.
    remarks : remarks of the formats on their files.
    left : files that are no longer produced but stay because they were edited.
    by_hand : the former programme had been changed by hand and is in the history now.
    """

    folder: Path
    report: Report
    unprintable: tuple[Problem, ...]
    remarks: tuple[Message, ...]
    left: tuple[str, ...]
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """The formats that are written of a programme, and the folder that they are written to.

    Parameters
    ----------
    target : the output folder; None: out/ of the event folder.
    formats : names of formats; none: every format that need not be asked for.
    binding : how the printed booklet is bound, as `exports.pdf.impose` takes it.
    broken : the programme may break hard rules.
    options : what was asked of single formats.
    """

    target: Path | None = None
    formats: tuple[str, ...] = ()
    binding: Mapping[str, Any] | None = None
    broken: bool = False
    options: exports.Options = exports.USUAL


def check_and_write(
    folder: Path, reading: Reading, programme: Programme, recording: Recording, output: Output | None = None
) -> Written:
    """The output folder holds the programme: as the last release of the event folder if nothing has changed since,
    else as a draft.

    Parameters
    ----------
    reading : of the event folder; the caller has held its lock since it was read.
    recording : what the history says of the programme where the output folder is the event folder's own.
    output : None: every format that need not be asked for, in out/.

    Raises CheckFailed, InputError, EnvironmentFailure; then nothing was written.
    """
    output = output or Output()
    target = output.target or folder / OUT
    report = check(reading.event, programme) if output.broken else confirmed_report(reading.event, programme)
    edition = edition_of(read_releases(folder), reading.event, programme)
    rendering = render_all(reading.event, programme, output.formats, edition, output.options)
    files = _bound(rendering.files, output.binding)
    if target == folder / OUT:
        put = put_programme(folder, files, recording, complete=not output.formats)
    else:
        put = Put(write_output(target, files, complete=not output.formats), by_hand=False)
    return Written(target, report, unprintable_texts(reading), rendering.remarks, put.left, put.by_hand)


def _bound(files: Mapping[str, bytes], binding: Mapping[str, Any] | None) -> Mapping[str, bytes]:
    """The files with the booklet imposed for its binding."""
    if not binding or exports.BOOKLET not in files:
        return files
    from exports.pdf import impose

    return {**files, exports.IMPOSED: impose(files[exports.BOOKLET], **binding)}
