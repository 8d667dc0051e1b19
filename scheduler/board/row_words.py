"""The words for rows that are added, withdrawn and brought back."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.message import Message, message

#: Labels by the name that templates use.
ROWS: Mapping[str, Message] = {
    "add_talks": message("Ajouter un exposé", "Add a talk"),
    "add_speakers": message("Ajouter une personne", "Add a person"),
    "add_participants": message("Ajouter un participant", "Add a participant"),
    "add_do": message("Ajouter au tableau", "Add to the table"),
    "withdraw_row": message("Retirer", "Withdraw"),
    "bring_back": message("Remettre", "Bring back"),
    "remove_row": message("Supprimer", "Remove"),
    "only_wrong": message("Seulement les lignes à corriger", "Only rows to mend"),
    "sort": message(
        "Trier ce qui est montré ; le fichier garde son ordre", "Sort what is shown; the file keeps its order"
    ),
    "columns_why": message(
        "Ce que Journée lit dans chaque colonne ; changez ce qui est mal compris.",
        "What Journée reads in each column; change what is misunderstood.",
    ),
    "columns_do": message("Lire ainsi", "Read them so"),
    "no_people": message("Personnes", "People"),
    "no_people_why": message(
        "Il n’y a pas encore de tableau des personnes. Il sert à écrire une seule fois l’adresse de chacun, ses "
        "disponibilités et ses préférences, et qui peut modérer une session. Journée y met les personnes des exposés.",
        "There is no table of people yet. It is where each person’s address, availabilities and preferences, and who "
        "may chair, are written once. Journée puts the people of the talks there.",
    ),
    "make_people": message("Créer le tableau des personnes", "Create the table of people"),
}

#: What to write into a field of a new row, by the field.
HINTS: Mapping[str, Message] = {
    "speakers": message("Plusieurs : séparez-les par un point-virgule", "Several: separate them by a semicolon"),
    "emails": message("Dans l’ordre des intervenants", "In the order of the speakers"),
    "affiliations": message("Dans l’ordre des intervenants", "In the order of the speakers"),
    "available": message(
        "« matin », « 9h-12h30 », « sauf 10h-11h » ; vide : toute la journée",
        "“morning”, “9:00-12:30”, “except 10-11”; empty: the whole day",
    ),
    "preferred": message(
        "« matin », « après 15h » ; vide : sans préférence", "“morning”, “after 15:00”; empty: no preference"
    ),
    "duration": message("En minutes ; vide : comme les autres", "In minutes; empty: as the others"),
    "keywords": message("Séparés par un point-virgule", "Separated by semicolons"),
}
