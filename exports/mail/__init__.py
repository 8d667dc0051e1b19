"""The mails of a release, as drafts: one for each person and item concerned, and a summary for people with several."""

from exports.mail.letters import NAMES, Edited, Mail, Name, mails, without_address

__all__ = ["NAMES", "Edited", "Mail", "Name", "mails", "without_address"]
