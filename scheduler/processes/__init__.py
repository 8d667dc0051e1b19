"""Work on what others wrote, in processes of its own that have limits."""
