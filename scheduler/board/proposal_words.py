"""The words of the pages of proposals, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.message import Message, message

#: What may have been decided of a proposal, in the order in which the page lists them.
STATES: Mapping[str, Message] = {
    "open": message("À décider", "To be decided"),
    "incomplete": message("À compléter", "To be completed"),
    "waiting": message("En attente", "Waiting"),
    "accepted": message("Acceptées", "Accepted"),
    "rejected": message("Refusées", "Rejected"),
    "withdrawn": message("Retirées", "Withdrawn"),
}

#: Labels by the name that templates use.
PROPOSALS: Mapping[str, Message] = {
    "proposals": message("Propositions", "Proposals"),
    "proposal": message("Proposition", "Proposal"),
    "see_proposals": message("Voir les propositions", "See the proposals"),
    "proposals_why": message(
        "Ce qui est arrivé par courriel et n’est pas encore un exposé : relisez chaque proposition à côté de son "
        "courriel, décidez, puis reprenez celles que vous avez acceptées.",
        "What came by mail and is no talk yet: read each proposal beside its mail, decide, then take in those that you "
        "have accepted.",
    ),
    "proposals_private": message(
        "Adresses et courriels restent dans le dossier « proposals » : rien n’en est publié.",
        "Addresses and mails stay in the folder “proposals”: nothing of it is published.",
    ),
    "proposals_drop": message(
        "Déposez ici les courriels (.eml, .mbox) et les documents reçus (.docx, .odt, .rtf, .pdf), plusieurs à la fois",
        "Drop the mails (.eml, .mbox) and the documents that came (.docx, .odt, .rtf, .pdf) here, several at once",
    ),
    "proposals_choose": message("Choisir des courriels…", "Choose mails…"),
    "proposals_save": message(
        "Dans Thunderbird : choisissez les courriels, puis « Enregistrer comme » ; dans le nouvel Outlook et sur le "
        "web : « Télécharger ». L’ancien Outlook n’écrit que du .msg, qui n’est pas lu.",
        "In Thunderbird: select the mails, then “Save as”; in the new Outlook and on the web: “Download”. The old "
        "Outlook writes .msg alone, which is not read.",
    ),
    "proposals_library": message(
        "Cet ordinateur ne peut pas lire ces documents (les courriels et les PDF, oui)",
        "This computer cannot read these documents (mails and PDFs it can)",
    ),
    "proposals_install": message(
        "Pour les lire aussi : pip install 'journee[mails]'", "To read them too: pip install 'journee[mails]'"
    ),
    "proposals_none": message("Il n’y a pas encore de propositions.", "There are no proposals yet."),
    "proposals_by_mail": message(
        "Des propositions reçues par courriel ? Déposez-les à la page Propositions",
        "Proposals that came by mail? Drop them on the page Proposals",
    ),
    "to_look_at": message("à vérifier", "to look at"),
    "untitled": message("sans titre", "without a title"),
    "take_in": message("Reprendre les acceptées dans les exposés", "Take the accepted ones into the talks"),
    "write_answers": message("Préparer les réponses", "Prepare the answers"),
    "proposal_gone": message(
        "Cette proposition n’est plus dans le tableau.", "This proposal is no longer in the table."
    ),
    "proposal_source": message("Ce qui a été reçu", "What came"),
    "proposal_no_source": message(
        "Le texte reçu n’est pas dans le dossier « proposals ».", "The text that came is not in the folder “proposals”."
    ),
    "proposal_cells": message("Ce qui en a été compris", "What was understood of it"),
    "proposal_several": message("plusieurs : séparez-les par « ; »", "several: put “;” between them"),
    "proposal_right": message("C’est juste", "This is right"),
    "proposal_looked": message("C’est vu", "Looked at"),
    "proposal_in_text": message("voir dans le texte", "see it in the text"),
    "proposal_besides": message("À vérifier aussi", "To look at too"),
    "proposal_guessed": message("deviné", "guessed"),
    "proposal_decide": message("Décider", "Decide"),
    "proposal_accept": message("Accepter", "Accept"),
    "proposal_reject": message("Refuser", "Reject"),
    "proposal_ask": message("Demander de compléter", "Ask to complete it"),
    "proposal_reopen": message("Revenir sur la décision", "Take the decision back"),
    "proposal_asked": message("Ce qui serait demandé", "What would be asked for"),
    "proposal_complete": message(
        "Rien ne manque de ce que l’appel demande.", "Nothing is missing of what the call asks for."
    ),
    "proposal_before": message("Précédente", "Previous"),
    "proposal_after": message("Suivante", "Next"),
    "proposal_all": message("Toutes les propositions", "All proposals"),
    "received": message("Des courriels reçus", "Mails that came"),
    "received_gone": message(
        "Ces courriels ne sont plus là : déposez-les de nouveau. Rien n’a été écrit.",
        "These mails are no longer here: drop them again. Nothing was written.",
    ),
    "received_why": message(
        "Rien n’est encore écrit. Voici ce qui a été compris ; tout se reprend ensuite par Annuler.",
        "Nothing is written yet. This is what was understood; all of it can be undone.",
    ),
    "received_take": message("Prendre ces propositions", "Take these proposals"),
    "received_aside": message("Laissé de côté", "Left aside"),
    "received_letters": message("Courriels sans proposition", "Mails without a proposal"),
    "received_letters_why": message(
        "Rien n’y dit « Titre » ou « Résumé ». Cochez ceux qui sont une proposition : tout y sera deviné, et marqué.",
        "Nothing in them says “Title” or “Abstract”. Tick those that are a proposal: all will be guessed, and marked.",
    ),
    "received_hours": message("Disponibilités reçues", "Availability that came"),
    "received_write_hours": message("Écrire ces disponibilités", "Write this availability"),
    "received_nothing": message(
        "Ces courriels ne disent rien que le dossier n’ait déjà.",
        "These mails say nothing that the folder does not have.",
    ),
    "received_conflicts_why": message(
        "Ce que vous avez reste, sauf si vous cochez la valeur du courriel.",
        "What you have stays, unless you tick the value of the mail.",
    ),
    "received_all_theirs": message("Prendre toutes celles des courriels", "Take all those of the mails"),
    "received_added": message("Nouvelles propositions", "New proposals"),
    "received_item": message("Proposition", "Proposal"),
    "accepted": message("Les acceptées deviennent des exposés", "Accepted proposals become talks"),
    "accepted_why": message(
        "Rien n’est encore écrit. Voici ce qui changerait dans le tableau des exposés ; tout se reprend par Annuler.",
        "Nothing is written yet. This is what would change in the table of talks; all of it can be undone.",
    ),
    "accepted_take": message("Reprendre dans les exposés", "Take into the talks"),
    "accepted_nothing": message(
        "Toutes les propositions acceptées sont déjà dans les exposés.",
        "All accepted proposals are in the talks already.",
    ),
    "accepted_conflicts_why": message(
        "Ce qui est écrit dans les exposés reste, sauf si vous cochez la valeur de la proposition.",
        "What the talks say stays, unless you tick the value of the proposal.",
    ),
    "accepted_all_theirs": message("Prendre toutes celles des propositions", "Take all those of the proposals"),
    "accepted_added": message("Nouveaux exposés", "New talks"),
    "accepted_item": message("Exposé", "Talk"),
    "answers": message("Réponses aux propositions", "Answers to the proposals"),
    "nobody_to_answer": message(
        "Il n’y a encore rien à répondre : décidez d’abord.", "There is nothing to answer yet: decide first."
    ),
}
