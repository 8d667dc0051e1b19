"""The benchmark of large conferences, CoSPLib: its files, its objective, and a judge that knows no solver."""
