"""Titles, ranks and other signs that stand beside a name and are no part of it: `Pr. Bo Cey`, `Li Wei, PhD`."""

from __future__ import annotations

import re

from scheduler.language.text import fold

_TITLES_TEXT = (
    "dr dre docteur docteure doctor dra dott dottssa pr pre prof profa profssa professeur professeure professor "
    "professora mr mrs ms mme mlle monsieur madame mademoiselle maitre herr frau sra dhr mevr ing "
    "emerite emeritus emerita"
)
_SHORT_TEXT = "PR DR CR PU MD IGR IGE MCF MCU PUPH HDR ATER PRAG PAST BIATSS"
_RANKS_TEXT = (
    "dr,pr,prof,phd,ph.d,mcf,msc,llm,esq,professeur,professeure,professor,professeur emerite,professeure emerite,"
    "emerite,maitre de conferences,maitresse de conferences,docteur,docteure,doctorant,doctorante,post-doctorant,"
    "post-doctorante,postdoctorant,postdoctorante,postdoc,post-doc,phd student,phd candidate,doctoral student,"
    "chercheur,chercheuse,researcher,charge de recherche,chargee de recherche,charge de recherches,"
    "chargee de recherches,directeur de recherche,directrice de recherche,directeur de recherches,"
    "directrice de recherches,ingenieur,ingenieure,ingenieur de recherche,ingenieure de recherche,"
    "ingenieur d'etudes,ingenieure d'etudes,avocat,avocate,magistrat,magistrate,etudiant,etudiante,student,"
    "lecturer,senior lecturer,associate professor,assistant professor,independant,independante,"
    "chercheur independant,chercheuse independante,independent researcher"
)
#: Titles before a name, folded and without their point; « M. » and « Me » have rules of their own.
_TITLES = frozenset(_TITLES_TEXT.split())
#: Ranks and degrees that are told from a name by their capitals alone, behind a space.
_DEGREES = re.compile(r"\s+(?:[Pp][Hh]\.?\s?D\.?|MCF|MCU|PU-PH|MCU-PH|HDR|ATER)(?=[\s,]|$)")
#: Ranks behind a comma or in brackets: in capitals as written, and folded.
_SHORT_RANKS = frozenset(_SHORT_TEXT.split())
_RANKS = frozenset(_RANKS_TEXT.split(","))
_GENERATION = re.compile(r"(?:jr|sr)\.?|junior|senior|I{2,3}|IV", re.IGNORECASE)
_FIRST = re.compile(r"([^\W\d_]+(?:\.ssa)?)(?:\.\s*|\s+)(?=\S)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.?-?)+\.|[^\W\d_]\.?")
#: Marks of presenters and corresponding authors, and numbers of footnotes, behind a name.
_MARKS = re.compile(r"[\s*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+$")


#: The number of a researcher at ORCID, with or without its address, as it stands behind a name.
_ORCID = re.compile(
    r"\s*[(\[]?(?:orcid\s*:?\s*)?(?:https?://)?(?:orcid\.org/)?(?:\d{4}-){3}\d{3}[\dX][)\]]?\s*$", re.IGNORECASE
)


def without_marks(text: str) -> str:
    """The text without footnote marks and the ORCID behind it; unchanged where nothing else would be left."""
    return _MARKS.sub("", _ORCID.sub("", text)) or text


def is_orcid(text: str) -> bool:
    """True for nothing but the number of a researcher at ORCID."""
    return _ORCID.fullmatch(text) is not None


def without_titles(name: str) -> str:
    """The name without the titles before it and the degrees behind it; unchanged where nothing else would be left.

    « M. » is taken for Monsieur only before two words or more, of which the first is no initial: « M. Dupont » may be
    Marie Dupont.
    """
    rest = without_marks(name)
    while (match := _FIRST.match(rest)) and _is_title(match.group(1), rest[match.end() :]):
        rest = rest[match.end() :]
    return _DEGREES.sub("", f" {rest}").strip() or name


def _is_title(word: str, rest: str) -> bool:
    """True if `word` is a title of the name `rest`."""
    if not rest[0].isalpha():
        return False
    lower = rest[0].islower() and not word.islower()
    if lower and not rest.lower().startswith("d'") and fold(rest.split()[0]) not in _TITLES:
        return False  # « Mme la maire » is nobody's name
    if fold(word) == "m":
        return len(rest.split()) > 1 and not is_initial(rest.split()[0]) and word == "M"
    if fold(word) == "me":
        return word in ("Me", "ME")
    return fold(word).replace(".", "") in _TITLES


def is_title(text: str) -> bool:
    """True for a title alone: « M. », « Mme », « Dr »."""
    return fold(text).replace(".", "") in _TITLES | {"m", "me"}


def is_initial(word: str) -> bool:
    """True for `J.`, `J`, `J.-P.`: letters that stand for a name."""
    return _INITIAL.fullmatch(word) is not None


def is_rank(text: str) -> bool:
    """True for what a column or a bracket behind a name says of a career: « MCF », « doctorante », “PhD”."""
    return text in _SHORT_RANKS or fold(text).rstrip(".") in _RANKS


def is_generation(text: str) -> bool:
    """True for « Jr. », « Sr. », « III »: part of the name, but nothing to sort by."""
    return _GENERATION.fullmatch(text) is not None
