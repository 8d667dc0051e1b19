"""Named instances, known optima or bounds, ratios; not tests."""
