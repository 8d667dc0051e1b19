"""Better programmes near the best one, of days whose sessions are found: a part of it is free, and all else stays."""
