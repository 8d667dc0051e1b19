"""A file that is no export is refused in one sentence in both languages, with the menu of the right one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.formats import PACKAGES, importer

FORMATS = tuple(name for name in PACKAGES if name != "table")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SENTENCES = {
    "login.csv": (b"<!DOCTYPE html>\n<html><body><form>Password</form></body></html>", "log in first"),
    "page.json": (b"<html>\n<head></head></html>", "log in first"),
    "export.xls": (b"<html><table><tr><td>Title</td></tr></table></html>", "save it as .xlsx"),
    "old.xls": (OLE + bytes(600), "Excel 97"),
    "locked.xlsx": (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
    "broken.xlsx": (b"PK\x03\x04" + bytes(99), "no readable workbook"),
    "detail.json": (b'{"detail": "Authentication credentials were not provided."}', "refused"),
    "part.json": (b'{"count": 90, "next": "https://x/?page=2", "previous": null, "results": [{}]}', "1 of 90"),
    "cut.json": (b'[{"id": "1", "title": ', "no valid JSON"),
    "deep.json": (b"[" * 100_000 + b"]" * 100_000, "too many levels"),
    "nan.json": (b'[{"id": NaN}]', "impossible number"),
    "entities.xml": (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"),
    "other.csv": (b"Nom;Pr\xe9nom\nLind;Ada\n", "first ten rows"),
    "other.json": (b'{"schedule": {"version": "1"}}', "not the export"),
    "empty.csv": (b" \n", "empty"),
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", SENTENCES)
def test_one_sentence_says_what_is_wrong(tmp_path: Path, format: str, name: str) -> None:
    content, said = SENTENCES[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as refused:
        importer(format)([tmp_path / name], Asked())
    (mistake,) = refused.value.mistakes
    assert mistake.file == name
    other = f"{Path(name).suffix[1:].upper()} is not the export"  # said by formats that have no such files
    assert said.casefold() in mistake.text.en.casefold() or other in mistake.text.en
    assert mistake.text.fr != mistake.text.en


@pytest.mark.long
def test_a_workbook_that_unfolds_to_more_than_is_read_is_refused(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 300_000_000)
    (tmp_path / "bomb.xlsx").write_bytes(bomb.getvalue())
    with pytest.raises(InputError, match="too much memory"):
        importer("cmt")([tmp_path], Asked())


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_not_there_is_said(tmp_path: Path, format: str) -> None:
    with pytest.raises(InputError, match="no such file"):
        importer(format)([tmp_path / "nothing.csv"], Asked())
    with pytest.raises(InputError, match="folder is empty"):
        importer(format)([tmp_path], Asked())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("login.csv", SENTENCES["login.csv"][0], "log in first"),
        ("page.json", SENTENCES["page.json"][0], "log in first"),
        ("export.xls", SENTENCES["export.xls"][0], "save it as .xlsx"),
        ("detail.json", SENTENCES["detail.json"][0], "refused"),
        ("part.json", SENTENCES["part.json"][0], "1 of 90"),
        ("other.json", SENTENCES["other.json"][0], "not the export"),
    ],
)
def test_what_is_no_table_is_said_of_a_table_too(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as refused:
        importer("table")([tmp_path / name], Asked())
    (mistake,) = refused.value.mistakes
    assert (mistake.file, said in mistake.text.en) == (name, True)
