"""The files of a folder: its lock, history, journal and transactions. Nothing here knows events."""
