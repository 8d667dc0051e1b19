"""Invented people and subjects of generated events."""

from __future__ import annotations

import random
from collections.abc import Iterator

FIRST_NAMES = (
    "Adèle", "Agathe", "Aïcha", "Alban", "Amandine", "Anatole", "Awa", "Baptiste", "Bérénice", "Bruno", "Camille",
    "Carole", "Céline", "Clément", "Colette", "Cyril", "Danièle", "Denis", "Edmée", "Éloi", "Émilie", "Éric", "Fanny",
    "Farid", "Félix", "Gaëlle", "Gilles", "Grégoire", "Hélène", "Hugo", "Inès", "Irène", "Jérôme", "Joël", "Karim",
    "Laure", "Léa", "Loïc", "Lucien", "Maëlle", "Marius", "Mélanie", "Nadia", "Noé", "Océane", "Odile", "Pascal",
    "Quentin", "Raphaël", "Rémi", "Salomé", "Sofia", "Théo", "Ugo", "Valérie", "Xavier", "Yann", "Zoé",
)  # fmt: skip

LAST_NAMES = (
    "Abadie", "Barthès", "Béranger", "Besson", "Blanchet", "Carlier", "Châtelain", "Cordier", "Coulibaly", "Daumas",
    "Delorme", "Diallo", "Drouet", "Dufrêne", "Escoffier", "Fabre", "Faivre", "Fournel", "Gaillard", "Garnier",
    "Grandjean", "Guérin", "Haddad", "Hervé", "Imbert", "Jacquot", "Joubert", "Kerbrat", "Lacombe", "Lefèvre",
    "Lemoine", "Maillard", "Mercier", "Morvan", "Nguyen", "Noël", "Olivier", "Pasquier", "Perrot", "Quéré", "Rigaud",
    "Rossi", "Sabatier", "Sarrazin", "Tanguy", "Thévenet", "Urbain", "Vasseur", "Verdier", "Weiss", "Yvon", "Zimmer",
)  # fmt: skip

SUBJECTS = (
    "accueil", "agents", "archives", "biodiversité", "cadastre", "cantines", "cartographie", "climat", "courrier",
    "culture", "déchets", "démocratie", "données", "eau", "école", "économie", "élections", "énergie", "éthique",
    "finances", "formation", "fraude", "gouvernance", "habitat", "handicap", "innovation", "jeunesse", "langues",
    "logiciels", "marchés", "mobilité", "musées", "numérique", "open data", "participation", "patrimoine",
    "prévention", "propreté", "recrutement", "risques", "ruralité", "santé", "sécurité", "social", "souveraineté",
    "sport", "stationnement", "tourisme", "transparence", "travail", "urbanisme", "végétal", "vieillissement", "voirie",
)  # fmt: skip

AFFILIATIONS = (
    "Université du Littoral", "Ville de Belmont", "Métropole des Deux-Rives", "Institut des territoires",
    "Région Centre-Est", "École d'administration locale", "Laboratoire Données et Cité", "Communauté du Val-Clair",
)  # fmt: skip


def names(rng: random.Random) -> Iterator[str]:
    """Every pair of a first and a last name once, in random order."""
    pairs = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    rng.shuffle(pairs)
    return iter(pairs)
