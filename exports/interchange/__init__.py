"""The programme for other programs: apps, pretalx, Indico, search engines."""
