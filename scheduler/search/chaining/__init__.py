"""A first programme from a model in which each talk has a start and, in its session, a talk that follows it."""
