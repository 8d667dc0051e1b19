"""The event.toml of the English starter folder: “# ” begins a comment, and “#key” a setting that is switched off."""

EVENT = """\
# All that makes the day but for the talks (talks.csv) and the people (speakers.csv).
# Lines that begin with # are not read. To switch on a setting such as “#subtitle = …”,
# take away the # before it. The values shown in such lines are examples.
# For printing, the folder may also have logos/ (PNG, JPEG, SVG) and booklet.md (the booklet's first text);
# a column “pronunciation” of the tables tells the chairs how names are said.
# Larger conferences whose sessions are preset ([[slots]]): see docs/formats.md of Journée.
# To check the folder: journee check; to make the programme: journee solve.

[event]
id       = "@ID@"     # keep it for ever: calendars know the event by it
title    = "Reading the city: an imaginary conference"
#subtitle = "One-day conference"
date     = 2027-05-21             # year-month-day
start    = "09:00"                # the whole programme lies between these two hours
end      = "17:00"
step     = 5                      # sessions and breaks start at multiples of 5 minutes
timezone = "Europe/Paris"
language = "en"                   # of everything that is produced: "fr" or "en"
#url      = "https://example.org/conference"

# Several days: delete date, start and end above and repeat this block for each day.
#[[days]]
#date  = 2027-05-21
#start = "09:00"
#end   = "17:00"

[event.venue]
name      = "House of Science"
address   = "1 Example Street, 75000 Paris"
#access    = "Metro line 12, station Example"
#town      = "London"          # where certificates are signed
#latitude  = 48.907
#longitude = 2.365

# One block an organiser; the first who has an address sends the invitations.
[[event.organisers]]
name        = "Camille Rivers"
email       = "camille.rivers@example.org"
#affiliation = "Example University"

# One block a committee, printed at the end of the booklet.
#[[event.committees]]
#title   = "Scientific committee"
#members = ["Camille Rivers", "Paul Carter"]

[talks]
duration = 30                     # minutes of a talk, discussion included, if its row says nothing
gap      = 0                      # minutes between two talks of a session

[sessions]
min_talks   = 2                   # talks a session
max_talks   = 4
introduction = 0                  # minutes of introduction at the beginning of each session, part of it
discussion  = 0                   # minutes of common discussion at the end of each session
room_change = 5                   # minutes to get from one room to another
#person_pause = 30                 # minutes at least between two talks of one person; 0 by default
#max_stretch = 120                 # longest time in a room between two pauses, in minutes

# What the invitations say besides.
[invitations]
#alarm = 30                        # minutes before the start at which the calendar rings; without this key it does not
#bring = "Bring your slides on a USB stick."

# What the call for papers asked: “check” remarks on what exceeds it.
[call]
#keywords = 5                      # keywords of a talk
#abstract = 6000                   # characters of an abstract, spaces included
#deadline = 2027-01-31

# The axes. Without any, a session is a run of any talks.
# chair: who chairs all the sessions of the axis, a name or a list of names.
[[axes]]
id    = "1"
title = "Living"
chair = "Camille Rivers"

[[axes]]
id    = "2"
title = "Moving"
#chair = ["Paul Carter"]

# Its first, second … session may have a title, a chair and discussants of its own.
#[[axes.sessions]]
#title = "Opening words"
#discussants = ["Dominique Field"]

# The rooms. Without any, there is one, which has the name of the venue.
# capacity: seats; features: equipment that the column “needs” asks for;
# available: when the room is free, “09:00-12:30; 14:00-17:00”, always if empty.
#[[rooms]]
#id        = "auditorium"
#name      = "Auditorium"
#capacity  = 200
#features  = ["video"]
#available = "09:00-17:00"
#talks     = true                # false: no talk is ever put there

# What all attend: welcome, keynote, round table, closing. At a fixed time (start), or placed inside “between”, as
# near to “ideal” as can be; chair: who moderates;
# position: "first" (or "last") if nothing but breaks shall come before it (after it) on its day;
# after: what must be over before (plenaries, breaks, talks, "axis:1" for all of an axis).
[[plenaries]]
id       = "welcome"
title    = "Welcome and opening"
start    = "09:00"
duration = 30
position = "first"
#room     = "auditorium"
speakers = ["Camille Rivers"]

[[plenaries]]
id       = "keynote"
title    = "Keynote: what maps leave out"
start    = "11:30"
duration = 45
speakers = ["Ada Mercer"]
#chair    = "Paul Carter"
#abstract = "What a map does not show."
#keywords = ["maps", "silence"]
#note     = "by video"

[[plenaries]]
id       = "closing"
title    = "Summary and closing"
between  = ["14:30", "17:00"]
duration = 15
position = "last"
after    = ["keynote"]
speakers = ["Camille Rivers"]

# The breaks, placed inside “between”, as near to “ideal” as can be.
[[breaks]]
id       = "coffee"
title    = "Coffee"
duration = 20
between  = ["10:30", "11:30"]

[[breaks]]
id       = "lunch"
title    = "Lunch"
duration = 75
between  = ["12:00", "14:00"]
ideal    = "12:30"
#room     = "auditorium"           # where it is held; “at” instead of “between” and “ideal”: exactly then
#note     = "free"
# posters = true                       # posters (column “type” of the talks) are shown then
# min_duration = 45                     # how short it may become when the day runs late (journee repair --late)

# Each rule is "hard" (always kept), "off" (ignored) or a weight, a whole number from 1:
# the greater, the more the rule counts. These are the rules as they are if you write nothing.
[rules]
#session_size      = "hard"        # min_talks and max_talks
#talk_available    = "hard"        # the talk's windows
#person_available  = "hard"        # the people's windows
#room_available    = "hard"        # the rooms' windows
#one_place         = "hard"        # nobody in two places at once
#person_pause      = "hard"        # [sessions] person_pause
#pin               = "hard"        # column “pin”
#talk_room         = "hard"        # column “room”
#needs             = "hard"        # column “needs”
#capacity          = "hard"        # column “audience” and the room's seats
#after             = "hard"        # column “after”
#not_with          = "hard"        # column “not_with”
#together          = "hard"        # column “with”
#axis_not_parallel = "hard"        # two sessions of an axis are not held at once
#break_between     = "hard"        # something before, between and after the breaks
#max_stretch       = "hard"        # [sessions] max_stretch
#session_apart     = "hard"        # a break, plenary or other session between two sessions of an axis in a room
#framing           = "hard"        # nothing before a plenary with position = "first", nor after a "last"
#plenary_after     = "hard"        # “after” of plenaries
#discussant_available = "hard"     # discussants, during the talk or session that they discuss

# What is made as good as can be, the most important first; what is not named is ignored.
[priorities]
#order = ["sessions", "preferences", "chairs", "axis_order", "balance", "coherence", "compactness", "breaks"]
"""
