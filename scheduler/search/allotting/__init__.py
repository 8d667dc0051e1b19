"""First programmes of days that are nearly full: sessions are allotted to parts of the day before rooms and minutes."""
