"""Reports on the columns of a table: guessed, unread and missing ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from scheduler.domain.errors import Weight
from scheduler.language.message import Message, message
from scheduler.language.suggestion import nearest, suggestion
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.header_words import DATED, header_words, plain
from scheduler.reading.columns.hidden_hours import tell_hidden_hours
from scheduler.reading.columns.kinds import IGNORE, Kind
from scheduler.reading.columns.meanings import Certainty
from scheduler.reading.columns.phone_headers import says_phone
from scheduler.reading.columns.sources import Aside, Why
from scheduler.reading.report import Correction, Guess, Place, Report, Spot, shown

#: The kind of the guesses that name columns.
KIND = "columns"
#: The file that states columns, and the kinds of table whose columns it can state.
_FILE = "event.toml"
_STATED = ("talks", "speakers", "participants")
#: The kinds of table whose people can be called on the day itself, and what is told of a column with their numbers.
_CALLED = ("talks", "speakers")
_PHONES = message(
    "numéros de téléphone : le tableau de bord les montre, le jour même, à côté de qui est à prévenir ; rien de ce qui "
    "est produit ne les contient",
    "telephone numbers: the board shows them, on the day itself, beside whoever is to be told; nothing that is "
    "produced has them",
)
#: The fields that several columns may make together.
_JOINED = ("affiliations", "affiliation", "keywords", "abstract", "biography")
#: The columns of hours, which people part by days.
_HOURS = ("available", "preferred", "unavailable")
#: The largest number of values that a message quotes.
_QUOTED = 3


def report_columns(arranged: Arrangement, place: Place, rows: Grid, report: Report) -> None:
    """Everything that a person should know of the columns is told.

    Parameters
    ----------
    place
        The place of the header row.
    rows
        The rows below it.
    """
    _report_unmet(arranged, place, report)
    _tell_guessed(arranged, place, report)
    for key, columns in arranged.choice.rivals.items():
        _report_rivals(key, [arranged.header.labels[column] for column in columns], arranged.kind, place, report)
    for aside in arranged.choice.aside:
        _tell_aside(aside, arranged, place, rows, report)
    _report_missing(arranged, place, report)


def field_name(kind: Kind, key: str) -> Message:
    """The name of a field in each language."""
    return Message(kind.columns.get(key, _OTHERS.get(key, key)), key)


_OTHERS = {"unavailable": "indisponibilités"}


def options_of(kind: Kind, key: str, labels: Sequence[str]) -> Sequence[str]:
    """The options of the import of a table by which those columns are the field; () for a table of the folder."""
    return [f'--map "{key}={label}"' for label in labels] if kind.imported else ()


def stating(kind: Kind, key: str, labels: Sequence[str]) -> str:
    """What to write into event.toml so that those columns are the field."""
    value = labels if len(labels) > 1 or key == IGNORE else labels[0]
    return f"[columns.{kind.name}] {key} = {json.dumps(value, ensure_ascii=False)}"


def _tell_guessed(arranged: Arrangement, place: Place, report: Report) -> None:
    kind, labels = arranged.kind, arranged.header.labels
    for key in sorted(arranged.choice.guessed, key=lambda key: arranged.choice.sources[key].columns):
        columns = arranged.choice.sources[key].columns
        names = [labels[column] for column in columns]
        value: str | list[str] = names if len(names) > 1 else names[0]
        corrections = (Correction(_FILE, None, f"columns.{kind.name}.{key}", value),) if kind.name in _STATED else ()
        meant = message("« {french} »", "“{english}”", french=field_name(kind, key).fr, english=key)
        spot = Spot(place.file, place.row, None)
        report.guesses.append(Guess(KIND, spot, arranged.label(columns), meant, corrections))


def _report_rivals(key: str, labels: Sequence[str], kind: Kind, place: Place, report: Report) -> None:
    name = field_name(kind, key)
    stated = message(
        ", ou dites laquelle l'est (event.toml, {lines} et ignore = {others}{both})",
        ", or say which one it is (event.toml, {lines} and ignore = {others}{both})",
        lines=stating(kind, key, labels[:1]),
        others=json.dumps(list(labels[1:]), ensure_ascii=False),
        both=message(" ; pour les joindre : {all}", "; to join them: {all}", all=stating(kind, key, labels))
        if key in _JOINED
        else "",
    )
    doubled = message("deux colonnes", "two columns")
    if key in _HOURS and all(DATED & set(header_words(label).words) for label in labels):
        report.mistake(Spot(place.file, place.row, labels[1]), labels[1], _a_day_each(name, labels))
        return
    text = message(
        "{many} veulent dire la même chose, {labels} : gardez-en une pour « {french} »{lines}",
        "{many} mean the same, {labels}: keep one for “{english}”{lines}",
        many=message("{count} colonnes", "{count} columns", count=len(labels)) if len(labels) > 2 else doubled,
        labels=_quoted(labels),
        french=name.fr,
        english=name.en,
        lines=stated if kind.name in _STATED and not kind.imported else "",
    )
    spot = Spot(place.file, place.row, labels[1])
    report.mistake(spot, labels[1], text, options=options_of(kind, key, labels[:1]))


def _a_day_each(name: Message, labels: Sequence[str]) -> Message:
    return message(
        "{count} colonnes pour « {french} », une par jour, {labels} : réunissez-les en une seule, le jour devant les "
        "heures (« jeudi 9h-12h; vendredi toute la journée »)",
        "{count} columns for “{english}”, one a day, {labels}: make a single one of them, the day before the hours "
        "(“Thursday 9:00-12:00; Friday all day”)",
        count=len(labels),
        french=name.fr,
        english=name.en,
        labels=_quoted(labels),
    )


def _quoted(labels: Iterable[str]) -> Message:
    texts = [message("« {label} »", "“{label}”", label=label) for label in labels]
    return Message(
        ", ".join(text.fr for text in texts[:-1]) + " et " + texts[-1].fr,
        ", ".join(text.en for text in texts[:-1]) + " and " + texts[-1].en,
    )


def _tell_aside(aside: Aside, arranged: Arrangement, place: Place, rows: Grid, report: Report) -> None:
    label = arranged.header.labels[aside.column]
    spot = Spot(place.file, place.row, label)
    values = [row[aside.column] for row in rows if aside.column < len(row) and not blank(row[aside.column])]
    match aside.why:
        case Why.UNKNOWN:
            cells = [row[aside.column] if aside.column < len(row) else None for row in rows]
            hours = tell_hidden_hours(cells, None if place.row is None else place.row + 1)
            _tell_unknown(label, spot, place.absent, arranged.kind, report)
            if hours is not None:
                report.remark(spot, label, hours, Weight.GRAVE)
        case Why.FOREIGN:
            report.remark(spot, label, _foreign(aside.key, values, arranged.kind, label))
        case Why.SAID:
            _tell_said(aside, arranged, spot, place, report)
        case _:
            return


def _tell_said(aside: Aside, arranged: Arrangement, spot: Spot, place: Place, report: Report) -> None:
    """A column whose field another has is told; it is a mistake where event.toml contradicts its very name."""
    label, other = arranged.header.labels[aside.column], place.headers.get(aside.key, "")
    meaning = arranged.kind.vocabulary.meaning(arranged.header.texts[aside.column])
    own = meaning is not None and meaning.key == aside.key and meaning.certainty is Certainty.OWN
    if own and aside.key in arranged.kind.stated.fields:
        text = message(
            "cette colonne porte le nom de « {french} », mais il est dit que c'est « {other} » : dites aussi de ne pas "
            "la lire, ou plus rien de l'autre (event.toml, {lines})",
            "this column has the very name of “{english}”, but “{other}” is said to be it: say too that it is not to "
            "be read, or no longer anything of the other (event.toml, {lines})",
            french=field_name(arranged.kind, aside.key).fr,
            english=aside.key,
            other=other,
            lines=stating(arranged.kind, IGNORE, [label]),
        )
        report.mistake(spot, label, text)
        return
    text = message(
        "colonne non lue : « {other} » dit déjà « {french} »",
        "column not read: “{other}” says “{english}” already",
        other=other,
        french=field_name(arranged.kind, aside.key).fr,
        english=aside.key,
    )
    report.remark(spot, label, text)


def _foreign(key: str, values: Sequence[object], kind: Kind, label: str) -> Message:
    examples = list(dict.fromkeys(map(shown, values)))[:_QUOTED]
    name = field_name(kind, key)
    otherwise = message(
        " ; sinon, dites de ne pas la lire (event.toml, {lines})",
        "; if not, say that it is not to be read (event.toml, {lines})",
        lines=stating(kind, IGNORE, [label]),
    )
    return message(
        "colonne laissée de côté : aucune de ses valeurs ({examples}) ne convient à « {french} » ; "
        "si elles sont bien de cette colonne, corrigez-les{otherwise}",
        "column left aside: none of its values ({examples}) fits “{english}”; "
        "if they do belong there, mend them{otherwise}",
        examples=", ".join(examples),
        french=name.fr,
        english=name.en,
        otherwise="" if kind.imported else otherwise,
    )


def _tell_unknown(text: str, spot: Spot, absent: Mapping[str, str], kind: Kind, report: Report) -> None:
    names = {name: absent[key] for name, key in kind.names().items() if key in absent}
    meant = _misspelt(text, names)
    question = message(" ; vouliez-vous dire « {meant} » ?", "; did you mean “{meant}”?", meant=meant)
    otherwise = message(
        " ; si elle doit l'être, dites de quoi elle est (event.toml, [columns.{name}])",
        "; if it is to be, say what it is (event.toml, [columns.{name}])",
        name=kind.name,
    )
    if not meant and not kind.imported and kind.name in _CALLED and says_phone(text):
        report.remark(spot, text, _PHONES)
        return
    hint = question if meant else otherwise if kind.name in _STATED and not kind.imported else ""
    problem = message("colonne inconnue, non lue{hint}", "unknown column, not read{hint}", hint=hint)
    report.remark(spot, text, problem)


def _misspelt(text: str, names: Mapping[str, str]) -> str | None:
    """The column name that the header misspells by a few letters."""
    from rapidfuzz.distance import DamerauLevenshtein

    near = {name: DamerauLevenshtein.distance(plain(text), plain(name)) for name in names}
    name = min(near, key=lambda name: near[name], default=None)
    return names[name] if name is not None and 4 * near[name] <= len(plain(text)) else None


def _report_missing(arranged: Arrangement, place: Place, report: Report) -> None:
    kind, choice = arranged.kind, arranged.choice
    texts = [text for text in arranged.header.texts if text]
    for key in kind.required:
        if key in place.absent and key not in choice.rivals and key not in choice.unmet:
            stated = message(
                ", ou dites laquelle l'est (event.toml, {lines})",
                ", or say which one it is (event.toml, {lines})",
                lines=stating(kind, key, ["…"]),
            )
            text = message(
                "il manque la colonne « {french} » (ou « {english} ») : ajoutez-la à la ligne des titres{stated}",
                "the column “{english}” (or “{french}”) is missing: add it to the header row{stated}",
                french=kind.columns[key],
                english=key,
                stated=stated if kind.name in _STATED and not kind.imported else "",
            )
            spot = Spot(place.file, place.row, place.absent[key])
            report.mistake(spot, texts, text, options=options_of(kind, key, ["…"]))


def _report_unmet(arranged: Arrangement, place: Place, report: Report) -> None:
    """Headers of `[columns]` that the table does not have are mistakes in event.toml."""
    labels = [label for label, text in zip(arranged.header.labels, arranged.header.texts, strict=True) if text]
    if _is_of_another(arranged, labels):
        _report_another(arranged.kind, place, report)
        return
    for key, names in arranged.choice.unmet.items():
        for name in names:
            meant = nearest(name, {label: label for label in labels})
            text = message(
                "le tableau {file} n'a pas de colonne « {name} » : {near}",
                "the table {file} has no column “{name}”: {near}",
                file=place.file,
                name=name,
                near=suggestion(name, labels),
            )
            spot = Spot(_FILE, None, f"columns.{arranged.kind.name}.{key}")
            if key == IGNORE:  # it is not read either way
                report.remark(spot, name, text)
            else:
                report.mistake(spot, name, text, (meant,) if meant else ())


def _is_of_another(arranged: Arrangement, labels: Sequence[str]) -> bool:
    """True if `[columns]` names several columns, and the table has none of them, nor any that is nearly called so."""
    stated, unmet = arranged.kind.stated.fields, arranged.choice.unmet
    names = [name for key in stated for name in unmet.get(key, ())]
    known = {label: label for label in labels}
    return (
        len(stated) > 1 and len(names) == sum(map(len, stated.values())) and not any(nearest(n, known) for n in names)
    )


def _report_another(kind: Kind, place: Place, report: Report) -> None:
    text = message(
        "le tableau {file} n'a aucune de ces colonnes, qui sont d'un autre tableau : effacez [columns.{kind}]",
        "the table {file} has none of these columns, which are another table's: delete [columns.{kind}]",
        file=place.file,
        kind=kind.name,
    )
    report.mistake(Spot(_FILE, None, f"columns.{kind.name}"), None, text)
