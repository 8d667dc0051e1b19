"""The benchmark CoSPLib of large conferences: its files, its objective, and a judge without solver."""
