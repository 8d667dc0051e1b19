"""The labels of the printed documents."""

from __future__ import annotations

LABELS = {
    "fr": {
        "programme": "Programme", "axis": "Axe", "session": "Session", "chairs": "Modération", "abstracts": "Résumés",
        "keywords": "Mots-clés", "index": "Index des intervenantes et intervenants",
        "by keyword": "Index des mots-clés",
        "practical": "Informations pratiques", "contents": "Sommaire", "welcome": "Bienvenue", "notes": "Notes",
        "place": "Lieu", "access": "Accès", "organisers": "Organisation", "discussion": "Discussion commune",
        "also": "Signé aussi par", "booklet": "Livret des résumés", "page": "page", "website": "Site",
        "hours": "Horaire", "talk": "Intervention", "qr": "Code QR vers", "logo": "Logo",
        "start": "Début", "minutes": "Durée", "warning": "Il reste 5\u00a0min", "end": "Fin", "badges": "Badges",
        "speaker": "Intervention", "chair": "Modération", "organiser": "Organisation",
        "attendance": "Feuille d’émargement", "name": "Nom", "affiliation": "Établissement", "signature": "Signature",
        "morning": "Signature (matin)", "afternoon": "Signature (après-midi)",
        "certificate": "Attestation de participation",
    },
    "en": {
        "programme": "Programme", "axis": "Track", "session": "Session", "chairs": "Chair", "abstracts": "Abstracts",
        "keywords": "Keywords", "index": "Index of speakers", "by keyword": "Index of keywords",
        "practical": "Practical information", "contents": "Contents", "welcome": "Welcome", "notes": "Notes",
        "place": "Place", "access": "Getting there", "organisers": "Organisers", "discussion": "Common discussion",
        "also": "Also signed by", "booklet": "Book of abstracts", "page": "page", "website": "Website",
        "hours": "Time", "talk": "Talk", "qr": "QR code of", "logo": "Logo",
        "start": "Start", "minutes": "Length", "warning": "5\u00a0min left", "end": "End", "badges": "Badges",
        "speaker": "Speaker", "chair": "Chair", "organiser": "Organiser",
        "attendance": "Attendance list", "name": "Name", "affiliation": "Affiliation", "signature": "Signature",
        "morning": "Signature (morning)", "afternoon": "Signature (afternoon)",
        "certificate": "Certificate of attendance",
    },
}  # fmt: skip
