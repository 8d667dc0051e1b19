"""The sheets of a workbook as plain values, read in a process with limits of memory and time."""
