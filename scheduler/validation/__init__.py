"""Whether an event agrees with itself."""
