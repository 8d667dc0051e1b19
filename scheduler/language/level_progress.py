"""How far a question is, as a line of text: `Pauses : 5 minutes, au mieux 4, écart 20 % · 3 s`."""

from __future__ import annotations

from scheduler.language.level_amounts import amount, plain_amount
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import NNBSP, colon

#: What the parts of an answer are, by the name of the question (`scheduler.search.result.Progress`).
_PARTS = {
    "alternatives": message("Autres programmes", "Other programmes"),
    "conflicts": message("Contradictions", "Contradictions"),
    "ways_out": message("Issues", "Ways out"),
    "strip": message("Heures essayées", "Hours tried"),
    "wishes": message("Souhaits examinés", "Wishes looked at"),
    "fillings": message("Créneaux vides examinés", "Empty slots looked at"),
}


def at_best(level: str, bound: int) -> Message:
    """No programme has less than `bound` of the level named `level`."""
    return message("au mieux {bound}", "at best {bound}", bound=plain_amount(level, bound))


def progress_line(
    level: str, title: str, amounts: tuple[int | None, int | None], seconds: float, language: Language
) -> str:
    """The level's title with what the search has, the best that is possible and the gap between them.

    Parameters
    ----------
    level : the name of the level that is worked on, or of the question whose answer has parts.
    title : the level's title in `language`; a question has one here.
    amounts : the value of the best programme so far and the bound, or the number of parts so far and in all; None is
        not known yet.
    seconds : since the search began.
    """
    value, bound = amounts
    told = _parts_line(_PARTS[level], value, bound) if level in _PARTS else None
    line = _level_line(level, title, amounts, language) if told is None else told.to(language)
    return f"{line} · {seconds:.0f}{NNBSP}s"


def _parts_line(name: Message, count: int | None, total: int | None) -> Message:
    """`Autres programmes : 2 sur 3`."""
    fr = f"{name.fr}{colon('fr')}{count or 0}"
    en = f"{name.en}{colon('en')}{count or 0}"
    return Message(fr, en) if total is None else Message(f"{fr} sur {total}", f"{en} of {total}")


def _level_line(level: str, title: str, amounts: tuple[int | None, int | None], language: Language) -> str:
    value, bound = amounts
    parts = [title if value is None else f"{title}{colon(language)}{amount(level, value, language)}"]
    if bound is not None:
        parts.append(at_best(level, bound).to(language))
    if bound is not None and value is not None and 0 <= bound < value:
        parts.append(_gap(value, bound).to(language))
    return ", ".join(parts)


def _gap(value: int, bound: int) -> Message:
    """The share of the value above the bound, rounded up."""
    share = -(-100 * (value - bound) // value)
    return message("écart {share}{space}%", "gap {share}%", share=share, space=NNBSP)
