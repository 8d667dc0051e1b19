"""Generated events of known feasibility, and the times that they take."""
