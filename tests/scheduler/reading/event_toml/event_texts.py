"""An event.toml with every key, and folders with an event.toml of any text."""

from __future__ import annotations

TALKS = "id,title,speakers,emails,keywords,biography\nT1,a,Ada,ada@a.org,k,b\n"

EVERYTHING = """\
[event]
id = "ia-2025"
title = "IA  et\\tcollectivités"
subtitle = "Journée"
date = 2025-05-23
start = "9h"
end = 18:00:00
step = 10
timezone = "Europe/Brussels"
language = "en"
url = "https://example.org/journee"
[event.venue]
name = "MSH"
address = "20 avenue"
access = "Métro"
latitude = 48.907
longitude = 2
[[event.organisers]]
name = "Org"
email = "org@example.org"
affiliation = "Lab"
[[event.committees]]
title = "Comité"
members = ["A", "B"]
[talks]
duration = 20
gap = 5
[sessions]
min_talks = 2
max_talks = 6
introduction = 5
discussion = 10
room_change = 15
max_stretch = 120
[[axes]]
id = "1"
title = "Axe un"
chair = "Jean Dupont"
[[axes]]
id = "2"
title = "Axe deux"
chair = ["Ada", "Jean  DUPONT"]
[[rooms]]
id = "a"
name = "Auditorium"
capacity = 200
features = ["visio"]
available = "14:00-16:00; 9h–10h30; 10h30 - 12h"
[[plenaries]]
id = "accueil"
title = "Accueil"
start = "09 h 00"
duration = 30
room = "a"
speakers = ["Ada", "Zoé <zoe@example.org>"]
[[plenaries]]
title = "Con"
start = "17:00"
duration = 30
[[breaks]]
title = "Déjeuner"
duration = 75
between = ["12:00", "14h"]
ideal = "12:30"
[[breaks]]
title = "déjeuner"
duration = 5
between = ["15:00", "15:30"]
[rules]
max_stretch = 3
pin = "off"
needs = "hard"
[priorities]
order = ["breaks", "sessions", "rules"]
"""


def with_event(folder, text, talks=TALKS):
    return folder.event(text).write("talks.csv", talks)
