"""Tables that forms and submission systems write."""

from __future__ import annotations

from tests.scheduler.reading.secretariats.secretariat import AXES, EN, Said, Secretariat, clock, event
from tests.scheduler.reading.secretariats.written import as_csv


def google_form() -> Secretariat:
    lines = (
        "14/02/2027 22:59:00|h.marchandeau@example.org|MARCHANDEAU Héloïse|Rives, Université de la Plaine|"
        "Gouverner par la jauge|Axe 3 – Gouverner|eau, capteurs, communes|Depuis 2019…\n\nL’enquête…|"
        "Héloïse Marchandeau est…|plutôt le matin",
        "15/02/2027 01:10:00|le.goff@example.org|LE GOFF Baptiste|Rives|Nommer la rue|Axe 1 – Nommer|rue ; plaque|"
        "Les plaques…||à partir de 11h",
    )
    rows = [
        [
            "Horodateur",
            "Adresse e-mail",
            "Nom et prénom",
            "Laboratoire / établissement de rattachement",
            "Titre de votre communication",
            "Dans quel axe s'inscrit votre proposition ?",
            "5 mots-clés",
            "Résumé (6 000 signes maximum espaces compris)",
            "Courte biographie (10 lignes)",
            "Vos contraintes horaires le 21 mai",
        ],
        *(line.split("|") for line in lines),
    ]
    return Secretariat(
        "formulaire Google, virgules",
        {"event.toml": event(AXES), "talks.csv": as_csv(rows, ",", "utf-8")},
        {
            "Gouverner par la jauge": Said(
                ("Héloïse Marchandeau",),
                ("h.marchandeau@example.org",),
                "3",
                preferred=((clock(9), clock(13)),),
                keywords=("eau", "capteurs", "communes"),
            ),
            "Nommer la rue": Said(
                ("Baptiste Le Goff",),
                ("le.goff@example.org",),
                "1",
                available=((clock(11), clock(18)),),
                keywords=("rue", "plaque"),
            ),
        },
    )


def microsoft_form() -> Secretariat:
    lines = (
        "ID|Heure de début|Heure de fin|Adresse de messagerie|Nom|Prénom|Nom de famille|Titre ou fonction|Institution|"
        "Intitulé de la communication|Axe thématique|Mots-clés|Proposition|Notice bio-bibliographique|Remarques|"
        "Décision du comité",
        "1|14/02/2027 22:40|14/02/2027 22:59|anonymous||Héloïse|Marchandeau|MCF|Université de la Plaine|"
        "Gouverner par la jauge|Axe 3;|eau;capteurs;|Depuis 2019|…||oui",
        "2|15/02/2027 08:01|15/02/2027 08:33|anonymous||Ève|d'Ormesson|doctorante|CNRS|"
        "Nommer la rue|Axe 1;|rue;plaque;|Les plaques…|…|en visio ?|non",
        "3|15/02/2027 09:00|15/02/2027 09:20|anonymous||Baptiste|Le Goff|PR|Rives|"
        "Partager l’œuvre|Axe 2;|œuvre;|Il s’agit…|…||oui",
    )
    rows = [line.split("|") for line in lines]
    return Secretariat(
        "formulaire Microsoft, Windows-1252",
        {"event.toml": event(AXES), "talks.csv": as_csv(rows, ";", "cp1252")},
        {
            "Gouverner par la jauge": Said(
                ("Héloïse Marchandeau",), (None,), "3", keywords=("eau", "capteurs"), id="1"
            ),
            "Partager l’œuvre": Said(("Baptiste Le Goff",), (None,), "2", keywords=("œuvre",), id="3"),
        },
        left_out=("Nommer la rue",),
    )


def easychair() -> Secretariat:
    rows = [
        ["#", "authors", "title", "keywords", "decision"],
        [1, "Ada Mercier and Bo Linde", "On naming", "names\nstreets", "ACCEPT"],
        [2, "Cy Roux, Dina Abba and Eva Zola", "On sharing", "commons\nwater", "accept"],
        [5, "Fanny Ott", "On ruling", "rule", "REJECT"],
    ]
    return Secretariat(
        "EasyChair-like, English, and the line that says who presents",
        {
            "event.toml": event('[columns.talks]\nspeakers = "authors"\n', EN),
            "talks.csv": as_csv(rows, ",", "utf-8"),
        },
        {
            "On naming": Said(("Ada Mercier", "Bo Linde"), keywords=("names", "streets"), id="1"),
            "On sharing": Said(("Cy Roux", "Dina Abba", "Eva Zola"), keywords=("commons", "water"), id="2"),
        },
        left_out=("On ruling",),
    )


def nobody_presents() -> Secretariat:
    rows = [["#", "authors", "title", "decision"], [1, "Ada Mercier and Bo Linde", "On naming", "accept"]]
    return Secretariat(
        "EasyChair-like: authors, and nobody who presents",
        {"event.toml": event(language=EN), "talks.csv": as_csv(rows, ",", "utf-8")},
        {},
        asked=((1, "speakers"),),
    )
