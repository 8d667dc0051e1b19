"""Generated events of known feasibility, and how long they take."""
