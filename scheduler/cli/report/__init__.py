"""What a command tells, in words and as JSON objects."""
