"""The track-based benchmark of conferences: its files, events made of them, and a judge without solver."""
