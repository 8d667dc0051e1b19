"""First programmes by first fit, without the solver: they are found in hundredths of a second, and prove nothing."""
