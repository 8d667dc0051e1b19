"""The answers to proposals as drafts: what was decided, what is missing, and when somebody can come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from exports.mail import Decided, Decision, Name
from scheduler.domain.address import Undeliverable, deliverable
from scheduler.domain.calendar_item import Guest, Host
from scheduler.domain.errors import InputError, Problem
from scheduler.importing.mails.call_rules import Rules, asked_for
from scheduler.importing.mails.decided import UNKNOWN, decision_of, is_to_complete
from scheduler.importing.sources.outcome import SCHEDULED
from scheduler.language.family_name import given_first
from scheduler.language.message import Language, Message, message
from scheduler.language.text import clean_line
from scheduler.reading import read_folder
from scheduler.reading.draft import Draft
from scheduler.reading.event_toml.event_file import read_event_file
from scheduler.reading.event_toml.to_complete import is_provisional
from scheduler.reading.people.name_splitting import people_in
from scheduler.reading.report import Report, Wrong
from scheduler.services.mail_process import filled_decisions
from scheduler.services.mail_templates import stated_templates
from scheduler.services.mailing import FOLDER, Drafts, files_of, must_be_here
from scheduler.services.proposal_table import ProposalRow, ProposalTable, none_yet, proposal_table, rules_of
from scheduler.storage import output_folder as output

#: The folder of the drafts within that of all mails.
_PLACE = "decisions"


@dataclass(frozen=True, slots=True)
class Answers:
    """The drafts, the ids of undecided proposals, and remarks on them."""

    drafts: Drafts
    undecided: tuple[str, ...]
    told: tuple[Message, ...]


def write_decisions(folder: Path) -> Answers:
    """`mails/decisions` of the event folder holds the answers to its proposals; nothing is sent.

    Raises InputError with every status that is not understood, EnvironmentFailure.
    """
    answers, files = answers_of(folder)
    must_be_here(folder, answers.drafts.folder)
    output.write_output(answers.drafts.folder, files, complete=True)
    return answers


def answers_of(folder: Path) -> tuple[Answers, Mapping[str, bytes]]:
    """The answers to the proposals, and the files that `write_decisions` writes; nothing is written. Raises so too."""
    report = Report()
    draft = read_event_file(folder, report)
    if draft is None:
        read_folder(folder)
    assert draft is not None
    table, rules = proposal_table(folder), rules_of(folder)
    _report(table)
    answered = [(row, name) for row in table.rows if (name := _name(row, rules))]
    unreachable = tuple(row.id for row, _ in answered if not _guests(row))
    undecided = tuple(row.id for row in table.rows if _is_open(row) and not _name(row, rules))
    decided = _decided(draft, answered, rules)
    stated = stated_templates(folder)
    if stated.mistakes:
        raise InputError(stated.mistakes, stated.remarks)
    letters = filled_decisions(decided, stated.texts)
    sender = deliverable(decided.host.uri.removeprefix("mailto:"))
    target = folder / FOLDER / _PLACE
    drafts = Drafts(0, target, letters.mails, sender, unreachable, letters.unwritten, stated.remarks)
    complete = [row.id for row in table.rows if row.id in undecided and is_to_complete(row.cells.get("status", ""))]
    provisional = [remark.column or "" for remark in report.remarks if is_provisional(remark)]
    told = (*_told([id for id in undecided if id not in complete], unreachable, complete), *_cited(provisional))
    return Answers(drafts, undecided, told), files_of(letters.mails, decided.language)


def _decided(draft: Draft, answered: Sequence[tuple[ProposalRow, Name]], rules: Rules) -> Decided:
    """The decisions as the letters need them; their moment is the beginning of today."""
    return Decided(
        event=draft.title,
        language=draft.language,
        host=_host(draft),
        moment=datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0),
        days=tuple(day.date for day in draft.days),
        decisions=tuple(_decision(row, name, rules, draft.language) for row, name in answered),
        url=draft.url or "",
        talk_label=draft.print_settings.talk_label or "",
    )


def _report(table: ProposalTable) -> None:
    """Raises InputError where there are no proposals, or a status is not understood."""
    header = (table.headers or {}).get("status", "status")
    wrong = [
        Problem(table.file, row.row, header, row.cells["status"], UNKNOWN.capitalised())
        for row in table.rows
        if decision_of(row.cells.get("status", "")) is None
    ]
    if not table.rows:
        wrong = [none_yet()]
    if wrong:
        raise InputError(wrong)


def _host(draft: Draft) -> Host:
    """The first organiser with an address. Raises InputError where none has one that can be written to."""
    organiser = next((organiser for organiser in draft.organisers if organiser.email), None)
    found = organiser.email if organiser else None
    try:
        if organiser and found:
            deliverable(found)
            return Host(name=organiser.name, uri=f"mailto:{found}")
        text = message(
            "aucun organisateur n'a d'adresse, personne ne peut répondre : ajoutez-en une "
            "(event.toml, [[event.organisers]] email)",
            "no organiser has an address, so nobody can answer: add one (event.toml, [[event.organisers]] email)",
        )
    except Undeliverable as error:
        text = message(
            "les réponses n'arriveraient pas à cette adresse ({why}) : corrigez-la",
            "no answer would reach this address ({why}): mend it",
            why=error.text,
        )
    raise InputError([Problem("event.toml", None, "event.organisers.email", found, text.capitalised())])


def _is_open(row: ProposalRow) -> bool:
    return decision_of(row.cells.get("status", "")) in ("submitted", "waiting", "draft")


def _name(row: ProposalRow, rules: Rules) -> Name | None:
    """The letter that the proposal gets; None for none: nothing is decided and nothing missing, or it was withdrawn."""
    decision = decision_of(row.cells.get("status", ""))
    if decision in SCHEDULED:
        return "accepted"
    if decision == "rejected":
        return "rejected"
    is_lacking = any(asked_for(row.cells, rules))
    return "incomplete" if decision == "submitted" and is_lacking else None


def _decision(row: ProposalRow, name: Name, rules: Rules, language: Language) -> Decision:
    axes: Mapping[str, str] = {axis.id: axis.title for axis in rules.axes}
    axis = row.cells.get("axis", "")
    return Decision(
        row.id,
        name,
        clean_line(row.cells.get("title", "")),
        tuple(_guests(row)),
        tuple(text.to(language) for text in asked_for(row.cells, rules)),
        row.cells.get("available", ""),
        axes.get(axis, axis),
        decision_of(row.cells.get("status", "")) == "tentative",
    )


def _guests(row: ProposalRow) -> list[Guest]:
    """Who is written to: each address, with the name in the same place, else with all names."""
    addresses = [clean_line(text) for text in row.cells.get("address", "").split(";") if text.strip()]
    names = _names(row.cells.get("speakers", ""))
    aligned = len(names) == len(addresses)
    return [
        Guest(id=address.casefold(), name=names[at] if aligned else ", ".join(names), email=address)
        for at, address in enumerate(addresses)
    ]


def _names(text: str) -> Sequence[str]:
    """The names as a letter addresses people: « DUPONT Claire » is Claire DUPONT."""
    try:
        names = [person.name for person in people_in(text.split(";")).people if person.name]
    except Wrong:
        names = [clean_line(name) for name in text.split(";") if name.strip()]
    return [given_first(name) for name in names]


def _cited(provisional: Sequence[str]) -> Iterator[Message]:
    """That letters may cite what stands in event.toml until somebody writes the right value."""
    if provisional:
        yield message(
            "Ces lettres citent ce qui est provisoire (event.toml, [event] {keys}) : écrivez les bonnes valeurs, puis "
            "recommencez",
            "These letters cite what is provisional (event.toml, [event] {keys}): write the right values, then do it "
            "again",
            keys=", ".join(key.removeprefix("event.") for key in provisional),
        )


def _told(undecided: Sequence[str], unreachable: Sequence[str], complete: Sequence[str]) -> Iterator[Message]:
    """Who gets no answer, and why; `complete` are those to be completed in which nothing is missing."""
    if undecided:
        yield message(
            "Sans décision, donc sans réponse : {ids}", "Not decided, so not answered: {ids}", ids=", ".join(undecided)
        )
    if complete:
        yield message(
            "À compléter, mais rien n’y manque de ce que l’appel demande ; écrivez vous-même à l’auteur : {ids}",
            "To be completed, but nothing is missing of what the call asks for; write to the author yourself: {ids}",
            ids=", ".join(complete),
        )
    if unreachable:
        yield message(
            "Sans adresse, à prévenir autrement : {ids}",
            "Without an address, to be told otherwise: {ids}",
            ids=", ".join(unreachable),
        )
