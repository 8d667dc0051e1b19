"""Conferences whose sessions are preset: their model, its search, and the programmes that it finds."""
