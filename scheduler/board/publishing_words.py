"""The words of the pages on releases and mails."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.message import Message, message

PUBLISHING: Mapping[str, Message] = {
    "publish": message("Publier", "Publish"),
    "mails": message("Courriels", "Mails"),
    "not_publishable": message(
        "Ce programme enfreint des règles : il ne peut pas être publié.",
        "This programme breaks rules: it cannot be published.",
    ),
    "release_message": message("Ce qu’il y a de nouveau, en une phrase", "What is new, in one sentence"),
    "release_message_why": message(
        "Facultatif. Les courriels aux intervenants la citent, et l’historique la garde.",
        "Optional. The mails to the speakers quote it, and the history keeps it.",
    ),
    "nothing_to_publish": message(
        "Rien n’a changé depuis la dernière version publiée.", "Nothing has changed since the last release."
    ),
    "remake": message("Refaire les fichiers", "Make the files anew"),
    "remade": message("Fichiers refaits", "Files made anew"),
    "remake_why": message(
        "pour les regarder avant de publier, si vous avez changé les données",
        "to look at them before you publish, if you have changed the data",
    ),
    "changes_since": message("Ce qui change depuis la version", "What changes since release"),
    "to_tell": message("À prévenir", "To be told"),
    "nobody_to_tell": message("Personne n’est à prévenir.", "Nobody has to be told."),
    "no_address": message("sans adresse", "without an address"),
    "look": message("Regarder et télécharger", "Look and download"),
    "pdf_programme": message("Programme à afficher (PDF)", "Programme to pin up (PDF)"),
    "pdf_booklet": message("Livret (PDF)", "Booklet (PDF)"),
    "pdf_booklet_print": message("Livret à plier (PDF)", "Booklet to fold (PDF)"),
    "zip_public": message("Tout ce qui se met en ligne (zip)", "All that goes online (zip)"),
    "zip_print": message("Tout ce qui s’imprime (zip)", "All that is printed (zip)"),
    "zip_mails": message("Tous les brouillons (zip)", "All drafts (zip)"),
    "files_public": message("À mettre en ligne", "To put online"),
    "files_print": message("À imprimer", "To print"),
    "files_invitations": message("Invitations pour l’agenda de chacun", "Invitations for everybody’s calendar"),
    "files_cancellations": message("Annulations pour l’agenda de chacun", "Cancellations for everybody’s calendar"),
    "files_rest": message("Autres fichiers", "Other files"),
    "preview": message("La page du public", "The page of the public"),
    "releases": message("Versions publiées", "Releases"),
    "withdraws": message("retire la version", "withdraws release"),
    "withdrawn": message("retirée", "withdrawn"),
    "withdraw": message("Retirer la version", "Withdraw release"),
    "withdraw_why": message(
        "Une nouvelle version redit ce qui valait avant ; ce n’est possible que si aucun courriel n’est parti.",
        "A new release says again what was said before; this is possible only while no mail was sent.",
    ),
    "see_mails": message("Voir les courriels", "See the mails"),
    "mails_why": message(
        "Ce sont des brouillons : le tableau de bord n’envoie rien. Téléchargez-les, puis ouvrez chacun dans votre "
        "logiciel de courriel.",
        "These are drafts: the board sends nothing. Download them, then open each in your mail program.",
    ),
    "unreachable": message("Sans adresse, à prévenir autrement", "Without an address, to be told otherwise"),
    "attached": message("Pièce jointe", "Attached"),
}

#: Why a programme is not published of whose files somebody has changed some, for who has no terminal.
FILES_TO_REMAKE = message(
    "Des fichiers du dossier out ont été changés à la main ou supprimés : appuyez sur « Refaire les fichiers », qui "
    "les remplace, regardez-les, puis publiez. Rien n’a été publié",
    "Some files of the folder out were changed by hand or deleted: press “Make the files anew”, which replaces them, "
    "look at them, then publish. Nothing was published",
)
