"""A header means the same column however it is spelled; what it does not say is not made of it."""

from __future__ import annotations

import unicodedata

import pytest

from scheduler.reading.columns.kinds import PARTICIPANTS, SPEAKERS, TALKS
from scheduler.reading.columns.synonyms import FAMILY, GIVEN, UNAVAILABLE

TALK_HEADERS = {
    "id": ["N°", "Nº", "#", "No", "Numéro", "ID", "identifiant", "UID", "Paper ID", "Réf. / N°"],
    "title": [
        *("Titre de la communication", "Titre de votre communication", "Intitulé de la communication", "TITRE"),
        *(
            "Titre (provisoire)",
            "Titres",
            "G1Q2. Titre",
            "Paper title",
            "Title of your talk",
            "titre_de_l'exposé",
            "Communication",
        ),
        *(
            "Titre / Title",
            "Titre de la communication ou du poster",
            "Titre (FR) et/ou intitulé",
            "Nom de la communication",
        ),
    ],
    "axis": ["Axe", "Axe thématique", "Dans quel axe s'inscrit votre proposition ?", "Thématique", "Track", "axis"],
    "speakers": [
        *("Intervenant-e-s", "Intervenant(e)s", "Présentateur·rice·s", "Orateurs/oratrices", "Conférencières"),
        *(
            "Nom de famille et prénom",
            "Prénom, NOM de l'intervenant",
            "Conférencier ou intervenant",
            "Nom et prénom",
            "Speaker",
            "Presenting author",
            "Communicant.e.s",
            "intervenants",
        ),
    ],
    "authors": ["Co-auteurs", "Co-auteur(s) éventuel(s)", "Coauthors", "Auteurs"],
    "emails": [
        "Mail",
        "E-mail",
        "Adresse e-mail",
        "Adresse de messagerie",
        "Courriel",
        "Email de l'intervenant",
        "Mél",
    ],
    "affiliations": [
        *("Labo / Université", "Laboratoire / établissement de rattachement", "Institution", "Établissement", "Labo"),
        *(
            "University",
            "Affiliation",
            "Organisation",
            "Laboratoire ou institution de rattachement",
            "Affiliation / Lab",
        ),
        *(
            "Université et laboratoire",
            "Organisme d'appartenance",
            "Employeur, association ou collectivité",
            "Lab & company",
        ),
        *("Votre établissement et/ou votre laboratoire", "Affiliation, ville et pays", "Rattachement institutionnel"),
    ],
    "duration": ["Durée", "Durée (min)", "Durée de l'exposé en minutes", "Temps de parole", "Length"],
    "available": [
        "Disponibilités le 23 mai 2027",
        "Vos dispos pour le vendredi",
        "Availability on Friday, May 23rd",
        "Dispo",
        "Dispos",
        "Disponibilité",
        "Vos contraintes horaires le 23 mai",
        "Availability",
    ],
    UNAVAILABLE: ["Indisponibilités", "Absent", "Absente", "Not available", "Absences"],
    "preferred": ["Préférences horaires", "Créneau souhaité", "Preferred slot"],
    "room": ["Salle", "Salle souhaitée", "Salle demandée", "room"],
    "needs": ["Besoins techniques", "Matériel", "Équipement", "Equipment"],
    "keywords": ["Mots-clés", "5 mots-clés", "Mots-clés / Keywords", "Mots clefs", "mot_cle", "Keywords (max. 5)"],
    "abstract": ["Résumé", "Résumé (6 000 signes maximum espaces compris)", "Summary", "RESUME"],
    "biography": ["Bio", "Courte biographie (10 lignes)", "Notice bio-bibliographique", "Short bio"],
    "status": ["Statut", "Avis comité", "Décision du comité", "Avis du comité", "Decision"],
    "type": ["Forme", "Type", "Format", "Type de communication"],
    GIVEN: ["Prénom", "PRENOM", "Prénoms", "First name", "FIRSTNAME", "Prénom de l'intervenant"],
    FAMILY: ["Nom", "Nom de famille", "LASTNAME", "Surname", "Nom du premier intervenant"],
}
SILENT = (
    *(
        "Titre et résumé",
        "Courriel et téléphone",
        "Laboratoire et encadrant",
        "Disponibilités ou absences",
        "Ville, pays",
    ),
    *("Oui / Non", "et", " / ", "Axe, mots-clés"),
    *("Remarques", "Commentaires", "Notes", "Visio ?", "Titre ou fonction", "Horodateur", "Résumé envoyé ?"),
    *("E-mail du co-auteur", "Lien vers la présentation", "Civilité", "Téléphone", "Avez-vous envoyé votre résumé ?"),
    *("Nom du fichier", "Autre adresse pour la facture que vous souhaitez", "Régime alimentaire", "", "?", "…", "12"),
)


@pytest.mark.parametrize(("key", "header"), [(key, text) for key, texts in TALK_HEADERS.items() for text in texts])
def test_a_header_of_talks_is_known(key: str, header: str) -> None:
    meaning = TALKS.vocabulary.meaning(header)
    assert meaning is not None
    assert meaning.key == key


@pytest.mark.parametrize("header", SILENT)
def test_what_a_header_does_not_say_is_not_made_of_it(header: str) -> None:
    assert TALKS.vocabulary.meaning(header) is None


@pytest.mark.parametrize("header", ["Remarque", "Commentaire", "Observations", "Comment", "Remarks"])
def test_nothing_that_is_not_meant_for_print_becomes_a_note(header: str) -> None:
    assert TALKS.meant(header) != "note"


@pytest.mark.parametrize("kind", [TALKS, SPEAKERS, PARTICIPANTS], ids=lambda kind: kind.name)
def test_every_synonym_is_known_in_capitals_without_accents_and_in_the_plural(kind) -> None:
    for key, words in kind.synonyms.items():
        if key not in (*kind.columns, GIVEN, FAMILY, UNAVAILABLE):
            continue  # the field comes later
        for text in (*words.of("french"), *words.of("english"), *words.of("asked")):
            meaning = kind.vocabulary.meaning(text)
            assert meaning is not None, text
            bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
            many = " ".join(f"{word}s" if len(word) > 3 and word[-1] not in "sx" else word for word in text.split())
            for spelling in (bare, text.upper(), f"{text} :", f"{text}\n(obligatoire)", many):
                spelled = kind.vocabulary.meaning(spelling)
                assert spelled is not None, spelling
                assert spelled.key == meaning.key, spelling
            if kind.known(text) is None:
                assert meaning.key == key, f"{text} stands twice"


@pytest.mark.parametrize(
    ("header", "number"),
    [
        ("Intervenant 2", 2),
        ("Intervenant n° 3", 3),
        ("Prénom (2e intervenant)", 2),
        ("Second auteur", 2),
        ("Email1", 1),
        ("Mail", None),
        ("Disponibilités le 12 juin", None),
        ("Présentatrice", None),
    ],
)
def test_a_header_counts_columns(header: str, number: int | None) -> None:
    meaning = TALKS.vocabulary.meaning(header)
    assert meaning is not None
    assert meaning.number == number


@pytest.mark.parametrize(
    ("headers", "tongue"),
    [
        ({"title": "Titre", "emails": "Mail"}, "fr"),
        ({"title": "Talk title", "emails": "E-mail"}, "en"),
        ({"title": "Intitulé", "duration": "Temps de parole", "abstract": "Summary"}, "fr"),
        ({}, "en"),
    ],
)
def test_the_language_of_a_table_is_that_of_its_headers(headers: dict[str, str], tongue: str) -> None:
    assert TALKS.tongue(headers) == tongue
