"""All proposals of mailboxes, mails and documents, each once; what of them is none is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.importing.imported import Lost
from scheduler.importing.mails.answers import Answer, about, answer_in
from scheduler.importing.mails.call_rules import Rules
from scheduler.importing.mails.letter import Enclosure, Letter
from scheduler.importing.mails.making import completion_in, proposal_of, proposals_in
from scheduler.importing.mails.parts import TooDeep, letter_of
from scheduler.importing.mails.proposal import Proposal
from scheduler.importing.mails.texts import Unread, form_of
from scheduler.importing.sources.files import source_paths
from scheduler.language.message import Message, message
from scheduler.language.place_names import place_name
from scheduler.language.typography import semicolon
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.grids import read_content

_MBOX = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]*\r?\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADER = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
_NAMES = re.compile(rb"^(?:from|subject|date|received|message-id|to|mime-version):", re.IGNORECASE | re.MULTILINE)
#: The most mails of a mailbox that are read, and the most files that are reported one by one.
_MOST_MAILS = 3000
_OUTLOOK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The proposals in the order in which they were sent, and answers of authors to decisions.

    `completions` add something to proposals that the folder has; `left` is what is no proposal, `told` what there is
    to say of single files. `letters` are the mails without a proposal: the file of each, and what it is called.
    """

    proposals: tuple[Proposal, ...]
    answers: tuple[Answer, ...] = ()
    completions: tuple[Proposal, ...] = ()
    left: tuple[Lost, ...] = ()
    told: tuple[Message, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()

    @property
    def files_left(self) -> tuple[Lost, ...]:
        """What of `left` is no mail."""
        return self.left[1:] if self.letters else self.left


class NoProposal(InputError):
    """Nothing that was given holds a proposal; `letters` as in `Mailbox`."""

    def __init__(self, problems: Sequence[Problem], letters: Sequence[tuple[str, str]]) -> None:
        super().__init__(problems)
        self.letters = tuple(letters)


@dataclass(slots=True)
class _Found:
    """What was read so far."""

    proposals: list[Proposal] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    completions: list[Proposal] = field(default_factory=list)
    letters: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    told: list[Message] = field(default_factory=list)


def mailbox(sources: Sequence[Path], rules: Rules) -> Mailbox:
    """What the mails and documents hold. Raises InputError where one cannot be read, or none holds a proposal."""
    report, found = Report(), _Found()
    for path in source_paths(sources, report):
        single = Report()
        data = read_content(path, single)
        report.mistakes += single.mistakes
        if data is not None:
            _take(path.name, data, rules, found, report)
    if not report.mistakes and not (found.proposals or found.answers or found.completions):
        report.mistake(Spot(place_name(sources[0])), None, _nothing(found))
        raise NoProposal(report.mistakes, found.letters)
    if report.mistakes:
        raise InputError(report.mistakes)
    kept, told = _latest(found.proposals)
    completions = tuple(sorted(found.completions, key=_order))
    left, letters = tuple(_left(found)), tuple(found.letters)
    return Mailbox(tuple(kept), tuple(found.answers), completions, left, (*found.told, *told), letters)


def _take(name: str, data: bytes, rules: Rules, found: _Found, report: Report) -> None:
    """What one file holds is put among what was found."""
    file = Enclosure(name, "", data)
    if data.startswith(b"From ") or name.casefold().endswith((".mbox", ".mbx")):
        mails = list(_mails(data))
        if len(mails) > _MOST_MAILS:
            text = message(
                "cette boîte a plus de {most} courriels : exportez seulement ceux de l'appel",
                "this mailbox has more than {most} mails: export only those of the call",
                most=_MOST_MAILS,
            )
            report.mistake(Spot(name), None, text)
            return
        for number, mail in enumerate(mails, start=1):
            _take_mail(f"{name} [{number}]", mail, rules, found)
    elif form_of(file) or name.casefold().endswith((".txt", ".md")):
        _take_document(file, rules, found)
    elif name.casefold().endswith(".eml") or _is_mail(data):
        _take_mail(name, data, rules, found)
    elif data.startswith(_OUTLOOK) and name.casefold().endswith(".msg"):
        found.told.append(
            message(
                "« {name} » : format d'Outlook, non lu ; enregistrez ce courriel en .eml",
                "“{name}”: Outlook’s format, not read; save this mail as .eml",
                name=name,
            )
        )
    else:
        found.files.append(name)


def _is_mail(data: bytes) -> bool:
    header = _HEADER.match(data[:20_000])
    return header is not None and len(set(_NAMES.findall(header[0].lower()))) >= 2


def _mails(data: bytes) -> Iterator[bytes]:
    """The mails of a mailbox file."""
    ends = [(match.start(), match.end()) for match in _MBOX.finditer(data)]
    for (_, begin), (end, _) in zip(ends, (*ends[1:], (len(data), 0)), strict=True):
        yield _QUOTED_FROM.sub(rb"\1", data[begin:end])


def _take_mail(name: str, data: bytes, rules: Rules, found: _Found) -> None:
    try:
        letter = letter_of(data, name)
        _take_letter(letter, about(letter, rules.ids), rules, found)
    except TooDeep:
        text = message(
            "« {name} » : courriel trop imbriqué pour être lu ; ouvrez-le et enregistrez ses pièces à part",
            "“{name}”: this mail is nested too deep to be read; open it and save its files apart",
            name=name,
        )
        found.told.append(text)


def _take_letter(letter: Letter, id: str, rules: Rules, found: _Found) -> None:
    """What the mail holds, which is about the proposal `id`, "" for none that the folder has."""
    if id:
        completion = completion_in(letter, id, rules)
        answer = answer_in(letter, id, completes=completion is not None)
        found.completions += [completion] if completion else []
        found.answers += [answer] if answer else []
    elif proposals := list(proposals_in(letter, rules)):
        found.proposals += proposals
    else:
        found.letters.append((letter.file, _called(letter)))


def _called(letter: Letter) -> str:
    return f"« {letter.subject} »" if letter.subject else letter.sender or letter.file


def _take_document(file: Enclosure, rules: Rules, found: _Found) -> None:
    read = proposal_of(file, rules)
    if isinstance(read, Proposal):
        found.proposals.append(read)
    elif isinstance(read, Unread):
        found.told.append(
            message("« {name} » : non lu, {why}", "“{name}”: not read, {why}", name=read.name, why=read.why)
        )
    else:
        found.files.append(file.name)


def _latest(proposals: Sequence[Proposal]) -> tuple[list[Proposal], list[Message]]:
    """Each proposal once, as it was sent last; what came earlier is told."""
    order = sorted(proposals, key=_order)
    latest = {proposal.key: proposal for proposal in order}
    kept = [proposal for proposal in order if latest[proposal.key] is proposal]
    told = [
        message(
            "{file} : la même proposition que {later}, qui compte (plus récente ou plus complète)",
            "{file}: the same proposal as {later}, which counts (later or more complete)",
            file=proposal.file,
            later=latest[proposal.key].file,
        )
        for proposal in order
        if latest[proposal.key] is not proposal and not _same_mail(proposal, latest[proposal.key])
    ]
    return kept, told


def _order(proposal: Proposal) -> tuple[bool, float, int]:
    """Undated documents first, then as they were sent; of equal ones the more complete last."""
    sent = proposal.sent
    return sent is not None, sent.timestamp() if sent else 0.0, -len(proposal.doubts)


def _same_mail(some: Proposal, other: Proposal) -> bool:
    return bool(some.identity) and some.identity == other.identity


def _left(found: _Found) -> Iterator[Lost]:
    """The mails and files left aside as no proposals: the mails together, then each file."""
    if found.letters:
        some = ", ".join(called for _, called in found.letters[:5]) + ("…" if len(found.letters) > 5 else "")
        yield Lost(
            message("courriels sans proposition ({some})", "mails without a proposal ({some})", some=some),
            len(found.letters),
        )
    yield from (Lost(message("fichier « {name} »", "file “{name}”", name=name), 1) for name in found.files)


def _nothing(found: _Found) -> Message:
    if found.told:
        return Message.each(lambda language: semicolon(language).join(text.to(language) for text in found.told))
    return message(
        "aucune proposition : donnez les courriels (.eml, .mbox, ou leur dossier) ou les documents reçus",
        "no proposal: give the mails (.eml, .mbox, or their folder) or the documents that came",
    )
