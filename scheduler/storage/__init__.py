"""What happens to files: the lock of a folder, its history, transactions that change it. No event is known here."""
