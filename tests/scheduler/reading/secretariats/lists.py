"""Lists with more than talks in them."""

from __future__ import annotations

from tests.scheduler.reading.secretariats.secretariat import AXES, Said, Secretariat, clock, event
from tests.scheduler.reading.secretariats.written import as_csv, as_xlsx


def with_posters() -> Secretariat:
    rows = [
        ["N°", "Type", "Titre", "Auteurs", "Orateur", "Axe"],
        ["C1", "communication", "Un", "Ada Mercier ; Bo Linde", "Ada Mercier", "Nommer"],
        ["C2", "Communication orale", "Deux", "Cy Roux", "Cy Roux", "Partager"],
        ["P1", "poster", "Trois", "Dina Abba", "Dina Abba", "Nommer"],
        ["P2", "Affiche", "Quatre", "Eva Zola", "Eva Zola", ""],
    ]
    settings = event(
        AXES + '[[breaks]]\nid = "cafe"\ntitle = "Café"\nduration = 20\nbetween = ["10:00", "12:00"]\nposters = true\n'
    )
    return Secretariat(
        "affiches parmi les communications",
        {"event.toml": settings, "talks.csv": as_csv(rows, "\t", "utf-16")},
        {
            "Un": Said(("Ada Mercier",), axis="1", id="C1"),
            "Deux": Said(("Cy Roux",), axis="2", id="C2"),
        },
        posters={"Trois": Said(("Dina Abba",), axis="1", id="P1"), "Quatre": Said(("Eva Zola",), id="P2")},
    )


def people_apart() -> Secretariat:
    talks = [
        ["Code", "Intitulé", "Communicant", "Statut de la proposition", "Temps"],
        ["01", "Un", "Ada Mercier", "acceptée", "20'"],
        ["02", "Deux", "Baptiste Le Goff", "sous réserve", "1h30"],
        ["03", "Trois", "Cy Roux", "liste d'attente", "20'"],
    ]
    people = [
        ["Nom", "Prénom", "Adresse mail", "Université", "Présence"],
        ["Mercier", "Ada", "ada@example.org", "Gand", "matin"],
        ["Le Goff", "Baptiste", "b@example.org", "Lyon", "dès 11h"],
        ["Roux", "Cy", "cy@example.org", "Rives", ""],
    ]
    return Secretariat(
        "les personnes dans un fichier à part",
        {"talks.csv": as_csv(talks), "speakers.xlsx": as_xlsx({"Contacts": people})},
        {
            "Un": Said(
                ("Ada Mercier",), ("ada@example.org",), duration=20, available=((clock(9), clock(13)),), id="01"
            ),
            "Deux": Said(
                ("Baptiste Le Goff",),
                ("b@example.org",),
                duration=90,
                available=((clock(11), clock(18)),),
                note="sous réserve",
                id="02",
            ),
        },
        left_out=("Trois",),
    )


def numbered_speakers() -> Secretariat:
    rows = [
        [
            "Titre",
            "Intervenant 1",
            "Email 1",
            "Intervenant 2",
            "Email 2",
            "Mots-clés 1",
            "Mots-clés 2",
            "Créneau souhaité",
        ],
        ["Un", "Mme Ada MERCIER", "ada@example.org", "M. Bo LINDE", "bo@example.org", "ville", "nom", "09:00-12:00"],
        ["Deux", "Cy ROUX", "cy@example.org", "", "", "eau", "", "après-midi"],
    ]
    return Secretariat(
        "une colonne par intervenant, Mac Roman",
        {"talks.csv": as_csv(rows, ";", "mac-roman")},
        {
            "Un": Said(
                ("Ada Mercier", "Bo Linde"),
                ("ada@example.org", "bo@example.org"),
                preferred=((clock(9), clock(12)),),
                keywords=("ville", "nom"),
            ),
            "Deux": Said(("Cy Roux",), ("cy@example.org",), preferred=((clock(13), clock(18)),), keywords=("eau",)),
        },
    )
