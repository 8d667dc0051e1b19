"""The search for programmes: the best one, a repaired one, alternatives."""
