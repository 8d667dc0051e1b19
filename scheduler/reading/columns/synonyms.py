"""The one list of synonyms: headers by which organisers name the columns of their tables (printed in docs/formats).

A synonym stands here once, in the singular, without accents mattering: `header_words` makes the plural, the inclusive
form and « de la communication » the same. What is written in a column of remarks is never taken for a `note`, which is
printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: Keys of columns that hold a part of a name.
GIVEN, FAMILY = "given name", "family name"
#: The key of a column that says when somebody is not there.
UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The headers for one column, in French and in English, separated by `;`.

    `asked` are those of either language that say too little by themselves: the values must agree.
    """

    french: str = ""
    english: str = ""
    asked: str = ""

    def of(self, language: str) -> tuple[str, ...]:
        """The headers in "french" or "english", or those that are "asked"."""
        text: str = getattr(self, language)
        return tuple(filter(None, text.split("; ")))


_NAME_PARTS: Mapping[str, Synonyms] = {
    GIVEN: Synonyms(french="prénom", english="first name; given name; forename"),
    FAMILY: Synonyms(french="nom; nom de famille; patronyme", english="last name; surname; family name; name"),
}
_EMAIL = Synonyms(
    french="courriel; mail; mél; adresse mail; adresse e-mail; adresse électronique; adresse courriel; "
    "adresse de messagerie; messagerie; courrier électronique",
    english="email; e-mail; email address; mail address; contact email",
    asked="adresse; address; contact; coordonnées",
)
_AFFILIATION = Synonyms(
    french="affiliation; affiliation institutionnelle; rattachement; rattachement institutionnel; institution; "
    "établissement; laboratoire; labo; université; unité de recherche; équipe de recherche; centre de recherche; UMR; "
    "organisme; organisation; structure; association; collectivité; entreprise; employeur; "
    "nom du laboratoire; nom de l'institution; équipe; unité; composante",
    english="institute; university; university department; research institute; research centre; organization; "
    "organisation; company; laboratory; lab; employer",
    asked="faculté; faculty; école; school; institut",
)
_BIOGRAPHY = Synonyms(
    french="bio; biographie; notice biographique; notice bio-bibliographique; bio-bibliographie; "
    "biobibliographie; notice; présentation de l'auteur; présentation de l'intervenant; "
    "présentation biographique; éléments biographiques",
    english="bio; biographical note; short bio; about the speaker; about the author",
)
_AVAILABLE = Synonyms(
    french="dispo; disponible; disponibilité horaire; disponibilité; contrainte; contrainte horaire; "
    "contrainte de disponibilité; horaire possible; créneau possible; présence; jour de présence",
    english="availability; available time; time constraint; constraint; available slot",
)
_UNAVAILABLE = Synonyms(
    french="indisponibilité; indisponible; absent; absente; absence; non disponible; pas disponible; empêchement; "
    "horaire impossible; créneau impossible",
    english="not available; unavailable; unavailability; absent; absence",
)
_PREFERRED = Synonyms(
    french="préférence; préférence horaire; souhait horaire; horaire souhaité; créneau souhaité; vœu horaire; "
    "horaire préféré; créneau préféré; jour souhaité; heure souhaitée; jour et heure souhaités",
    english="preference; preferred time; preferred slot; time preference",
)
_TIMEZONE = Synonyms(french="fuseau horaire; décalage horaire", english="time zone; tz")
_PRONUNCIATION = Synonyms(french="prononciation du nom", english="name pronunciation; how to pronounce")

TALK_SYNONYMS: Mapping[str, Synonyms] = {
    **_NAME_PARTS,
    "id": Synonyms(
        french="numéro; n; no; num; réf; code; numéro de communication; numéro de soumission; id communication",
        english="number; nr; talk id; paper id; submission id; submission number; paper number; SID",
        asked="uid",
    ),
    "title": Synonyms(
        french="intitulé; titre proposé; titre définitif; titre provisoire; titre communication; sujet",
        english="talk title; paper title; presentation title; title of talk",
        asked="communication; exposé; intervention; contribution; talk; paper; presentation; titre de l'atelier; "
        "titre de la conférence; titre de la table ronde; titre du poster",
    ),
    "axis": Synonyms(
        french="axe thématique; axe choisi; thématique; thème; panel; volet; atelier",
        english="track; theme; strand; topic area; panel",
    ),
    "speakers": Synonyms(
        french="intervenant; orateur; conférencier; présentateur; communicant; auteur présentant; nom complet; "
        "nom et prénom; prénom et nom; nom prénom; prénom nom; participant; qui présente",
        english="presenter; presenting author; full name; lecturer; panelist",
    ),
    "authors": Synonyms(
        french="co-auteur; coauteur; auteur; autre auteur; cosignataire",
        english="co-author; coauthor; author; other author; additional author",
    ),
    "discussant": Synonyms(french="discutant; répondant", english="respondent"),
    "emails": _EMAIL,
    "affiliations": _AFFILIATION,
    "duration": Synonyms(
        french="temps; temps de parole; temps imparti; minute; durée en minutes; nb de minutes",
        english="length; minutes; mins; time allotted; talk length",
    ),
    "available": _AVAILABLE,
    UNAVAILABLE: _UNAVAILABLE,
    "preferred": _PREFERRED,
    "room": Synonyms(french="salle souhaitée; salle demandée; salle imposée", english="required room; requested room"),
    "needs": Synonyms(
        french="besoin technique; matériel; matériel demandé; équipement; équipement nécessaire",
        english="equipment; technical need; requirement; technical requirement",
    ),
    "not_with": Synonyms(french="pas en même temps que; incompatible avec", english="not parallel with; conflict with"),
    "with": Synonyms(french="même session que; dans la même session que", english="same session as; together with"),
    "tags": Synonyms(french="étiquette", english="tag; label"),
    "difficulty": Synonyms(french="difficulté; niveau de difficulté", english="difficulty level"),
    "pin": Synonyms(french="heure fixée; heure imposée; horaire imposé", english="fixed time; fixed start; pinned"),
    "keywords": Synonyms(french="mot-clé; mot clef; mots-clefs; mots clés", english="keyword; key word"),
    "abstract": Synonyms(
        french="résumé; résumé long; résumé court; argument; argumentaire; texte de la proposition; proposition",
        english="summary; talk abstract; description",
    ),
    "biography": _BIOGRAPHY,
    "language": Synonyms(french="langue de communication; langue de la communication", english="talk language; lang"),
    "audience": Synonyms(french="public attendu; nombre attendu; affluence", english="expected audience; attendance"),
    "note": Synonyms(french="mention imprimée; mention à imprimer", english="printed note"),
    "type": Synonyms(
        french="forme; format; type de communication; type de contribution; nature",
        english="type of talk; talk type; presentation type; contribution type; format",
        asked="oral / poster; communication / poster; oral / affiche",
    ),
    "status": Synonyms(
        french="avis comité; avis du comité; décision; décision du comité; décision comité; acceptation; "
        "résultat de l'évaluation; avis du comité scientifique; décision du comité scientifique",
        english="decision; outcome; acceptance; committee decision",
        asked="avis; état; validation; réponse; retenu; accepté; ok; confirmé; sélection; state; accepted",
    ),
    "pronunciation": _PRONUNCIATION,
    "timezone": _TIMEZONE,
    "reference": Synonyms(french="réf. externe", english="external id; external reference"),
}

SPEAKER_SYNONYMS: Mapping[str, Synonyms] = {
    **_NAME_PARTS,
    "name": Synonyms(
        french="nom complet; nom et prénom; prénom et nom; nom prénom; prénom nom; intervenant; orateur; "
        "conférencier; participant; personne",
        english="full name; speaker; presenter; person; participant",
    ),
    "email": _EMAIL,
    "affiliation": _AFFILIATION,
    "biography": _BIOGRAPHY,
    "available": _AVAILABLE,
    UNAVAILABLE: _UNAVAILABLE,
    "preferred": _PREFERRED,
    "timezone": _TIMEZONE,
    "pronunciation": _PRONUNCIATION,
    "chairs": Synonyms(
        french="président; préside; modérateur; modère; peut présider; peut modérer",
        english="chair; may chair; can chair",
    ),
}

PARTICIPANT_SYNONYMS: Mapping[str, Synonyms] = {
    **_NAME_PARTS,
    "name": SPEAKER_SYNONYMS["name"],
    "email": _EMAIL,
    "affiliation": _AFFILIATION,
    "category": Synonyms(
        french="catégorie; statut; type d'inscription; tarif; qualité", english="type; registration type; ticket"
    ),
}

WISH_SYNONYMS: Mapping[str, Synonyms] = {
    **_NAME_PARTS,
    "name": SPEAKER_SYNONYMS["name"],
    "email": _EMAIL,
    "talks": Synonyms(
        french="communication; communication choisie; vœu; souhait; choix", english="talk; paper; wish; choice"
    ),
}
