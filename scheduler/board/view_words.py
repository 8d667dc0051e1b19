"""The words of the views of the programme."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.message import Message, message

VIEWS: Mapping[str, Message] = {
    "views": message("Vues du programme", "Views of the programme"),
    "grid": message("Par salle", "By room"),
    "axis": message("Par axe", "By axis"),
    "person": message("Par personne", "By person"),
    "list": message("Liste", "List"),
    "presents": message("présente", "presents"),
    "discusses": message("discute", "discusses"),
    "chairs": message("modère", "chairs"),
    "speaks": message("intervient", "speaks"),
    "shows": message("présente un poster", "presents a poster"),
    "aside": message("Hors du programme", "Not in the programme"),
    "no_place": message("pas encore placé : cherchez de nouveau", "not placed yet: search again"),
    "left_out": message("retiré ou non retenu", "withdrawn or not accepted"),
    "cancelled": message("annulé", "cancelled"),
    "nobody": message("personne", "nobody"),
}
