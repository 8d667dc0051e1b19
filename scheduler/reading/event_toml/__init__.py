"""event.toml read value by value."""
