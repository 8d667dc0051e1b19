"""The text of documents of word processors and of PDF, read in a process with limits of memory and time."""
