"""A place in a French sentence: « à l’Université Paris 8 », « au Campus Condorcet », « à la Maison des métiers »."""

from __future__ import annotations

from scheduler.language.text import fold

#: First words of the names of places, by what stands before them; all others take « à » alone.
_BEFORE = {
    "à l’": "abbaye academie amphi amphitheatre assemblee auberge auditorium ecole eglise ens enssib espace hopital "
    "hotel insa institut observatoire opera orangerie universite usine",
    "à la ": "bibliotheque bourse chambre chapelle cite faculte ferme fondation galerie grange halle maison mairie "
    "mediatheque msh prefecture salle station villa",
    "au ": "campus centre chateau cinema cnam college conseil conservatoire couvent departement domaine forum foyer "
    "gymnase laboratoire learning lycee ministere moulin musee museum palais parc pavillon pole prieure rectorat senat "
    "siege studio theatre",
    "aux ": "archives ateliers",
}
_FIRST_WORDS = {word: before for before, words in _BEFORE.items() for word in words.split()}


def at_place(place: str) -> str:
    """`place` after its preposition and article: `à l’Institut`, `au 20 rue Noire`, `à MK2`; « Le » contracts."""
    first, _, rest = place.partition(" ")
    if first.isdigit():
        return f"au {place}"
    if fold(first) == "le" and rest:
        return f"au {rest}"
    if fold(first) == "les" and rest:
        return f"aux {rest}"
    return f"{_FIRST_WORDS.get(fold(first), 'à ')}{place}"
