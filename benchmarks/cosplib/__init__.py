"""CoSPLib, the public benchmark of conference scheduling: its files, and what a schedule is worth by its definition."""
