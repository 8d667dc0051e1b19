"""Explanations: contradictions, ways out of them, what-ifs and unmet wishes."""
