"""Questions about what is impossible or not as wished."""
