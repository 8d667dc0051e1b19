"""Errors of a spreadsheet in the place of a value: `#N/A`, `#REF!`, a formula that was never calculated."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scheduler.language.message import Message, message
from scheduler.language.text import clean_line

#: The errors of Excel, LibreOffice and Google Sheets in English, French, German, Spanish, Italian and Portuguese.
_NAMES = (
    "N/A NA N/D NV NULL! NUL! NULO! NULLO! ¡NULO! DIV/0! DIV/0 ¡DIV/0! VALUE! VALEUR! WERT! VALOR! VALORE! ¡VALOR! "
    "REF! BEZUG! RIF! ¡REF! NAME? NOM? NOME? ¿NOMBRE? NUM! NOMBRE! ZAHL! NÚM! ¡NUM! SPILL! EPARS! PROPAGATION! "
    "ÜBERLAUF! CALC! CALCUL! KALK! FIELD! CHAMP! BLOCKED! BLOQUE! BLOQUÉ! CONNECT! CONNEXION! BUSY! OCCUPE! OCCUPÉ! "
    "UNKNOWN! INCONNU! GETTING_DATA EXTERNAL! PYTHON! TIMEOUT! ERROR! ERREUR! ERR! MACRO? EMPTY!"
)
#: `#####` is what a spreadsheet shows, and saves as CSV, where a number or date is wider than its column.
_ERROR = re.compile(
    r"#(?:" + "|".join(map(re.escape, _NAMES.split())) + r")|#{3,}|Err\s?:\s?\d{3}|Erreur\s?:\s?\d{3}",
    re.IGNORECASE,
)
#: The longest text, in characters, that is compared with the names of errors.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class CellError:
    """An error in the place of a value; `text` is what the spreadsheet shows.

    `uncalculated` is true for a formula without a result, whose `text` is the formula.
    """

    text: str
    uncalculated: bool = False

    def __str__(self) -> str:
        return self.text


def error_of(value: object) -> CellError | None:
    """The error that a raw value is, is written as, or has in its list; None for any other value."""
    if isinstance(value, CellError):
        return value
    if isinstance(value, list):
        return next((error for item in value if (error := error_of(item))), None)
    if not isinstance(value, str) or len(value) > _LONGEST or not _may_be_error(value):
        return None
    text = clean_line(value)
    return CellError(text) if _ERROR.fullmatch(text) else None


def _may_be_error(text: str) -> bool:
    return text.lstrip()[:1] in ("#", "E", "e")


def error_text(error: CellError) -> Message:
    """The mistake of the cell, and its correction."""
    if error.uncalculated:
        return message(
            "cette formule n'a pas de résultat dans le fichier : ouvrez le classeur dans le tableur et enregistrez-le, "
            "ou écrivez la valeur à la place de la formule",
            "this formula has no result in the file: open the workbook in the spreadsheet and save it, "
            "or write the value in place of the formula",
        )
    if error.text.startswith("###"):
        return message(
            "la colonne était trop étroite et le tableur a enregistré ces signes à la place de la valeur : "
            "élargissez-la, puis enregistrez de nouveau",
            "the column was too narrow and the spreadsheet saved these signs in place of the value: "
            "widen it, then save again",
        )
    return message(
        "le tableur donne ici une erreur et non une valeur : écrivez la valeur, ou videz la cellule",
        "the spreadsheet has an error here, not a value: write the value, or empty the cell",
    )
