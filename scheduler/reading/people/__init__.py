"""Everybody whom a folder mentions: the names in its cells, and who is who."""
