"""Importers turn the files of other systems into events; the rest of the package writes an event as a folder."""
