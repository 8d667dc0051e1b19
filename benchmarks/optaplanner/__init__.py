"""The conferences of OptaPlanner's example: their files, events made of them, and a judge without solver."""
