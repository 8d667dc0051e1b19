"""The results of commands as lines for people and as JSON objects for programs; pure functions."""
