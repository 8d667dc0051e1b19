"""CP-SAT variables of a timetable and the queries that rules post through."""
