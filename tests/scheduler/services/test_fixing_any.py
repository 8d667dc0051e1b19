"""`--fix` of any table: no traceback, no silent guess, the same meaning, the second time nothing, every byte back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.domain.event import Event
from scheduler.reading import Examination, examine
from scheduler.services.fixing import fix
from scheduler.services.undoing import history, undo
from tests.reference.examples import examples
from tests.scheduler.reading.secretariats.secretariat import AXES, event
from tests.scheduler.reading.secretariats.written import as_csv, as_ods, as_xlsx

#: Values as people write them, wrong ones among them, by the headers that people give them.
VALUES = {
    "Titre": ("Un", "Deux « trois »", "Quatre; cinq", "", "L’eau\nvive"),
    "Intervenants": ("Ada Mercier", "Ada Mercier et Bo Linde", "Dr Cy Roux", "Linde, Bo", "Zoé; Luc", ""),
    "Prénom": ("Ada", "Mme Bo", "Cy\nEva", ""),
    "Nom": ("Mercier", "LINDE", "Roux\nZola", ""),
    "Mail": ("ada@example.org", "a@example.org / b@example.org", "personne", ""),
    "N°": ("1", "2.0", "T3", "à voir", ""),
    "Axe": ("1", "Axe 2", "2 – Partager", "Nommer", "poster", "9", ""),
    "Durée": ("20", "20 min", "1h30", "bientôt", "poster", "45 min (invitée)", ""),
    "Dispo": ("matin", "après 15h", "9h-12h", "plutôt l'après-midi", "14:00", "peut-être", "sauf 10h-11h", ""),
    "Indisponibilités": ("10h-11h", "matin", ""),
    "Mots-clés": ("a, b", "a; b", "un\ndeux", ""),
    "Statut": ("OK", "accepté", "REFUS", "à confirmer", "MCF", ""),
    "Type": ("poster", "communication orale", ""),
    "Salle": ("amphi", "Amphithéâtre", "cave", ""),
    "": ("x", ""),
}
SAVED = {
    "talks.csv": lambda rows: as_csv(rows),
    "talks.xlsx": lambda rows: as_xlsx({"Feuille1": rows}),
    "talks.ods": lambda rows: as_ods({"Feuille1": rows}),
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, bytes, str]:
    """A file of the folder, with a title line or not, some headers and a few rows; and the axes of the event."""
    names = draw(st.sampled_from([["Titre", "Intervenants"], ["Titre", "Prénom", "Nom"], []]))
    others = st.lists(st.sampled_from([header for header in VALUES if header not in names]), max_size=5, unique=True)
    headers = draw(st.permutations([*names, *draw(others), *([] if names else ["Titre"])]))
    headers = list(dict.fromkeys(headers))
    known = draw(st.sampled_from([1, 2, 2, 3, 8]))  # the later values of a column are less likely to be understood
    values = {header: st.sampled_from(VALUES[header][:known]) for header in headers}
    rows = [[draw(values[header]) for header in headers] for _ in range(draw(st.integers(1, 4)))]
    if draw(st.sampled_from([True, True, False])):  # as a rule titles and numbers differ
        rows = [
            [_own(header, cell, at) for header, cell in zip(headers, row, strict=True)] for at, row in enumerate(rows)
        ]
    above = [["Propositions reçues"], []] if draw(st.booleans()) else []
    below = [[], ["TOTAL", "3"]] if draw(st.booleans()) else []
    name = draw(st.sampled_from(list(SAVED)))
    return name, SAVED[name]([*above, headers, *rows, *below]), AXES if "Axe" in headers else ""


def _own(header: str, cell: str, at: int) -> str:
    return f"{cell} {at}" if header == "Titre" else str(at + 1) if header == "N°" else cell


def meaning(found: Examination) -> object:
    """The whole event as plain data; of a folder with mistakes, where they are."""
    if found.reading is None:
        return sorted((mistake.file, mistake.row or 0, mistake.text.kind) for mistake in found.mistakes)
    return Event.model_validate(found.reading.event).model_dump(mode="json")


def silent(found: Examination) -> list[str]:
    """The texts of guesses about whose column nothing is told."""
    told = {(problem.file, problem.column) for problem in (*found.remarks, *found.mistakes)}
    return [guess.found for guess in found.guesses if (guess.spot.file, guess.spot.column) not in told]


@pytest.mark.filterwarnings("ignore")
@examples(60, settings(deadline=None, suppress_health_check=list(HealthCheck)))
@given(table=tables())
def test_fix_keeps_the_meaning_tells_its_guesses_and_can_be_undone(table: tuple[str, bytes, str]) -> None:
    name, data, axes = table
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "event.toml").write_bytes(event(axes))
        (folder / name).write_bytes(data)
        before = examine(folder)
        assert silent(before) == []
        fix(folder)
        after = examine(folder)
        if before.reading is not None:
            assert after.guesses == ()
            assert meaning(after) == meaning(before)
        else:
            assert len(after.mistakes) <= len(before.mistakes)
        written = [(folder / file).read_bytes() for file in (name, "event.toml")]
        assert fix(folder).changes == ()
        assert [(folder / file).read_bytes() for file in (name, "event.toml")] == written
        while history(folder).done:
            undo(folder)
        assert [(folder / file).read_bytes() for file in (name, "event.toml")] == [data, event(axes)]
