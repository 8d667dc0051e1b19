"""The event.toml of the French starter folder: “# ” begins a comment, and “#key” a setting that is switched off."""

EVENT = """\
# Tout ce qui fait la journée, sauf les exposés (talks.csv) et les personnes (speakers.csv).
# Les lignes qui commencent par « # » ne sont pas lues. Pour activer un réglage tel que
# « #subtitle = … », enlevez le # qui le précède. Les valeurs montrées alors sont des exemples.
# Pour l'impression, le dossier peut aussi avoir logos/ (PNG, JPEG, SVG) et booklet.md (le premier texte du livret) ;
# une colonne « prononciation » des tableaux dit à qui modère comment se disent les noms.
# Grands congrès dont les sessions sont données ([[slots]]) : voir docs/formats.fr.md de Journée.
# Pour contrôler le dossier : journee check ; pour calculer le programme : journee solve.

[event]
id       = "@ID@"     # gardez-le pour toujours : les agendas reconnaissent l'événement à cela
title    = "Lire la ville : une journée d'étude imaginaire"
#subtitle = "Journée d'étude"
date     = 2027-05-21             # année-mois-jour
start    = "09:00"                # le programme tient tout entier entre ces deux heures
end      = "17:00"
step     = 5                      # les sessions et les pauses commencent à un multiple de 5 minutes
timezone = "Europe/Paris"
language = "fr"                   # de tout ce qui est produit : "fr" ou "en"
#url      = "https://example.org/journee"

# Plusieurs jours : supprimez date, start et end ci-dessus et répétez ce bloc pour chaque jour.
#[[days]]
#date  = 2027-05-21
#start = "09:00"
#end   = "17:00"

[event.venue]
name      = "Maison des sciences"
address   = "1 rue de l'Exemple, 75000 Paris"
#access    = "Métro ligne 12, station Exemple"
#town      = "Paris"           # où se signent les attestations
#latitude  = 48.907
#longitude = 2.365

# Un bloc par organisateur ; le premier qui a une adresse envoie les invitations.
[[event.organisers]]
name        = "Camille Rivière"
email       = "camille.riviere@example.org"
#affiliation = "Université de l'Exemple"

# Un bloc par comité, imprimé à la fin du livret.
#[[event.committees]]
#title   = "Comité scientifique"
#members = ["Camille Rivière", "Paul Vasseur"]

[talks]
duration = 30                     # minutes d'un exposé, discussion comprise, si sa ligne ne dit rien
gap      = 0                      # minutes entre deux exposés d'une session

[sessions]
min_talks   = 2                   # exposés par session
max_talks   = 4
introduction = 0                  # minutes d'introduction au début de chaque session, dont elles font partie
discussion  = 0                   # minutes de discussion commune à la fin de chaque session
room_change = 5                   # minutes pour aller d'une salle à l'autre
#person_pause = 30                 # minutes au moins entre deux exposés d'une même personne ; 0 par défaut
#max_stretch = 120                 # durée la plus longue dans une salle entre deux pauses, en minutes

# Ce que disent les invitations en plus.
[invitations]
#alarm = 30                        # minutes avant le début où l'agenda sonne ; sans cette clé, il ne sonne pas
#bring = "Apportez votre présentation sur une clé USB."

# Ce que demandait l'appel à communications : « check » signale ce qui le dépasse.
[call]
#keywords = 5                      # mots-clés par exposé
#abstract = 6000                   # signes d'un résumé, espaces comprises
#deadline = 2027-01-31

# Les axes. Sans aucun axe, une session réunit des exposés quelconques.
# chair : qui modère toutes les sessions de l'axe, un nom ou une liste de noms.
[[axes]]
id    = "1"
title = "Habiter"
chair = "Camille Rivière"

[[axes]]
id    = "2"
title = "Circuler"
#chair = ["Paul Vasseur"]

# Sa première, sa deuxième… session peut avoir un titre, une modération et des discutants à elle.
#[[axes.sessions]]
#title = "Premiers mots"
#discussants = ["Dominique Champs"]

# Les salles. Sans aucune, il y en a une, qui porte le nom du lieu.
# capacity : places ; features : équipements que demande la colonne « besoins » ;
# available : quand la salle est libre, « 09:00-12:30; 14:00-17:00 », toujours si c'est vide.
#[[rooms]]
#id        = "auditorium"
#name      = "Auditorium"
#capacity  = 200
#features  = ["visio"]
#available = "09:00-17:00"
#talks     = true                # false : n'accueille aucun exposé

# Les moments communs : accueil, conférence invitée, table ronde, clôture. À heure fixe (start), ou placés par le
# calcul à l'intérieur de « between », au plus près de « ideal » ; chair : qui modère ;
# position : "first" (ou "last") si rien d'autre que des pauses ne doit venir avant (après), ce jour-là ;
# after : ce qui doit être fini avant (plénières, pauses, exposés, "axis:1" pour tout un axe).
[[plenaries]]
id       = "accueil"
title    = "Accueil et ouverture"
start    = "09:00"
duration = 30
position = "first"
#room     = "auditorium"
speakers = ["Camille Rivière"]

[[plenaries]]
id       = "conference"
title    = "Conférence invitée : ce que les cartes taisent"
start    = "11:30"
duration = 45
speakers = ["Ada Mercier"]
#chair    = "Paul Vasseur"
#abstract = "Ce qu'une carte ne montre pas."
#keywords = ["cartes", "silences"]
#note     = "en visioconférence"

[[plenaries]]
id       = "cloture"
title    = "Synthèse et clôture"
between  = ["14:30", "17:00"]
duration = 15
position = "last"
after    = ["conference"]
speakers = ["Camille Rivière"]

# Les pauses, placées par le calcul à l'intérieur de « between », au plus près de « ideal ».
[[breaks]]
id       = "cafe"
title    = "Pause café"
duration = 20
between  = ["10:30", "11:30"]

[[breaks]]
id       = "dejeuner"
title    = "Déjeuner"
duration = 75
between  = ["12:00", "14:00"]
ideal    = "12:30"
#room     = "auditorium"           # où elle a lieu ; « at » au lieu de « between » : à cette heure exactement
#note     = "libre"
# posters = true                       # les posters (colonne « forme » des exposés) sont montrés alors
# min_duration = 45                     # sa durée au moins si la journée prend du retard (journee repair --late)

# Chaque règle est "hard" (toujours respectée), "off" (ignorée) ou un poids, un entier à partir de 1 :
# plus il est grand, plus la règle compte. Voici les règles telles qu'elles sont si vous n'écrivez rien.
[rules]
#session_size      = "hard"        # min_talks et max_talks
#talk_available    = "hard"        # disponibilités de l'exposé
#person_available  = "hard"        # disponibilités des personnes
#room_available    = "hard"        # disponibilités des salles
#one_place         = "hard"        # personne à deux endroits à la fois
#person_pause      = "hard"        # [sessions] person_pause
#pin               = "hard"        # colonne « fixé »
#talk_room         = "hard"        # colonne « salle »
#needs             = "hard"        # colonne « besoins »
#capacity          = "hard"        # colonne « public » et places de la salle
#after             = "hard"        # colonne « après »
#not_with          = "hard"        # colonne « pas_avec »
#together          = "hard"        # colonne « avec »
#axis_not_parallel = "hard"        # deux sessions d'un axe ne sont pas en même temps
#break_between     = "hard"        # quelque chose avant, entre et après les pauses
#max_stretch       = "hard"        # [sessions] max_stretch
#session_apart     = "hard"        # entre deux sessions d'un axe dans une salle : pause, plénière ou autre session
#framing           = "hard"        # rien avant une plénière position = "first", ni après une "last"
#plenary_after     = "hard"        # « after » des plénières
#discussant_available = "hard"     # les discutants, pendant l'exposé ou la session qu'ils discutent

# Ce que le calcul améliore, du plus important au moins important ; ce qui n'est pas nommé est ignoré.
[priorities]
#order = ["sessions", "preferences", "chairs", "axis_order", "balance", "coherence", "compactness", "breaks"]
"""
