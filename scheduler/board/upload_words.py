"""The words of the page of a file that was handed over, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.message import Message, message

#: Labels by the name that templates use.
UPLOAD: Mapping[str, Message] = {
    "upload": message("Un nouveau tableau", "A new table"),
    "upload_gone": message(
        "Ce fichier n’est plus là : déposez-le de nouveau. Rien n’a été écrit.",
        "This file is no longer here: drop it again. Nothing was written.",
    ),
    "upload_why": message(
        "Rien n’est encore écrit. Voici ce que ce fichier changerait ; tout se reprend ensuite par Annuler.",
        "Nothing is written yet. This is what the file would change; all of it can be undone.",
    ),
    "upload_format": message("Ce que c’est", "What it is"),
    "upload_auto": message("Le reconnaître", "Recognise it"),
    "upload_seen": message("Reconnu", "Recognised"),
    "upload_table": message("un tableau", "a table"),
    "upload_columns": message("Quelles colonnes ?", "Which columns?"),
    "upload_columns_why": message(
        "Au-dessus de chaque colonne, ce qu’elle contient. En dessous, ce que Journée en lit.",
        "Above each column, what it holds. Below, what Journée reads of it.",
    ),
    "upload_questions": message("Ce que vous seul savez", "What only you know"),
    "upload_answer": message("Répondre et regarder", "Answer and look"),
    "upload_ignore": message("(à ne pas lire)", "(not to be read)"),
    "upload_unknown": message("(inconnue)", "(not known)"),
    "upload_first": message("Premières lignes du fichier", "First rows of the file"),
    "upload_result": message("Ce qui en est lu", "What is read of it"),
    "upload_look": message("Regarder ainsi", "Look at it so"),
    "upload_merge": message("Reprendre ces changements", "Take these changes"),
    "upload_merge_title": message("Ce qui changerait", "What would change"),
    "upload_nothing": message(
        "Ce fichier ne dit rien que le dossier n’ait déjà.", "This file says nothing that the folder does not have."
    ),
    "upload_added": message("Nouveaux exposés", "New talks"),
    "upload_changed": message("Cellules qui changent", "Cells that change"),
    "upload_away": message("N’y sont plus : leur statut change", "No longer there: their status changes"),
    "upload_conflicts": message("Différents ici et là", "Different here and there"),
    "upload_conflicts_why": message(
        "Ce que vous avez reste, sauf si vous cochez la valeur du fichier.",
        "What you have stays, unless you tick the value of the file.",
    ),
    "upload_all_theirs": message("Prendre toutes celles du fichier", "Take all those of the file"),
    "upload_ours": message("ici", "here"),
    "upload_theirs": message("prendre", "take"),
    "upload_deleted": message("Vous avez supprimé leur ligne", "You deleted their rows"),
    "upload_again": message("reprendre", "take again"),
    "upload_doubtful": message("Est-ce le même exposé ?", "Is it the same talk?"),
    "upload_doubtful_why": message(
        "Même titre et même personne, mais un autre numéro.", "The same title and person, but another number."
    ),
    "upload_same": message("le même que", "the same as"),
    "upload_other": message("un autre exposé", "another talk"),
    "upload_not_merged": message("Il ne peut pas être repris ainsi", "It cannot be taken so"),
    "upload_replace": message("Remplacer tout le tableau par ce fichier", "Replace the whole table by this file"),
    "upload_replace_title": message("Ou le mettre à la place du tableau", "Or put it in the place of the table"),
    "upload_replace_why": message(
        "Le tableau serait ce fichier, tel qu’il est : ce que vous avez écrit ici et que le fichier n’a pas s’en va.",
        "The table would be this file as it is: what you have written here and the file does not have goes.",
    ),
    "upload_removed": message("Exposés qui s’en vont", "Talks that go"),
    "upload_drop": message("Ne rien changer", "Change nothing"),
    "upload_item": message("Exposé", "Talk"),
    "upload_column": message("Colonne", "Column"),
    "upload_before": message("Avant", "Before"),
    "upload_after": message("Après", "After"),
}
