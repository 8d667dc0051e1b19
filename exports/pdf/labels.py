"""The words of the printed programme."""

from __future__ import annotations

LABELS = {
    "fr": {
        "programme": "Programme", "axis": "Axe", "session": "Session", "chairs": "Modération", "abstracts": "Résumés",
        "keywords": "Mots-clés", "index": "Index des intervenantes et intervenants",
        "practical": "Informations pratiques",
        "place": "Lieu", "access": "Accès", "organisers": "Organisation", "discussion": "Discussion commune",
        "also": "Signé aussi par", "booklet": "Livret des résumés", "page": "page", "website": "Site",
    },
    "en": {
        "programme": "Programme", "axis": "Track", "session": "Session", "chairs": "Chair", "abstracts": "Abstracts",
        "keywords": "Keywords", "index": "Index of speakers", "practical": "Practical information", "place": "Place",
        "access": "Getting there", "organisers": "Organisers", "discussion": "Common discussion",
        "also": "Also signed by", "booklet": "Book of abstracts", "page": "page", "website": "Website",
    },
}  # fmt: skip
