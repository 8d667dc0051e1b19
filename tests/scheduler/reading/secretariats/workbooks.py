"""Workbooks that people have made by hand."""

from __future__ import annotations

from datetime import date, time

from tests.scheduler.reading.secretariats.secretariat import AXES, EN, Said, Secretariat, clock, event
from tests.scheduler.reading.secretariats.written import as_ods, as_xlsx


def hand_made() -> Secretariat:
    rows = [
        ["Journée « Communs » — propositions reçues (MAJ 14/03, Nadège)"],
        [],
        ["N°", "Nom", "Prénom", "Mail", "Statut", "Labo", "Titre de la communication", "Durée", "Dispo", "Avis comité"],
        [1.0, "BELKACEM", "Samia", "s.belkacem@example.org", "PR", "Rives", "Ce qui est à tous", "45 min", None, "OK"],
        [2.0, "Le Bihan", "Yuna", "yuna@example.org", "MCF", "Rives", "Les landes", "20 min", "matin", "ok"],
        [3.0, "Da Costa", "Teresa", "t@example.org", "ATER", "Gand", "Le puits", "20 min", "sauf 10h-11h", "REFUS"],
        [4.0, "Roussel", "Camille", "c@example.org", "PR", "Lyon", "La digue", "20 min", "avant 16h", "à confirmer"],
        [],
        ["TOTAL retenues", None, None, None, None, None, None, 3],
        ["Table ronde l'après-midi : Samia Belkacem, Mme la maire (sous réserve)"],
    ]
    return Secretariat(
        "tableau fait main, titre et totaux",
        {"talks.xlsx": as_xlsx({"Feuille1": rows})},
        {
            "Ce qui est à tous": Said(("Samia Belkacem",), ("s.belkacem@example.org",), duration=45, id="1"),
            "Les landes": Said(
                ("Yuna Le Bihan",), ("yuna@example.org",), duration=20, available=((clock(9), clock(13)),), id="2"
            ),
            "La digue": Said(
                ("Camille Roussel",),
                ("c@example.org",),
                duration=20,
                available=((clock(9), clock(16)),),
                note="sous réserve",
                id="4",
            ),
        },
        left_out=("Le puits",),
    )


def merged_axes() -> Secretariat:
    rows = [
        ["Axe", "Titre", "Intervenant·e·s", "Courriels", "Durée"],
        ["1 – Nommer", "Un", "Ada Mercier", "ada@example.org", time(0, 20)],
        [None, "Deux", "Bo Linde et Cy Roux", "bo@example.org ; cy@example.org", time(0, 20)],
        [None, "Trois", "Dina Abba", "di@example.org", time(0, 30)],
        ["2 – Partager", "Quatre", "Eva Zola", "eva@example.org", time(1, 0)],
        [None, "Cinq", "Fanny Ott", "fanny@example.org", time(0, 20)],
    ]
    return Secretariat(
        "axes en cellules fusionnées, durées du tableur",
        {"event.toml": event(AXES), "talks.xlsx": as_xlsx({"Programme": rows}, ("A2:A4", "A5:A6"))},
        {
            "Un": Said(("Ada Mercier",), ("ada@example.org",), "1", 20),
            "Deux": Said(("Bo Linde", "Cy Roux"), ("bo@example.org", "cy@example.org"), "1", 20),
            "Trois": Said(("Dina Abba",), ("di@example.org",), "1", 30),
            "Quatre": Said(("Eva Zola",), ("eva@example.org",), "2", 60),
            "Cinq": Said(("Fanny Ott",), ("fanny@example.org",), "2", 20),
        },
    )


def two_header_rows() -> Secretariat:
    rows = [
        ["Communication", None, "Intervenant", None, None],
        ["Titre", "Durée (min)", "Prénom", "Nom", "Courriel"],
        ["Un", 20, "Ada", "Mercier", "ada@example.org"],
        ["Deux", 30, "Jean-Loup", "d'Arcourt", "jl@example.org"],
    ]
    return Secretariat(
        "deux lignes de titres",
        {"talks.xlsx": as_xlsx({"F": rows}, ("A1:B1", "C1:E1"))},
        {
            "Un": Said(("Ada Mercier",), ("ada@example.org",), duration=20),
            "Deux": Said(("Jean-Loup d'Arcourt",), ("jl@example.org",), duration=30),
        },
    )


def former_programme() -> Secretariat:
    rows = [
        ["Jour", "Début", "Fin", "Salle", "Intervenants", "Titre"],
        [date(2027, 5, 21), time(9, 0), time(9, 20), "amphi", "Ada Mercier, Bo Linde", "Un"],
        [date(2027, 5, 21), time(9, 30), time(9, 50), "amphi", "Cy Roux", "Deux"],
    ]
    return Secretariat(
        "colonnes d'un ancien programme",
        {"talks.xlsx": as_xlsx({"Programme": rows})},
        {"Un": Said(("Ada Mercier", "Bo Linde")), "Deux": Said(("Cy Roux",))},
    )


def several_sheets() -> Secretariat:
    notes = [["À faire"], ["relancer Ada"], ["réserver l'amphi"]]
    rows = [
        ["Identifiant", "Titre", "Orateur", "Email", "Indisponibilités"],
        ["T1", "Un", "Ada Mercier", "ada@example.org", "10h-11h"],
        ["T2", "Deux", "Bo Linde", "bo@example.org", None],
    ]
    return Secretariat(
        "plusieurs feuilles, les communications sur la seconde",
        {"talks.ods": as_ods({"Notes": notes, "Communications": rows})},
        {
            "Un": Said(
                ("Ada Mercier",),
                ("ada@example.org",),
                available=((clock(9), clock(10)), (clock(11), clock(18))),
                id="T1",
            ),
            "Deux": Said(("Bo Linde",), ("bo@example.org",), id="T2"),
        },
    )


def english_office() -> Secretariat:
    rows = [
        ["Ref.", "Speaker(s)", "E-mail", "Talk title", "Length", "Availability", "Keywords", "Confirmed?"],
        ["A1", "Dr Ada Mercier", "ada@example.org", "On naming", "20 min", "morning", "names, streets", "yes"],
        ["A2", "Linde, Bo", "bo@example.org", "On sharing", "1 h", "from 11", "water", "tbc"],
        [
            "A3",
            "Cy Roux & Dina Abba",
            "cy@example.org / di@example.org",
            "On ruling",
            "30",
            "until 16:30",
            "",
            "declined",
        ],
        ["A4", "Eva Zola", "eva@example.org", "On leaving", "half an hour", "leaves at 4pm", "exit", "yes"],
    ]
    return Secretariat(
        "an English office",
        {"event.toml": event(language=EN), "talks.ods": as_ods({"Talks": rows})},
        {
            "On naming": Said(
                ("Ada Mercier",),
                ("ada@example.org",),
                None,
                20,
                ((clock(9), clock(13)),),
                keywords=("names", "streets"),
            ),
            "On sharing": Said(
                ("Bo Linde",),
                ("bo@example.org",),
                None,
                60,
                ((clock(11), clock(18)),),
                keywords=("water",),
                note="to be confirmed",
            ),
            "On leaving": Said(
                ("Eva Zola",), ("eva@example.org",), None, 30, ((clock(9), clock(16)),), keywords=("exit",)
            ),
        },
        left_out=("On ruling",),
    )
