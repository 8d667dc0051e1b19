"""The search where sessions are preset slots: from models without rooms to those that know rooms and places."""
