"""Values in the words of the people who fill in tables: windows, durations, statuses, axes, lists."""
