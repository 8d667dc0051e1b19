"""The labels by which people say what a line or a cell is: « Titre : … », « Mots clefs », « Axe n° 2 »."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.documents.lines import Line
from scheduler.importing.mails.headers import address_in
from scheduler.importing.mails.proposal import Aside, Field
from scheduler.language.text import clean_block, fold
from scheduler.reading.columns.header_words import header_words
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.columns.meanings import Certainty

#: What of the table of talks a label names here; the others have no column of their own.
_FIELDS: Mapping[str, Field] = {
    "title": "title",
    "axis": "axis",
    "speakers": "speakers",
    "authors": "speakers",
    "given name": "speakers",
    "family name": "speakers",
    "emails": "address",
    "affiliations": "affiliations",
    "keywords": "keywords",
    "abstract": "abstract",
    "biography": "biography",
    "available": "available",
    "preferred": "available",
}
#: Labels of proposals that no table has, folded.
_FURTHER: Mapping[str, Field | Aside] = {
    "argument": "abstract",
    "argumentaire": "abstract",
    "texte de la proposition": "abstract",
    "proposition": "abstract",
    "proposal": "abstract",
    "auteur et affiliation": "speakers",
    "nom et prenom": "speakers",
    "prenom et nom": "speakers",
    "bibliographie": "references",
    "references": "references",
    "references bibliographiques": "references",
    "bibliography": "references",
    "telephone": "private",
    "tel": "private",
    "portable": "private",
    "mobile": "private",
    "phone": "private",
    "adresse postale": "private",
    "statut": "other",
    "fonction": "other",
    "poste": "other",
    "grade": "other",
    "position": "other",
    "langue": "other",
    "type de communication": "other",
    "format": "other",
    "besoins techniques": "other",
}
#: Words that say by themselves what they are the label of, whatever follows on the line: « RÉSUMÉ EN ENCADRÉ ».
_FIRST: Mapping[str, Field] = {
    "titre": "title",
    "intitule": "title",
    "title": "title",
    "resume": "abstract",
    "abstract": "abstract",
    "bio": "biography",
    "biographie": "biography",
    "biography": "biography",
    "keyword": "keywords",
    "disponibilite": "available",
    "affiliation": "affiliations",
    "axe": "axis",
}
_PREFIX = re.compile(r"^(?:\s*(?:[-–—•*·▪►■●✓]|\(?\d{1,2}[.)]|[a-dA-D][.)])\s*|[*_#\s]+)+")
_COLON = re.compile(r"\s*[:：]\s*(?:[*_]+\s*)?")
_NUMBERED_AXIS = re.compile(
    r"(?:axe|axis|theme|thematique|track|panel)\s*(?:n\s*[°o]\.?|numero|no\.?|#)?\s*(?:\d{1,2}|[ivx]{1,4})\b.*"
)
#: Lengths, in characters, and words of labels.
_LONGEST, _MOST_WORDS, _ALONE_WORDS, _AXIS = 70, 7, 4, 200


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins, and the rest of the line behind the label."""

    field: Field | Aside
    rest: str


def label_in(line: Line) -> Label | None:
    """The label of the line and what follows it there; None where the line has none."""
    if len(line.cells) > 1:
        field = _named(line.cells[0].strip().rstrip(":").strip(), _MOST_WORDS)
        rest = "\n".join(cell for cell in line.cells[1:] if cell.strip())
        return Label(field, rest) if field else None
    if line.text.lstrip().startswith((">", "<")):
        return None
    text = _PREFIX.sub("", line.text.strip()).replace("\xa0", " ").replace("\u202f", " ")
    head, *rest_ = _COLON.split(text[:20_000], maxsplit=1)
    if rest_ and len(head) <= _LONGEST:
        field = _named(head.strip("*_ "), _MOST_WORDS) or _of_address(head, rest_[0])
        if field:
            return Label(field, clean_block(rest_[0]) if rest_[0] else "")
    if len(text) <= _AXIS and _NUMBERED_AXIS.fullmatch(fold(text)) and not text.endswith((".", ",")):
        return Label("axis", text.strip("*_ "))
    if not rest_ and 2 < len(text) <= _LONGEST and not text.endswith((".", ",", ";", "?", "!")):
        field = _named(text.strip("*_ "), _ALONE_WORDS)
        return Label(field, "") if field else None
    return None


def _of_address(head: str, rest: str) -> Field | None:
    """`address` where a word that may name one stands before one: « Contact : a@b.fr »."""
    meaning = TALKS.vocabulary.meaning(head.strip("*_ ")) if len(head.split()) <= _ALONE_WORDS else None
    return "address" if meaning and meaning.key == "emails" and address_in(rest) else None


def _named(head: str, most: int) -> Field | Aside | None:
    """The field that the words name; None where they name none, or are too many for a label."""
    if not head or len(head) > _LONGEST or len(head.split()) > most + 3:
        return None
    words = header_words(head).words
    if not words or len(words) > most:
        return None
    plain = re.sub(r"\s*\(.*", "", fold(head)).strip()
    further = _FURTHER.get(plain) or _FURTHER.get(plain.removesuffix("s"))
    if further:
        return further
    meaning = TALKS.vocabulary.meaning(head)
    if meaning and meaning.certainty > Certainty.ASKED:
        return _FIELDS.get(meaning.key, "other")
    if words[0] in _FIRST and head[:1].isupper():
        return _FIRST[words[0]]
    return "keywords" if words[:2] in (("mot", "cle"), ("mot", "clef"), ("key", "word")) else None
