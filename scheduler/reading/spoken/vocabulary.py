"""The words in which people say when they can come, folded, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Kind = Literal[
    "hour",
    "dates",
    "weekday",
    "nth day",
    "half",
    "from",
    "until",
    "onward",
    "limit",
    "arrives",
    "leaves",
    "not",
    "except",
    "available",
    "yes",
    "no",
    "only",
    "firm",
    "prefer",
    "to",
    "of",
    "between",
    "dash",
    "and",
    "or",
    "comma",
    "filler",
]


MONTHS = (
    "janvier|janv|january|jan",
    "fevrier|fevr|fev|february|feb",
    "mars|march|mar",
    "avril|avr|april|apr",
    "mai|may",
    "juin|june|jun",
    "juillet|juil|july|jul",
    "aout|august|aug",
    "septembre|sept|september|sep",
    "octobre|oct|october",
    "novembre|nov|november",
    "decembre|dec|december",
)
WEEKDAYS = (
    "lundi|lun|monday|mon",
    "mardi|mar|tuesday|tues|tue",
    "mercredi|mer|wednesday|wed",
    "jeudi|jeu|thursday|thurs|thu",
    "vendredi|ven|friday|fri",
    "samedi|sam|saturday|sat",
    "dimanche|dim|sunday|sun",
)

#: The ordinal numbers of days; -1 for the last.
_NTH = (
    ("1er", "premier", "premiere", "first", "1st"),
    ("2e", "2eme", "2nd", "deuxieme", "second", "seconde"),
    ("3e", "3eme", "3rd", "troisieme", "third"),
)
NTH_OF = {word: number for number, words in enumerate(_NTH) for word in words}
NTH_OF |= {"dernier": -1, "derniere": -1, "last": -1}


#: Words that are English alone: beside one of them, « AM » is no après-midi.
ENGLISH = (
    "mondays?|tuesdays?|tues?|wednesdays?|wed|thursdays?|thurs?|fridays?|fri|saturdays?|sat|sundays?|sun|january|february|"
    "march|april|may|june|july|august|september|october|november|december|only|not|except|available|unavailable|first|"
    "second|third|last|and|or|p\\.?m"
)

#: Phrases by their kind; a phrase of several words is looked for before its parts.
PHRASES: Mapping[Kind, Mapping[str, str]] = {
    "half": {
        "morning": "matin;au matin;matins;avant-midi;matinee;matinees;morning;mornings;"
        "avant le dejeuner;avant dejeuner;avant le repas;avant le repas de midi;jusqu'au dejeuner;"
        "before lunch;until lunch",
        "afternoon": "apres-midi;apres midi;apresmidi;apres-midis;aprem;aprems;afternoon;afternoons;pm;p.m;"
        "apres le dejeuner;apres dejeuner;apres le repas;apres le repas de midi;apres la pause dejeuner;after lunch",
        "evening": "soir;soirs;soiree;soirees;le soir;en soiree;evening;evenings",
        "a.m.": "am;a.m",
        "day": "toute la journee;la journee entiere;journee entiere;journee;all day;"
        "all day long;whole day;full day;entire day;tous les jours;les deux jours;les 2 jours;les trois jours;"
        "les 3 jours;toujours;tout le temps;both days;every day;all days;any day;anytime;any time;always;a tout moment;"
        "n'importe quand;tout;all",
    },
    "from": {
        "inclusive": "a partir de;a partir du;a partir d';a compter de;a compter du;des;depuis;from;since;starting;"
        "starting from;starting at;as of;as from;onwards from;>=;\u2265",
        "exclusive": "apres;after;>",
    },
    "until": {"exclusive": "avant;before;<", "doubtful": "jusqu'a;jusqu'au;jusque;until;till;up to"},
    "onward": {"": "onwards;onward;et plus;et plus tard;ou plus tard;and later;or later"},
    "limit": {
        "until": "max;maxi;maximum;au maximum;au max;grand maximum;dernier delai;derniere limite;at the latest;latest;"
        "at most",
        "from": "min;mini;minimum;au minimum;au min;at the earliest;earliest",
    },
    "arrives": {
        "": "arrive a;arrive;arrivee a;arrivee;arrivera a;arrivera;arrivant a;arrives at;arrives;arriving at;arriving;"
        "arrival at;arrival;j'arrive a;j'arrive;au plus tot a;au plus tot;no earlier than;not earlier than;pas plus "
        "tot que"
    },
    "leaves": {
        "": "part a;part avant;part;repart a;repart avant;repart;partira a;partira;partant a;partant;je pars a;je pars;"
        "je repars a;depart a;depart;doit partir a;doit partir avant;doit partir;doit repartir a;doit repartir avant;"
        "quitte a;leaves at;leaves by;leaves before;leaves;leaving at;leaving by;leaving;must leave at;must leave by;"
        "must leave before;has to leave at;has to leave by;has to leave before;needs to leave at;needs to leave by;"
        "departs at;departure at;departure;au plus tard a;au plus tard;no later than;not later than;pas plus tard que"
    },
    "not": {
        "": "pas;not;ni;nor;jamais;never;indisponible;indispo;indisponibles;indisponibilite;non disponible;"
        "non-disponible;pas disponible;pas dispo;pas libre;pas present;pas presente;pas possible;n'est pas disponible;"
        "n'est pas libre;n'est pas la;ne peut pas;ne peux pas;ne sera pas la;not available;not free;not possible;"
        "not present;unavailable;is not available;isn't available;cannot;can't;cannot come;absent;absente;absents;"
        "absentes;away;empeche;empechee;impossible;ne peut pas venir;ne peux pas venir;ne pourrai pas;"
        "ne pourrai pas venir;ne serai pas disponible;ne serai pas la;ne suis pas disponible;ne suis pas la;"
        "ne suis pas libre;can't come"
    },
    "except": {
        "": "sauf;excepte;excepted;except;except for;excepting;hors;hormis;a l'exception de;a l'exception du;"
        "en dehors de;en dehors du;excluding;apart from;other than;mais pas;but not"
    },
    "available": {
        "": "disponible;disponibles;dispo;dispos;disponibilite;disponibilites;available;availability;present;presente;"
        "libre;free;possible;ok pour;peut;peut venir;peux;peux venir;pourrai;pourrai venir;can;can come"
    },
    "yes": {"": "oui;ok;yes;d'accord"},
    "no": {"": "non;no"},
    "only": {"": "seulement;uniquement;exclusivement;only;exclusively"},
    "firm": {"": "imperativement;obligatoirement;absolument;strictement;strictly"},
    "prefer": {
        "": "de preference;par preference;preference;preference pour;preferences;plutot;si possible;idealement;ideal;"
        "ideally;preferably;preferred;preferable;prefere;preferee;prefere le;prefererait;preferait;prefers;"
        "would prefer;prefer;if possible;if at all possible;rather;souhaite;souhaiterait;souhait;wish;would like;mieux;"
        "c'est mieux;de preference pour;le mieux"
    },
    "to": {"": "a;to;au"},
    "of": {"": "de;du;d';of"},
    "between": {"": "entre;between"},
    "dash": {"": "-;->"},
    "and": {"": "et;and;&;+;puis;then;mais;but;ainsi que"},
    "or": {"": "ou;or;ou bien"},
    "comma": {"": ",;/"},
    "filler": {
        "": "le;la;les;l';aux;en;the;in;in the;on;at;during;pendant;:;.;!;svp;s'il vous plait;please;merci;thanks;"
        'precises;precise;pile;sharp;creneau;creneaux;plage;plages;est;is;sera;";«;»;“;”;'
        "je;je suis;je serai;nous sommes;nous serons;i;i am;i'm;i will be;i'll be;we are;we will be;pour moi;for me"
    },
}
