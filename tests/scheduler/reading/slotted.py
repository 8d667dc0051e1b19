"""An event of two days with preset sessions."""

from __future__ import annotations

EVENT = """\
[event]
title = "Congrès"
start = "09:00"
end = "18:00"
[[days]]
date = 2027-06-08
[[days]]
date = 2027-06-07
[[axes]]
id = "1"
title = "Un"
[[axes]]
id = "2"
title = "Deux"
[[rooms]]
id = "A"
name = "Amphi"
[[rooms]]
id = "B"
[[plenaries]]
title = "Accueil"
start = "2027-06-07 09:00"
duration = 30
"""
SLOTS = (
    '[[slots]]\nid = "mardi"\ndate = 2027-06-08\nstart = "9h"\nend = "10:30"\nplaces = 3\nrooms = ["B", "B"]\n',
    '[[slots]]\ndate = 2027-06-07\nstart = "9:30"\nend = "11:00"\nplaces = 3\n',
    '[[slots]]\ndate = 2027-06-08\nstart = "09:00"\nend = "10:30"\nplaces = 4\nrooms = "A"\n',
)
TALKS = "id,title,axis,places,emails,speakers\nT1,a,1,2,ada@a.org,Ada\nT2,b,2,,,\n"


def with_slots(folder, *, event=EVENT, slots=SLOTS, more="", talks=TALKS):
    return folder.event(event + "".join(slots) + more).write("talks.csv", talks)
