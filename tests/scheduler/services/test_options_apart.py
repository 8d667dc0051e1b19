"""The command line tells by which options an import is decided; the board, which has none, says the same without."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scheduler.cli.program import main
from scheduler.domain.errors import InputError
from scheduler.importing.formats import PACKAGES
from scheduler.language.message import Message
from scheduler.services.import_sentences import guessed, left_aside
from scheduler.services.incoming import incoming, preview
from scheduler.services.new_event import begin_with

#: The start of each option of an import that decides otherwise.
OPTIONS = ("--map", "--value", "--all", "--keep-times", "--speakers")
#: Any option, but in a word: « peut--être ».
OPTION = re.compile(r"(?<![\w-])--[a-z]")
REPOSITORY = Path(__file__).parents[3]
SERVICE = "scheduler.services.{}".format
EVENT = (
    '[event]\ntitle = "One"\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n[[rooms]]\nid = "here"\n'
    '[[sources]]\nname = "easychair"\nformat = "easychair"\ncolumns = { note = "Remarque" }\n'
)
AUTHORS = b"submission #,first name,last name,email,country,affiliation,person #,corresponding?\n"
AUTHORS += b"1,Ada,Lind,,,,1,yes\n1,Bo,Yi,,,,2,no\n"
PAPERS = b"#,title,authors,decision\n1,Wind,Ada Lind,%s\n"
INDICO = b"Id,Title,Date,Duration,Session,Track,Presenters\n1,Un,2025-05-23 09:00,30 minutes,Matin,Eau,Ada Lind\n"


def told_in_new(folder: Path, *files: tuple[str, bytes]) -> Iterator[Message]:
    try:
        yield from begin_with(folder.parent / "begun", "x", files, "en").told
    except InputError as error:
        yield from (problem.text for problem in error.mistakes)


def told_in_folder(folder: Path, *files: tuple[str, bytes]) -> Iterator[Message]:
    folder.mkdir()
    (folder / "event.toml").write_text(EVENT, "utf-8")
    (folder / "talks.csv").write_text("id,title,speakers\nT1,One,Ada Lind\n", "utf-8")
    seen = preview(folder, incoming(files, "en"))
    yield from (problem.text for problem in seen.problems)
    if seen.outcome:
        yield from (*left_aside(seen.outcome), *guessed(seen.outcome), *seen.outcome.told)


@pytest.mark.parametrize(
    ("board", "files", "option", "sentence"),
    [
        (told_in_new, {"s.csv": PAPERS % b"reject", "a.csv": AUTHORS}, "--value", "No talk is accepted"),
        (told_in_new, {"s.csv": PAPERS % b"maybe", "a.csv": AUTHORS}, "--value", "maybe"),
        (told_in_new, {"i.csv": INDICO}, "--keep-times", "no constraints"),
        (told_in_folder, {"s.csv": PAPERS % b"accept", "a.csv": AUTHORS}, "--speakers", "“Remarque”"),
        (told_in_folder, {"t.csv": b"Adresse,Contact,Titre,Nom\na@e.org,b@e.org,Un,A\n"}, "--map", "mean the same"),
        (told_in_folder, {"t.csv": b"Nom,Colonne\nAda Lind,Un\n"}, "--map", "is missing"),
        (
            told_in_new,
            {"t.csv": b"Titre,Nom\n,Ada Lind\n", "u.csv": b"Titre,Nom\n,Bo Yi\n"},
            "--map",
            "No talk can be read",
        ),
        (told_in_folder, {"t.csv": b"Titre,Nom,Heure\nUn,Ada Lind,9:30\n"}, "--map", "hours of a programme"),
    ],
)
def test_options_are_told_where_there_is_a_command_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    board: Callable[..., Iterator[Message]],
    files: dict[str, bytes],
    option: str,
    sentence: str,
) -> None:
    folder, sources = tmp_path / "folder", []
    told = list(board(folder, *files.items()))
    assert any(sentence in text.en for text in told), told
    assert not [text for text in told for each in OPTIONS if each in text.en or each in text.fr]
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        sources.append(str(tmp_path / name))
    main(["import", "auto", *sources, str(folder), "--lang", "en"])
    out = "".join(capsys.readouterr())
    assert option in out
    assert sentence in out


#: What pages of the board ask for with files, and the sentences for which the board has words of its own. What exports
#: leave out is none of an import.
ROOTS = ("incoming", "incoming_mails", "new_event", "first_sources", "event_folder")
OWN_WORDS = ("scheduler/storage/open_files.py", "scheduler/domain/errors.py")


def modules(*names: str) -> Iterator[Path]:
    """The files of the modules and of all of ours that they import, inside functions too, each once."""
    waiting, seen = [*names], set[str]()
    while waiting:
        name = waiting.pop()
        path = REPOSITORY / f"{name.replace('.', '/')}.py"
        path = path if path.is_file() else path.parent / path.stem / "__init__.py"
        if name in seen or not path.is_file():
            continue
        seen.add(name)
        yield path
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                waiting += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]


def test_no_sentence_that_an_import_can_say_on_the_board_names_an_option() -> None:
    packages = [f"scheduler.importing.{name}" for name in (*PACKAGES.values(), "mails.reading")]
    files = {path.relative_to(REPOSITORY).as_posix(): path for path in modules(*map(SERVICE, ROOTS), *packages)}
    assert {"scheduler/importing/ics/reading.py", "scheduler/reading/made_ids.py"} <= files.keys()
    found = [
        (name, text.value)
        for name in sorted(files.keys() - {*OWN_WORDS})
        if name.startswith("scheduler/")
        for call in ast.walk(ast.parse(files[name].read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id.lower() == "message"
        for text in ast.walk(call)
        if isinstance(text, ast.Constant) and OPTION.search(str(text.value))
    ]
    assert found == []
